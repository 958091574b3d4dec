// Group commit: whatever waits is committed together, one batch at a time. A thousand waiting writers then cost one
// trip to the disk, and the order they get is the order they came in.

type Waiting<Item, Result> = {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (reason: unknown) => void
}

export class Batches<Item, Result> {
  readonly #commit: (items: readonly Item[]) => Promise<readonly Result[]>
  readonly #weigh: (item: Item) => number
  readonly #weightMax: number
  #waiting: Waiting<Item, Result>[] = []
  #running: Promise<void> | undefined

  /** `commit` gets at least one item and at most `weightMax` of them by weight; a heavier item goes alone. */
  constructor(
    commit: (items: readonly Item[]) => Promise<readonly Result[]>,
    { weigh, weightMax }: { weigh: (item: Item) => number; weightMax: number },
  ) {
    this.#commit = commit
    this.#weigh = weigh
    this.#weightMax = weightMax
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.#running !== undefined) await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Those answered by the last batch may at once have more to say: let them join this one.
      await new Promise((resolve) => setImmediate(resolve))
      const batch = this.#take()
      try {
        const results = await this.#commit(batch.map(({ item }) => item))
        for (const [index, { resolve }] of batch.entries()) resolve(results[index]!)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.#running = undefined
  }

  #take(): Waiting<Item, Result>[] {
    let weight = 0
    let count = 0
    for (const { item } of this.#waiting) {
      weight += this.#weigh(item)
      if (count > 0 && weight > this.#weightMax) break
      count += 1
    }
    return this.#waiting.splice(0, count)
  }
}
