// A body says, by a method, whether a promise was carried out. It counts as verification only where the agreement lets
// that body verify. "Unverifiable" is a result.
import Type from 'typebox'
import { AgreementId, CommitmentId, EntryId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Instant, Period, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const words = {
  confirmed: 'confirmed',
  'partly-confirmed': 'confirmed in part',
  'not-confirmed': 'did not confirm',
  unverifiable: 'could not verify',
  withdrawn: 'withdrew its finding on',
} as const

export const VerificationResult = Type.Union([
  Type.Literal('confirmed'),
  Type.Literal('partly-confirmed'),
  Type.Literal('not-confirmed'),
  Type.Literal('unverifiable'),
  Type.Literal('withdrawn'),
])

export const performanceVerified = eventKind({
  name: 'performance-verified',
  body: Type.Object(
    {
      agreement: AgreementId,
      commitment: CommitmentId,
      by: ActorName,
      result: VerificationResult,
      /** Since when it was so, as the body found it. */
      performed: Instant,
      /** The stretch that was looked at, for a promise that stands or recurs. */
      period: Type.Optional(Period),
      /** When the finding was made; the entry's own time where it is not said. */
      made: Type.Optional(Instant),
      soFar: Type.Optional(Type.Number({ minimum: 0 })),
      /** How the body knows. */
      basis: Words(2000),
      /** The reports it looked at; the findings a withdrawal takes back. */
      about: Type.Optional(Type.Array(EntryId, { maxItems: 24 })),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { by, result, basis } = entry.body
    return `${names(entry.author.organisation)} entered that ${by} ${words[result]} a commitment: ${quoted(basis, 160)}.`
  },
})
