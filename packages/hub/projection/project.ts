// The follower that folds the views. Entries come in batches; each batch is one transaction, and the rows after it are a
// pure function of the log up to there (and of which embargoes are over), however the log was cut into batches.
import { strict as assert } from 'node:assert'
import { isDeepStrictEqual } from 'node:util'
import {
  type AnyFoldedView,
  allFolded,
  type BlobRef,
  type Directory,
  directoryStep,
  documentRead,
  documentReceived,
  type Entry,
  emptyDirectory,
  entryErased,
  importDestroyed,
  isOf,
  kindNamed,
  Memo,
  personJoined,
  sharedEntry,
  touchedBy,
} from '@parley/peace'
import type { Database } from '../database/database.ts'
import { Batch, keyOf, NetChange } from './batch.ts'
import { setBelonging } from './belonging.ts'
import { type BucketFact, foldBucket, type Poison, type Stored } from './bucket.ts'
import type { Change, Touched } from './change.ts'
import { later, readChunk, writeChunk } from './chunk.ts'
import { blobsOf, entryRow } from './entry-row.ts'
import { Relisting } from './listing.ts'
import type { LogFacts, LoggedEntry } from './log-facts.ts'
import { storable } from './row-text.ts'
import * as store from './store.ts'
import { Undoing } from './undoing.ts'
import { collect, storedOf } from './versions.ts'

export type Projector = {
  /** Sequence number of the next entry to fold. */
  position(): number
  directory(): Directory
  isWithdrawn(id: string): boolean
  /** Folds the next entries, and embargoes that ended since. `entries` may be empty. Answers with what changed. */
  take(entries: readonly LoggedEntry[], root: string): Promise<Change>
  /** The instant the next embargo ends, milliseconds since 1970; null where none is coming. */
  nextEmbargo(): Promise<number | null>
  /** Forgets every row; the caller then hands in the log from its start. */
  restart(): Promise<void>
}

export type ProjectorParts = {
  readonly database: Database
  readonly facts: LogFacts
  readonly origin: string
  /** Changes when the folds do: rows of another program are not trusted. */
  readonly program: string
  readonly views?: readonly AnyFoldedView[]
  readonly now: () => Date
  /** The first entry seen on the day on which the one at `seq` was. */
  readonly dayFrom: (seq: number) => number
  /** Destroys an erased entry's words outside the database. Safe to repeat. */
  readonly destroy: (seq: number, blobs: readonly BlobRef[]) => Promise<void>
}

// Buckets whose facts are in memory together.
const bucketsAtOnce = 128
// Assemblies, rows and pairs of reports a memo keeps before a new one begins: some tens of megabytes.
const memoMax = 200_000

/**
 * Opens the fold where it stopped. Rows folded from another log, by another program or beyond the end of this log are
 * thrown away. `rootAt` gives the log's root at a size, hex.
 */
export async function openProjector(
  parts: ProjectorParts,
  log: { size: number; rootAt: (size: number) => Promise<string> },
): Promise<Projector> {
  const projector = new Projection(parts)
  const at = await store.position(parts.database.kysely)
  const isOurs =
    at !== undefined &&
    at.origin === parts.origin &&
    at.program === parts.program &&
    at.position <= log.size &&
    at.root === (await log.rootAt(at.position))
  if (isOurs) await projector.resume(at)
  else await projector.restart()
  return projector
}

class Projection implements Projector {
  readonly #parts: ProjectorParts
  readonly #views: readonly AnyFoldedView[]
  #position = 0
  #lifted = 0
  #directory = emptyDirectory
  #undoing = new Undoing()
  /** What folds of earlier batches found out; it holds words, so an erasure ends it. */
  #memo = new Memo()

  constructor(parts: ProjectorParts) {
    this.#parts = parts
    this.#views = parts.views ?? allFolded
  }

  position(): number {
    return this.#position
  }
  directory(): Directory {
    return this.#directory
  }
  isWithdrawn(id: string): boolean {
    return this.#undoing.isWithdrawn(id)
  }
  nextEmbargo(): Promise<number | null> {
    return store.nextEmbargo(this.#parts.database.kysely, this.#lifted)
  }

  async resume(at: store.Position): Promise<void> {
    this.#position = at.position
    this.#lifted = at.lifted
    await this.#recall(this.#parts.database.kysely)
  }

  async restart(): Promise<void> {
    await store.empty(this.#parts.database.kysely)
    this.#position = 0
    this.#lifted = 0
    this.#directory = emptyDirectory
    this.#undoing = new Undoing()
    this.#memo = new Memo()
  }

  async take(entries: readonly LoggedEntry[], root: string): Promise<Change> {
    const from = this.#position
    const to = from + entries.length
    if (entries[0] !== undefined) assert.equal(entries[0].seq, from, 'entries are folded in order, none left out')
    const before = { directory: this.#directory, undoing: this.#undoing, lifted: this.#lifted }
    try {
      const touched = await this.#parts.database.kysely.transaction().execute(async (db) => {
        await store.lockFold(db)
        const at = await store.position(db)
        if (at === undefined && from > 0) return 'lost'
        if (at !== undefined && at.position !== from) return undefined
        const changed = await this.#takeIn(db, entries, before.directory)
        await setBelonging(db, before.directory, this.#directory)
        const { origin, program } = this.#parts
        await store.setPosition(db, { origin, position: to, root, program, lifted: this.#lifted })
        return changed
      })
      if (touched === 'lost') {
        // The database came back without its tables' rows: a server that crashed forgets what is not logged there.
        await this.restart()
        return { from: 0, to: 0, touched: [] }
      }
      if (touched === undefined) return await this.#join(from, entries)
      // From here the batch is folded; after a crash the next one begins behind it.
      this.#position = to
      return { from, to, touched }
    } catch (error) {
      this.#directory = before.directory
      this.#lifted = before.lifted
      // What the failed batch added to it may stand in no row; it is read anew.
      await this.#recall(this.#parts.database.kysely).catch(() => {})
      throw error
    }
  }

  /** Another process of this hub folded these entries first; its rows are ours. */
  async #join(from: number, entries: readonly LoggedEntry[]): Promise<Change> {
    const db = this.#parts.database.kysely
    const at = await store.position(db)
    assert(at !== undefined && at.position >= 0, 'the fold has a place')
    const destroys = (entry: Entry) => isOf(entryErased, entry) || isOf(importDestroyed, entry)
    if (entries.some(({ entry }) => entry !== null && destroys(entry))) this.#parts.facts.forget()
    await this.resume(at)
    return { from, to: at.position, touched: await store.changedSince(db, from) }
  }

  async #takeIn(db: store.Connection, entries: readonly LoggedEntry[], before: Directory): Promise<Touched[]> {
    const changes = new Batch()
    const lifted = Math.max(this.#lifted, this.#parts.now().getTime())
    const lapsed = await store.lapsed(db, this.#lifted, lifted)
    this.#lifted = lifted
    const touched: (store.BucketName & { seq: number })[] = []
    const links: Parameters<typeof store.insertLinks>[1][number][] = []
    const rows: store.EntryLineRow[] = []
    const quarantined: Parameters<typeof store.insertQuarantine>[1][number][] = []
    const undone: string[] = []
    const erased: string[] = []
    const calledBack: number[] = []
    const shared: string[] = []
    const refolded = new Set<string>()
    for (const { seq, entry, from } of entries) {
      if (entry === null) continue
      const fact = await this.#parts.facts.complete({ seq, entry })
      const directory = directoryStep(this.#directory, entry, from?.origin)
      for (const process of processesSeenAnew(this.#directory, directory, entry)) refolded.add(process)
      shared.push(...sharedAnew(this.#directory, directory))
      this.#directory = directory
      rows.push(entryRow({ seq, entry, ...(from && { from }) }, directory))
      if (isOf(importDestroyed, entry)) {
        undone.push(entry.body.entry)
        const place = await this.#parts.facts.placeOf(entry.body.imported)
        if (place !== undefined) calledBack.push(place)
      }
      const target = Undoing.target(entry)
      if (target !== undefined) {
        this.#undoing.add(fact)
        undone.push(target)
        if (isOf(entryErased, entry)) erased.push(target)
      }
      if (kindNamed(entry.kind) === undefined) {
        const message = `No event kind '${entry.kind}'. A newer hub may have written it: update, then rebuild.`
        quarantined.push({ seq, view: '', process: entry.process, bucket: '', code: 'unknown-kind', message })
        continue
      }
      if (isOf(documentRead, entry) && entry.body.reading !== null && fact.reading === undefined) {
        const message = 'The reading this entry names cannot be had. Restore its file from a backup, then rebuild.'
        quarantined.push({ seq, view: '', process: entry.process, bucket: '', code: 'reading-lost', message })
      }
      for (const view of this.#views) {
        try {
          const { opens, as, follows } = touchedBy(view, fact)
          const place = { view: view.name, process: entry.process, seq }
          for (const bucket of opens) touched.push({ ...place, bucket: storable(bucket) })
          for (const name of as) links.push({ ...place, name: storable(name), follows: false })
          for (const name of follows) links.push({ ...place, name: storable(name), follows: true })
        } catch (error) {
          quarantined.push({ seq, view: view.name, process: entry.process, bucket: '', ...inWords(error) })
        }
      }
    }
    await store.insertEntries(db, rows)
    await store.insertTouched(db, touched)
    await store.insertLinks(db, links)
    await store.insertQuarantine(db, quarantined)
    const bearing = new Set([...touched, ...links].map((one) => one.seq))
    for (const bucket of await store.bucketsOfEntries(db, [...bearing])) changes.add(bucket, 'next')
    // Whatever changes what earlier entries mean or who may see them is answered by folding their buckets from the start.
    const anew = [...lapsed, ...(await this.#concerned(db, undone)), ...(await this.#share(db, shared))]
    for (const bucket of await store.bucketsOfEntries(db, anew)) changes.add(bucket, 'anew')
    const isErasing = erased.length + calledBack.length > 0
    if (isErasing) await this.#erase(db, erased, calledBack, refolded)
    if (isErasing || this.#memo.size > memoMax) this.#memo = new Memo()
    for (const process of refolded) {
      for (const bucket of await store.restrictedBuckets(db, process)) changes.add(bucket, 'anew')
    }
    const first = entries[0]?.seq ?? this.#position
    return this.#fold(db, changes, first, before)
  }

  /** The places of undone entries, of what they had undone themselves, and of the readings of undone documents. */
  async #concerned(db: store.Connection, targets: readonly string[]): Promise<number[]> {
    const places = new Set<number>()
    let ids = [...new Set(targets)]
    while (ids.length > 0) {
      const next: string[] = []
      for (const seq of (await store.placesOf(db, ids)).values()) {
        if (places.has(seq)) continue
        places.add(seq)
        const entry = await this.#parts.facts.entry(seq)
        if (entry === null) continue
        this.#undoing.remember({ seq, entry })
        const target = Undoing.target(entry)
        if (target !== undefined) next.push(target)
        if (isOf(documentReceived, entry)) {
          for (const reading of await store.readingsOf(db, [entry.body.document])) places.add(reading)
        }
        for (const along of await store.goingAlong(db, [entry.id])) places.add(along)
      }
      ids = next
    }
    return [...places]
  }

  /** Brings the tables up to how these entries are shared now; answers with their places. */
  async #share(db: store.Connection, ids: readonly string[]): Promise<number[]> {
    if (ids.length === 0) return []
    // A withdrawal is shared as what it takes back.
    const places = [...new Set([...(await this.#concerned(db, ids)), ...this.#undoing.naming(ids)])]
    const rows: store.EntryLineRow[] = []
    for (const seq of places) {
      const entry = await this.#parts.facts.entry(seq)
      if (entry !== null) rows.push(entryRow({ seq, entry }, this.#directory))
    }
    await store.setSharing(db, rows)
    return places
  }

  /** Destroys the words first, then what the tables say of them; repeated after a crash, because the place did not move. */
  async #erase(
    db: store.Connection,
    ids: readonly string[],
    calledBack: readonly number[],
    refolded: Set<string>,
  ): Promise<void> {
    const places = new Set([...(await store.placesOf(db, ids)).values(), ...calledBack])
    for (const seq of [...places]) {
      const entry = await this.#parts.facts.entry(seq)
      if (entry === null || !isOf(documentReceived, entry)) continue
      // What was read from a document goes with it.
      for (const reading of await store.readingsOf(db, [entry.body.document])) {
        const read = await this.#parts.facts.entry(reading)
        if (read === null || (isOf(documentRead, read) && read.body.received === entry.id)) places.add(reading)
      }
      // So does what a model suggested about it, which holds translations of its words.
      for (const suggested of await store.goingAlong(db, [entry.id])) places.add(suggested)
    }
    for (const seq of places) {
      const entry = await this.#parts.facts.entry(seq)
      await this.#parts.destroy(seq, entry === null ? [] : blobsOf(entry))
      this.#parts.facts.forget(seq)
    }
    await store.deleteEntries(db, [...places])
    const before = this.#directory
    await this.#recall(db)
    for (const process of before.processes.keys()) {
      if (!seesAlike(process, before, this.#directory)) refolded.add(process)
    }
  }

  /** Who is who and what was undone, read anew from the entries that say it. */
  async #recall(db: store.Connection): Promise<void> {
    let directory = emptyDirectory
    const undoing = new Undoing()
    const targets = new Set<string>()
    for (const { seq, from } of await store.shapingEntries(db)) {
      const entry = await this.#parts.facts.entry(seq)
      if (entry === null) continue
      directory = directoryStep(directory, entry, from)
      undoing.add({ seq, entry })
      const target = Undoing.target(entry)
      if (target !== undefined) targets.add(target)
    }
    for (const place of (await store.placesOf(db, [...targets])).values()) {
      const named = await this.#parts.facts.entry(place)
      if (named !== null) undoing.remember({ seq: place, entry: named })
    }
    this.#directory = directory
    this.#undoing = undoing
  }

  /** `before` is who was who when the rows that stand were folded. */
  async #fold(db: store.Connection, changes: Batch, first: number, before: Directory): Promise<Touched[]> {
    const net = new NetChange()
    const relisting = new Relisting()
    const chunks = [...changes.chunks(bucketsAtOnce)]
    const read = (at: number) => {
      const chunk = chunks[at]
      return chunk === undefined ? undefined : later(readChunk(db, chunk, first))
    }
    let reading = read(0)
    let writing: Promise<void> = Promise.resolve()
    for (let at = 1; reading !== undefined; at++) {
      const chunk = await reading
      // Buckets stand in one chunk each: what the next one reads, this one does not write.
      reading = read(at)
      const { facts, stored, poison } = chunk
      const versions: store.NewVersion[] = []
      const closings: store.Closing[] = []
      const poisoned: Parameters<typeof store.insertQuarantine>[1][number][] = []
      for (const { name, mode } of chunk.buckets) {
        const view = this.#views.find((one) => one.name === name.view)
        if (view === undefined) continue
        const loaded: BucketFact[] = []
        const { seqs: places, opens } = facts.get(keyOf(name))?.[0] ?? { seqs: [], opens: [] }
        for (const [index, seq] of places.entries()) {
          const fact = await this.#parts.facts.fact(seq)
          if (fact !== undefined) loaded.push({ fact, opens: opens[index] ?? false })
        }
        const old = storedOf(stored.get(keyOf(name)) ?? [])
        const next: Stored = mode === 'anew' ? new Map() : copyOf(old)
        const seqs = loaded.map(({ fact }) => fact.seq).filter((seq) => mode === 'anew' || seq >= first)
        const result = foldBucket(
          {
            view,
            process: name.process,
            bucket: name.bucket,
            facts: loaded,
            undoing: this.#undoing.concerning(loaded.map((one) => one.fact)),
            directory: this.#directory,
            lifted: new Date(this.#lifted).toISOString(),
            poisoned: new Set(mode === 'anew' ? [] : poison.get(keyOf(name))?.map((one) => one.seq)),
            memo: this.#memo,
          },
          seqs,
          next,
        )
        const stood = view.vast && copyOf(old)
        const [versionsBefore, closingsBefore] = [versions.length, closings.length]
        collect(view, name, result.changes, mode === 'anew' ? new Map() : old, versions, closings, this.#parts.dayFrom)
        if (stood !== undefined) {
          relisting.add(view, name, {
            off: mode === 'anew' ? placesIn(name, stood) : closings.slice(closingsBefore),
            on: versions.slice(versionsBefore).filter(({ to_seq }) => to_seq === null),
            before: { rows: stood, directory: before },
            after: { rows: next, directory: this.#directory },
          })
        }
        poisoned.push(...result.poison.map((one) => quarantineRow(name, one)))
        net.add(name, old, next)
      }
      await writing
      writing = later(writeChunk(db, chunk, { versions, closings, poisoned }).then(() => relisting.writeRows(db)))
    }
    await writing
    await relisting.writeCounts(db)
    return net.touched()
  }
}

const copyOf = (stored: Stored): Stored => new Map([...stored].map(([grp, rows]) => [grp, new Map(rows)]))

const placesIn = (name: store.BucketName, stored: Stored) =>
  [...stored].flatMap(([grp, rows]) => [...rows.keys()].map((key) => ({ ...name, grp, key })))

/** Processes in which earlier entries may now be seen by more or fewer. */
function processesSeenAnew(before: Directory, after: Directory, entry: Entry): string[] {
  if (before === after) return []
  const processes = new Set<string>()
  const members = (directory: Directory) => directory.processes.get(entry.process)?.organisations
  const [old, now] = [members(before), members(after)]
  const sameMembers = old?.size === now?.size && [...(now?.keys() ?? [])].every((one) => old?.has(one))
  if (!sameMembers && (old !== undefined || (now?.size ?? 0) > 0)) processes.add(entry.process)
  // A group stays in its process.
  if (before.groups !== after.groups) processes.add(entry.process)
  if (before.persons !== after.persons) {
    const met = [entry.author.person, isOf(personJoined, entry) ? entry.body.person : undefined]
    const anew = met.filter((one) => one !== undefined && !before.persons.has(one))
    for (const [process, { personsNamed }] of after.processes) {
      if (anew.some((person) => person !== undefined && personsNamed.has(person))) processes.add(process)
    }
  }
  return [...processes]
}

/** Entries that are now shared in another way. */
function sharedAnew(before: Directory, after: Directory): string[] {
  const [old, now] = [before.sharing.current, after.sharing.current]
  if (old === now) return []
  return [...now].filter(([place, shared]) => old.get(place) !== shared).map(([place]) => sharedEntry(place))
}

/** Whether each group of the process sees after it what it saw before, as far as the directory decides. */
function seesAlike(process: string, before: Directory, after: Directory): boolean {
  const [old, now] = [before.processes.get(process), after.processes.get(process)]
  if (old === undefined || now === undefined || !isDeepStrictEqual(before.groups, after.groups)) return false
  return (
    isDeepStrictEqual(new Set(old.organisations.keys()), new Set(now.organisations.keys())) &&
    isDeepStrictEqual(old.organisationsNamed, now.organisationsNamed) &&
    isDeepStrictEqual(old.personsNamed, now.personsNamed) &&
    [...old.personsNamed].every((person) => before.persons.get(person) === after.persons.get(person))
  )
}

function quarantineRow({ view, process, bucket }: store.BucketName, { seq, error }: Poison) {
  return { seq, view, process, bucket, ...inWords(error) }
}

function inWords(error: unknown): { code: string; message: string } {
  return { code: 'fold-failed', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
}
