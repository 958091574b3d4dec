// What was contested is so no longer: dropped, or settled between those concerned.
import Type from 'typebox'
import { AgreementId, CommitmentId, EntryId } from '../entry.ts'
import { quoted, Reason } from '../fields.ts'
import { Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const contestSettled = eventKind({
  name: 'contest-settled',
  body: Type.Object(
    { agreement: AgreementId, commitment: CommitmentId, contest: EntryId, on: Instant, how: Reason },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that what was contested was settled on ${entry.body.on}: ${quoted(entry.body.how, 160)}.`,
})
