// A disk that exists only in a test: it can fail any one call before or after it took effect, and lose what was never
// synced, in whole, in part, torn, or out of order, as a power cut does.
import path from 'node:path'
import type { Disk, DiskFile } from './disk.ts'
import type { Random } from './testing-chance.ts'

type Write =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly size: number }

/** A file's bytes as programs see them, as the platter has them, and what stands between the two. */
type Content = { seen: Buffer; durable: Buffer; pending: Write[] }

export type DiskFault = {
  /** Which changing call fails, from 1. */
  readonly at: number
  /** Before it took effect, after it, or halfway through a write. */
  readonly when: 'before' | 'after' | 'half'
  /** A crash ends everything that follows; an error code is thrown once. */
  readonly how: 'crash' | 'EIO' | 'ENOSPC'
}

export class Crash extends Error {}

export class MemoryDisk implements Disk {
  #files = new Map<string, Content>()
  /** Names as programs see them; `#durableFiles` are those a power cut leaves. */
  #durableFiles = new Map<string, Content>()
  #calls = 0
  #crashed = false
  #owner: symbol | undefined
  fault: DiskFault | undefined
  /** Bytes that may still be written; Infinity where nothing is short. */
  room = Number.POSITIVE_INFINITY

  /** Changing calls made so far. */
  get calls(): number {
    return this.#calls
  }

  get hasCrashed(): boolean {
    return this.#crashed
  }

  /** The machine comes back: after a process's death with all it wrote, after a power cut with what was synced and luck. */
  restart(loss: 'none' | 'unsynced' | 'random', random?: Random): void {
    this.#crashed = false
    this.#calls = 0
    this.fault = undefined
    this.#owner = undefined
    if (loss === 'none') return
    this.#files = new Map(this.#durableFiles)
    for (const content of new Set(this.#files.values())) {
      if (loss === 'random' && random !== undefined) content.durable = afterPowerCut(content, random)
      content.seen = Buffer.from(content.durable)
      content.pending = []
    }
  }

  /** A file's bytes, to be looked at or bent by a test. */
  content(file: string): Buffer | undefined {
    return this.#files.get(file)?.seen
  }

  names(): string[] {
    return [...this.#files.keys()]
  }

  put(file: string, bytes: Buffer): void {
    const content = { seen: bytes, durable: Buffer.from(bytes), pending: [] }
    this.#files.set(file, content)
    this.#durableFiles.set(file, content)
  }

  async makeFolder(): Promise<void> {}

  async list(folder: string): Promise<string[]> {
    this.#assertRunning()
    const names = [...this.#files.keys()].filter((file) => file.startsWith(`${folder}/`))
    return [...new Set(names.map((file) => file.slice(folder.length + 1).split('/')[0]!))]
  }

  async read(file: string): Promise<Buffer | undefined> {
    this.#assertRunning()
    const content = this.#files.get(file)
    return content && Buffer.from(content.seen)
  }

  async replace(file: string, bytes: Uint8Array): Promise<void> {
    await this.#change(bytes.length, () => this.put(file, Buffer.from(bytes)))
  }

  async place(file: string, bytes: Uint8Array): Promise<void> {
    await this.#change(bytes.length, () => {
      this.#files.set(file, { seen: Buffer.from(bytes), durable: Buffer.alloc(0), pending: [] })
    })
  }

  async remove(file: string): Promise<void> {
    const freed = this.#files.get(file)?.seen.length ?? 0
    await this.#change(0, () => {
      this.#files.delete(file)
      this.#durableFiles.delete(file)
      this.room += freed
    })
  }

  async open(file: string): Promise<DiskFile> {
    this.#assertRunning()
    const content = this.#files.get(file)
    if (content === undefined) throw systemError('ENOENT')
    return {
      size: () => content.seen.length,
      append: (bytes) => this.#write(content, Buffer.from(bytes), undefined),
      patch: (bytes, position) => this.#write(content, Buffer.from(bytes), position),
      read: async (into, position) => {
        this.#assertRunning()
        return position >= content.seen.length ? 0 : content.seen.copy(into, 0, position)
      },
      truncate: (size) =>
        this.#change(0, () => {
          this.room += content.seen.length - size
          apply(content, { kind: 'cut', size })
        }),
      sync: () =>
        this.#change(0, () => {
          content.durable = Buffer.from(content.seen)
          content.pending = []
        }),
      close: async () => undefined,
    }
  }

  async lock(): Promise<{ isHeld(): boolean; release(): Promise<void> }> {
    this.#assertRunning()
    const owner = Symbol(path.sep)
    this.#owner = owner
    return {
      isHeld: () => this.#owner === owner,
      release: async () => {
        if (this.#owner === owner) this.#owner = undefined
      },
    }
  }

  /** Somebody removes the lock by force, so that a second writer can start beside the first. */
  breakLock(): void {
    this.#owner = undefined
  }

  async #write(content: Content, bytes: Buffer, position: number | undefined): Promise<void> {
    const grown = Math.max(0, (position ?? content.seen.length) + bytes.length - content.seen.length)
    const write = (part: Buffer) => apply(content, { kind: 'write', at: position ?? content.seen.length, bytes: part })
    await this.#change(
      grown,
      () => write(bytes),
      () => write(bytes.subarray(0, bytes.length >> 1)),
    )
  }

  async #change(bytes: number, act: () => void, actHalf: () => void = act): Promise<void> {
    this.#assertRunning()
    this.#calls += 1
    if (bytes > this.room) {
      actHalf()
      throw systemError('ENOSPC')
    }
    const { fault } = this
    if (fault?.at !== this.#calls) {
      this.room -= bytes
      return act()
    }
    if (fault.when === 'after') act()
    if (fault.when === 'half') actHalf()
    if (fault.how !== 'crash') throw systemError(fault.how)
    this.#crashed = true
    throw new Crash('The machine stopped.')
  }

  #assertRunning(): void {
    if (this.#crashed) throw new Crash('The machine has stopped.')
  }
}

function apply(content: Content, write: Write): void {
  content.seen = applied(content.seen, write)
  content.pending.push(write)
}

function applied(bytes: Buffer, write: Write): Buffer {
  if (write.kind === 'cut') return Buffer.from(bytes.subarray(0, write.size))
  const grown = Buffer.alloc(Math.max(bytes.length, write.at + write.bytes.length))
  grown.set(bytes)
  grown.set(write.bytes, write.at)
  return grown
}

const sectorBytes = 512

/** Of what was not synced some sectors landed, in any order. A sector itself is never torn. */
function afterPowerCut({ durable, pending }: Content, random: Random): Buffer {
  let bytes = durable
  const kept = pending.slice(0, random.below(pending.length + 1))
  for (const write of kept) {
    if (write.kind === 'cut') {
      bytes = applied(bytes, write)
      continue
    }
    for (let from = write.at; from < write.at + write.bytes.length; ) {
      const to = Math.min((Math.floor(from / sectorBytes) + 1) * sectorBytes, write.at + write.bytes.length)
      if (random.below(3) > 0) {
        bytes = applied(bytes, { kind: 'write', at: from, bytes: write.bytes.subarray(from - write.at, to - write.at) })
      }
      from = to
    }
  }
  return bytes
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made up by the test`), { code })
}
