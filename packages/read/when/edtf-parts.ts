// Parts, ends and neighbours of EDTF values: the early third of a month, the day before, the last day of a year.
import { addDays, addMonths, edtfDay, edtfMonth } from '../words/calendar.ts'

export type Part = 'early' | 'mid' | 'late'

const two = (n: number) => String(n).padStart(2, '0')

/** The first, middle or last third of a month (in days) or a year (in months); anything else as it is. */
export function thirdOf(value: string, part: Part): string {
  const month = /^([\dX]{4})-(\d{2})$/.exec(value)
  if (month !== null) {
    const [from, to] =
      part === 'early' ? [1, 10] : part === 'mid' ? [11, 20] : [21, lastDay(month[1]!, Number(month[2]))]
    return `${value}-${two(from)}/${value}-${two(to)}`
  }
  if (/^\d{4}$/.test(value)) {
    const [from, to] = part === 'early' ? [1, 4] : part === 'mid' ? [5, 8] : [9, 12]
    return `${value}-${two(from)}/${value}-${two(to)}`
  }
  return value
}

/** The last day of a month or year. */
export function lastDayOf(value: string): string {
  const month = /^([\dX]{4})-(0[1-9]|1[0-2])$/.exec(value)
  if (month !== null) return `${value}-${two(lastDay(month[1]!, Number(month[2])))}`
  return /^\d{4}$/.test(value) ? `${value}-12-31` : value
}

// Where the year is not known, February has the 29 days it can have.
const lastDay = (year: string, month: number) =>
  new Date(Date.UTC(/^\d{4}$/.test(year) ? Number(year) : 2000, month, 0)).getUTCDate()

export const startOf = (value: string): string => value.split('/')[0]!
export const endOf = (value: string): string => value.split('/').at(-1)!

/** The day before a day or a month's first; the year before a year. */
export function dayBefore(value: string): string {
  const start = startOf(value)
  const day = /^([\dX]{4})-(\d{2})-(\d{2})/.exec(start)
  if (day !== null) return stepped(day[1]!, Number(day[2]), Number(day[3]))
  const month = /^([\dX]{4})-(0[1-9]|1[0-2])$/.exec(start)
  if (month !== null) return stepped(month[1]!, Number(month[2]), 1)
  return /^\d{4}$/.test(start) ? String(Number(start) - 1).padStart(4, '0') : start
}

function stepped(year: string, month: number, day: number): string {
  const isKnown = /^\d{4}$/.test(year)
  const before = edtfDay(addDays({ year: isKnown ? Number(year) : 2000, month, day }, -1))
  return isKnown ? before : `XXXX${before.slice(4)}`
}

/** Monday to Sunday around a day. */
export function weekAround(day: { year: number; month: number; day: number }): string {
  const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()
  const monday = addDays(day, -((weekday + 6) % 7))
  return `${edtfDay(monday)}/${edtfDay(addDays(monday, 6))}`
}

/** A month some months from another. */
export function monthFrom(year: number, month: number, count: number): string {
  const moved = addMonths(year, month, count)
  return edtfMonth(moved.year, moved.month)
}
