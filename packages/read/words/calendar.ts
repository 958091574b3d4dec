// Days and EDTF (ISO 8601-2): counting, intervals, weeks. Proleptic Gregorian, no clock, no zone.
export type Day = { readonly year: number; readonly month: number; readonly day: number }

const two = (n: number) => String(n).padStart(2, '0')
const four = (n: number) => String(n).padStart(4, '0')

export const edtfDay = ({ year, month, day }: Day): string => `${four(year)}-${two(month)}-${two(day)}`
export const edtfMonth = (year: number | null, month: number): string =>
  `${year === null ? 'XXXX' : four(year)}-${two(month)}`
export const edtfMonthDay = (year: number | null, month: number, day: number): string =>
  `${year === null ? 'XXXX' : four(year)}-${two(month)}-${two(day)}`

/** The day an EDTF value names, its month or year when it names only these; null for anything less plain. */
export function parseReference(
  edtf: string | null,
): { readonly year: number; readonly month: number | null; readonly day: number | null } | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$|[?~%])/.exec(edtf ?? '')
  if (match === null) return null
  const month = match[2] === undefined ? null : Number(match[2])
  const day = match[3] === undefined ? null : Number(match[3])
  if (month !== null && (month < 1 || month > 12)) return null
  if (day !== null && (day < 1 || day > 31)) return null
  return { year: Number(match[1]), month, day }
}

const toDate = ({ year, month, day }: Day) => new Date(Date.UTC(year, month - 1, day))
const fromDate = (date: Date): Day => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
})

export function addDays(day: Day, count: number): Day {
  const date = toDate(day)
  date.setUTCDate(date.getUTCDate() + count)
  return fromDate(date)
}

export function addMonths(year: number, month: number, count: number): { year: number; month: number } {
  const index = year * 12 + (month - 1) + count
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
}

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: Day): number => toDate(day).getUTCDay()

/** A day that exists: no 31 April, no 29 February out of leap years (`year` null allows it). */
export function isDay(year: number | null, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate()
}

export const monthNumber = new Map<string, number>(
  'january february march april may june july august september october november december'
    .split(' ')
    .flatMap((name, i): [string, number][] => [
      [name, i + 1],
      [name.slice(0, 3), i + 1],
      [`${name.slice(0, 3)}.`, i + 1],
    ])
    .concat([
      ['sept', 9],
      ['sept.', 9],
    ]),
)

export const weekdayNumber = new Map<string, number>(
  'sunday monday tuesday wednesday thursday friday saturday'.split(' ').map((name, i): [string, number] => [name, i]),
)

export const spelledNumber = new Map<string, number>(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, i): [string, number] => [word, i])
    .concat([
      ['a', 1],
      ['an', 1],
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
      ['sixty', 60],
      ['seventy', 70],
      ['eighty', 80],
      ['ninety', 90],
      ['hundred', 100],
      ['dozen', 12],
      ['couple', 2],
    ]),
)
