// An entry of another hub's log gets its place in this one. Its exact bytes, with the proof that they stand there, are
// mirrored in a blob that can be erased; views fold the foreign entry, narrowed as it says here, at this place.
import Type from 'typebox'
import { BlobRef, EntryId } from '../entry.ts'
import { quoted } from '../fields.ts'
import { eventKind } from './event-kind.ts'
import { Sharing } from './sharing-changed.ts'

export const entryImported = eventKind({
  name: 'entry-imported',
  by: 'hub-itself',
  body: Type.Object(
    {
      origin: Type.String({ minLength: 1, maxLength: 200 }),
      /** Its place in that log. */
      index: Type.Integer({ minimum: 0 }),
      /** Its leaf record there, base64. */
      leaf: Type.String({ minLength: 44, maxLength: 44 }),
      /** The foreign entry's own id. */
      entry: EntryId,
      /** An evidence bundle of the one entry. */
      mirror: BlobRef,
      /** The files it names, and what they are kept as here: somebody else's name never leads to a file of ours. */
      files: Type.Array(
        Type.Object(
          { from: Type.String({ pattern: '^blb_[0-9a-z]{26}$' }), kept: BlobRef },
          { additionalProperties: false },
        ),
        { maxItems: 8 },
      ),
      /** Who may see it and how it is marked, as its hub said when it gave it. Only ever narrows what the entry says. */
      sharing: Sharing,
    },
    { additionalProperties: false },
  ),
  sentence: (entry) => `Entry ${entry.body.index} of ${quoted(entry.body.origin)} was taken into the record.`,
})
