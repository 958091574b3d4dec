// The machine read a document on the behalf of the organisation that handed it in, or could not.
import Type from 'typebox'
import { BlobRef, DocumentId, EntryId } from '../entry.ts'
import { eventKind } from './event-kind.ts'

const Count = Type.Integer({ minimum: 0 })

export const documentRead = eventKind({
  name: 'document-read',
  by: 'hub',
  body: Type.Object(
    {
      document: DocumentId,
      /** The `document-received` entry. */
      received: EntryId,
      reading: Type.Union([BlobRef, Type.Null()]),
      problem: Type.Union([
        Type.Object(
          { code: Type.String({ minLength: 1, maxLength: 80 }), message: Type.String({ maxLength: 2000 }) },
          { additionalProperties: false },
        ),
        Type.Null(),
      ]),
      /** Which reader, with its version: 'read/0.1.0'. */
      reader: Type.String({ minLength: 1, maxLength: 80 }),
      counts: Type.Object(
        { claims: Count, actors: Count, events: Count, commitments: Count },
        { additionalProperties: false },
      ),
      /** The earlier `document-read` of the same document that this one takes the place of. */
      supersedes: Type.Optional(EntryId),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { document, problem, counts } = entry.body
    if (problem !== null) return `The reader could not read ${names(document)}: ${problem.message}`
    const again = entry.body.supersedes === undefined ? '' : ' again'
    return `The reader read ${names(document)}${again} and found ${counts.claims} claims and ${counts.events} events.`
  },
})
