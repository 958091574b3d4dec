// Chance for tests that can be had again: a small generator with a seed that is always printed.

/** The seed of a run: `SEED` when it is set, else a new one. It is printed, so that a failure can be had again. */
export function seedOf(name: string): number {
  const seed = process.env.SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env.SEED)
  console.log(`seed ${name} ${seed} (repeat with SEED=${seed})`)
  return seed
}

export type Random = {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [0, limit). */
  below(limit: number): number
  bytes(length: number): Uint8Array
}

/** Mulberry32: good enough to choose faults with, and nothing else. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, bytes: (length) => Uint8Array.from({ length }, () => below(256)) }
}
