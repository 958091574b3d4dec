// A member, or the chair, votes on a decision in the words in which it was put. The last vote of each counts.
import Type from 'typebox'
import { CommissionId, DecisionId, EntryId } from '../entry.ts'
import { because, Reason } from '../fields.ts'
import { ActorName } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const voteCast = eventKind({
  name: 'vote-cast',
  body: Type.Object(
    {
      commission: CommissionId,
      decision: DecisionId,
      put: EntryId,
      by: ActorName,
      vote: Type.Union([Type.Literal('for'), Type.Literal('against'), Type.Literal('abstains')]),
      reason: Type.Optional(Reason),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered the vote of ${entry.body.by}: ${entry.body.vote}${because(entry.body.reason)}`,
})
