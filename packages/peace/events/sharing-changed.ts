// The organisation that wrote an entry changes who may see it and what they may do with it. The leaf in the log stays.
// Letting fewer see it holds at once. Letting more see it, or do more with it, is lowering: where the rules of the process
// ask for four eyes, it waits for `sharing-approved`.
import Type from 'typebox'
import { Audience, DocumentId, EntryId, Marking } from '../entry.ts'
import { because, Reason } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const Sharing = Type.Object({ audience: Audience, marking: Marking }, { additionalProperties: false })

export const sharingChanged = eventKind({
  name: 'sharing-changed',
  by: 'owner',
  body: Type.Object(
    {
      entry: EntryId,
      /** Where the entry received a document: what is said about the document is seen by nobody who does not see it. */
      document: Type.Optional(DocumentId),
      /** How it was shared when this was written: the hub fills it in, and it says whether this lowers. */
      from: Sharing,
      to: Sharing,
      /** Whether more may see it, or do more with it, than before. The hub fills it in. */
      lowers: Type.Boolean(),
      reason: Type.Optional(Reason),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { to, lowers, reason } = entry.body
    const readers = to.audience.length === 0 ? names(entry.author.organisation) : to.audience.map(names).join(', ')
    const what = lowers ? 'asks to open an entry' : 'narrowed an entry'
    return `${names(entry.author.organisation)} ${what} to ${readers} (TLP:${to.marking.tlp})${because(reason)}`
  },
})
