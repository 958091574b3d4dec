// What one side says came of an engagement. Each side's readout stands for itself; two are laid side by side.
import Type from 'typebox'
import { Outcome, When } from '../engagements/terms.ts'
import { EngagementId, EntryId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Actors, Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const readoutGiven = eventKind({
  name: 'readout-given',
  body: Type.Object(
    {
      engagement: EngagementId,
      by: ActorName,
      said: Instant,
      outcome: Outcome,
      says: Words(8000),
      /** When they go on. */
      next: Type.Optional(When),
      /** Who was asked beforehand, and who was told. */
      consulted: Type.Optional(Actors),
      informed: Type.Optional(Actors),
      replaces: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { by, outcome, says } = entry.body
    return `${names(entry.author.organisation)} entered the readout of ${by} (${outcome}): ${quoted(says, 160)}.`
  },
})
