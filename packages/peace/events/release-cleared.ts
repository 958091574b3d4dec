// A reviewer has read the text that is to go to the accused and found that it cannot identify a witness. Without this no
// reply is asked for.
import Type from 'typebox'
import { CaseId, EntryId, FindingId } from '../entry.ts'
import { Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const releaseCleared = eventKind({
  name: 'release-cleared',
  by: 'reviewer',
  body: Type.Object(
    {
      case: CaseId,
      finding: FindingId,
      proposal: EntryId,
      /** The text as it will be released, letter by letter. */
      text: Words(8000),
      /** What was looked at: names, places, times, vantage points. */
      looked: Words(1000),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} cleared the text of a finding: it identifies no witness.`,
})
