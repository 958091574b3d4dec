// The counting rule. A figure belongs to what was counted, the point at which, and the counter who did. Figures of
// different points never contradict each other; which point is the measure is the agreement's to say, and any other can
// be looked through instead.
import type { Authority } from './authority.ts'
import { type Dossier, standing } from './dossier.ts'
import type { Measure } from './terms.ts'
import { msOf } from './zone.ts'

export type Count = {
  readonly entry: string
  readonly point: string
  readonly counter: string
  /** Entered by whoever speaks for the counter. */
  readonly isOwn: boolean
  readonly from: number
  readonly until: number
  readonly made: number
  readonly value: number
  readonly unit: string
  readonly consignments: readonly string[]
}

/** What was counted by whom the terms name, and by the others. Null: nobody counted. */
export type Sum = {
  readonly value: number
  readonly entries: readonly string[]
  readonly counter: string
  /** Others who counted and whose figures were not used. */
  readonly passedOver: readonly {
    readonly counter: string
    readonly value: number
    readonly entries: readonly string[]
  }[]
  /** When the last of them was made known. */
  readonly made: number
}

export type Counts = {
  /** All counts of the thing, whatever the point, by their end. */
  readonly of: (what: Measure['of']) => readonly Count[]
  /** The counts of the measure between two instants, its named counter's or else, of several, the lowest. */
  readonly sum: (measure: Measure, from: number, until: number) => { named: Sum | null; others: Sum | null }
}

export function countsOf(dossier: Dossier, { speaksFor }: Authority): Counts {
  const known = new Map<string, readonly Count[]>()
  const of = (what: Measure['of']): readonly Count[] => {
    const name = JSON.stringify(what)
    const before = known.get(name)
    if (before !== undefined) return before
    const found = 'tally' in what ? tallied(dossier, what.tally, speaksFor) : handedOver(dossier, what, speaksFor)
    known.set(name, found)
    return found
  }
  const byPoint = new Map<string, readonly Count[]>()
  const at = (measure: Measure): readonly Count[] => {
    const name = JSON.stringify([measure.of, measure.point])
    const before = byPoint.get(name)
    if (before !== undefined) return before
    const found = of(measure.of).filter((count) => count.point === measure.point)
    byPoint.set(name, found)
    return found
  }
  return {
    of,
    sum: (measure, from, until) => {
      const within = between(at(measure), from, until)
      const isNamed = (count: Count) => count.isOwn && count.counter === measure.counter
      return { named: summed(within.filter(isNamed)), others: summed(within.filter((count) => !isNamed(count))) }
    },
  }
}

type SpeaksFor = (actor: string, organisation: string) => boolean

function tallied(dossier: Dossier, tally: string, speaksFor: SpeaksFor): readonly Count[] {
  const byCounter = new Map<string, Count[]>()
  for (const { id, at, author, body } of standing(dossier.counts)) {
    if (body.tally !== tally) continue
    const isOwn = speaksFor(body.counter, author.organisation)
    const count: Count = {
      entry: id,
      point: body.point,
      counter: body.counter,
      isOwn,
      from: msOf(body.from),
      until: msOf(body.until),
      made: msOf(body.made ?? at),
      value: body.value,
      unit: body.unit,
      consignments: body.consignments ?? [],
    }
    const name = JSON.stringify([body.point, body.counter, isOwn ? '' : author.organisation])
    const list = byCounter.get(name)
    if (list === undefined) byCounter.set(name, [count])
    else list.push(count)
  }
  return [...byCounter.values()].flatMap(once).sort(byEnd)
}

type Stretch = Pick<Count, 'from' | 'until'>

/** Of counts of one counter that overlap in time the later entered is kept: a figure told again is not counted twice. */
export function once<C extends Stretch>(counts: readonly C[]): readonly C[] {
  const sorted = counts.toSorted((a, b) => a.from - b.from || a.until - b.until)
  const isClear = sorted.every((count, i) => i === 0 || apart(sorted[i - 1] ?? count, count))
  if (isClear) return sorted
  const kept: C[] = []
  for (const count of counts.toReversed()) if (kept.every((other) => apart(other, count))) kept.push(count)
  return kept
}

const apart = (a: Stretch, b: Stretch) =>
  a.until <= b.from || b.until <= a.from ? !(a.from === b.from && a.until === b.until) : false

/** Persons of an exchange at each stage, each counted once by each counter. */
function handedOver(
  dossier: Dossier,
  what: Extract<Measure['of'], { exchange: string }>,
  speaksFor: SpeaksFor,
): readonly Count[] {
  const seen = new Set<string>()
  const steps = standing(dossier.steps)
    .filter(
      ({ body }) =>
        body.exchange === what.exchange &&
        (what.batch === undefined || body.batch === what.batch) &&
        (what.category === undefined || body.category === what.category),
    )
    .toSorted((a, b) => msOf(a.body.on) - msOf(b.body.on))
  return steps.map(({ id, at, author, body }) => {
    const { persons, stage, counter } = body
    const isOwn = speaksFor(counter, author.organisation)
    const fresh =
      'count' in persons
        ? persons.count
        : persons.seals.filter((seal) => {
            const name = `${stage}\n${counter}\n${isOwn}\n${seal}`
            if (seen.has(name)) return false
            seen.add(name)
            return true
          }).length
    const on = msOf(body.on)
    const made = msOf(body.made ?? at)
    return {
      ...{ entry: id, point: stage, counter, isOwn, from: on, until: on, made, value: fresh },
      unit: 'persons',
      consignments: [],
    }
  })
}

const byEnd = (a: Count, b: Count) => a.until - b.until || a.from - b.from || (a.entry < b.entry ? -1 : 1)

/** Counts that lie within the two instants as a whole, of counts sorted by their end. */
export function between(counts: readonly Count[], from: number, until: number): readonly Count[] {
  let [low, high] = [0, counts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((counts[middle]?.until ?? 0) < from) low = middle + 1
    else high = middle
  }
  const found: Count[] = []
  for (let i = low; i < counts.length; i++) {
    const count = counts[i]
    if (count === undefined || count.until > until) break
    if (count.from >= from) found.push(count)
  }
  return found
}

function summed(counts: readonly Count[]): Sum | null {
  const byCounter = new Map<string, { counter: string; value: number; entries: string[]; made: number }>()
  for (const { counter, value, entry, made } of counts) {
    const sum = byCounter.get(counter) ?? { counter, value: 0, entries: [], made: 0 }
    sum.value += value
    sum.entries.push(entry)
    sum.made = Math.max(sum.made, made)
    byCounter.set(counter, sum)
  }
  const [lowest, ...rest] = [...byCounter.values()].sort(
    (a, b) => a.value - b.value || (a.counter < b.counter ? -1 : 1),
  )
  if (lowest === undefined) return null
  return { ...lowest, passedOver: rest.map(({ counter, value, entries }) => ({ counter, value, entries })) }
}
