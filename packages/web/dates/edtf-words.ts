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
