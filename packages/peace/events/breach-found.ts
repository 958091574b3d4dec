// The body that an agreement names for it finds that a promise was breached, or that it was not. Nobody else's word is a
// finding, and the software never says it.
import Type from 'typebox'
import { AgreementId, CommitmentId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, ClauseId, Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const breachFound = eventKind({
  name: 'breach-found',
  body: Type.Object(
    {
      agreement: AgreementId,
      commitment: CommitmentId,
      by: ActorName,
      result: Type.Union([Type.Literal('breached'), Type.Literal('not-breached')]),
      /** Since when, as the body found it. */
      since: Instant,
      made: Type.Optional(Instant),
      decision: Words(4000),
      clause: Type.Optional(ClauseId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { by, result, decision } = entry.body
    return `${names(entry.author.organisation)} entered that ${by} found a commitment ${result === 'breached' ? 'breached' : 'not breached'}: ${quoted(decision, 160)}.`
  },
})
