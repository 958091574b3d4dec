// The file store: one append-only file of records, one of erasable keys, one checkpoint. An entry is acknowledged when
// both files are synced and a checkpoint over it is signed. Tree and tiles follow from the entries.
import { utf8 } from './bytes.ts'
import { originBytesMax } from './commitment.ts'
import type { Disk } from './disk.ts'
import { FileCommit } from './file-commit.ts'
import { eraseSlot } from './file-erasing.ts'
import type { FilePlaces } from './file-places.ts'
import { FileReading } from './file-reading.ts'
import { type Recovered, recover } from './file-recovery.ts'
import { outside } from './file-refusals.ts'
import { FileReserve } from './file-reserve.ts'
import { type FileSet, openFileSet } from './file-set.ts'
import { FileTiles } from './file-tiles.ts'
import { verifyFiles } from './file-verify.ts'
import { Intake } from './intake.ts'
import type { Log, Receipt, Report, Sealed, Signer, Stored, VerifyOptions } from './log.ts'
import { nodeDisk } from './node-disk.ts'
import { digestOf } from './record.ts'
import { Refusal } from './refusal.ts'
import { parseTilePath, tileWidth } from './tile.ts'

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
  const files = await openFileSet(folder, origin, disk)
  try {
    const recovered = await recover(files, { publicKeys: publicKeysOf(options), notice: options.notice })
    const log = new FileLog(files, recovered, options)
    await log.open()
    return log
  } catch (error) {
    await files.release()
    throw error
  }
}

function publicKeysOf({ signer, formerKeys = [] }: FileLogOptions): Uint8Array[] {
  return [signer.publicKey, ...formerKeys]
}

export class FileLog implements Log {
  readonly origin: string
  readonly #options: FileLogOptions
  readonly #files: FileSet
  readonly #places: FilePlaces
  readonly #reserve: FileReserve
  readonly #commit: FileCommit
  readonly #reading: FileReading
  readonly #tiles: FileTiles
  readonly #intake: Intake
  readonly #listeners = new Set<(size: number) => void>()
  #closing = false
  #erasing: Promise<void> = Promise.resolve()

  constructor(files: FileSet, { places, note, signed }: Recovered, options: FileLogOptions) {
    const { signer, notice, reserveBytes = reserveBytesUsual, now = () => performance.now() } = options
    this.origin = files.origin
    this.#options = options
    this.#files = files
    this.#places = places
    this.#reading = new FileReading(files, places)
    this.#tiles = new FileTiles({ files, places, reading: this.#reading }, notice)
    this.#reserve = new FileReserve(files, { bytes: reserveBytes, now })
    this.#commit = new FileCommit({
      files,
      places,
      reserve: this.#reserve,
      signer,
      note,
      size: signed,
      notice,
      signed: (size) => {
        this.#tiles.queue(size)
        for (const listener of this.#listeners) listener(size)
      },
    })
    this.#intake = new Intake(
      (groups) => this.#commit.commit(groups),
      (digest) => this.#placeOf(digest),
    )
  }

  /** Covers what was recovered with a checkpoint, and sets aside what a running log wants. */
  async open(): Promise<void> {
    // Before anything new is signed: only what is missing is placed, and not every tile there ever was.
    await this.#tiles.placeMissing(this.size())
    if (this.#commit.note === '' || this.#places.count > this.#commit.size) await this.#commit.sign()
    // Kept in step without a sync from here on: it may lag after a power cut, and is never ahead or empty.
    await this.#files.checkpoint.sync()
    await this.#reserve.fill()
  }

  async append(sealed: Sealed | readonly Sealed[]): Promise<Receipt[]> {
    this.#commit.assertOpen()
    if (this.#closing) throw new Refusal('log-closed', {}, 'This log was closed. Open it again.')
    const given = 'leaf' in sealed ? [sealed] : sealed
    const places = await this.#intake.place(given)
    const { tree } = this.#places
    const { size, note: checkpoint } = this.#commit
    const root = tree.root(size)
    const receipts: Receipt[] = []
    for (const [index, { seq, repeated }] of places.entries()) {
      const leaf = repeated ? await this.#reading.leaf(seq) : given[index]!.leaf
      receipts.push({ seq, leaf, size, root, proof: tree.inclusion(seq, size), checkpoint, repeated })
    }
    return receipts
  }

  size(): number {
    return this.#commit.size
  }

  checkpoint(): string {
    return this.#commit.note
  }

  read(from: number, to = this.size()): AsyncIterable<Stored> {
    return this.#reading.read(from, Math.min(to, this.size()))
  }

  async get(seq: number): Promise<Stored | undefined> {
    return seq >= 0 && seq < this.size() ? this.#reading.get(seq) : undefined
  }

  async find(id: string): Promise<number | undefined> {
    return this.#placeOf(digestOf(id))
  }

  async root(size = this.size()): Promise<Uint8Array> {
    this.#assertSize(size)
    return this.#places.tree.root(size)
  }

  async inclusion(seq: number, size = this.size()): Promise<Uint8Array[]> {
    this.#assertSize(size)
    if (!(Number.isSafeInteger(seq) && seq >= 0 && seq < size)) throw outside(`entry ${seq}`, size)
    return this.#places.tree.inclusion(seq, size)
  }

  async consistency(from: number, to = this.size()): Promise<Uint8Array[]> {
    this.#assertSize(to)
    if (!(Number.isSafeInteger(from) && from >= 0 && from <= to)) throw outside(`size ${from}`, to)
    return this.#places.tree.consistency(from, to)
  }

  async tile(path: string): Promise<Uint8Array | undefined> {
    const tile = parseTilePath(path)
    if (tile === undefined) return undefined
    const start = tile.index * tileWidth
    if (tile.level !== 'entries') {
      const nodes = Math.floor(this.size() / tileWidth ** tile.level)
      return start + tile.width > nodes ? undefined : this.#places.tree.tile(tile)
    }
    return start + tile.width > this.size() ? undefined : this.#reading.bundle(start, start + tile.width)
  }

  subscribe(listener: (size: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  verify(options: VerifyOptions = {}): Promise<Report> {
    const { folder, origin, disk, entries, keys: slots } = this.#files
    const { size, note } = this.#commit
    return verifyFiles({ folder, origin, disk, keys: publicKeysOf(this.#options), size, note, entries, slots }, options)
  }

  async erase(seq: number): Promise<void> {
    this.#commit.assertOpen()
    if (!(Number.isSafeInteger(seq) && seq >= 0 && seq < this.size())) throw outside(`entry ${seq}`, this.size())
    // One at a time: there is one note of what is being erased.
    const turn = this.#erasing.then(async () => {
      this.#commit.assertLocked()
      await eraseSlot(this.#files, seq)
    })
    this.#erasing = turn.catch(() => undefined)
    await turn
  }

  async close(): Promise<void> {
    if (this.#closing) return
    this.#closing = true
    await this.#intake.drain()
    await this.#erasing
    await this.#tiles.settled()
    await this.#files.release()
  }

  #assertSize(size: number): void {
    if (!(Number.isSafeInteger(size) && size >= 0 && size <= this.size())) throw outside(`size ${size}`, this.size())
  }

  /** The place of an entry that a checkpoint covers. */
  #placeOf(digest: Buffer): number | undefined {
    const seq = this.#places.find(digest)
    return seq !== undefined && seq < this.size() ? seq : undefined
  }
}
