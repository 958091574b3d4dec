// Somebody reports that a promise was carried out, in part, or not: a report, which nobody has verified.
import Type from 'typebox'
import { AgreementId, CommitmentId, EntryId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Instant, Period, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const words = { done: 'done', partly: 'done in part', 'not-done': 'not done' } as const

export const performanceReported = eventKind({
  name: 'performance-reported',
  body: Type.Object(
    {
      agreement: AgreementId,
      commitment: CommitmentId,
      by: ActorName,
      done: Type.Union([Type.Literal('done'), Type.Literal('partly'), Type.Literal('not-done')]),
      /** When it was so, which is not when it was reported. */
      performed: Instant,
      /** The stretch the report is about, for a promise that stands or recurs. */
      period: Type.Optional(Period),
      /** When the report was made; the entry's own time where it is not said. */
      made: Type.Optional(Instant),
      /** In all, up to then. */
      soFar: Type.Optional(Type.Number({ minimum: 0 })),
      says: Type.Optional(Words(2000)),
      replaces: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { by, done, performed, soFar, says } = entry.body
    const many = soFar === undefined ? '' : ` (${soFar} in all)`
    const said = says === undefined ? '' : `: ${quoted(says, 160)}`
    return `${names(entry.author.organisation)} entered that ${by} reported a commitment ${words[done]}${many} on ${performed}${said}.`
  },
})
