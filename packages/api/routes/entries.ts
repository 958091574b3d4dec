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
  /**
   * Your own name for the entry, to send it again without fear of writing it twice. The answer's `entry` is the id it has
   * in the record: another writer's entries are never met by a name, whatever it is.
   */
  id: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
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
  /** The log it stands in, where that is another hub's; null for ours. */
  from: Nullable(Type.String()),
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
  /** The log it stands in. */
  origin: Type.String(),
  /** The same, where that is another hub's: the checkpoint is the one it was taken in under. Null for ours. */
  from: Nullable(Type.String()),
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

const OwnName = Type.String({ minLength: 1, maxLength: 64 })

const Added = Exact({ entry: Type.String(), receipt: Receipt })

export const entries = {
  addEntry: route({
    summary: 'Append an entry. The author is who you are signed in as. The same id again answers with its receipt.',
    tag: 'entries',
    security: 'writer',
    body: NewEntry,
    answers: { 201: Added, 200: Added },
  }),
  entryId: route({
    summary: 'The id that an entry of yours under a name of your own has to have. The same each time.',
    tag: 'entries',
    security: 'writer',
    body: Exact({ name: OwnName }),
    answers: { 200: Exact({ id: Type.String() }) },
  }),
  addSignedEntry: route({
    summary:
      "Append an entry that your organisation's own machine completed and signed: docs/format.md says over what. It has to be what the hub would have written for you, letter by letter.",
    tag: 'entries',
    security: 'writer',
    body: Exact({
      /** Your own name for the entry, from which its id follows. */
      name: OwnName,
      /** The entry in canonical JSON. */
      bytes: Base64,
      /** 32 bytes, drawn for this entry alone. */
      salt: Base64,
      keyId: Type.String({ minLength: 1, maxLength: 64 }),
      signature: Base64,
    }),
    answers: { 201: Added, 200: Added },
  }),
  entries: route({
    isRead: true,
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
    isRead: true,
    summary: 'One entry, with everything needed to check it.',
    tag: 'entries',
    security: 'anyone',
    params: Exact({ id: Type.String({ maxLength: 64 }) }),
    answers: { 200: EntryProof },
  }),
}
