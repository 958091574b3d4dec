// How many crossings were closed on each day, or for how many hours, as the register of crossings tells it. A word on a
// crossing holds until the next that speaks of the same; a crossing that nobody spoke of is neither open nor closed.

import { crossingStated } from '../events/crossing-stated.ts'
import { byClock, type Said, standing } from '../promises/dossier.ts'
import { dateOf, msOf, startOfDate } from '../promises/zone.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import type { Counted } from './series.ts'
import type { IndicatorSource } from './terms.ts'

type Source = Extract<IndicatorSource, { of: 'crossings' }>
type Stated = Said<typeof crossingStated>

/** The days on which a crossing was closed; `since` is the first of which anything is known, `until` the last. */
export type Closed = {
  readonly counted: readonly Counted[]
  readonly since: string | null
  readonly until: string | null
}

/** A word on one direction and sort of cargo, its instants in milliseconds. */
type Word = {
  readonly entry: string
  readonly lane: string
  readonly direction: Stated['body']['direction']
  readonly cargo: Stated['body']['cargo']
  readonly state: Stated['body']['state']
  readonly from: number
  readonly until: number
  readonly said: number
}

const hourMs = 3_600_000
const dayMs = 86_400_000

export function crossingsClosed(source: Source, facts: readonly Fact[], daysMax: number): Closed {
  const zone = source.zone ?? 'UTC'
  const all = facts.flatMap(({ entry }) => (isOf(crossingStated, entry) ? [entry] : []))
  const words = standing(all.toSorted(byClock)).filter((stated) => isAskedFor(stated, source))
  const known = knownUntil(all, zone)
  const [begins, last] = [words.map(({ body }) => msOf(body.from)).sort((a, b) => a - b)[0], known.at(-1)]
  if (begins === undefined || last === undefined || begins > last.instant)
    return { counted: [], since: null, until: null }
  const since = dateOf(zone, begins)
  const counted: Counted[] = []
  for (const stated of Map.groupBy(words, ({ body }) => body.crossing).values()) {
    const own = stated.map(wordOf)
    const first = Math.max(
      own.reduce((least, { from }) => Math.min(least, from), last.instant),
      last.instant - daysMax * dayMs,
    )
    for (let day = dateOf(zone, first); day <= last.day; day = dayAfter(day)) {
      const { hours, entries } = closedOn(day, { zone, known: last.instant, states: source.states }, own)
      if (entries.length === 0) continue
      const witness = known.find((one) => one.day >= day)?.entry
      counted.push({
        day,
        value: source.measure === 'hours' ? Math.round(hours) : 1,
        machine: false,
        entries: [...new Set([...entries, ...(witness === undefined ? [] : [witness])])],
      })
    }
  }
  return { counted, since, until: last.day }
}

function isAskedFor({ body }: Stated, { crossings, direction, cargo, by }: Source): boolean {
  return (
    (crossings === undefined || crossings.includes(body.crossing)) &&
    (direction === undefined || body.direction === direction || body.direction === 'both') &&
    (cargo === undefined || body.cargo === cargo || body.cargo === 'all') &&
    (by === undefined || body.by === by)
  )
}

function wordOf({ id, body }: Stated): Word {
  const { direction, cargo, state, from, until, said } = body
  return {
    ...{ entry: id, lane: `${direction} ${cargo}`, direction, cargo, state, from: msOf(from), said: msOf(said) },
    until: until === undefined ? Number.POSITIVE_INFINITY : msOf(until),
  }
}

/**
 * How far the register reaches, in the log's order: each day that came with an entry, and the first entry by which it had
 * come. What is announced for later has not happened yet, and nobody said a thing later than it was entered.
 */
function knownUntil(stated: readonly Stated[], zone: string) {
  const known: { day: string; instant: number; entry: string }[] = []
  for (const { id, at, body } of stated) {
    const instant = Math.min(msOf(body.said), msOf(at))
    const before = known.at(-1)
    const day = dateOf(zone, instant)
    if (before === undefined || day > before.day) known.push({ day, instant, entry: id })
    else before.instant = Math.max(before.instant, instant)
  }
  return known
}

type Asked = { readonly zone: string; readonly known: number; readonly states: Source['states'] }

/** For how many hours of the day, as far as it is known, the crossing was closed for anything, and by which words. */
function closedOn(day: string, { zone, known, states }: Asked, words: readonly Word[]) {
  const [start, next] = [startOfDate(zone, day), startOfDate(zone, dayAfter(day))]
  const end = Math.min(known, next)
  const changes = words
    .flatMap(({ from, until }) => [from, until])
    .filter((at) => at > start && at <= known && at < next)
  const cuts = [...new Set([start, ...changes])].sort((a, b) => a - b)
  const entries = new Set<string>()
  let closedMs = 0
  for (const [at, cut] of cuts.entries()) {
    const closed = holdingAt(cut, words).filter(({ state }) => state !== 'open' && states.includes(state))
    if (closed.length === 0) continue
    closedMs += Math.max(0, (cuts[at + 1] ?? end) - cut)
    for (const { entry } of closed) entries.add(entry)
  }
  return { hours: closedMs / hourMs, entries: [...entries] }
}

/**
 * The words that hold at an instant, one for each direction and sort of cargo that anybody spoke of: of those that speak of
 * it, the one that began last, and of two the one said last. A word on both directions and all cargo speaks of each.
 */
function holdingAt(instant: number, words: readonly Word[]): readonly Word[] {
  const begun = words.filter(({ from, until }) => from <= instant && instant < until)
  const lanes = new Map(begun.map((word) => [word.lane, word]))
  const holding = new Set<Word>()
  for (const lane of lanes.values()) {
    const speaking = begun.filter((word) => speaksOf(word, lane))
    // Words come by their authors' clocks, so that of two that are alike the later entered holds.
    holding.add(speaking.reduce((best, word) => (isLater(best, word) ? best : word)))
  }
  return [...holding]
}

const isLater = (a: Word, b: Word): boolean => a.from > b.from || (a.from === b.from && a.said > b.said)
const speaksOf = (word: Word, lane: Word): boolean =>
  (word.direction === lane.direction || word.direction === 'both') &&
  (word.cargo === lane.cargo || word.cargo === 'all')

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
