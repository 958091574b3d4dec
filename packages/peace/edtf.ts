// Dates as documents give them (EDTF, ISO 8601-2), as far as they can be compared: X stands for a digit nobody gave.

type Day = { readonly year: string; readonly month: string; readonly day: string }
type Bounds = { readonly start: Day | null; readonly end: Day | null }

/** The first day the date can mean, as YYYY-MM-DD; null where the year is not known in full. */
export function earliestDay(date: string): string | null {
  const { start } = boundsOf(date)
  if (start === null || start.year.includes('X')) return null
  const month = filled(start.month, 1, 12)
  const day = filled(start.day, 1, 31)
  return month === null || day === null ? null : `${start.year}-${month}-${day}`
}

/** The last day the date can mean, as YYYY-MM-DD; null where the year is not known in full. */
export function latestDay(date: string): string | null {
  const { end } = boundsOf(date)
  if (end === null || end.year.includes('X')) return null
  const month = filled(end.month, 12, 1)
  if (month === null) return null
  const last = new Date(Date.UTC(Number(end.year), Number(month), 0)).getUTCDate()
  const day = filled(end.day, last, 1)
  return day === null ? null : `${end.year}-${month}-${day}`
}

/** 'same': both give one day and it is the same. 'possible': nothing speaks against it. 'different': they cannot meet. */
export function compareDates(a: string | null, b: string | null): 'same' | 'possible' | 'different' {
  if (a === null || b === null) return 'possible'
  const x = boundsOf(a)
  const y = boundsOf(b)
  if (x.start === null || x.end === null || y.start === null || y.end === null) return 'possible'
  const xIsDay = x.start === x.end
  const yIsDay = y.start === y.end
  if (xIsDay && yIsDay) {
    if (!fits(x.start, y.start)) return 'different'
    return isWhole(x.start) && isWhole(y.start) ? 'same' : 'possible'
  }
  const [from, to, fromOther, toOther] = [earliestDay(a), latestDay(a), earliestDay(b), latestDay(b)]
  if (from === null || to === null || fromOther === null || toOther === null) return 'possible'
  return from <= toOther && fromOther <= to ? 'possible' : 'different'
}

/** Days between the two, at the least; 0 where they can meet, null where a year is missing. */
export function daysApart(a: string, b: string): number | null {
  const [from, to, fromOther, toOther] = [earliestDay(a), latestDay(a), earliestDay(b), latestDay(b)]
  if (from === null || to === null || fromOther === null || toOther === null) return null
  const days = (one: string, other: string) => (Date.parse(one) - Date.parse(other)) / 86_400_000
  return Math.max(0, days(from, toOther), days(fromOther, to))
}

/** A day with its year, month and day given. */
export const isWholeDay = (date: string): boolean => /^\d{4}-\d{2}-\d{2}(?:T.*)?[?~%]?$/.test(date)

// Records name the same dates again and again.
const known = new Map<string, Bounds>()
const knownMax = 10_000

function boundsOf(date: string): Bounds {
  const before = known.get(date)
  if (before !== undefined) return before
  if (known.size >= knownMax) known.clear()
  const bounds = boundsIn(date)
  known.set(date, bounds)
  return bounds
}

function boundsIn(date: string): Bounds {
  const [first, second] = date.replace(/[?~%]/g, '').split('/')
  const start = dayOf(first ?? '')
  return second === undefined ? { start, end: start } : { start, end: dayOf(second) }
}

function dayOf(date: string): Day | null {
  const match = /^([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?(?:T.*)?$/.exec(date)
  if (match === null) return null
  const month = match[2] ?? 'XX'
  // 21 to 41 are seasons and quarters: a part of the year this page does not name.
  return { year: match[1] ?? 'XXXX', month: Number(month) > 12 ? 'XX' : month, day: match[3] ?? 'XX' }
}

const isWhole = (day: Day) => !`${day.year}${day.month}${day.day}`.includes('X')
const fits = (a: Day, b: Day) => digitsFit(a.year, b.year) && digitsFit(a.month, b.month) && digitsFit(a.day, b.day)
const digitsFit = (a: string, b: string) => [...a].every((digit, i) => digit === 'X' || b[i] === 'X' || digit === b[i])

/** The pattern's first value in the direction from `from` to `to`, two digits; null where none fits. */
function filled(pattern: string, from: number, to: number): string | null {
  const step = from <= to ? 1 : -1
  for (let value = from; step * (to - value) >= 0; value += step) {
    const digits = String(value).padStart(2, '0')
    if (digitsFit(pattern, digits)) return digits
  }
  return null
}
