// The hub: one log, the views folded from it, and the few things one may do with them.
// HTTP, ingest and the command line stand on this type; how rows come about is in projection/, how they are read in query/.
import type { BlobStore, Log, Receipt } from '@parley/log'
import type { BlobRef, Directory, Entry } from '@parley/peace'
import type { Reading } from '@parley/read/reading'
import type { HubConfig } from './config.ts'
import type { Reader } from './reader.ts'

export type { HubConfig } from './config.ts'
export type { Reader } from './reader.ts'
export { anonymous } from './reader.ts'

/** What a writer hands in; the hub fills what is left out. */
export type NewEntry = {
  readonly kind: string
  readonly process: string
  readonly body: Readonly<Record<string, unknown>>
  readonly id?: string
  readonly at?: string
  readonly audience?: readonly string[]
  readonly marking?: Entry['marking']
}
export type Author = { readonly organisation: string; readonly person?: string; readonly role?: string }

/** `repeated`: the same id came with the same content before, and this is the receipt of then. */
export type Appended = { readonly entry: Entry; readonly receipt: Receipt; readonly repeated: boolean }

/** What a list is asked for. `filter` maps a field to one or more values, any of which may match. */
export type ListQuery = {
  readonly process?: string
  readonly q?: string
  readonly filter?: Readonly<Record<string, string | readonly string[]>>
  /** 'field' or '-field'. */
  readonly sort?: string
  readonly limit?: number
  readonly cursor?: string
  readonly facets?: readonly string[]
  /** RFC 3339: the rows as this hub knew them then. */
  readonly asKnown?: string
}
export type StoredRow = { readonly key: string; readonly process: string; readonly [field: string]: unknown }
export type FacetCount = { readonly value: string; readonly count: number }
export type RowList = {
  readonly rows: readonly StoredRow[]
  readonly total: number
  readonly next: string | null
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
}
/** A composed view: each part a list as the same reader would get it. */
export type PartList = { readonly parts: Readonly<Record<string, { readonly rows: readonly StoredRow[]; readonly total: number }>> }

export type EntryLine = {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly process: string
  readonly author: Entry['author']
  readonly authorName: string
  readonly sentence: string
  readonly audience: Entry['audience']
  readonly marking: Entry['marking']
  readonly withdrawn: boolean
}
export type EntriesQuery = { readonly process?: string; readonly kind?: string; readonly limit?: number; readonly cursor?: string }

/** One entry with everything a browser needs to check it by itself; binary fields are base64. */
export type EntryProof = {
  readonly entry: Entry
  readonly sentence: string
  readonly authorName: string
  /** The exact canonical bytes that were sealed. */
  readonly bytes: string
  /** The leaf's place in the log, counted from 0. */
  readonly index: number
  readonly salt: string
  readonly keyId: string
  readonly signature: string
  readonly organisationKey: string
  readonly leaf: string
  readonly origin: string
  readonly size: number
  readonly root: string
  readonly proof: readonly string[]
  /** The signed note that covers the entry, and the key it verifies with. */
  readonly checkpoint: string
  readonly hubKey: string
}

/** What changed in the rows one reader group's list reads from; keys only. */
export type Touched = {
  readonly view: string
  readonly process: string
  readonly group: string
  readonly keys: readonly string[]
}
export type Change = { readonly from: number; readonly to: number; readonly touched: readonly Touched[] }

/** An entry at its place, as a follower inside the hub gets it; `entry` is null once erased. */
export type LoggedEntry = { readonly seq: number; readonly at: number; readonly entry: Entry | null }

/** Someone who reads the log in order from a place, and is woken by what is new. */
export type Follower = {
  readonly name: string
  /** The first sequence number it wants; 0 is the first entry. */
  readonly from: number
  /** Called with at least one entry, one call at a time; it throws to be called again with the same entries later. */
  readonly take: (entries: readonly LoggedEntry[]) => Promise<void>
}

/** An entry the projection could not fold; the others went on. */
export type Quarantined = {
  readonly seq: number
  readonly view: string | null
  readonly process: string | null
  readonly code: string
  readonly message: string
}

export type Progress = (done: number, total: number) => void

export type Hub = {
  readonly config: HubConfig
  readonly log: Log
  readonly blobs: BlobStore
  /** The home organisation's id. */
  readonly home: string
  /** The log's name. */
  readonly origin: string
  /** The hub's verification key, as a signed note names it. */
  readonly hubKey: string
  /** The operator's token for the command line, also in `<data>/token`. */
  readonly token: string
  /** True until somebody set the administrator's password; H2 keeps that fact in people/. */
  readonly firstStart: boolean
  /** Organisations, processes and memberships, as far as the log is folded. */
  directory(): Directory
  /**
   * The only write. Fills what is left out, checks shape, kind and policy, seals with the organisation's key and
   * resolves once the entry is durable and covered by a checkpoint. Throws `Refusal`.
   */
  append(entry: NewEntry, by: Author): Promise<Appended>
  /** Undefined where it is absent or not this reader's to see; nobody can tell which. */
  entry(id: string, reader: Reader): Promise<EntryProof | undefined>
  entries(query: EntriesQuery, reader: Reader): Promise<{ entries: readonly EntryLine[]; next: string | null }>
  list(view: string, query: ListQuery, reader: Reader): Promise<RowList>
  compose(view: string, query: ListQuery, reader: Reader): Promise<PartList>
  row(view: string, key: string, query: { process?: string; asKnown?: string }, reader: Reader): Promise<StoredRow | undefined>
  /** The newest reading of a document this reader may see. */
  reading(document: string, reader: Reader): Promise<{ entry: string; reading: Reading } | undefined>
  /** The original's bytes, as received. */
  original(document: string, reader: Reader): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | undefined>
  /** A blob's bytes, decrypted; for rooms inside the hub that already know the reader may have them. */
  blob(ref: BlobRef): Promise<Uint8Array>
  /** Stores bytes encrypted and answers with the reference an entry names. */
  putBlob(bytes: Uint8Array): Promise<BlobRef>
  /** Documents received and neither read nor found unreadable, oldest first: the work to do. */
  unread(limit?: number): Promise<readonly LoggedEntry[]>
  /** Resolves once the views have folded everything appended before the call. */
  caughtUp(): Promise<void>
  /** Called after each committed batch. Answers with the way to stop. */
  onChange(listener: (change: Change) => void): () => void
  /** Reads the log in order from `follower.from` and then whatever comes. Answers with the way to stop. */
  follow(follower: Follower): () => Promise<void>
  quarantine(): Promise<readonly Quarantined[]>
  /** Throws the views away and folds them anew from the log. */
  rebuild(progress?: Progress): Promise<{ entries: number; rows: number; milliseconds: number }>
  /** Every row version as canonical JSON lines in a fixed order: equal logs give equal dumps, byte for byte. */
  dumpRows(): AsyncIterable<string>
  /** Checks every stored record, proof and signature. */
  verify(progress?: Progress): Promise<Verification>
  /** Appends `entry-erased`, then destroys key slot, blobs and every derived row of the entry. Safe to repeat. */
  erase(
    entry: string,
    why: { reason: 'legal-duty' | 'danger-to-person' | 'other'; authority: string },
    by: Author,
  ): Promise<Appended>
  /** Copies log, keys, blobs and people into an empty folder while the hub runs. */
  backup(target: string, progress?: Progress): Promise<{ size: number; root: string; bytes: number }>
  /** Hooks for rooms with files of their own in the data folder (people/): called during a backup with the target folder. */
  onBackup(copy: (target: string) => Promise<void>): void
  close(): Promise<void>
}

export type Verification = {
  readonly ok: boolean
  readonly entries: number
  readonly erased: number
  readonly root: string
  readonly problems: readonly { readonly seq: number | null; readonly code: string; readonly message: string }[]
}

export declare function openHub(config: HubConfig): Promise<Hub>
