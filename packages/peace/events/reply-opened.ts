// The accused is told what is about to be found, and has time for a reply. The hub takes it only with the clearance of a
// reviewer for this very text, given by somebody other than who opens the reply.
import Type from 'typebox'
import { CaseId, EntryId, FindingId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const replyOpened = eventKind({
  name: 'reply-opened',
  body: Type.Object(
    {
      case: CaseId,
      finding: FindingId,
      proposal: EntryId,
      clearance: EntryId,
      to: ActorName,
      text: Words(8000),
      until: Instant,
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { to, until, text } = entry.body
    return `${names(entry.author.organisation)} asked ${to} for a reply by ${until}: ${quoted(text, 160)}.`
  },
})
