// When a series crosses a threshold: once for each run of days on which it is crossed. What the machine alone read is not in
// the series that is asked.
import type { Series } from './series.ts'
import type { Surge } from './surge.ts'
import type { Crossing } from './terms.ts'

export type Crossed = {
  /** The places of the day it was crossed on, of the first day that counts, and of the last day so far. */
  readonly at: number
  readonly since: number
  readonly until: number
  readonly direction: 'more' | 'less'
  /** Over the days of the threshold, or of the surge. */
  readonly value: number
  readonly factor: number | null
}

export function crossingsOf(when: Crossing, series: Series, surges: readonly Surge[]): readonly Crossed[] {
  return when.is === 'surge' ? surgesAsked(when.direction, series, surges) : runsOf(when, series)
}

function surgesAsked(direction: 'more' | 'less' | 'either', { values }: Series, surges: readonly Surge[]): Crossed[] {
  return surges
    .filter((one) => direction === 'either' || one.direction === direction)
    .map(({ at, since, direction: which, factor }) => ({
      at,
      since,
      until: at,
      direction: which,
      value: sum(values.slice(since, at + 1)),
      factor,
    }))
}

function runsOf(when: Exclude<Crossing, { is: 'surge' }>, { values }: Series): Crossed[] {
  const { is, value, days } = when
  const runs: Crossed[] = []
  let open: Crossed | undefined
  for (let at = 0; at < values.length; at++) {
    // Of a day that nobody counted nobody can say either.
    if (values[at] === null) continue
    const first = Math.max(0, at - days + 1)
    const window = values.slice(first, at + 1)
    // A day nobody counted: then nobody can say that there was so little; what was counted may be enough for so much.
    const isKnown =
      is === 'at-least'
        ? window.some((one) => one !== null)
        : window.length === days && window.every((one) => one !== null)
    const total = sum(window)
    const isCrossed = isKnown && (is === 'at-least' ? total >= value : total <= value)
    if (!isCrossed) {
      if (open !== undefined) runs.push(open)
      open = undefined
      continue
    }
    open =
      open === undefined
        ? {
            at,
            since: first + window.findIndex((one) => one !== null),
            until: at,
            direction: is === 'at-least' ? 'more' : 'less',
            value: total,
            factor: null,
          }
        : { ...open, until: at }
  }
  return open === undefined ? runs : [...runs, open]
}

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, one) => total + (one ?? 0), 0)
