// Made series with a known onset: quiet weeks, then a change of a known kind on a known day. Each by a seed of its own;
// those that thresholds are set by are never those that are measured.
import { chance } from '@parley/hub/testing'
import type { Series } from '@parley/peace'

export type Made = {
  readonly kind: string
  readonly series: Series /** Null where nothing changes. */
  readonly onset: number | null
}

type Manner = {
  readonly kind: string
  readonly level: number
  /** By day of the week. */
  readonly week: readonly number[]
  /** Gamma-distributed factor on each day: how bunched; 0 is Poisson. */
  readonly spread: number
  /** Each event brings so many more over the next days. */
  readonly echo: number
  /** How many times the level it is, so many days after the onset. */
  readonly change: (days: number) => number
}

const even = [1, 1, 1, 1, 1, 1, 1]
const weekdays = [1.25, 1.2, 1.2, 1.15, 1.1, 0.6, 0.5]
const manners: readonly Manner[] = [
  { kind: 'a leap', level: 4, week: even, spread: 0.05, echo: 0, change: () => 2.2 },
  { kind: 'a slow rise', level: 6, week: weekdays, spread: 0.1, echo: 0, change: (days) => 1 + Math.min(2, days / 12) },
  { kind: 'bunched', level: 8, week: weekdays, spread: 0.4, echo: 0, change: () => 2.5 },
  { kind: 'one follows another', level: 2, week: even, spread: 0.05, echo: 0.5, change: () => 2.5 },
  { kind: 'seldom', level: 0.5, week: even, spread: 0.1, echo: 0, change: () => 4 },
  { kind: 'a fall', level: 12, week: weekdays, spread: 0.1, echo: 0, change: () => 0.45 },
]

export const kinds = manners.map(({ kind }) => kind)
const days = 240

/** One series of each kind for each seed, with an onset or none. */
export function madeSeries(seed: number, withOnset: boolean): Made[] {
  return manners.map((manner, index) => {
    const next = chance(seed * 97 + index * 13 + (withOnset ? 1 : 0))
    const onset = withOnset ? 120 + Math.floor(next() * 70) : null
    const values: (number | null)[] = []
    let echoes = 0
    for (let day = 0; day < days; day++) {
      const times = onset !== null && day >= onset ? manner.change(day - onset) : 1
      const rate = manner.level * (manner.week[day % 7] ?? 1) * times * gammaOf(manner.spread, next) * (1 - manner.echo)
      const count = poissonOf(rate + echoes, next)
      echoes = echoes * 0.6 + count * manner.echo * 0.4
      // A day in fifty nobody counted.
      values.push(next() < 0.02 ? null : count)
    }
    return { kind: manner.kind, series: { from: '2025-01-06', values }, onset }
  })
}

/** Knuth's way, in steps so that no large rate ends in a product of nothing. */
function poissonOf(rate: number, next: () => number): number {
  let [left, count] = [rate, 0]
  while (left > 0) {
    const step = Math.min(left, 20)
    let product = next()
    while (product > Math.exp(-step)) {
      count++
      product *= next()
    }
    left -= step
  }
  return count
}

/** Mean 1 and variance `spread`: Marsaglia and Tsang's way. */
function gammaOf(spread: number, next: () => number): number {
  if (spread === 0) return 1
  const shape = 1 / spread
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - next()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) return (d * v) / shape
  }
}
