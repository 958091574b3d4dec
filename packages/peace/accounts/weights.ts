// What the tellings of one type have in common, each item weighed by how telling it is among them.
import { type Memo, Numbering } from '../memo.ts'
import type { Telling } from './tellings.ts'

/** What two sets have in common: its share of the lighter set and of both together, how many items, the most telling one. */
export type Shared = {
  readonly share: number
  readonly ofBoth: number
  readonly count: number
  readonly heaviest: number
}

/** By what tellings are compared: participants, words, names, places. */
const kinds = {
  files: (telling: Telling) => telling.files,
  words: (telling: Telling) => telling.words,
  passages: (telling: Telling) => telling.passageWords,
  names: (telling: Telling) => telling.names,
  places: ({ place }: Telling): ReadonlySet<string> => new Set(place === null ? [] : [place.compared]),
}
export type Kind = keyof typeof kinds

/** A telling's items, numbered; in the order of their words, so that sums come out alike whatever came before. */
type Items = { readonly list: Uint32Array; readonly has: ReadonlySet<number> }

const keptOf = () => ({ numbers: new Numbering<string>(), items: new Map<Telling, Items>() })
const kept = () => ({ files: keptOf(), words: keptOf(), passages: keptOf(), names: keptOf(), places: keptOf() })

/**
 * Items are weighed log(1 + n/df), scaled to 1 for what one document alone has: what every report has tells nothing, what
 * few have tells much. Tellings of one document stand together in the list.
 */
export function weighed(kind: Kind, tellings: readonly Telling[], memo: Memo) {
  const { numbers, items } = memo.of(kept)[kind]
  const sets = tellings.map((telling) =>
    memo.once(items, telling, () => {
      const list = Uint32Array.from([...kinds[kind](telling)].sort(), (item) => numbers.of(item))
      return { list, has: new Set(list) }
    }),
  )
  const frequency = new Uint32Array(numbers.size)
  const seenIn = new Uint32Array(numbers.size)
  let document: string | undefined
  let at = 0
  sets.forEach(({ list }, index) => {
    const next = tellings[index]?.at.document
    // Comparing with the last document counts each once.
    if (next !== document) at += 1
    document = next
    for (const item of list) {
      if (seenIn[item] !== at) frequency[item] = (frequency[item] ?? 0) + 1
      seenIn[item] = at
    }
  })
  // Below eight documents everything is frequent: weights as if there were eight.
  const count = Math.max(8, new Set(tellings.map((telling) => telling.at.document)).size)
  const ofFrequency: number[] = []
  for (let df = 0; df <= tellings.length; df++) ofFrequency.push(Math.log(1 + count / df) / Math.log(1 + count))
  const weightOf = (item: number) => ofFrequency[frequency[item] ?? 0] ?? 0
  const totals = sets.map(({ list }) => list.reduce((sum, item) => sum + weightOf(item), 0))

  const shared = (a: number, b: number): Shared => {
    const [one, other] = [sets[a], sets[b]]
    if (one === undefined || other === undefined) return { share: 0, ofBoth: 0, count: 0, heaviest: 0 }
    const [fewer, more] = one.list.length <= other.list.length ? [one, other] : [other, one]
    let [sum, both, heaviest] = [0, 0, 0]
    for (const item of fewer.list) {
      if (!more.has.has(item)) continue
      const weight = weightOf(item)
      sum += weight
      heaviest = Math.max(heaviest, weight)
      both++
    }
    const least = Math.min(totals[a] ?? 0, totals[b] ?? 0)
    const union = (totals[a] ?? 0) + (totals[b] ?? 0) - sum
    return { share: least === 0 ? 0 : sum / least, ofBoth: union === 0 ? 0 : sum / union, count: both, heaviest }
  }
  return { shared }
}
