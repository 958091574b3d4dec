// The file store: one append-only file of records, one of erasable keys, one checkpoint. An entry is acknowledged when
// both files are synced and a checkpoint over it is signed. Tree and tiles follow from the entries.
import { strict as assert } from 'node:assert'
import path from 'node:path'
import { isEqual, utf8 } from './bytes.ts'
import { originBytesMax } from './commitment.ts'
import { type Disk, type DiskFile, type DiskLock, errorCode } from './disk.ts'
import { damaged, isDurableAfter, readRecords } from './file-scan.ts'
import { verifyFiles } from './file-verify.ts'
import { type Group, Intake, type Place } from './intake.ts'
import type { Log, Receipt, Report, Sealed, Signer, Stored, VerifyOptions } from './log.ts'
import { nodeDisk } from './node-disk.ts'
import { checkpointText, parseCheckpoint, parseNote, signatureLine, verifyNote } from './note.ts'
import { PlaceIndex } from './place-index.ts'
import {
  digestOf,
  fileHeader,
  fileHeaderBytes,
  type Record,
  readFileHeader,
  readRecord,
  readSlot,
  recordBytes,
  slotBytes,
  writeRecord,
  writeSlot,
} from './record.ts'
import { Refusal } from './refusal.ts'
import { unseal } from './sealed.ts'
import { parseTilePath, tilePath, tileWidth } from './tile.ts'
import { leafHashOf, Tree } from './tree.ts'

export type FileLogOptions = {
  /** The log's name, fixed at its first start: host and path without scheme, such as `hub.example/log`. */
  readonly origin: string
  /** The hub's key: signs checkpoints. */
  readonly signer: Signer
  /** Public keys that signed earlier checkpoints, where the hub's key was changed. */
  readonly formerKeys?: readonly Uint8Array[]
  readonly disk?: Disk
  /** Bytes set aside against a full disk; 0 sets nothing aside. */
  readonly reserveBytes?: number
  /** Milliseconds that never run backwards. */
  readonly now?: () => number
  /** Told what an operator may want to know, such as a torn tail that was cut. */
  readonly notice?: (text: string) => void
}

const reserveBytesUsual = 16 * 1024 * 1024
// One sector: overwritten in place, it is the old note or the new one and never half of each.
const checkpointBytes = 512
const reserveRetryMs = 1_000

/**
 * Opens the log in a folder, or begins it there. Refuses with `log-locked`, `log-damaged`, `log-incomplete`,
 * `log-other-origin` or `log-other-key`; nothing is changed then.
 */
export async function openFileLog(folder: string, options: FileLogOptions): Promise<FileLog> {
  const { disk = nodeDisk, origin } = options
  if (!/^[^\s+]+$/u.test(origin) || utf8(origin).length > originBytesMax) {
    const message = `A log's origin has 1 to ${originBytesMax} bytes, no spaces and no plus sign, such as hub.example/log.`
    throw new Refusal('log-other-origin', { origin }, message)
  }
  await disk.makeFolder(folder)
  const lock = await disk.lock(path.join(folder, 'lock'))
  const log = new FileLog(folder, options, disk, lock)
  try {
    await log.open()
  } catch (error) {
    await log.abandon()
    throw error
  }
  return log
}

export class FileLog implements Log {
  readonly origin: string
  readonly folder: string
  readonly #options: FileLogOptions
  readonly #disk: Disk
  readonly #lock: DiskLock
  #entries!: DiskFile
  #keys!: DiskFile
  #keysInPlace!: DiskFile
  #checkpointFile!: DiskFile
  readonly #opened: DiskFile[] = []
  readonly #tree = new Tree()
  readonly #index = new PlaceIndex()
  /** Where each record begins, and where the next one will. */
  #positions = new Float64Array(1024).fill(fileHeaderBytes, 0, 1)
  /** Entries in the files; `#size` of them are covered by the checkpoint. */
  #written = 0
  #size = 0
  #note = ''
  readonly #listeners = new Set<(size: number) => void>()
  readonly #intake: Intake
  #stopped: Refusal | undefined
  #closing = false
  #full = false
  #reserveTriedAt = Number.NEGATIVE_INFINITY
  #tilesAt = 0
  #tiles: Promise<void> = Promise.resolve()
  #erasing: Promise<void> = Promise.resolve()

  constructor(folder: string, options: FileLogOptions, disk: Disk, lock: DiskLock) {
    this.folder = folder
    this.origin = options.origin
    this.#options = options
    this.#disk = disk
    this.#lock = lock
    this.#intake = new Intake(
      (groups) => this.#commit(groups),
      (digest) => this.#placeOf(digest),
    )
  }

  // Opening

  async open(): Promise<void> {
    await this.#begin()
    this.#entries = await this.#openFile('entries.log', 'append')
    this.#keys = await this.#openFile('keys', 'append')
    this.#keysInPlace = await this.#openFile('keys', 'patch')
    this.#checkpointFile = await this.#openFile('checkpoint', 'patch')
    await this.#checkHeader('entries', this.#entries)
    await this.#checkHeader('keys', this.#keys)
    await this.#finishErasing()
    const note = await readNoteSector(this.#checkpointFile)
    if (note === undefined) throw damaged(this.folder, 'its checkpoint cannot be read')
    const signed = note === '' ? 0 : await this.#checkNote(note)
    const base = await this.#scan(signed)
    await this.#cutTail(Math.max(signed, base))
    this.#checkRoot(note)
    // What a killed process left in the page cache must be on the disk before it is spoken of.
    await this.#entries.sync()
    await this.#keys.sync()
    this.#size = signed
    this.#note = note
    if (note === '' || this.#written > signed) await this.#sign()
    // Kept in step without a sync from here on: it may lag after a power cut, and is never ahead or empty.
    await this.#checkpointFile.sync()
    await this.#fillReserve()
    await this.#placeMissingTiles()
  }

  /** Lays down the files of a new log, `entries.log` last: until that stands, there is no log here. */
  async #begin(): Promise<void> {
    const names = await this.#disk.list(this.folder)
    if (names.includes('entries.log')) {
      const missing = ['keys', 'checkpoint'].filter((name) => !names.includes(name))
      if (missing.length > 0) throw this.#incomplete(missing)
      return
    }
    const keys = await this.#disk.read(this.#path('keys'))
    if ((keys !== undefined && keys.length > fileHeaderBytes) || names.includes('tile')) {
      throw this.#incomplete(['entries.log'])
    }
    await this.#disk.replace(this.#path('keys'), fileHeader('keys', this.origin))
    await this.#disk.replace(this.#path('checkpoint'), Buffer.alloc(checkpointBytes))
    await this.#disk.replace(this.#path('entries.log'), fileHeader('entries', this.origin))
  }

  async #openFile(name: string, mode: 'append' | 'patch'): Promise<DiskFile> {
    const file = await this.#disk.open(this.#path(name), mode)
    this.#opened.push(file)
    return file
  }

  async #checkHeader(kind: 'entries' | 'keys', file: DiskFile): Promise<void> {
    const header = Buffer.alloc(fileHeaderBytes)
    await file.read(header, 0)
    const origin = readFileHeader(kind, header)
    if (origin === undefined) {
      throw damaged(this.folder, `the file of ${kind} does not begin as it should, or a newer version wrote it`)
    }
    if (origin !== this.origin) {
      const message =
        `The log in ${this.folder} is ${origin}, not ${this.origin}. Its name was fixed at its first start: ` +
        'start with that one, or choose another folder.'
      throw new Refusal('log-other-origin', { folder: this.folder, origin, asked: this.origin }, message)
    }
  }

  /** The size of the checkpoint that was left here, once it is known to be ours. */
  async #checkNote(text: string): Promise<number> {
    let size: number
    let ours = false
    try {
      const note = parseNote(text)
      const checkpoint = parseCheckpoint(note.text)
      size = checkpoint.size
      for (const key of [this.#options.signer.publicKey, ...(this.#options.formerKeys ?? [])]) {
        ours ||= (await verifyNote(note, this.origin, key)) === true
      }
      ours &&= checkpoint.origin === this.origin
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      throw damaged(this.folder, 'its checkpoint cannot be read', { cause: cause.message })
    }
    if (!ours) {
      const message =
        `The checkpoint in ${this.folder} is not signed by this hub's key. Start with the key that belongs to this ` +
        'folder; if the key was changed, name the earlier one; if neither is so, the checkpoint was altered.'
      throw new Refusal('log-other-key', { folder: this.folder }, message)
    }
    return size
  }

  /** Reads every record; returns the first place of the last batch. */
  async #scan(signed: number): Promise<number> {
    let base = 0
    let whole = 0
    for await (const { record } of readRecords(this.#entries)) {
      this.#remember(record.digest, recordBytes(record.box.length))
      this.#tree.append(leafHashOf(record.leaf))
      base = record.base
      if (record.more === 0) whole = this.#written
    }
    const end = this.#positions[this.#written]!
    if (this.#entries.size() > end) {
      const isDurable = signed > this.#written || (await isDurableAfter(this.#entries, end, this.#written))
      if (isDurable) {
        throw damaged(this.folder, `entry ${this.#written} cannot be read`, { seq: this.#written, position: end })
      }
    }
    if (this.#written < signed) {
      const detail = `it ends at ${this.#written} entries, and its checkpoint covers ${signed}`
      throw damaged(this.folder, detail, { entries: this.#written, signed })
    }
    if (whole < this.#written) this.#forget(Math.max(whole, signed))
    return Math.min(base, this.#written)
  }

  /** Cuts what the last batch left unfinished: records without whole keys, keys without records, half records. */
  async #cutTail(durable: number): Promise<void> {
    const from = Math.min(durable, this.#written)
    const slots = Buffer.alloc((this.#written - from) * slotBytes)
    const read = await this.#keys.read(slots, slotAt(from))
    let keyed = from
    while (keyed < this.#written && readSlot(slots.subarray(0, read), (keyed - from) * slotBytes, keyed)) keyed += 1
    if (this.#keys.size() < slotAt(from)) {
      throw damaged(this.folder, `keys of the last ${from} entries are missing`, { seq: from })
    }
    // A group lands together or not at all; a cut inside one goes back to its beginning.
    if (keyed < this.#written) this.#forget(await this.#groupStart(keyed, from))
    const end = this.#positions[this.#written]!
    if (this.#entries.size() !== end) {
      this.#options.notice?.(
        `A write that was never acknowledged had not finished: ${this.#entries.size() - end} bytes were cut from ` +
          `the end of ${this.folder}, after entry ${this.#written}.`,
      )
      await this.#entries.truncate(end)
    }
    if (this.#keys.size() !== slotAt(this.#written)) await this.#keys.truncate(slotAt(this.#written))
  }

  async #groupStart(seq: number, from: number): Promise<number> {
    let start = from
    for await (const record of this.#records(from, seq)) {
      if (record.more === 0) start = record.seq + 1
    }
    return start
  }

  #checkRoot(note: string): void {
    if (note === '') {
      if (this.#written === 0) return
      throw damaged(this.folder, 'its checkpoint is gone', { entries: this.#written })
    }
    const { size, root } = parseCheckpoint(parseNote(note).text)
    if (isEqual(this.#tree.root(size), root)) return
    throw damaged(this.folder, `its ${size} entries are not those its checkpoint was signed for`, { size })
  }

  // Appending

  async append(sealed: Sealed | readonly Sealed[]): Promise<Receipt[]> {
    this.#assertOpen()
    if (this.#closing) throw new Refusal('log-closed', {}, 'This log was closed. Open it again.')
    const given = 'leaf' in sealed ? [sealed] : sealed
    const places = await this.#intake.place(given)
    const [size, checkpoint] = [this.#size, this.#note]
    const root = this.#tree.root(size)
    const receipts: Receipt[] = []
    for (const [index, { seq, repeated }] of places.entries()) {
      const leaf = repeated ? (await this.#record(seq)).leaf : given[index]!.leaf
      receipts.push({ seq, leaf, size, root, proof: this.#tree.inclusion(seq, size), checkpoint, repeated })
    }
    return receipts
  }

  async #commit(groups: readonly Group[]): Promise<readonly (readonly Place[])[]> {
    this.#assertOpen()
    await this.#assertRoom()
    await this.#assertOurs('before')
    const places: Place[][] = []
    const base = this.#written
    const count = groups.reduce((sum, group) => sum + group.length, 0)
    const bytes = groups.reduce(
      (sum, group) => sum + group.reduce((all, { box }) => all + recordBytes(box.length), 0),
      0,
    )
    const records = Buffer.allocUnsafe(bytes)
    const slots = Buffer.allocUnsafe(count * slotBytes)
    let at = 0
    let seq = base
    for (const group of groups) {
      places.push(group.map((_, index) => ({ seq: seq + index, repeated: false })))
      for (const [index, entry] of group.entries()) {
        at = writeRecord(records, at, { seq, base, more: group.length - 1 - index }, entry)
        writeSlot(slots, (seq - base) * slotBytes, seq, entry)
        seq += 1
      }
    }
    await this.#write(records, slots)
    const synced = Promise.all([this.#entries.sync(), this.#keys.sync()])
    // The processor hashes while the disk writes.
    for (const group of groups) {
      for (const { leaf, digest, box } of group) {
        this.#remember(digest, recordBytes(box.length))
        this.#tree.append(leafHashOf(leaf))
      }
    }
    try {
      await synced
    } catch (cause) {
      // What a failed sync left on the disk cannot be known, and asking again may lie: only a reopening can tell.
      throw this.#stop('log-stopped', 'the disk could not make the last entries durable', cause)
    }
    await this.#assertOurs('after')
    // From here the entries are durable; a crash is repaired by reading them again.
    await this.#sign()
    return places
  }

  /** Both files get their part, or neither does. */
  async #write(records: Buffer, slots: Buffer): Promise<void> {
    try {
      await this.#entries.append(records)
      await this.#keys.append(slots)
    } catch (cause) {
      await this.#takeBack(cause)
      if (errorCode(cause) !== 'ENOSPC' && errorCode(cause) !== 'EDQUOT') {
        throw this.#stop('log-stopped', 'the disk refused to write', cause)
      }
      const hadReserve = !this.#full && (await this.#disk.list(this.folder)).includes('reserve')
      this.#full = true
      this.#reserveTriedAt = this.#now()
      if (!hadReserve) throw this.#fullDisk(cause)
      // Space was set aside for this very moment: those already waiting are still served.
      await this.#disk.remove(this.#path('reserve'))
      this.#options.notice?.('The disk is full. The log takes no further entries until there is room again.')
      try {
        await this.#entries.append(records)
        await this.#keys.append(slots)
      } catch (again) {
        await this.#takeBack(again)
        throw this.#fullDisk(again)
      }
    }
  }

  async #takeBack(cause: unknown): Promise<void> {
    try {
      await this.#assertOurs('none')
      await this.#entries.truncate(this.#positions[this.#written]!)
      await this.#keys.truncate(slotAt(this.#written))
    } catch (error) {
      throw this.#stop('log-stopped', 'a write failed and could not be taken back', new AggregateError([cause, error]))
    }
  }

  /** While the disk is full, appending waits for the reserve to fit again. */
  async #assertRoom(): Promise<void> {
    if (!this.#full) return
    if (this.#now() - this.#reserveTriedAt < reserveRetryMs) throw this.#fullDisk(undefined)
    this.#reserveTriedAt = this.#now()
    if (!(await this.#fillReserve())) throw this.#fullDisk(undefined)
    this.#full = false
  }

  async #fillReserve(): Promise<boolean> {
    const bytes = this.#options.reserveBytes ?? reserveBytesUsual
    if (bytes === 0 || (await this.#disk.list(this.folder)).includes('reserve')) return true
    try {
      await this.#disk.place(this.#path('reserve'), Buffer.alloc(bytes))
      return true
    } catch (error) {
      await this.#disk.remove(this.#path('reserve.new'))
      if (errorCode(error) !== 'ENOSPC' && errorCode(error) !== 'EDQUOT') throw error
      this.#full = true
      return false
    }
  }

  /**
   * Compare-and-swap: the lock is ours, the files end where we left them and the checkpoint is the one we signed.
   * Otherwise another writer has been here, and this one stops before it acknowledges anything.
   */
  async #assertOurs(when: 'before' | 'after' | 'none'): Promise<void> {
    const isEnd =
      when === 'none' ||
      (this.#entries.size() === this.#positions[this.#written] && this.#keys.size() === slotAt(this.#written))
    const isNote = (await readNoteSector(this.#checkpointFile)) === this.#note
    if (isEnd && isNote && this.#lock.isHeld()) return
    throw this.#stop('log-fenced', `another process wrote to ${this.folder}`, undefined)
  }

  async #sign(): Promise<void> {
    const root = this.#tree.root(this.#written)
    const text = checkpointText({ origin: this.origin, size: this.#written, root })
    const { signer } = this.#options
    const note = `${text}\n${signatureLine(this.origin, signer.publicKey, await signer.sign(utf8(text)))}`
    const sector = Buffer.alloc(checkpointBytes)
    assert(sector.write(note) === Buffer.byteLength(note), `a checkpoint of ${note.length} characters fits its sector`)
    try {
      await this.#checkpointFile.patch(sector, 0)
    } catch (cause) {
      throw this.#stop('log-stopped', 'the checkpoint could not be written', cause)
    }
    this.#note = note
    this.#size = this.#written
    this.#queueTiles()
    for (const listener of this.#listeners) listener(this.#size)
  }

  // Reading

  size(): number {
    return this.#size
  }

  checkpoint(): string {
    return this.#note
  }

  async *read(from: number, to = this.#size): AsyncIterable<Stored> {
    const end = Math.min(to, this.#size)
    if (from >= end) return
    const slotsMax = 1024
    let slots: Buffer = Buffer.alloc(0)
    let slotsFrom = from
    for await (const record of this.#records(from, end)) {
      const { seq } = record
      if ((seq - slotsFrom) * slotBytes >= slots.length) {
        slotsFrom = seq
        slots = Buffer.alloc(Math.min(slotsMax, end - seq) * slotBytes)
        await this.#keys.read(slots, slotAt(seq))
      }
      yield this.#open(record, slots, (seq - slotsFrom) * slotBytes)
    }
  }

  async get(seq: number): Promise<Stored | undefined> {
    if (!(seq >= 0 && seq < this.#size)) return undefined
    const slot = Buffer.alloc(slotBytes)
    await this.#keys.read(slot, slotAt(seq))
    return this.#open(await this.#record(seq), slot, 0)
  }

  #open(record: { seq: number; leaf: Buffer; box: Buffer }, slots: Buffer, at: number): Stored {
    const { seq } = record
    const leaf = Buffer.from(record.leaf)
    const slot = readSlot(slots, at, seq)
    if (slot?.state === 'erased') return { seq, leaf, erased: true, bytes: null }
    const opened = slot === undefined ? undefined : unseal({ leaf, key: slot.key, salt: slot.salt, box: record.box })
    if (slot === undefined || opened === undefined) throw damaged(this.folder, `entry ${seq} cannot be opened`, { seq })
    return { seq, leaf, erased: false, salt: Buffer.from(slot.salt), ...opened }
  }

  async *#records(from: number, to: number): AsyncGenerator<Record> {
    const [start, until] = [this.#positions[from]!, this.#positions[to]!]
    let seq = from
    for await (const { record } of readRecords(this.#entries, { from: start, seq: from, to, until })) {
      yield record
      seq += 1
    }
    // An end that comes too early must not pass for the end.
    if (seq < to) throw damaged(this.folder, `entry ${seq} cannot be read`, { seq })
  }

  async #record(seq: number): Promise<{ seq: number; leaf: Buffer; box: Buffer }> {
    const position = this.#positions[seq]!
    const bytes = Buffer.allocUnsafe(this.#positions[seq + 1]! - position)
    await this.#entries.read(bytes, position)
    const record = readRecord(bytes, 0)
    if (typeof record === 'string' || record.seq !== seq)
      throw damaged(this.folder, `entry ${seq} cannot be read`, { seq })
    return record
  }

  async find(id: string): Promise<number | undefined> {
    return this.#placeOf(digestOf(id))
  }

  async root(size = this.#size): Promise<Uint8Array> {
    this.#assertSize(size)
    return this.#tree.root(size)
  }

  async inclusion(seq: number, size = this.#size): Promise<Uint8Array[]> {
    this.#assertSize(size)
    if (!(Number.isSafeInteger(seq) && seq >= 0 && seq < size)) throw outside(`entry ${seq}`, size)
    return this.#tree.inclusion(seq, size)
  }

  async consistency(from: number, to = this.#size): Promise<Uint8Array[]> {
    this.#assertSize(to)
    if (!(Number.isSafeInteger(from) && from >= 0 && from <= to)) throw outside(`size ${from}`, to)
    return this.#tree.consistency(from, to)
  }

  async tile(path: string): Promise<Uint8Array | undefined> {
    const tile = parseTilePath(path)
    if (tile === undefined) return undefined
    const start = tile.index * tileWidth
    if (tile.level !== 'entries') {
      const nodes = Math.floor(this.#size / tileWidth ** tile.level)
      return start + tile.width > nodes ? undefined : this.#tree.tile(tile)
    }
    return start + tile.width > this.#size ? undefined : this.#bundle(start, start + tile.width)
  }

  /** Leaf records, each after its length in 16 bits. */
  async #bundle(from: number, to: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const record of this.#records(from, to)) {
      parts.push(Buffer.from([0, record.leaf.length]), Buffer.from(record.leaf))
    }
    return Buffer.concat(parts)
  }

  subscribe(listener: (size: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  verify(options: VerifyOptions = {}): Promise<Report> {
    const { folder, origin } = this
    const keys = [this.#options.signer.publicKey, ...(this.#options.formerKeys ?? [])]
    const [size, note] = [this.#size, this.#note]
    return verifyFiles(
      { folder, origin, disk: this.#disk, keys, size, note, entries: this.#entries, slots: this.#keys },
      options,
    )
  }

  // Erasing and ending

  async erase(seq: number): Promise<void> {
    this.#assertOpen()
    if (!(Number.isSafeInteger(seq) && seq >= 0 && seq < this.#size)) throw outside(`entry ${seq}`, this.#size)
    // One at a time: there is one note of what is being erased.
    const turn = this.#erasing.then(() => this.#eraseSlot(seq))
    this.#erasing = turn.catch(() => undefined)
    await turn
  }

  async #eraseSlot(seq: number): Promise<void> {
    this.#assertOpen()
    if (!this.#lock.isHeld()) throw this.#stop('log-fenced', `another process wrote to ${this.folder}`, undefined)
    // Said before it is done: a slot that a crash left half overwritten is then known to be meant for erasing.
    await this.#disk.replace(this.#path('erasing'), Buffer.from(`${seq}\n`))
    await this.#overwriteSlot(seq)
    await this.#disk.remove(this.#path('erasing'))
  }

  async #overwriteSlot(seq: number): Promise<void> {
    const slot = Buffer.alloc(slotBytes)
    writeSlot(slot, 0, seq)
    await this.#keysInPlace.patch(slot, slotAt(seq))
    await this.#keysInPlace.sync()
  }

  /** Ends an erasure that a crash interrupted. */
  async #finishErasing(): Promise<void> {
    const seq = Number((await this.#disk.read(this.#path('erasing')))?.toString() ?? Number.NaN)
    if (!Number.isSafeInteger(seq)) return
    if (slotAt(seq + 1) <= this.#keys.size()) await this.#overwriteSlot(seq)
    await this.#disk.remove(this.#path('erasing'))
  }

  async close(): Promise<void> {
    if (this.#closing) return
    this.#closing = true
    await this.#intake.drain()
    await this.#erasing
    await this.#tiles
    await this.abandon()
  }

  /** Lets go of files and lock without a further word to the disk. */
  async abandon(): Promise<void> {
    for (const file of this.#opened.splice(0)) await file.close()
    await this.#lock.release()
  }

  // Tiles on disk are copies for whoever serves them as plain files; `tile` answers from the tree.

  #queueTiles(): void {
    const full = Math.floor(this.#size / tileWidth)
    if (full <= this.#tilesAt) return
    const from = this.#tilesAt
    this.#tilesAt = full
    this.#tiles = this.#tiles
      .then(async () => {
        for (let index = from; index < full; index++) await this.#placeTiles(index)
      })
      .catch((error: unknown) => this.#options.notice?.(`A tile could not be written: ${String(error)}`))
  }

  /** Places the entry bundle and the hash tiles that entry tile `index` completes. */
  async #placeTiles(index: number): Promise<void> {
    const start = index * tileWidth
    await this.#placeTile('entries', index, await this.#bundle(start, start + tileWidth))
    for (let level = 0, at = index; ; level++, at = (at + 1) / tileWidth - 1) {
      await this.#placeTile(level, at, this.#tree.tile({ level, index: at, width: tileWidth })!)
      if ((at + 1) % tileWidth !== 0) return
    }
  }

  async #placeTile(level: number | 'entries', index: number, bytes: Uint8Array): Promise<void> {
    await this.#disk.place(this.#path(tilePath({ level, index, width: tileWidth })), bytes)
  }

  async #placeMissingTiles(): Promise<void> {
    this.#tilesAt = Math.floor(this.#size / tileWidth)
    const names = new Map<string, Set<string>>()
    for (let index = 0; index < this.#tilesAt; index++) {
      for (const level of ['entries', 0] as const) {
        const file = this.#path(tilePath({ level, index, width: tileWidth }))
        const folder = path.dirname(file)
        if (!names.has(folder)) names.set(folder, new Set(await this.#disk.list(folder)))
        if (names.get(folder)!.has(path.basename(file))) continue
        await this.#placeTiles(index)
        break
      }
    }
  }

  // Small things

  #remember(digest: Buffer, bytes: number): void {
    this.#index.push(digest)
    this.#written += 1
    if (this.#written >= this.#positions.length) {
      const grown = new Float64Array(this.#positions.length * 2)
      grown.set(this.#positions)
      this.#positions = grown
    }
    this.#positions[this.#written] = this.#positions[this.#written - 1]! + bytes
  }

  #forget(from: number): void {
    this.#tree.truncate(from)
    this.#index.truncate(from)
    this.#written = Math.min(this.#written, from)
  }

  #placeOf(digest: Buffer): number | undefined {
    const seq = this.#index.find(digest)
    return seq !== undefined && seq < this.#size ? seq : undefined
  }

  #path(name: string): string {
    return path.join(this.folder, name)
  }

  #now(): number {
    return (this.#options.now ?? (() => performance.now()))()
  }

  #assertOpen(): void {
    if (this.#stopped !== undefined) throw this.#stopped
  }

  #assertSize(size: number): void {
    if (!(Number.isSafeInteger(size) && size >= 0 && size <= this.#size)) throw outside(`size ${size}`, this.#size)
  }

  /** Stops the log for good: nothing is acknowledged any more until it is opened again. */
  #stop(code: 'log-stopped' | 'log-fenced', reason: string, cause: unknown): Refusal {
    const message =
      `The log stopped: ${reason}. Nothing acknowledged is lost. Whatever was not acknowledged may or may not have ` +
      'been kept: restart the hub, then send it again with the same ids.'
    this.#stopped ??= new Refusal(code, { folder: this.folder }, message, { cause })
    return this.#stopped
  }

  #fullDisk(cause: unknown): Refusal {
    const message = 'The disk is full, so this was not kept. Reading still works. Free some space, then send it again.'
    return new Refusal('log-full-disk', { folder: this.folder }, message, { cause })
  }

  #incomplete(missing: readonly string[]): Refusal {
    const message =
      `The log in ${this.folder} is missing ${missing.join(' and ')}. A new one is not begun over an old one: ` +
      'restore the missing part from a backup, or choose an empty folder.'
    return new Refusal('log-incomplete', { folder: this.folder, missing }, message)
  }
}

function slotAt(seq: number): number {
  return fileHeaderBytes + seq * slotBytes
}

/** The note in the checkpoint's sector; empty before the first, undefined when it is not text. */
async function readNoteSector(file: DiskFile): Promise<string | undefined> {
  const sector = Buffer.alloc(checkpointBytes)
  const length = await file.read(sector, 0)
  const text = sector.toString('utf8', 0, length)
  const end = text.indexOf('\0')
  return end < 0 ? text : /^\0*$/.test(text.slice(end)) ? text.slice(0, end) : undefined
}

function outside(what: string, size: number): Refusal {
  return new Refusal('log-outside', { size }, `There is no ${what} in this log of ${size}. Ask for one below that.`)
}
