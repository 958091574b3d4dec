// Full tiles beside the log, as plain files for whoever serves them: copies, made after the checkpoint that covers them
// and made again at the next opening. The log itself answers from its tree.
import path from 'node:path'
import type { FilePlaces } from './file-places.ts'
import type { FileReading } from './file-reading.ts'
import type { FileSet } from './file-set.ts'
import { tilePath, tileWidth } from './tile.ts'

export class FileTiles {
  readonly #files: FileSet
  readonly #places: FilePlaces
  readonly #reading: FileReading
  readonly #notice: ((text: string) => void) | undefined
  /** Full tiles of level 0 that are placed, or on their way. */
  #count = 0
  #placing: Promise<void> = Promise.resolve()

  constructor(
    { files, places, reading }: { files: FileSet; places: FilePlaces; reading: FileReading },
    notice: ((text: string) => void) | undefined,
  ) {
    this.#files = files
    this.#places = places
    this.#reading = reading
    this.#notice = notice
  }

  /** Places, one after the other, what a checkpoint over `size` entries completed. */
  queue(size: number): void {
    const full = Math.floor(size / tileWidth)
    if (full <= this.#count) return
    const from = this.#count
    this.#count = full
    this.#placing = this.#placing
      .then(async () => {
        for (let index = from; index < full; index++) await this.#place(index)
      })
      .catch((error: unknown) => this.#notice?.(`A tile could not be written: ${String(error)}`))
  }

  /** Resolves when all that was queued is placed. */
  settled(): Promise<void> {
    return this.#placing
  }

  async placeMissing(size: number): Promise<void> {
    this.#count = Math.floor(size / tileWidth)
    const names = new Map<string, Set<string>>()
    for (let index = 0; index < this.#count; index++) {
      for (const level of ['entries', 0] as const) {
        const file = this.#files.path(tilePath({ level, index, width: tileWidth }))
        const folder = path.dirname(file)
        if (!names.has(folder)) names.set(folder, new Set(await this.#files.disk.list(folder)))
        if (names.get(folder)!.has(path.basename(file))) continue
        await this.#place(index)
        break
      }
    }
  }

  /** Places the entry bundle and the hash tiles that entry tile `index` completes. */
  async #place(index: number): Promise<void> {
    const start = index * tileWidth
    await this.#placeOne('entries', index, await this.#reading.bundle(start, start + tileWidth))
    for (let level = 0, at = index; ; level++, at = (at + 1) / tileWidth - 1) {
      await this.#placeOne(level, at, this.#places.tree.tile({ level, index: at, width: tileWidth })!)
      if ((at + 1) % tileWidth !== 0) return
    }
  }

  async #placeOne(level: number | 'entries', index: number, bytes: Uint8Array): Promise<void> {
    await this.#files.disk.place(this.#files.path(tilePath({ level, index, width: tileWidth })), bytes)
  }
}
