// Which tellings come together. The outcome depends on the tellings and not on the order they came in.
import type { Memo } from '../memo.ts'
import { type Likeness, likenessAmong, likenessMin, type Weights } from './likeness.ts'
import type { Telling } from './tellings.ts'

// Two groups join where their tellings are on average as alike as a pair must be.
const averageMin = likenessMin

/**
 * Pairs are joined from the most alike down, and two groups only where nothing rules any pair of them out and their
 * tellings are alike on average; so no chain of small likenesses joins what has nothing in common. Groups come in the
 * order of their first telling, tellings in the order given.
 */
export function clustered(
  tellings: readonly Telling[],
  memo: Memo,
  weights?: Weights,
): readonly (readonly Telling[])[] {
  const likeness = likenessAmong(tellings, memo, weights)
  const ranks = ranksOf(tellings)
  const pairs = pairsOf(tellings, likeness)
  // Ids break ties: they are the same in whatever order the documents came.
  const least = (pair: Pair) => Math.min(ranks[pair.a] ?? 0, ranks[pair.b] ?? 0)
  const most = (pair: Pair) => Math.max(ranks[pair.a] ?? 0, ranks[pair.b] ?? 0)
  pairs.sort((x, y) => y.value - x.value || least(x) - least(y) || most(x) - most(y))
  const home = tellings.map((_, index) => [index])
  for (const { a, b } of pairs) {
    const [one, other] = [home[a] ?? [], home[b] ?? []]
    if (one === other || !areAlike(one, other, likeness)) continue
    const both = [...one, ...other].sort((x, y) => x - y)
    for (const index of both) home[index] = both
  }
  return [...new Set(home)].map((group) => group.flatMap((index) => tellings[index] ?? []))
}

type Pair = { readonly a: number; readonly b: number; readonly value: number }

/** Pairs alike enough. Only those that share a participant, a name, a place or a day are looked at; others hardly can be. */
function pairsOf(tellings: readonly Telling[], likeness: Likeness): Pair[] {
  const shelves = new Map<string, number[]>()
  const metBy = new Int32Array(tellings.length).fill(-1)
  const pairs: Pair[] = []
  tellings.forEach(({ event, files, names, place, state }, b) => {
    const at = place === null ? [] : [`at ${place.compared}`]
    const on = event.date === null ? [] : [`on ${event.date.slice(0, '2031-05-14'.length)}`]
    const marks = state !== null ? ['the truce'] : [...files, ...names, ...at, ...on]
    for (const mark of marks.length === 0 ? ['nobody, nowhere'] : marks) {
      const shelf = shelves.get(mark) ?? []
      for (const a of shelf) {
        if (metBy[a] === b) continue
        metBy[a] = b
        const value = likeness(a, b)
        if (value !== null && value >= likenessMin) pairs.push({ a, b, value })
      }
      shelf.push(b)
      shelves.set(mark, shelf)
    }
  })
  return pairs
}

function areAlike(one: readonly number[], other: readonly number[], likeness: Likeness): boolean {
  let sum = 0
  for (const a of one) {
    for (const b of other) {
      const value = likeness(Math.min(a, b), Math.max(a, b))
      if (value === null) return false
      sum += value
    }
  }
  return sum / (one.length * other.length) >= averageMin
}

/** The place of each telling in the order of ids. */
function ranksOf(tellings: readonly Telling[]): Int32Array {
  const order = tellings.map((_, index) => index)
  const id = (index: number) => tellings[index]?.id ?? ''
  order.sort((a, b) => (id(a) < id(b) ? -1 : 1))
  const ranks = new Int32Array(tellings.length)
  order.forEach((index, rank) => {
    ranks[index] = rank
  })
  return ranks
}
