// Space set aside against a full disk: given up at the moment the disk is full, so that those already waiting are still
// served. Nothing more is taken in until it fits again.
import { errorCode } from './disk.ts'
import { fullDisk } from './file-refusals.ts'
import type { FileSet } from './file-set.ts'

const retryMs = 1_000

export type ReserveOptions = {
  /** 0 sets nothing aside. */
  readonly bytes: number
  /** Milliseconds that never run backwards. */
  readonly now: () => number
}

export class FileReserve {
  readonly #files: FileSet
  readonly #options: ReserveOptions
  #full = false
  #triedAt = Number.NEGATIVE_INFINITY

  constructor(files: FileSet, options: ReserveOptions) {
    this.#files = files
    this.#options = options
  }

  async fill(): Promise<boolean> {
    const { disk, folder } = this.#files
    const { bytes } = this.#options
    if (bytes === 0 || (await disk.list(folder)).includes('reserve')) return true
    try {
      await disk.place(this.#files.path('reserve'), Buffer.alloc(bytes))
      return true
    } catch (error) {
      await disk.remove(this.#files.path('reserve.new'))
      if (!isFullDisk(error)) throw error
      this.#full = true
      return false
    }
  }

  /** While the disk is full, appending waits for the reserve to fit again. Refuses with `log-full-disk`. */
  async assertRoom(): Promise<void> {
    if (!this.#full) return
    const { now } = this.#options
    if (now() - this.#triedAt < retryMs) throw fullDisk(this.#files.folder)
    this.#triedAt = now()
    if (!(await this.fill())) throw fullDisk(this.#files.folder)
    this.#full = false
  }

  /** Notes that the disk is full and gives the space up; false when there was none left to give. */
  async release(): Promise<boolean> {
    const { disk, folder } = this.#files
    const had = !this.#full && (await disk.list(folder)).includes('reserve')
    this.#full = true
    this.#triedAt = this.#options.now()
    if (had) await disk.remove(this.#files.path('reserve'))
    return had
  }
}

export function isFullDisk(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'ENOSPC' || code === 'EDQUOT'
}
