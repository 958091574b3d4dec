// Reading entries from the files: records by their place, opened with their keys. An erased entry is its leaf and no more.
import type { FilePlaces } from './file-places.ts'
import { damaged } from './file-refusals.ts'
import { readRecords } from './file-scan.ts'
import { type FileSet, slotAt } from './file-set.ts'
import type { Stored } from './log.ts'
import { type Record, readRecord, readSlot, slotBytes } from './record.ts'
import { unseal } from './sealed.ts'

const slotsAtOnce = 1024

/** Records `from <= seq < to`, in order. Their bytes are good until the next one is asked for. */
export async function* recordsOf(
  { folder, entries }: FileSet,
  places: FilePlaces,
  from: number,
  to: number,
): AsyncGenerator<Record> {
  let seq = from
  const range = { from: places.position(from), seq: from, to, until: places.position(to) }
  for await (const { record } of readRecords(entries, range)) {
    yield record
    seq += 1
  }
  // An end that comes too early must not pass for the end.
  if (seq < to) throw damaged(folder, `entry ${seq} cannot be read`, { seq })
}

export class FileReading {
  readonly #files: FileSet
  readonly #places: FilePlaces

  constructor(files: FileSet, places: FilePlaces) {
    this.#files = files
    this.#places = places
  }

  async *read(from: number, to: number): AsyncGenerator<Stored> {
    if (from >= to) return
    let slots: Buffer = Buffer.alloc(0)
    let slotsFrom = from
    for await (const record of recordsOf(this.#files, this.#places, from, to)) {
      const { seq } = record
      if ((seq - slotsFrom) * slotBytes >= slots.length) {
        slotsFrom = seq
        slots = Buffer.alloc(Math.min(slotsAtOnce, to - seq) * slotBytes)
        await this.#files.keys.read(slots, slotAt(seq))
      }
      yield this.#open(record, slots, (seq - slotsFrom) * slotBytes)
    }
  }

  async get(seq: number): Promise<Stored> {
    const slot = Buffer.alloc(slotBytes)
    await this.#files.keys.read(slot, slotAt(seq))
    return this.#open(await this.#record(seq), slot, 0)
  }

  async leaf(seq: number): Promise<Buffer> {
    return (await this.#record(seq)).leaf
  }

  /** An entry bundle of C2SP tlog-tiles: leaf records, each after its length in 16 bits. */
  async bundle(from: number, to: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const { leaf } of recordsOf(this.#files, this.#places, from, to)) {
      parts.push(Buffer.from([0, leaf.length]), Buffer.from(leaf))
    }
    return Buffer.concat(parts)
  }

  #open({ seq, leaf: kept, box }: { seq: number; leaf: Buffer; box: Buffer }, slots: Buffer, at: number): Stored {
    const leaf = Buffer.from(kept)
    const slot = readSlot(slots, at, seq)
    if (slot?.state === 'erased') return { seq, leaf, erased: true, bytes: null }
    const opened = slot === undefined ? undefined : unseal({ leaf, key: slot.key, salt: slot.salt, box })
    if (slot === undefined || opened === undefined) {
      throw damaged(this.#files.folder, `entry ${seq} cannot be opened`, { seq })
    }
    return { seq, leaf, erased: false, salt: Buffer.from(slot.salt), ...opened }
  }

  async #record(seq: number): Promise<Record> {
    const { folder, entries } = this.#files
    const position = this.#places.position(seq)
    const bytes = Buffer.allocUnsafe(this.#places.position(seq + 1) - position)
    await entries.read(bytes, position)
    const record = readRecord(bytes, 0)
    if (typeof record === 'string' || record.seq !== seq) throw damaged(folder, `entry ${seq} cannot be read`, { seq })
    return record
  }
}
