// Bytes came in and are kept, encrypted, as they came. A document received and not yet read is the work to do.
import Type from 'typebox'
import { BlobRef, DocumentId } from '../entry.ts'
import { Edtf, quoted, Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const documentReceived = eventKind({
  name: 'document-received',
  body: Type.Object(
    {
      document: DocumentId,
      blob: BlobRef,
      /** The file's name or the page's address, as it came. */
      name: Words(400),
      mediaType: Type.String({ minLength: 3, maxLength: 200 }),
      bytes: Type.Integer({ minimum: 0 }),
      /** RFC 3339. */
      received: Type.String({ format: 'date-time' }),
      url: Type.Optional(Type.String({ maxLength: 2000 })),
      /** The document's own date, as whoever handed it in knows it. */
      date: Type.Optional(Edtf),
      source: Type.Optional(
        Type.Object(
          {
            name: Type.Optional(Words(200)),
            licence: Type.Optional(Type.String({ maxLength: 500 })),
            terms: Type.Optional(Type.String({ maxLength: 2000 })),
          },
          { additionalProperties: false },
        ),
      ),
      /** The feed it came by. */
      feed: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => `${names(entry.author.organisation)} handed in ${quoted(entry.body.name)}.`,
})
