// The hub: one log, the views folded from it, and the few things one may do with them. HTTP, ingest and the command line
// stand on this; how rows come about is in projection/, how they are read in query/.
import { type BlobStore, type Log, noteVerifierKey, openFolderBlobs, toHex } from '@parley/log'
import { type BlobRef, type Directory, documentRead, documentReceived, isOf } from '@parley/peace'
import type { Reading } from '@parley/read/reading'
import { sql } from 'kysely'
import { type Appended, type Author, appender, type NewEntry } from './append.ts'
import { backUp } from './backup.ts'
import { namedBlobs } from './blobs.ts'
import type { HubConfig } from './config.ts'
import { openDataFolder } from './data-folder.ts'
import { openDatabase, sweep } from './database/database.ts'
import { follow } from './followers/follow.ts'
import type { Follower } from './followers/follower.ts'
import { followViews } from './followers/views.ts'
import { openKeys } from './keys.ts'
import { openLog, schemaOf } from './log-place.ts'
import type { Change } from './projection/change.ts'
import { dumpRows } from './projection/dump.ts'
import { type LoggedEntry, logFacts } from './projection/log-facts.ts'
import { programOf } from './projection/program.ts'
import { openProjector } from './projection/project.ts'
import { cursors } from './query/cursor.ts'
import { type EntriesQuery, type EntryLine, type EntryProof, entriesOf } from './query/entries.ts'
import { type ListQuery, lists, type PartList, type RowList, type StoredRow } from './query/list.ts'
import { isDoneWithin, looker } from './query/look.ts'
import type { Reader } from './reader.ts'
import { Refusal } from './refusal.ts'
import { openTimes } from './times.ts'
import { type Verification, verifyRecord } from './verify.ts'

export type { Appended, Author, NewEntry } from './append.ts'
export type { HubConfig } from './config.ts'
export type { Follower } from './followers/follower.ts'
export type { Change, Touched } from './projection/change.ts'
export type { LoggedEntry } from './projection/log-facts.ts'
export type { EntriesQuery, EntryLine, EntryProof } from './query/entries.ts'
export type { FacetCount, ListQuery, PartList, RowList, StoredRow } from './query/list.ts'
export type { Reader } from './reader.ts'
export { anonymous } from './reader.ts'
export type { Verification } from './verify.ts'

/** Something the projection could not fold; the rest went on. For administrators alone. */
export type Quarantined = {
  readonly seq: number
  readonly view: string | null
  readonly process: string
  readonly code: string
  readonly message: string
}

export type Progress = (done: number, total: number) => void

export type Hub = {
  readonly config: HubConfig
  readonly log: Log
  readonly blobs: BlobStore
  /** The home organisation's id and name. */
  readonly home: string
  readonly homeName: string
  /** The log's name. */
  readonly origin: string
  /** The hub's verifier key, as C2SP signed notes write it: `name+hash+base64`. */
  readonly hubKey: string
  /** The operator's token for the command line, also in `<data>/token`. */
  readonly token: string
  /** The folder for accounts and sessions. */
  readonly peopleFolder: string
  /** Whether this start made the data folder. */
  readonly firstStart: boolean
  /** Organisations, processes and memberships, as far as the log is folded. */
  directory(): Directory
  /** The public keys organisations of this hub sign with. */
  organisationKeys(): readonly { organisation: string; keyId: string; publicKey: Uint8Array }[]
  /**
   * The only write. Fills what is left out, checks shape, kind and policy, seals with the organisation's key and
   * resolves once the entry is durable and covered by a checkpoint. Throws `Refusal`.
   */
  append(entry: NewEntry, by: Author): Promise<Appended>
  /**
   * Undefined where it is absent or not this reader's to see; nobody can tell which. What was acknowledged before the
   * call is found by this, `row`, `reading` and `original`; they refuse with 'busy' where the views are far behind.
   */
  entry(id: string, reader: Reader): Promise<EntryProof | undefined>
  entries(query: EntriesQuery, reader: Reader): Promise<{ entries: readonly EntryLine[]; next: string | null }>
  list(view: string, query: ListQuery, reader: Reader): Promise<RowList>
  compose(view: string, query: ListQuery, reader: Reader): Promise<PartList>
  row(
    view: string,
    key: string,
    query: { readonly process?: string; readonly asKnown?: string },
    reader: Reader,
  ): Promise<StoredRow | undefined>
  /** The newest reading of a document this reader may see. */
  reading(document: string, reader: Reader): Promise<{ entry: string; reading: Reading } | undefined>
  /** The original's bytes, as received. */
  original(
    document: string,
    reader: Reader,
  ): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | undefined>
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
  /** Checks every stored record, proof, signature and blob. */
  verify(progress?: Progress): Promise<Verification>
  /** Appends `entry-erased`, then destroys key slot, blobs and every derived row of the entry. Safe to repeat. */
  erase(
    entry: string,
    process: string,
    why: { readonly reason: 'legal-duty' | 'danger-to-person' | 'other'; readonly authority: string },
    by: Author,
  ): Promise<Appended>
  /** Copies log, keys, blobs and people into an empty folder while the hub runs. */
  backup(target: string, progress?: Progress): Promise<{ size: number; root: string; files: number; bytes: number }>
  /** For rooms with a database of their own in the data folder (people/): called during a backup with the folder to fill. */
  onBackup(copy: (target: string) => Promise<void>): void
  close(): Promise<void>
}

const batchMaxUsual = 256
const rebuildBatchMax = 4000
// What a crash may have left unfolded is folded before the hub answers; more than this is folded while it does.
const openingEntriesMax = 2000
const openingMsMax = 10_000

/** Opens the hub on its data folder, or makes one. Refuses what `openDataFolder` and the log refuse. */
export async function openHub(config: HubConfig): Promise<Hub> {
  const now = config.now ?? (() => new Date())
  const say = config.say ?? (() => {})
  const folder = openDataFolder(config.data, {
    origin: config.origin,
    homeName: config.organisation?.name,
    random: config.random,
  })
  const { paths, origin, home } = folder
  const keys = openKeys(paths.keys)
  const closing: (() => Promise<void> | void)[] = []
  const closeAll = async () => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  try {
    const log = await openLog(config, paths, { origin, signer: keys.hub, notice: say })
    closing.push(() => log.close())
    const blobStore = await openFolderBlobs(paths.blobs)
    const blobs = namedBlobs(blobStore, paths.blobs)
    const times = openTimes(paths.times)
    closing.push(() => times.close())
    const database = await openDatabase(
      config.databaseUrl === undefined
        ? { engine: 'pglite', folder: paths.views }
        : { engine: 'postgres', url: config.databaseUrl, schema: `${schemaOf(config)}_views` },
    )
    closing.push(() => database.close())
    const db = database.kysely
    const facts = logFacts(log, (ref) => blobs.get(ref))
    const rootAt = async (size: number) => toHex(await log.root(size))
    const projector = await openProjector(
      {
        database,
        facts,
        origin,
        program: programOf(),
        now,
        destroy: async (seq, refs) => {
          for (const ref of refs) await blobs.erase(ref)
          // Last, because the entry says which blobs are its own.
          await log.erase(seq)
        },
      },
      { size: log.size(), rootAt },
    )

    const listeners = new Set<(change: Change) => void>()
    const changed = (change: Change) => {
      for (const listener of listeners) {
        try {
          listener(change)
        } catch (error) {
          say(`A listener failed: ${error instanceof Error ? error.message : String(error)}`)
        }
      }
    }
    const followOn = (batchMax: number) => followViews({ log, projector, times, now, changed }, { batchMax, say })
    let views = followOn(config.batchMax ?? batchMaxUsual)
    closing.push(() => views.stop())
    const caughtUp = () => views.caughtUp()
    const look = looker({ isBehind: () => projector.position() < log.size(), caughtUp })
    if (log.size() - projector.position() <= openingEntriesMax) await isDoneWithin(caughtUp(), openingMsMax)

    const hubKey = noteVerifierKey(origin, keys.hub.publicKey)
    const sealed = cursors(keys.cursorSecret)
    const directory = () => projector.directory()
    const allLists = lists({ database, directory, times, cursors: sealed })
    const entries = entriesOf({
      database,
      log,
      facts,
      keys,
      hubKey,
      directory,
      isWithdrawn: (id) => projector.isWithdrawn(id),
      cursors: sealed,
      lists: allLists,
      now,
    })
    const append = appender({ log, keys, home, directory, caughtUp, now, random: config.random })
    const copies: ((target: string) => Promise<void>)[] = []

    const hub: Hub = {
      config,
      log,
      blobs: blobStore,
      home,
      homeName: folder.homeName,
      origin,
      hubKey,
      token: folder.token,
      peopleFolder: paths.people,
      firstStart: folder.isNew,
      directory,
      organisationKeys: () =>
        keys
          .organisations()
          .map(({ organisation, signer: { keyId, publicKey } }) => ({ organisation, keyId, publicKey })),
      append,
      entry: (id, reader) => look(() => entries.entry(id, reader)),
      entries: entries.entries,
      ...allLists,
      row: (view, key, query, reader) => look(() => allLists.row(view, key, query, reader)),
      reading: (document, reader) =>
        look(async () => {
          for (const { seq, entry } of await entries.ofDocument(document, 'document-read', reader)) {
            if (!isOf(documentRead, entry) || entry.body.reading === null) continue
            // What was read from a document goes with the document.
            if ([entry.id, entry.body.received].some((id) => projector.isWithdrawn(id))) continue
            const fact = await facts.fact(seq)
            if (fact?.reading !== undefined) return { entry: entry.id, reading: fact.reading }
          }
          return undefined
        }),
      original: (document, reader) =>
        look(async () => {
          for (const { entry } of await entries.ofDocument(document, 'document-received', reader)) {
            if (!isOf(documentReceived, entry) || projector.isWithdrawn(entry.id)) continue
            const bytes = await blobs.get(entry.body.blob)
            if (bytes !== undefined) return { name: entry.body.name, mediaType: entry.body.mediaType, bytes }
          }
          return undefined
        }),
      blob: async (ref) => {
        const bytes = await blobs.get(ref)
        if (bytes !== undefined) return bytes
        throw new Refusal('blob-missing', { id: ref.id }, 'This file was erased.')
      },
      putBlob: blobs.put,
      unread: async (limit = 100) => {
        const { rows } = await sql<{ seq: number }>`
          select e.seq from entries e where e.kind = 'document-received' and not exists (
            select 1 from entries r where r.kind = 'document-read' and r.document = e.document)
          order by e.seq limit ${limit}`.execute(db)
        return Promise.all(rows.map(async ({ seq }) => ({ seq, entry: await facts.entry(seq) })))
      },
      caughtUp,
      onChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      follow: (follower) => {
        const following = follow(log, follower, { batchMax: config.batchMax ?? batchMaxUsual, say })
        closing.push(() => following.stop())
        return () => following.stop()
      },
      quarantine: async () => {
        const rows = await db.selectFrom('quarantine').selectAll().orderBy('seq').limit(1000).execute()
        return rows.map(({ seq, view, process, code, message }) => ({
          seq,
          view: view === '' ? null : view,
          process,
          code,
          message,
        }))
      },
      rebuild: async (progress) => {
        const began = performance.now()
        const total = log.size()
        await views.stop()
        await projector.restart()
        const stop = progress && hub.onChange(({ to }) => progress(to, total))
        views = followOn(config.batchMax ?? rebuildBatchMax)
        await views.caughtUp()
        stop?.()
        const { rows } = await sql<{ n: number }>`select count(*)::integer as n from rows`.execute(db)
        return { entries: total, rows: rows[0]?.n ?? 0, milliseconds: Math.round(performance.now() - began) }
      },
      dumpRows: () => dumpRows(database),
      verify: (progress) => verifyRecord({ log, blobs, keys }, progress),
      erase: async (entry, process, why, by) => {
        const appended = await append({ kind: 'entry-erased', process, body: { entry, ...why } }, by)
        // The follower destroys words and rows before it counts the erasure as folded.
        await caughtUp()
        await sweep(database)
        return appended
      },
      backup: (target, progress) => backUp({ paths, log, copies }, target, progress),
      onBackup: (copy) => copies.push(copy),
      close: closeAll,
    }
    return hub
  } catch (error) {
    await closeAll()
    throw error
  }
}
