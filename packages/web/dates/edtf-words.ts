// EDTF dates (ISO 8601-2) in words, without inventing what a date leaves open: 'XXXX-10-19' is "19 October, year unknown".

/** The phrases a date may need, already in the reader's language; `{date}`, `{from}` and `{to}` stand for dates in words. */
export type DatePhrases = {
  readonly yearUnknown: (date: string) => string
  readonly monthUnknown: (day: string) => string
  readonly about: (date: string) => string
  readonly uncertain: (date: string) => string
  readonly range: (from: string, to: string) => string
  readonly openStart: (to: string) => string
  readonly openEnd: (from: string) => string
  readonly decade: (year: string) => string
  readonly century: (year: string) => string
  readonly season: (season: number, year: string) => string
}

const whole = /^([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T(\d{2}):(\d{2}))?[^~?%]*([~?%])?$/

/** `value` in words of `locale`. What is not EDTF comes back as it is. */
export function edtfInWords(value: string, locale: string, phrases: DatePhrases): string {
  const slash = value.indexOf('/')
  if (slash >= 0) {
    const [from, to] = [value.slice(0, slash), value.slice(slash + 1)]
    const open = (end: string) => end === '' || end === '..'
    if (open(from) && open(to)) return value
    if (open(from)) return phrases.openStart(edtfInWords(to, locale, phrases))
    if (open(to)) return phrases.openEnd(edtfInWords(from, locale, phrases))
    return phrases.range(edtfInWords(from, locale, phrases), edtfInWords(to, locale, phrases))
  }
  const parts = whole.exec(value)
  if (parts === null) return value
  const [, year = '', month, day, hour, minute, qualifier] = parts
  const words = plainDate({ year, month, day, hour, minute }, locale, phrases)
  if (words === null) return value
  if (qualifier === '~') return phrases.about(words)
  if (qualifier === '?') return phrases.uncertain(words)
  if (qualifier === '%') return phrases.uncertain(phrases.about(words))
  return words
}

type Parts = {
  readonly year: string
  readonly month: string | undefined
  readonly day: string | undefined
  readonly hour: string | undefined
  readonly minute: string | undefined
}

function plainDate(parts: Parts, locale: string, phrases: DatePhrases): string | null {
  const { year, hour, minute } = parts
  const month = parts.month === undefined || parts.month.includes('X') ? undefined : Number(parts.month)
  const day = parts.day === undefined || parts.day.includes('X') ? undefined : Number(parts.day)
  const yearKnown = /^\d{4}$/.test(year)
  if (month !== undefined && month >= 21 && month <= 24) return phrases.season(month - 20, year)
  if (month !== undefined && (month < 1 || month > 12)) return null
  if (day !== undefined && (day < 1 || day > 31)) return null
  if (month === undefined) {
    if (day !== undefined) return phrases.monthUnknown(String(day))
    if (yearKnown) return year
    if (/^\d{3}X$/.test(year)) return phrases.decade(`${year.slice(0, 3)}0`)
    if (/^\d{2}XX$/.test(year)) return phrases.century(`${year.slice(0, 2)}00`)
    return null
  }
  // 2000 has a 29 February, so that a day without a year can always be written.
  const moment = new Date(Date.UTC(yearKnown ? Number(year) : 2000, month - 1, day ?? 1, Number(hour), Number(minute)))
  if (hour === undefined) moment.setTime(Date.UTC(yearKnown ? Number(year) : 2000, month - 1, day ?? 1))
  const words = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    calendar: 'gregory',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
    ...(yearKnown ? { year: 'numeric' } : {}),
    ...(hour === undefined ? {} : { hour: '2-digit', minute: '2-digit' }),
  }).format(moment)
  return yearKnown ? words : phrases.yearUnknown(words)
}

/**
 * Whether `value` is a date as the record takes it: EDTF (ISO 8601-2) level 1 with X for what is not known, ? ~ % for
 * what is not sure, and '/' between the ends of an interval.
 */
export function isEdtf(value: string): boolean {
  const ends = value.split('/')
  if (ends.length > 2) return false
  if (ends.length === 2 && ends.every((end) => end === '' || end === '..')) return false
  return ends.every((end) => (ends.length === 2 && (end === '' || end === '..')) || isPlainEdtf(end))
}

const plain = /^([\dX]{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX)(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?[?~%]?$/

function isPlainEdtf(value: string): boolean {
  const parts = plain.exec(value)
  if (parts === null) return false
  const [, year = '', month, day] = parts
  if (!/^(?:\d{4}|\d{3}X|\d{2}XX|XXXX)$/.test(year) || (year === 'XXXX' && month === undefined)) return false
  if (month === undefined || month === 'XX') return day === undefined || day === 'XX' || isWithin(day, 1, 31)
  if (isWithin(month, 21, 24)) return day === undefined
  if (!isWithin(month, 1, 12)) return false
  if (day === undefined || day === 'XX') return true
  // 2000 has a 29 February, which a date without a year may mean.
  const last = new Date(Date.UTC(/^\d{4}$/.test(year) ? Number(year) : 2000, Number(month), 0)).getUTCDate()
  return isWithin(day, 1, last)
}

const isWithin = (digits: string, from: number, to: number) => Number(digits) >= from && Number(digits) <= to
