// A finding is taken back, and nothing of it is shown any more but that there was one. Who proposed it takes the entry of
// the proposal back as well.
import Type from 'typebox'
import { CaseId, FindingId } from '../entry.ts'
import { because, Reason } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const findingWithdrawn = eventKind({
  name: 'finding-withdrawn',
  body: Type.Object(
    { case: CaseId, finding: FindingId, reason: Type.Optional(Reason) },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => `${names(entry.author.organisation)} withdrew a finding${because(entry.body.reason)}`,
})
