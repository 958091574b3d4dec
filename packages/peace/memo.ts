// Work that folds have in common. Reader groups see nearly the same reports, and two views are made of the same accounts;
// whoever folds many of them hands the same memo to each. What is kept is named after all it was made from, so a fold
// with a memo gives what it gives without one.

/** Lasts as long as its owner wants: a batch, or until `size` says that it holds much. */
export class Memo {
  readonly #rooms = new Map<() => unknown, unknown>()
  #size = 0

  /** What the room keeps in this memo; made once. */
  of<Room>(make: () => Room): Room {
    if (!this.#rooms.has(make)) this.#rooms.set(make, make())
    // Only what `make` itself made is kept under it.
    return this.#rooms.get(make) as Room
  }

  /** The value under the key, computed where there is none yet. */
  once<K, V>(kept: Map<K, V>, key: K, compute: () => V): V {
    const before = kept.get(key)
    if (before !== undefined) return before
    const value = compute()
    kept.set(key, value)
    this.#size += 1
    return value
  }

  /** How many values are kept. */
  get size(): number {
    return this.#size
  }
}

/** Numbers things as they come, so that lists of them make short names. */
export class Numbering<T> {
  readonly #numbers = new Map<T, number>()

  of(thing: T): number {
    const before = this.#numbers.get(thing)
    if (before !== undefined) return before
    this.#numbers.set(thing, this.#numbers.size)
    return this.#numbers.size - 1
  }

  get size(): number {
    return this.#numbers.size
  }
}
