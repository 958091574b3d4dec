// A promise is no longer owed: the one to whom it was owed waives it, or another takes its place.
import Type from 'typebox'
import { AgreementId, CommitmentId } from '../entry.ts'
import { quoted, Reason } from '../fields.ts'
import { ActorName, ClauseId, Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const commitmentEnded = eventKind({
  name: 'commitment-ended',
  body: Type.Object(
    {
      agreement: AgreementId,
      commitment: CommitmentId,
      as: Type.Union([
        Type.Object({ to: Type.Literal('waived'), by: ActorName }, { additionalProperties: false }),
        Type.Object({ to: Type.Literal('superseded'), by: CommitmentId }, { additionalProperties: false }),
      ]),
      from: Instant,
      ground: Reason,
      clause: Type.Optional(ClauseId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { as, from, ground } = entry.body
    const how = as.to === 'waived' ? `${as.by} waived a commitment` : 'another commitment took the place of one'
    return `${names(entry.author.organisation)} entered that from ${from} ${how}: ${quoted(ground, 160)}.`
  },
})
