// Making entries durable: both files get their part and are synced, the lock is looked at, a checkpoint is signed. Here
// is every moment at which something becomes final, and every way it can fail.
import { strict as assert } from 'node:assert'
import { utf8 } from './bytes.ts'
import type { FilePlaces } from './file-places.ts'
import { fullDisk, stopped } from './file-refusals.ts'
import { type FileReserve, isFullDisk } from './file-reserve.ts'
import { checkpointBytes, type FileSet, readNoteSector, slotAt } from './file-set.ts'
import type { Group, Place } from './intake.ts'
import type { Signer } from './log.ts'
import { checkpointText, signatureLine } from './note.ts'
import { recordBytes, slotBytes, writeRecord, writeSlot } from './record.ts'
import type { Refusal } from './refusal.ts'

export type FileCommitParts = {
  readonly files: FileSet
  readonly places: FilePlaces
  readonly reserve: FileReserve
  readonly signer: Signer
  /** The checkpoint that was left here, and the entries it covers. */
  readonly note: string
  readonly size: number
  readonly notice: ((text: string) => void) | undefined
  /** Told of each new checkpoint. */
  readonly signed: (size: number) => void
}

export class FileCommit {
  readonly #parts: FileCommitParts
  #note: string
  #size: number
  #stopped: Refusal | undefined

  constructor(parts: FileCommitParts) {
    this.#parts = parts
    this.#note = parts.note
    this.#size = parts.size
  }

  /** Entries covered by the checkpoint. */
  get size(): number {
    return this.#size
  }

  /** The checkpoint; empty before the first. */
  get note(): string {
    return this.#note
  }

  async commit(groups: readonly Group[]): Promise<readonly (readonly Place[])[]> {
    const { files, places, reserve } = this.#parts
    this.assertOpen()
    await reserve.assertRoom()
    await this.#assertOurs('before')
    const { given, records, slots } = laidOut(groups, places.count)
    await this.#write(records, slots)
    const synced = Promise.all([files.entries.sync(), files.keys.sync()])
    // The processor hashes while the disk writes.
    for (const group of groups) for (const entry of group) places.push(entry, recordBytes(entry.box.length))
    try {
      await synced
    } catch (cause) {
      // What a failed sync left on the disk cannot be known, and asking again may lie: only a reopening can tell.
      throw this.#stop('log-stopped', 'the disk could not make the last entries durable', cause)
    }
    await this.#assertOurs('after')
    // From here the entries are durable; a crash is repaired by reading them again.
    await this.sign()
    return given
  }

  /** Signs and keeps a checkpoint over every entry in the files. */
  async sign(): Promise<void> {
    const { files, places, signer, signed } = this.#parts
    const text = checkpointText({ origin: files.origin, size: places.count, root: places.tree.root() })
    const note = `${text}\n${signatureLine(files.origin, signer.publicKey, await signer.sign(utf8(text)))}`
    const sector = Buffer.alloc(checkpointBytes)
    assert(sector.write(note) === Buffer.byteLength(note), `a checkpoint of ${note.length} characters fits its sector`)
    try {
      await files.checkpoint.patch(sector, 0)
    } catch (cause) {
      throw this.#stop('log-stopped', 'the checkpoint could not be written', cause)
    }
    this.#note = note
    this.#size = places.count
    signed(this.#size)
  }

  /** Refuses with what stopped the log, if something did. */
  assertOpen(): void {
    if (this.#stopped !== undefined) throw this.#stopped
  }

  /** Refuses with `log-fenced` once the lock is not ours any more. */
  assertLocked(): void {
    this.assertOpen()
    if (!this.#parts.files.lock.isHeld()) throw this.#fenced()
  }

  /** Both files get their part, or neither does. */
  async #write(records: Buffer, slots: Buffer): Promise<void> {
    const { files, reserve, notice } = this.#parts
    const append = async () => {
      await files.entries.append(records)
      await files.keys.append(slots)
    }
    try {
      await append()
    } catch (cause) {
      await this.#takeBack(cause)
      if (!isFullDisk(cause)) throw this.#stop('log-stopped', 'the disk refused to write', cause)
      if (!(await reserve.release())) throw fullDisk(files.folder, cause)
      // Space was set aside for this very moment: those already waiting are still served.
      notice?.('The disk is full. The log takes no further entries until there is room again.')
      try {
        await append()
      } catch (again) {
        await this.#takeBack(again)
        throw fullDisk(files.folder, again)
      }
    }
  }

  async #takeBack(cause: unknown): Promise<void> {
    const { files, places } = this.#parts
    try {
      await this.#assertOurs('none')
      await files.entries.truncate(places.end)
      await files.keys.truncate(slotAt(places.count))
    } catch (error) {
      throw this.#stop('log-stopped', 'a write failed and could not be taken back', new AggregateError([cause, error]))
    }
  }

  /**
   * Compare-and-swap: the lock is ours, the files end where we left them and the checkpoint is the one we signed.
   * Otherwise another writer has been here, and this one stops before it acknowledges anything.
   */
  async #assertOurs(when: 'before' | 'after' | 'none'): Promise<void> {
    const { files, places } = this.#parts
    const isEnd = when === 'none' || (files.entries.size() === places.end && files.keys.size() === slotAt(places.count))
    const isNote = (await readNoteSector(files.checkpoint)) === this.#note
    if (isEnd && isNote && files.lock.isHeld()) return
    throw this.#fenced()
  }

  #fenced(): Refusal {
    return this.#stop('log-fenced', `another process wrote to ${this.#parts.files.folder}`)
  }

  /** Stops the log for good: nothing is acknowledged any more until it is opened again. */
  #stop(code: 'log-stopped' | 'log-fenced', reason: string, cause?: unknown): Refusal {
    this.#stopped ??= stopped(this.#parts.files.folder, code, { reason, cause })
    return this.#stopped
  }
}

/** The bytes of a batch that begins at `base`, and the places it gives. */
function laidOut(
  groups: readonly Group[],
  base: number,
): { given: readonly (readonly Place[])[]; records: Buffer; slots: Buffer } {
  const given: Place[][] = []
  const count = groups.reduce((sum, group) => sum + group.length, 0)
  const bytes = groups.reduce((sum, group) => sum + group.reduce((all, { box }) => all + recordBytes(box.length), 0), 0)
  const records = Buffer.allocUnsafe(bytes)
  const slots = Buffer.allocUnsafe(count * slotBytes)
  let at = 0
  let seq = base
  for (const group of groups) {
    given.push(group.map((_, index) => ({ seq: seq + index, repeated: false })))
    for (const [index, entry] of group.entries()) {
      at = writeRecord(records, at, { seq, base, more: group.length - 1 - index }, entry)
      writeSlot(slots, (seq - base) * slotBytes, seq, entry)
      seq += 1
    }
  }
  return { given, records, slots }
}
