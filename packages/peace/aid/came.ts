// What came, by a measure. A figure belongs to the point at which it was counted and to the counter who did; convoys counted
// one by one and stretches of time counted as a whole are two figures too, because each may hold what the other holds.
// Within a point the counter the measure names is taken; where it did not count, of several counters the lowest.
import type { Entry } from '../entry.ts'
import type { aidCounted } from '../events/aid-counted.ts'
import { once } from '../promises/counts.ts'
import { msOf } from '../promises/zone.ts'
import type { Came, Figure } from './rows.ts'
import type { AidMeasure } from './terms.ts'
import type { Said } from './told.ts'

/** One count, ready to be added: of one movement, of a stretch of time, or the people that an activity reached. */
export type One = {
  readonly entry: string
  readonly point: string
  readonly counter: string
  readonly toldBy: string
  readonly basis: Figure['basis']
  /** The movement, where there is one. */
  readonly of: string
  readonly from: number
  readonly until: number
  readonly value: number
  readonly low: number
  readonly high: number
}

export function countsFrom(counts: readonly Said<typeof aidCounted>[]): readonly One[] {
  const byCounter = Map.groupBy(counts.map(oneOf), ({ point, counter, toldBy, basis, of }) =>
    JSON.stringify([point, counter, toldBy, basis, of]),
  )
  // A figure told again is not counted twice: of one movement the last told, of overlapping stretches the last told.
  return [...byCounter.values()].flatMap((list) => (list[0]?.basis === 'movement' ? list.slice(-1) : once(list)))
}

function oneOf({ id, author, body }: Said<typeof aidCounted>): One {
  const { value, low = value, high = value } = body
  return {
    entry: id,
    point: body.point,
    counter: body.counter,
    toldBy: author.organisation,
    basis: body.movement === undefined ? 'period' : 'movement',
    of: body.movement ?? '',
    from: msOf(body.from),
    until: msOf(body.until),
    value,
    low,
    high,
  }
}

/** People whom an activity reached; counted at no point of a way, and by whoever runs it. */
export const reachedBy = (
  entry: Entry,
  { who, reached, from, until }: { who: string; reached: number; from: number; until: number },
): One => ({
  entry: entry.id,
  point: 'reached',
  counter: who,
  toldBy: entry.author.organisation,
  basis: 'activity',
  of: '',
  from,
  until,
  value: reached,
  low: reached,
  high: reached,
})

export type Span = { readonly from: number; readonly until: number }

/** Those that lie in a time as a whole; activities that touch it. */
export const within = (ones: readonly One[], { from, until }: Span): readonly One[] =>
  ones.filter((one) =>
    one.basis === 'activity' ? one.from <= until && one.until >= from : one.from >= from && one.until <= until,
  )

/** One figure for each counter at each point. People reached by several activities may be the same: the highest stands. */
export function figuresOf(ones: readonly One[]): readonly Figure[] {
  const groups = Map.groupBy(ones, ({ point, counter, toldBy, basis }) =>
    JSON.stringify([point, counter, toldBy, basis]),
  )
  return [...groups.values()]
    .flatMap((list): Figure[] => {
      const [first] = list
      if (first === undefined) return []
      const { point, counter, toldBy, basis } = first
      const sum = (pick: (one: One) => number) =>
        basis === 'activity' ? Math.max(...list.map(pick)) : list.reduce((all, one) => all + pick(one), 0)
      return [
        {
          ...{ point, counter, toldBy, basis, counts: list.length },
          ...{ value: sum(({ value }) => value), low: sum(({ low }) => low), high: sum(({ high }) => high) },
        },
      ]
    })
    .sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1))
}

const sortName = ({ point, basis, counter, toldBy }: Figure) => [point, basis, counter, toldBy].join('\n')

/** What came at the measure's point; null where nobody counted there, or where figures must not be put together. */
export function cameBy(ones: readonly One[], { point, counter }: AidMeasure): Came | null {
  const there = ones.filter((one) => one.point === point)
  const byMovement = there.filter(({ basis }) => basis === 'movement')
  if (byMovement.length > 0) return cameInMovements(byMovement, point, counter)
  const [first] = there
  if (first === undefined) return null
  const figures = figuresOf(there)
  const named = figures.filter((one) => one.counter === counter)
  const [lowest] = (named.length > 0 ? named : figures).toSorted((a, b) => a.value - b.value)
  // Of people, two organisations may have reached the same or others: neither the sum nor the lowest would be right.
  if (lowest === undefined || (lowest.basis === 'activity' && named.length === 0 && figures.length > 1)) return null
  const how = named.length > 0 ? 'named' : figures.length === 1 ? 'only' : 'lowest'
  return { value: lowest.value, point, basis: lowest.basis, how, contested: 0 }
}

function cameInMovements(ones: readonly One[], point: string, counter: string | undefined): Came {
  let [value, contested] = [0, 0]
  const hows = new Set<Came['how']>()
  for (const list of Map.groupBy(ones, ({ of }) => of).values()) {
    const named = list.filter((one) => one.counter === counter)
    const taken = named.length > 0 ? named : list
    value += Math.min(...taken.map((one) => one.value))
    if (new Set(list.map((one) => one.value)).size > 1) contested++
    hows.add(named.length > 0 ? 'named' : list.length === 1 ? 'only' : 'lowest')
  }
  const how = hows.has('lowest') ? 'lowest' : hows.has('only') ? 'only' : 'named'
  return { value, point, basis: 'movement', how, contested }
}
