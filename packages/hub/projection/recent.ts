// A map that keeps what was used last, within a weight.

export class Recent<K, V> {
  readonly #weightMax: number
  readonly #kept = new Map<K, { value: V; weight: number }>()
  #weight = 0

  constructor(weightMax: number) {
    this.#weightMax = weightMax
  }

  get(key: K): V | undefined {
    const found = this.#kept.get(key)
    if (found === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, found)
    return found.value
  }

  set(key: K, value: V, weight: number): void {
    this.delete(key)
    this.#kept.set(key, { value, weight })
    this.#weight += weight
    // Maps give their keys in the order they were set: the first was used longest ago.
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#weightMax || this.#kept.size === 1) break
      this.delete(oldest)
    }
  }

  clear(): void {
    this.#kept.clear()
    this.#weight = 0
  }

  delete(key: K): void {
    const found = this.#kept.get(key)
    if (found === undefined) return
    this.#kept.delete(key)
    this.#weight -= found.weight
  }
}
