// What a process knows to be covered: the tree it grows from the leaves, the checkpoint over it, and who waits for one.
import { isEqual, leafHashOf, parseCheckpoint, parseNote, type Refusal, Tree } from '@parley/log'
import { closed, damaged } from './postgres-refusals.ts'
import type { PostgresRows } from './postgres-rows.ts'

// A notification may be lost with its connection; a waiting writer then asks by itself.
const coverWaitMs = 250

/** A checkpoint as the tables have it. */
export type Published = { readonly size: number; readonly note: string }

/** Leaves this process gave places to: they need not be read back. */
export type Placed = { readonly first: number; readonly leaves: readonly Uint8Array[] }

export class PostgresHead {
  readonly tree = new Tree()
  readonly #rows: PostgresRows
  readonly #listeners = new Set<(size: number) => void>()
  #size = 0
  #note = ''
  #placed: Placed[] = []
  #waiting: { size: number; resolve: () => void }[] = []
  #broken: Refusal | undefined
  #closed = false

  constructor(rows: PostgresRows) {
    this.#rows = rows
  }

  /** Entries covered by the latest checkpoint this process has, signed here or published. */
  get size(): number {
    return this.#size
  }

  get note(): string {
    return this.#note
  }

  get isWaitedFor(): boolean {
    return this.#waiting.some(({ size }) => size > this.#size)
  }

  /** Takes in the latest published checkpoint and the leaves up to it, and answers with it. */
  async follow(): Promise<Published> {
    const published = await this.#rows.head()
    const { size, note } = published
    await this.grow(size)
    const { root } = parseCheckpoint(parseNote(note).text)
    if (this.tree.size < size || !isEqual(this.tree.root(size), root)) {
      throw this.break(`its first ${size} entries are not those its checkpoint was signed for`)
    }
    // Publishing lags behind signing, and a crash of the database may take the last of it back. Entries it never takes.
    if (size < this.#size) await this.#assertKept()
    else this.take(size, note)
    return published
  }

  /** Notes leaves that this process placed, to be grown from without reading them back. */
  place(placed: Placed): void {
    this.#placed.push(placed)
  }

  /** Where the tree ends once the leaves placed here are grown; undefined where others stand before them. */
  placedTo(): number | undefined {
    if (this.#placed[0]?.first !== this.tree.size) return undefined
    let to = this.tree.size
    for (const { first, leaves } of this.#placed) if (first === to) to += leaves.length
    return to
  }

  /** Grows the tree with the leaves there are, up to `to`. */
  async grow(to = Number.MAX_SAFE_INTEGER): Promise<void> {
    for (const { first, leaves } of this.#placed) {
      if (first !== this.tree.size || first + leaves.length > to) break
      for (const leaf of leaves) this.tree.append(leafHashOf(leaf))
    }
    this.#placed = this.#placed.filter(({ first }) => first >= this.tree.size)
    while (this.tree.size < to) {
      const leaves = await this.#rows.leaves(this.tree.size, to)
      if (leaves === 'gap') throw this.break(`places after ${this.tree.size} have a gap`)
      if (leaves.length === 0) return
      for (const leaf of leaves) this.tree.append(leafHashOf(leaf))
    }
  }

  /** Takes a checkpoint for the latest, and answers who waited for it. */
  take(size: number, note: string): void {
    if (size === this.#size && note === this.#note) return
    this.#size = size
    this.#note = note
    const covered = this.#waiting.filter((each) => each.size <= size)
    this.#waiting = this.#waiting.filter((each) => each.size > size)
    for (const { resolve } of covered) resolve()
    for (const listener of this.#listeners) listener(size)
  }

  /** Resolves when a checkpoint covers `size` entries; `ask` is called where none came for a while. */
  async covered(size: number, ask: () => Promise<void>): Promise<void> {
    while (this.#size < size) {
      this.assertOpen()
      await new Promise<void>((resolve) => {
        const timer = setTimeout(async () => {
          await ask()
          resolve()
        }, coverWaitMs)
        this.#waiting.push({
          size,
          resolve: () => {
            clearTimeout(timer)
            resolve()
          },
        })
      })
    }
  }

  subscribe(listener: (size: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Refuses with what broke the log, or with `log-closed`. */
  assertOpen(): void {
    if (this.#broken !== undefined) throw this.#broken
    if (this.#closed) throw closed()
  }

  close(): void {
    this.#closed = true
    this.#wakeAll()
  }

  /** What the database says contradicts what we know: nothing is acknowledged any more. */
  break(detail: string): Refusal {
    this.#broken ??= damaged(detail)
    this.#wakeAll()
    return this.#broken
  }

  async #assertKept(): Promise<void> {
    const [size, count] = [this.#size, await this.#rows.count()]
    if (count < size) throw this.break(`it went back from ${size} entries to ${count}`)
  }

  #wakeAll(): void {
    for (const { resolve } of this.#waiting.splice(0)) resolve()
  }
}
