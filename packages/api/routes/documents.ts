// Bringing documents in, and getting their reading and their bytes out.
import { Audience, Marking } from '@parley/peace'
import type { Reading } from '@parley/read/reading'
import Type, { type Static } from 'typebox'
import { Receipt } from './entries.ts'
import { Base64, Exact, Nullable, route } from './route.ts'

const DocumentId = Type.String({ maxLength: 64 })
const Edtf = Type.String({ minLength: 4, maxLength: 64, description: "The document's date as you know it, EDTF." })
const Name = Type.String({ minLength: 1, maxLength: 255 })

export const Source = Exact({
  name: Type.Optional(Type.String({ maxLength: 200 })),
  licence: Type.Optional(Type.String({ maxLength: 500 })),
  terms: Type.Optional(Type.String({ maxLength: 2000 })),
})
export type Source = Static<typeof Source>

const about = {
  process: Type.String({ minLength: 1, maxLength: 64 }),
  audience: Type.Optional(Audience),
  marking: Type.Optional(Marking),
  date: Type.Optional(Edtf),
  source: Type.Optional(Source),
}
/** Your own name for the `document-received` entry: the same name again answers with the same receipt. */
const ownId = { id: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) }

/** Exactly one of `text` and `url`. */
export const NewDocument = Type.Union([
  Exact({ ...about, ...ownId, text: Type.String({ minLength: 1, maxLength: 4_000_000 }), name: Type.Optional(Name) }),
  Exact({ ...about, ...ownId, url: Type.String({ minLength: 1, maxLength: 2000 }) }),
])
export type NewDocument = Static<typeof NewDocument>

/** The form's fields stand before its files; those that are not plain text are JSON. */
export const DocumentForm = Exact({
  process: about.process,
  audience: Type.Optional(Type.String({ description: 'JSON array' })),
  marking: Type.Optional(Type.String({ description: 'JSON object' })),
  date: Type.Optional(Edtf),
  source: Type.Optional(Type.String({ description: 'JSON object' })),
  ids: Type.Optional(
    Type.String({ description: 'JSON array: a name of your own for each file, so that it can be sent again' }),
  ),
})

/** A document the hub has taken: durable from here on, and read soon. */
export const Taken = Exact({
  document: Type.String(),
  /** The `document-received` entry. */
  entry: Type.String(),
  name: Type.String(),
  receipt: Receipt,
})
export type Taken = Static<typeof Taken>

/** One file of a form that could not be taken, while others could. */
export const NotTaken = Exact({ name: Type.String(), code: Type.String(), detail: Type.String() })
export type NotTaken = Static<typeof NotTaken>

/** An entry as the hub would write it: what is signed is its canonical JSON. */
const DraftedEntry = Type.Record(Type.String(), Type.Unknown())
const Signing = Exact({
  /** 32 bytes, drawn for this entry alone. */
  salt: Base64,
  keyId: Type.String({ minLength: 1, maxLength: 64 }),
  signature: Base64,
})

export const documents = {
  addDocuments: route({
    summary: 'Add documents: files of a form, a text, or an address to fetch. Answers once they are durable.',
    tag: 'documents',
    security: 'writer',
    body: NewDocument,
    multipart: DocumentForm,
    answers: { 202: Exact({ documents: Type.Array(Taken), refused: Type.Array(NotTaken) }) },
  }),
  draftDocument: route({
    summary:
      "Hand in one document, with a name of your own in `ids`, for your organisation's own machine to sign: it is kept and read, and the answer has the two entries to sign. Nothing is on record yet.",
    tag: 'documents',
    security: 'writer',
    multipart: DocumentForm,
    answers: { 201: Exact({ draft: Type.String(), received: DraftedEntry, read: DraftedEntry }) },
  }),
  signDocument: route({
    summary: 'Put a drafted document on record, with signatures over both of its entries (docs/format.md).',
    tag: 'documents',
    security: 'writer',
    params: Exact({ draft: Type.String({ maxLength: 64 }) }),
    body: Exact({ received: Signing, read: Signing }),
    answers: { 201: Exact({ document: Type.String(), entry: Type.String(), receipt: Receipt }) },
  }),
  documentReading: route({
    isRead: true,
    summary: 'What was read from a document.',
    tag: 'documents',
    security: 'anyone',
    params: Exact({ document: DocumentId }),
    answers: {
      200: Exact({
        /** The `document-read` entry. */
        entry: Type.String(),
        reading: Type.Unsafe<Reading>({ type: 'object', additionalProperties: true }),
      }),
    },
  }),
  documentOriginal: route({
    summary: 'The bytes as they were received, as a download.',
    tag: 'documents',
    security: 'anyone',
    params: Exact({ document: DocumentId }),
    media: 'application/octet-stream',
    answers: { 200: null },
  }),
}

/** A document being worked on, as the stream tells of it. */
export const Progress = Exact({
  document: Type.String(),
  process: Type.String(),
  name: Type.String(),
  state: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('reading'),
    Type.Literal('read'),
    Type.Literal('unreadable'),
  ]),
  problem: Nullable(Exact({ code: Type.String(), message: Type.String() })),
})
export type Progress = Static<typeof Progress>
