// What one batch has to fold, and what came of it: buckets each once, keys each once.
import type { Stored } from './bucket.ts'
import type { Touched } from './change.ts'
import type { BucketName } from './store.ts'

/** The buckets a batch bears on, each once; folding anew is more than folding on. */
export class Batch {
  readonly #buckets = new Map<string, { name: BucketName; mode: 'next' | 'anew' }>()

  add({ view, process, bucket }: BucketName, mode: 'next' | 'anew'): void {
    const name = { view, process, bucket }
    if (mode === 'anew' || !this.#buckets.has(keyOf(name))) this.#buckets.set(keyOf(name), { name, mode })
  }

  *chunks(size: number): Generator<{ name: BucketName; mode: 'next' | 'anew' }[]> {
    const all = [...this.#buckets.values()]
    for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
  }
}

/** Which keys read differently after the batch, per view, process and group. */
export class NetChange {
  readonly #keys = new Map<string, { view: string; process: string; group: string; keys: Set<string> }>()

  add({ view, process }: BucketName, before: Stored, after: Stored): void {
    for (const group of new Set([...before.keys(), ...after.keys()])) {
      const [old, now] = [before.get(group), after.get(group)]
      for (const key of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
        if (old?.get(key) === now?.get(key)) continue
        const id = JSON.stringify([view, process, group])
        const entry = this.#keys.get(id) ?? { view, process, group, keys: new Set() }
        entry.keys.add(key)
        this.#keys.set(id, entry)
      }
    }
  }

  touched(): Touched[] {
    return [...this.#keys.values()].map(({ keys, ...rest }) => ({ ...rest, keys: [...keys].sort() }))
  }
}

export const keyOf = ({ view, process, bucket }: BucketName): string => JSON.stringify([view, process, bucket])

export function grouped<T extends BucketName>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
