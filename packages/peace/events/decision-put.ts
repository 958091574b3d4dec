// A decision is put to a commission, in these words.
import Type from 'typebox'
import { CommissionId, DecisionId, SessionId } from '../entry.ts'
import { On, quoted, Words } from '../fields.ts'
import { ActorName, Instant, Slug } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const decisionPut = eventKind({
  name: 'decision-put',
  body: Type.Object(
    {
      commission: CommissionId,
      session: Type.Optional(SessionId),
      item: Type.Optional(Slug),
      decision: DecisionId,
      by: ActorName,
      text: Words(8000),
      about: Type.Optional(Type.Array(On, { maxItems: 12 })),
      /** Until when votes count. */
      until: Type.Optional(Instant),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered a decision put by ${entry.body.by}: ${quoted(entry.body.text, 160)}.`,
})
