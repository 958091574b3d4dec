// What became of a movement, in OCHA's words, by somebody's word. Two sides may say two things of one journey.
import Type from 'typebox'
import { AccessConstraint, imported, OutcomeOfMovement, onMovement, When } from '../aid/terms.ts'
import { EntryId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const movementStated = eventKind({
  name: 'movement-stated',
  body: Type.Object(
    {
      ...onMovement,
      outcome: OutcomeOfMovement,
      by: ActorName,
      said: Instant,
      /** The ground that was given, and by whom where it was another. */
      says: Type.Optional(Words(2000)),
      groundBy: Type.Optional(ActorName),
      constraint: Type.Optional(AccessConstraint),
      /** How long it was held up. */
      heldMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 525_600 })),
      /** The new time of what was put off. */
      when: Type.Optional(When),
      replaces: Type.Optional(EntryId),
      ...imported,
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { outcome, by, said, says } = entry.body
    const words = says === undefined ? '' : `: ${quoted(says, 160)}`
    return `${names(entry.author.organisation)} entered that ${by} on ${said} called a movement ${outcome}${words}.`
  },
})
