// What a chart of an indicator shows and where: the newest days, what was usual, and the days that are foreseen. Pure; the
// numbers stand in a table beside it.
import type { Band, IndicatorRow } from '@parley/peace'

export type ChartDay = {
  readonly day: string
  readonly value: number | null
  readonly machine: number | null
  readonly tone: number | null
  readonly usual: Band | null
  readonly foreseen: Band | null
  readonly isSurge: boolean
}

const dayMs = 86_400_000
export const shownDays = 90

/** The newest days, then those foreseen; empty where nothing is counted. */
export function daysOf(row: IndicatorRow): readonly ChartDay[] {
  const { from, values, machine, tone, usual, surges, forecast } = row
  if (from === null) return []
  const usualOf = new Map(usual.map((band) => [band.day, band]))
  const first = Math.max(0, values.length - shownDays)
  const past = values.slice(first).map((value, at): ChartDay => {
    const day = new Date(Date.parse(from) + (first + at) * dayMs).toISOString().slice(0, 10)
    return {
      day,
      value,
      machine: machine[first + at] ?? null,
      tone: tone?.[first + at] ?? null,
      usual: usualOf.get(day) ?? null,
      foreseen: null,
      isSurge: surges.some((one) => one.since <= day && day <= one.day),
    }
  })
  const coming = forecast.map(
    (band): ChartDay => ({
      day: band.day,
      value: null,
      machine: null,
      tone: null,
      usual: null,
      foreseen: band,
      isSurge: false,
    }),
  )
  return [...past, ...coming]
}

/** A round number that everything shown stays under. */
export function topOf(days: readonly ChartDay[]): number {
  const most = days.reduce(
    (top, { value, machine, usual, foreseen }) =>
      Math.max(top, (value ?? 0) + (machine ?? 0), usual?.high ?? 0, foreseen?.high ?? 0),
    1,
  )
  const step = 10 ** Math.floor(Math.log10(most))
  return [1, 1.5, 2, 3, 4, 6, 8, 10].map((times) => times * step).find((round) => round >= most) ?? most
}
