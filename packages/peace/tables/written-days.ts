// Days as people write them in tables: in one of three orders, with the name of a month, with two digits of a year, in Arabic
// digits, or as the bare number under which a spreadsheet keeps a day. What could be two days is none.

export type DayOrder = 'year-first' | 'day-first' | 'month-first'

// Numbers that a spreadsheet counts from 30 December 1899; these are of the years 1982 to 2064, and no counts of people.
const serialMin = 30_000
const serialMax = 60_000
const serialOfEpoch = 25_569
const dayMs = 86_400_000
// No day is written longer; in a longer cell none is looked for.
const cellMax = 80

const monthNames = new Map(
  ['en', 'fr', 'ar', 'ar-SY'].flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, at): [string, number] => [
        plainMonth(format.format(new Date(Date.UTC(2001, at, 1)))),
        at + 1,
      ])
    }),
  ),
)

function plainMonth(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|\.$/gu, '')
}

/** The same text with Western digits. */
export const withDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))

/** `YYYY-MM-DD`, or undefined where that order makes no day of it. */
export function dayFrom(date: string, days: DayOrder): string | undefined {
  if (date.length > cellMax) return undefined
  const text = withDigits(date)
    .replace(/[\u200e\u200f]/gu, '')
    .trim()
  if (/^\d{5}(\.\d+)?$/u.test(text)) {
    const serial = Math.floor(Number(text))
    if (serial < serialMin || serial > serialMax) return undefined
    return new Date((serial - serialOfEpoch) * dayMs).toISOString().slice(0, 10)
  }
  const parts = text.split(/[\s,./-]+/u).filter(Boolean)
  if (parts.length !== 3) return undefined
  const named = parts.findIndex((part) => /\p{L}/u.test(part))
  if (named >= 0) return namedDay(parts, named)
  if (!parts.every((part) => /^\d{1,4}$/u.test(part))) return undefined
  const order =
    parts[0]?.length === 4
      ? [0, 1, 2]
      : days === 'day-first'
        ? [2, 1, 0]
        : days === 'month-first'
          ? [2, 0, 1]
          : undefined
  if (order === undefined) return undefined
  const [year = '', month = '', day = ''] = order.map((at) => parts[at])
  return dayOf(year, Number(month), Number(day))
}

function namedDay(parts: readonly string[], named: number): string | undefined {
  const month = monthNames.get(plainMonth(parts[named] ?? ''))
  const [first = '', second = ''] = parts.filter((_, at) => at !== named)
  if (month === undefined) return undefined
  return first.length === 4
    ? dayOf(first, month, Number(second))
    : dayOf(second, month, Number(first.replace(/(?<=\d)(st|nd|rd|th|er)$/u, '')))
}

function dayOf(year: string, month: number, day: number): string | undefined {
  if (!/^(\d{2}|\d{4})$/u.test(year)) return undefined
  const full = year.length === 2 ? 2000 + Number(year) : Number(year)
  if (full < 1000) return undefined
  const written = `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const found = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(found.getTime()) || found.toISOString().slice(0, 10) !== written ? undefined : written
}

/** A cell's day and the time of day after it, '' where there is none. */
export function momentIn(cell: string): readonly [string, string] {
  if (cell.length > cellMax) return [cell, '']
  const found = /^(.*?)(?:T|\s+)(\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?Z?)$/u.exec(withDigits(cell).trim())
  return found === null ? [cell, ''] : [found[1] ?? '', found[2] ?? '']
}

/**
 * The order in which a table writes its days, told from days that can be read in one way only; else from how near to each
 * other the days of the table would lie, where one order keeps them clearly nearer. Year first where nothing tells.
 */
export function orderOf(cells: readonly string[]): DayOrder {
  const dates = cells.map((cell) => momentIn(cell)[0]).filter((cell) => cell.trim() !== '')
  const as = (order: DayOrder) => dates.flatMap((date) => dayFrom(date, order) ?? [])
  const [plain, byDay, byMonth] = [as('year-first'), as('day-first'), as('month-first')]
  if (byDay.length === plain.length && byMonth.length === plain.length) return 'year-first'
  if (byDay.length !== byMonth.length) return byDay.length > byMonth.length ? 'day-first' : 'month-first'
  const [spanByDay, spanByMonth] = [spanOf(byDay), spanOf(byMonth)]
  if (spanByDay * 2 < spanByMonth) return 'day-first'
  return spanByMonth * 2 < spanByDay ? 'month-first' : 'year-first'
}

function spanOf(days: readonly string[]): number {
  const all = days.map((day) => Date.parse(day)).toSorted((a, b) => a - b)
  return (all.at(-1) ?? 0) - (all[0] ?? 0)
}
