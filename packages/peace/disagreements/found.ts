// What the documents of a record disagree about, claim by claim, kept as documents come: one more document is compared with
// those before it, and nothing else is looked at again.
import { Memo, Numbering } from '../memo.ts'
import type { ReadingAt } from '../readings.ts'
import { disagreementsBetween, type Found } from './between.ts'

const kept = () => ({
  numbers: new Numbering<ReadingAt>(),
  /** By two readings. */
  pairs: new Map<string, readonly Found[]>(),
  /** By all readings. */
  lists: new Map<string, readonly Found[]>(),
})

/** Every disagreement among the readings; of those with one name the surest, the earliest of equals. */
export function disagreementsFound(readings: readonly ReadingAt[], memo: Memo = new Memo()): readonly Found[] {
  const { numbers, pairs, lists } = memo.of(kept)
  const named = readings.map((at) => numbers.of(at))
  const nameUpTo = (count: number) => named.slice(0, count).join(' ')
  // The longest list that was compared before; a record grows at its end.
  let from = readings.length
  while (from > 0 && !lists.has(nameUpTo(from)) && readings.length - from < backMax) from--
  let found = lists.get(nameUpTo(from)) ?? []
  if (!lists.has(nameUpTo(from))) from = 0
  for (let next = from; next < readings.length; next++) {
    const at = readings[next]
    if (at === undefined) continue
    const own = readings
      .slice(0, next)
      .flatMap((earlier, i) => memo.once(pairs, `${named[i]} ${named[next]}`, () => disagreementsBetween(earlier, at)))
    found = own.length === 0 ? found : surest([...found, ...own])
  }
  return memo.once(lists, nameUpTo(readings.length), () => found)
}

// So far back a list is looked for that the new one continues: a batch of documents.
const backMax = 8

function surest(found: readonly Found[]): readonly Found[] {
  const best = new Map<string, Found>()
  for (const one of found) {
    const before = best.get(one.name)
    if (before === undefined || one.sum > before.sum) best.set(one.name, one)
  }
  return [...best.values()]
}
