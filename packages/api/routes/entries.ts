// The one write, and entries as sentences with everything that "check this entry" needs.
import { Audience, Marking } from '@parley/peace'
import Type, { type Static } from 'typebox'
import { Base64, Cursor, Exact, Limit, Nullable, route } from './route.ts'

/** Proof that an entry is in the log: given once it is durable and a checkpoint covers it. */
export const Receipt = Exact({
  index: Type.Integer(),
  leaf: Base64,
  size: Type.Integer(),
  root: Base64,
  /** RFC 6962 inclusion path, from the leaf upward. */
  proof: Type.Array(Base64),
  /** C2SP signed note. */
  checkpoint: Type.String(),
})
export type Receipt = Static<typeof Receipt>

export const NewEntry = Exact({
  kind: Type.String({ maxLength: 64 }),
  process: Type.String({ minLength: 1, maxLength: 64 }),
  body: Type.Record(Type.String(), Type.Unknown()),
  id: Type.Optional(Type.String({ maxLength: 64 })),
  at: Type.Optional(Type.String({ maxLength: 40 })),
  audience: Type.Optional(Audience),
  marking: Type.Optional(Marking),
})
export type NewEntry = Static<typeof NewEntry>

const AuthorNames = Exact({
  organisation: Type.String(),
  organisationName: Type.String(),
  person: Nullable(Type.String()),
  role: Nullable(Type.String()),
})

export const EntryLine = Exact({
  id: Type.String(),
  kind: Type.String(),
  process: Type.String(),
  at: Type.String(),
  author: AuthorNames,
  /** What happened, in one plain sentence. */
  sentence: Type.String(),
  audience: Audience,
  marking: Marking,
  /** Taken back by the organisation that wrote it. */
  withdrawn: Type.Boolean(),
})
export type EntryLine = Static<typeof EntryLine>

/** Everything "check this entry" needs, and nothing has to be believed: see `@parley/log/check`. */
export const EntryProof = Exact({
  /** The entry, parsed. */
  entry: Type.Record(Type.String(), Type.Unknown()),
  sentence: Type.String(),
  author: AuthorNames,
  /** The exact canonical bytes that were committed to. */
  bytes: Base64,
  origin: Type.String(),
  index: Type.Integer(),
  salt: Base64,
  signature: Base64,
  keyId: Type.String(),
  organisationKey: Base64,
  leaf: Base64,
  receipt: Receipt,
  /** What the checkpoint's signature is checked with, as a signed note writes a verifier key. */
  hubKey: Type.String(),
})
export type EntryProof = Static<typeof EntryProof>

const Added = Exact({ entry: Type.String(), receipt: Receipt })

export const entries = {
  addEntry: route({
    summary: 'Append an entry. The author is who you are signed in as. The same id again answers with its receipt.',
    tag: 'entries',
    security: 'writer',
    body: NewEntry,
    answers: { 201: Added, 200: Added },
  }),
  entries: route({
    summary: 'Entries you may see, newest first, as sentences.',
    tag: 'entries',
    security: 'anyone',
    query: Exact({
      process: Type.Optional(Type.String({ maxLength: 64 })),
      kind: Type.Optional(Type.String({ maxLength: 64 })),
      limit: Type.Optional(Limit),
      cursor: Type.Optional(Cursor),
    }),
    answers: { 200: Exact({ entries: Type.Array(EntryLine), next: Nullable(Cursor) }) },
  }),
  entry: route({
    summary: 'One entry, with everything needed to check it.',
    tag: 'entries',
    security: 'anyone',
    params: Exact({ id: Type.String({ maxLength: 64 }) }),
    answers: { 200: EntryProof },
  }),
}
