// A series of counts by day: how many incidents, crossings, lorries. A day nobody counted is null, which is not nothing.

export type Series = {
  /** The first day, `YYYY-MM-DD`. */
  readonly from: string
  readonly values: readonly (number | null)[]
}

/** So much on a day; `machine` where nobody confirmed it. */
export type Counted = {
  readonly day: string
  readonly value: number
  readonly machine: boolean
  readonly entries: readonly string[]
  readonly score?: number
}

const dayMs = 86_400_000
export const week = 7

/** The day at a place of the series. */
export const dayAt = ({ from }: Pick<Series, 'from'>, at: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + at * dayMs).toISOString().slice(0, 10)

/** Counts by day from the days on which something happened; days outside `from` to `until` are left out. */
export function countByDay(days: Iterable<string>, from: string, until: string): Series {
  const first = Date.parse(`${from}T00:00:00Z`)
  const length = Math.round((Date.parse(`${until}T00:00:00Z`) - first) / dayMs) + 1
  const values = new Array<number>(Math.max(0, length)).fill(0)
  for (const day of days) {
    const at = Math.round((Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - first) / dayMs)
    if (at >= 0 && at < length) values[at] = (values[at] ?? 0) + 1
  }
  return { from, values }
}
