// The hub: one log, the views folded from it, and the few things one may do with them. HTTP, ingest and the command line
// stand on this; how rows come about is in projection/, how they are read in query/.
import { type BlobStore, type Log, noteVerifierKey, openFolderBlobs, toBase64, toHex } from '@parley/log'
import {
  type BlobRef,
  type Directory,
  documentRead,
  documentReceived,
  type Entry,
  type EntryOf,
  goesAlongWith,
  type IdPrefix,
  isOf,
  keyAdded,
  mayWrite,
  organisationOfRegister,
  type ProcessRow,
  peerEnded,
  peerIntroduced,
  registerOf,
} from '@parley/peace'
import type { Reading } from '@parley/read/reading'
import { sql } from 'kysely'
import { type Appended, type Author, appender, type NewEntry, type SignedEntry } from './append.ts'
import { backUp } from './backup.ts'
import { namedBlobs } from './blobs.ts'
import type { HubConfig } from './config.ts'
import { openDataFolder } from './data-folder.ts'
import { openDatabase } from './database/database.ts'
import { openSweeping } from './database/sweeping.ts'
import { follow } from './followers/follow.ts'
import type { Follower } from './followers/follower.ts'
import { followViews } from './followers/views.ts'
import { idUnder } from './ingest/derived-id.ts'
import { openKeys } from './keys.ts'
import { openLog, schemaOf } from './log-place.ts'
import type { Exchange } from './peers/exchange.ts'
import { provenanceOf } from './peers/provenance.ts'
import type { Change, Touched } from './projection/change.ts'
import { dumpRows } from './projection/dump.ts'
import { entryOf, type LoggedEntry, logFacts } from './projection/log-facts.ts'
import { isImported, keptOf } from './projection/mirror.ts'
import { programOf } from './projection/program.ts'
import { openProjector } from './projection/project.ts'
import { changedSince, factsOfBuckets, placesOfKind, shapingEntries } from './projection/store.ts'
import { cursors } from './query/cursor.ts'
import { type EntriesQuery, type EntryLine, type EntryProof, entriesOf, type Told } from './query/entries.ts'
import { type Lists, lists } from './query/list.ts'
import { isDoneWithin, looker } from './query/look.ts'
import { type Preview, previewOf } from './query/preview.ts'
import { readAsOf } from './query/read-as.ts'
import { type ReadersOf, readersOf } from './query/readers.ts'
import { type Telling, tellingOf } from './query/telling.ts'
import { anonymous, type Reader } from './reader.ts'
import { Refusal } from './refusal.ts'
import { type OrganisationKey, openSigning } from './signing.ts'
import { suggestionEntryId } from './suggest/suggestion-id.ts'
import { openTimes } from './times.ts'
import { type Verification, verifyRecord } from './verify.ts'

export type { Appended, Author, NewEntry, SignedEntry } from './append.ts'
export type { HubConfig } from './config.ts'
export type { Follower } from './followers/follower.ts'
export type { Change, Touched } from './projection/change.ts'
export type { LoggedEntry } from './projection/log-facts.ts'
export type { Box, FacetCount, ListQuery, RowList, StoredRow } from './query/asking.ts'
export type { EntriesQuery, EntryLine, EntryProof, Told } from './query/entries.ts'
export type { Lists, PartList } from './query/list.ts'
export type { MapOf } from './query/map.ts'
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

/** A document that was read and about which no model suggested anything; `seq` is the place of its reading. */
export type Unsuggested = {
  readonly seq: number
  readonly received: Entry & EntryOf<typeof documentReceived.body>
  readonly read: Entry & EntryOf<typeof documentRead.body>
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
  /** For the exchange with peers alone. */
  readonly exchange: Exchange
  /** Organisations, processes and memberships, as far as the log is folded. */
  directory(): Directory
  /** The public keys organisations of this hub sign with, and those they signed with before. */
  organisationKeys(): Promise<readonly OrganisationKey[]>
  /**
   * The only write. Fills what is left out, checks shape, kind and policy, seals with the organisation's key and
   * resolves once the entry is durable and covered by a checkpoint. Throws `Refusal`.
   */
  append(entry: NewEntry, by: Author): Promise<Appended>
  /** The same for an entry that its organisation's own machine completed and signed. Throws `Refusal`. */
  appendSigned(signed: SignedEntry, by: Author): Promise<Appended>
  /** The entry as `append` would write it now, checked. Nothing is written. Throws `Refusal`. */
  draft(entry: NewEntry, by: Author): Promise<Entry>
  /** Makes one more key that the hub signs with for the organisation, and announces it. */
  makeKey(by: Author): Promise<Appended>
  /**
   * The entry id that a writer's own name for an entry stands for: the same each time, and nobody else's, so that no
   * choice of name meets an entry of another writer and tells that it is there.
   */
  ownId(name: string, by: Author): string
  /** The thing that a row of a source of theirs stands for: the same whoever of the organisation reads it in. */
  thingOf(prefix: IdPrefix, source: string, row: string, by: Author): string
  /** The entry, where whoever writes may see it. */
  standing(id: string, by: Author): Promise<Entry | undefined>
  /**
   * Undefined where it is absent or not this reader's to see; nobody can tell which. What was acknowledged before the
   * call is found by this, `row`, `reading` and `original`; they refuse with 'busy' where the views are far behind.
   */
  entry(id: string, reader: Reader): Promise<EntryProof | undefined>
  /** Whether this reader may see every one of these entries, now. */
  seesAll(ids: readonly string[], reader: Reader): Promise<boolean>
  entries(query: EntriesQuery, reader: Reader): Promise<{ entries: readonly EntryLine[]; next: string | null }>
  /** For followers that tell others: what stands at a place of the log, as the reader may be told of it now. */
  told(seq: number, reader: Reader): Promise<Told>
  readonly telling: Telling
  /** How many entries this hub had seen by then (milliseconds since 1970). */
  seenBy(instant: number): number
  /** What changed in the rows of views since a place, by reader group. */
  changedSince(seq: number): Promise<readonly Touched[]>
  /** Who sees an entry, and why. */
  readonly readers: ReadersOf
  /** A row as another organisation has it, as far as the asker can tell. */
  readonly preview: Preview
  readonly list: Lists['list']
  readonly map: Lists['map']
  readonly compose: Lists['compose']
  readonly row: Lists['row']
  /** The newest reading of a document this reader may see. */
  reading(document: string, reader: Reader): Promise<{ entry: string; reading: Reading } | undefined>
  /** The original's bytes, as received. */
  original(
    document: string,
    reader: Reader,
  ): Promise<{ entry: string; name: string; mediaType: string; bytes: Uint8Array } | undefined>
  /** A blob's bytes, decrypted; for rooms inside the hub that already know the reader may have them. */
  blob(ref: BlobRef): Promise<Uint8Array>
  /** Stores bytes encrypted and answers with the reference an entry names. */
  putBlob(bytes: Uint8Array): Promise<BlobRef>
  /** Documents received and neither read nor found unreadable, oldest first: the work to do. */
  unread(limit?: number): Promise<readonly LoggedEntry[]>
  /**
   * Documents of this hub's own that were read after that place, and about which no model suggested anything yet, among the
   * next `limit`; `next` is where to go on, null where there are no more.
   */
  unsuggested(after: number, limit: number): Promise<{ found: readonly Unsuggested[]; next: number | null }>
  /** For what the hub does by itself: an entry of its own log, unless it was erased or taken back. */
  stands(id: string): Promise<Entry | undefined>
  /** Resolves once the views have folded everything appended before the call. */
  caughtUp(): Promise<void>
  /** Called after each committed batch. Answers with the way to stop. */
  onChange(listener: (change: Change) => void): () => void
  /** For what the hub does by itself: every entry of a kind in its own log that is not erased, whoever may see it. */
  ofKind(kind: string): Promise<readonly Entry[]>
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
    why: { readonly reason: 'legal-duty' | 'danger-to-person' | 'expired' | 'other'; readonly authority: string },
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
    const sweeping = openSweeping(paths.unswept, () => database.sweep(), say)
    closing.push(() => sweeping.close())
    const facts = logFacts(log, (ref) => blobs.get(ref), home)
    const rootAt = async (size: number) => toHex(await log.root(size))
    const projector = await openProjector(
      {
        database,
        facts,
        origin,
        program: programOf(),
        now,
        dayFrom: times.dayFrom,
        destroy: async (seq, refs) => {
          sweeping.destroying()
          const stored = await log.get(seq)
          const own = stored === undefined || stored.erased ? undefined : entryOf(stored.bytes)
          // An import says nothing of its own: its mirror and files go, and that it was here stays.
          if (own !== undefined && isImported(own)) {
            for (const ref of keptOf(own.body)) await blobs.erase(ref)
            return
          }
          for (const ref of refs) await blobs.erase(ref)
          // Last, because the entry says which blobs are its own.
          await log.erase(seq)
        },
      },
      { size: log.size(), rootAt },
    )
    // Whatever stood in the tables before they were thrown away lies in their files still.
    if (projector.position() === 0 && log.size() > 0) sweeping.destroying()

    const listeners = new Set<(change: Change) => void>()
    const changed = (change: Change) => {
      sweeping.destroyed()
      for (const listener of listeners) {
        try {
          listener(change)
        } catch (error) {
          say(`A listener failed: ${error instanceof Error ? error.message : String(error)}`)
        }
      }
    }
    let hasForeign =
      (await db.selectFrom('entries').select('seq').where('origin', 'is not', null).limit(1).executeTakeFirst()) !==
      undefined
    const logged: typeof facts.logged = async (stored) => {
      const one = await facts.logged(stored)
      hasForeign ||= one.from !== undefined
      return one
    }
    const followOn = (batchMax: number) =>
      followViews({ log, projector, times, now, changed }, { batchMax, logged, say })
    let views = followOn(config.batchMax ?? batchMaxUsual)
    closing.push(() => views.stop())
    const caughtUp = () => views.caughtUp()
    const look = looker({ isBehind: () => projector.position() < log.size(), caughtUp })
    if (log.size() - projector.position() <= openingEntriesMax) await isDoneWithin(caughtUp(), openingMsMax)

    const hubKey = noteVerifierKey(origin, keys.hub.publicKey)
    const sealed = cursors(keys.cursorSecret)
    const directory = () => projector.directory()
    const readAs = readAsOf(database, { directory, now })
    const allLists = lists({ readAs, directory, times, cursors: sealed })
    const blob = async (ref: BlobRef) => {
      const bytes = await blobs.get(ref)
      if (bytes !== undefined) return bytes
      throw new Refusal('blob-missing', { id: ref.id }, 'This file was erased.')
    }
    const isGone = (entry: Entry) =>
      [entry.id, goesAlongWith(entry)].some((id) => id !== undefined && projector.isWithdrawn(id))
    const entries = entriesOf({
      readAs,
      log,
      facts,
      blob,
      publicKey: (keyId) => signing.publicKey(keyId),
      hubKey,
      directory,
      isGone,
      cursors: sealed,
      lists: allLists,
      now,
    })
    const fresh = async <T>(find: () => Promise<T | undefined>) => {
      await isDoneWithin(caughtUp(), openingMsMax)
      return look(find)
    }
    const readers = readersOf({
      // Rows of this view were folded by peace to this shape.
      processRow: async (process, reader) =>
        (await allLists.row('processes', process, { process }, reader)) as unknown as ProcessRow | undefined,
      readAs,
      shaping: () => shapingEntries(db),
      facts,
      entries,
      directory,
      times,
      now,
    })
    const seen = async (id: string, { organisation, person }: Author) => {
      const found = await look(() => entries.find(id, { ...anonymous, organisation, person: person ?? null }))
      return found?.entry
    }
    const provenance = provenanceOf(database, facts)
    const signing = openSigning(keys, directory)
    const { append, appendSigned, draft } = appender({
      log,
      signing,
      home,
      seen,
      isGone,
      directory,
      caughtUp,
      foreign: async (id) => {
        // A hub without peers is not asked at each write.
        const found = hasForeign ? await provenance.entryOf(id) : undefined
        return found?.origin === undefined ? undefined : found.entry
      },
      decidedIn: async (process) => {
        const organisation = organisationOfRegister(process)
        // Whoever was elsewhere first: the register of an organisation of this hub is decided on here.
        if (organisation === home || directory().founded.has(organisation)) return undefined
        const authority = await provenance.authorityOf(process)
        return authority !== undefined && 'origin' in authority ? authority.origin : undefined
      },
      now,
      random: config.random,
    })
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
      exchange: {
        signer: keys.hub,
        secret: keys.cursorSecret,
        cursors: sealed,
        provenance,
        keyOwner: signing.owner,
        introductions: async () => {
          const rows = await db
            .selectFrom('entries')
            .select('seq')
            .where('kind', 'in', [peerIntroduced.name, peerEnded.name])
            .where('process', '=', registerOf(home))
            .where('origin', 'is', null)
            .orderBy('seq')
            .execute()
          const found = await Promise.all(rows.map(({ seq }) => facts.entry(seq)))
          return found.filter((entry) => entry !== null)
        },
        file: blobs.proven,
        eraseFile: blobs.erase,
      },
      organisationKeys: () => signing.all(log),
      append,
      ownId: (name, { organisation, person = '' }) => idUnder(keys.cursorSecret, 'own', organisation, person, name),
      thingOf: (prefix, source, row, { organisation }) =>
        idUnder(keys.cursorSecret, 'row', organisation, source, row).replace(/^ent/, prefix),
      standing: seen,
      draft,
      appendSigned,
      makeKey: async (by) => {
        // Whoever may not announce it is refused before it is made.
        const process = registerOf(by.organisation)
        const permission = mayWrite(keyAdded.name, { ...by }, process, directory(), { home })
        if (!permission.may) throw permission.refusal
        const { keyId, publicKey } = signing.make(by.organisation)
        const body = { keyId, publicKey: toBase64(publicKey), held: 'hub' }
        return append({ kind: keyAdded.name, process, body }, by)
      },
      entry: (id, reader) => look(() => entries.entry(id, reader)),
      entries: entries.entries,
      seesAll: entries.seesAll,
      told: entries.told,
      telling: tellingOf({ db, facts, directory, now }),
      seenBy: times.seenBy,
      changedSince: (seq) => changedSince(db, seq),
      preview: previewOf({
        readAs,
        facts,
        directory,
        now,
        placesOf: async (bucket) => (await factsOfBuckets(db, [bucket]))[0]?.seqs ?? [],
        isGone,
      }),
      readers: {
        ...readers,
        // Whoever has just changed how an entry is shared asks whether it holds: the views come up to that first.
        readers: (id, reader) => fresh(() => readers.readers(id, reader)),
        sight: (id, group, at, reader) => fresh(() => readers.sight(id, group, at, reader)),
      },
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
            const { name, mediaType } = entry.body
            if (bytes !== undefined) return { entry: entry.id, name, mediaType, bytes }
          }
          return undefined
        }),
      blob,
      putBlob: blobs.put,
      unread: async (limit = 100) => {
        const { rows } = await sql<{ seq: number }>`
          select e.seq from entries e where e.kind = 'document-received' and e.origin is null and not exists (
            select 1 from entries r where r.kind = 'document-read' and r.document = e.document)
          order by e.seq limit ${limit}`.execute(db)
        return Promise.all(rows.map(async ({ seq }) => ({ seq, entry: await facts.entry(seq) })))
      },
      unsuggested: async (after, limit) => {
        // Of a document that was read again the latest reading is meant.
        const { rows } = await sql<{ seq: number; received: number; id: string; begun: boolean }>`
          select r.seq, e.seq as received, e.id, exists (
            select 1 from entries s where s.document = e.id and s.kind = 'document-suggested') as begun
          from entries r
          join entries e on e.document = r.document and e.kind = 'document-received' and e.origin is null
          where r.kind = 'document-read' and r.origin is null and r.seq > ${after} and not exists (
            select 1 from entries l where l.document = r.document and l.kind = 'document-read' and l.seq > r.seq)
          order by r.seq limit ${limit}`.execute(db)
        const found: Unsuggested[] = []
        for (const { seq, received: place, id, begun } of rows) {
          // The first part's entry is written last.
          if (begun && (await log.find(suggestionEntryId(id, 0))) !== undefined) continue
          const [read, received] = [await facts.entry(seq), await facts.entry(place)]
          if (read === null || received === null) continue
          if (isOf(documentRead, read) && isOf(documentReceived, received)) found.push({ seq, read, received })
        }
        return { found, next: rows.length < limit ? null : (rows.at(-1)?.seq ?? null) }
      },
      stands: async (id) => {
        const seq = await log.find(id)
        const entry = seq === undefined ? null : await facts.entry(seq)
        return entry === null || isGone(entry) ? undefined : entry
      },
      caughtUp,
      ofKind: async (kind) => {
        const places = await placesOfKind(db, kind)
        const found = await Promise.all(places.map((seq) => facts.entry(seq)))
        return found.filter((entry) => entry !== null)
      },
      onChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      follow: (follower) => {
        const following = follow(log, follower, {
          batchMax: config.batchMax ?? batchMaxUsual,
          logged: facts.logged,
          say,
        })
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
        await sweeping.done()
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
