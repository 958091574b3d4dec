// What a body is about to find. It is nobody's finding before those have signed whom the agreement names, and it is laid to
// nobody below the confidence the agreement sets.
import Type from 'typebox'
import { CaseId, EntryId, FindingId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, ClauseId, Instant, Slug } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const FindingLane = Type.Union([
  Type.Literal('monitoring'),
  Type.Literal('verification'),
  Type.Literal('investigation'),
])
export const FindingResult = Type.Union([
  Type.Literal('confirmed'),
  Type.Literal('partly-confirmed'),
  Type.Literal('not-confirmed'),
  Type.Literal('unverifiable'),
])
/** How sure a fact-finder must be, weakest first. */
export const StandardOfProof = Type.Union([
  Type.Literal('reasonable-suspicion'),
  Type.Literal('reasonable-grounds'),
  Type.Literal('balance-of-probabilities'),
  Type.Literal('beyond-reasonable-doubt'),
])

export const findingProposed = eventKind({
  name: 'finding-proposed',
  body: Type.Object(
    {
      case: CaseId,
      finding: FindingId,
      lane: FindingLane,
      by: ActorName,
      result: FindingResult,
      text: Words(8000),
      violation: Type.Optional(Slug),
      clauses: Type.Optional(Type.Array(ClauseId, { maxItems: 24 })),
      standard: Type.Optional(StandardOfProof),
      /** To whom it would be laid, and how sure the body is, in the hundred. */
      attribution: Type.Optional(
        Type.Object(
          { to: ActorName, confidence: Type.Number({ minimum: 0, maximum: 100 }) },
          { additionalProperties: false },
        ),
      ),
      made: Type.Optional(Instant),
      replaces: Type.Optional(EntryId),
    },
    { additionalProperties: false },
  ),
  fault: ({ lane, attribution }) =>
    attribution !== undefined && lane !== 'investigation'
      ? { path: 'attribution', reason: 'is for an investigation: monitoring and verification lay nothing to anybody' }
      : undefined,
  sentence: (entry, names) => {
    const { by, lane, result, text } = entry.body
    return `${names(entry.author.organisation)} entered a proposed finding of ${by} (${lane}, ${result}): ${quoted(text, 160)}.`
  },
})
