// Dates as pages and letters write them, to EDTF (ISO 8601-2). Only what is written: a day without a year stays
// without a year ('XXXX-10-19'), and 03/04/2025, which two halves of the world read differently, is only its year.

import { lowered } from './line.ts'

/** A date, where it stands in the string it was found in, and what it says. */
export type WrittenDate = { readonly value: string; readonly start: number; readonly end: number }

const monthNames: readonly (readonly string[])[] = [
  'january jan januari janvier janv enero ene januar gennaio gen janeiro ocak января янв січня січ يناير ژانویه ינואר'.split(
    ' ',
  ),
  'february feb februari février fevrier févr febrero februar febbraio fevereiro fev şubat февраля фев лютого лют فبراير شباط פברואר'.split(
    ' ',
  ),
  'march mar maart mars marzo märz maerz mär março marco mart марта мар березня бер مارس آذار מרץ'.split(' '),
  'april apr avril avr abril abr aprile nisan апреля апр квітня кві أبريل ابريل نيسان אפריל'.split(' '),
  'may mei mai mayo maggio mag maio mayıs мая травня тра مايو أيار ايار מאי'.split(' '),
  'june jun juni juin junio giugno giu junho haziran июня июн червня чер يونيو حزيران יוני'.split(' '),
  'july jul juli juillet juil julio luglio lug julho temmuz июля июл липня лип يوليو تموز יולי'.split(' '),
  'august aug augustus août aout agosto ago ağustos августа авг серпня сер أغسطس اغسطس آب אוגוסט'.split(' '),
  'september sep sept septembre septiembre settembre set setembro eylül сентября сен вересня вер سبتمبر أيلول ايلول ספטמבר'.split(
    ' ',
  ),
  'october oct oktober okt octobre octubre ottobre ott outubro ekim октября окт жовтня жов أكتوبر اكتوبر אוקטובר'.split(
    ' ',
  ),
  'november nov novembre noviembre novembro kasım ноября ноя листопада лис نوفمبر נובמבר'.split(' '),
  'december dec desember décembre decembre déc diciembre dic dezember dez dicembre dezembro aralık декабря дек грудня гру ديسمبر דצמבר'.split(
    ' ',
  ),
]
// Levantine names of two words.
const monthPhrases: readonly (readonly [string, number])[] = [
  ['كانون الثاني', 1],
  ['تشرين الأول', 10],
  ['تشرين الاول', 10],
  ['تشرين الثاني', 11],
  ['كانون الأول', 12],
  ['كانون الاول', 12],
]
const monthOf = new Map<string, number>([
  ...monthNames.flatMap((names, m) => names.map((name): [string, number] => [name, m + 1])),
  ...monthPhrases,
])
const month = `(${[...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')})`
const edge = '(?<![\\p{L}\\p{N}])'
const after = '(?![\\p{L}\\p{N}])'
const day = '(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?'
const year = '((?:19|20)\\d{2})'

type Shape = {
  readonly pattern: RegExp
  readonly read: (m: readonly string[]) => string | null
  /** Its letters are capitals; of the others the case says nothing. */
  readonly isCased?: true
}
/** The ways a date is written, most telling first; each gives [year, month, day] or less. */
const shapes: readonly Shape[] = [
  {
    isCased: true,
    pattern: new RegExp(
      `${edge}${year}[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?Z|[+-]\\d{2}:?\\d{2})?)?(?![\\p{N}])`,
      'u',
    ),
    read: ([, y, m, d]) => edtf(y, Number(m), Number(d)),
  },
  {
    // 19 October 2025, 19. Oktober 2025, le 19 octobre 2025, 19 de octubre de 2025
    pattern: new RegExp(
      `${edge}${day}(?:\\s+(?:de|of|ب))?[\\s-]+${month}\\.?(?:,|\\s+(?:de|del))?[\\s,-]+${year}${after}`,
      'u',
    ),
    read: ([, d, m, y]) => edtf(y, monthOf.get(m!), Number(d)),
  },
  {
    // October 19, 2025
    pattern: new RegExp(`${edge}${month}\\.?\\s+${day},?\\s+${year}${after}`, 'u'),
    read: ([, m, d, y]) => edtf(y, monthOf.get(m!), Number(d)),
  },
  {
    // 2025年10月19日
    pattern: /((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/u,
    read: ([, y, m, d]) => edtf(y, Number(m), Number(d)),
  },
  {
    pattern: new RegExp(`${edge}(\\d{1,2})[/.-](\\d{1,2})[/.-]${year}${after}`, 'u'),
    read: ([, a, b, y]) => {
      const [first, second] = [Number(a), Number(b)]
      if (first === second || first > 12) return edtf(y, second, first)
      if (second > 12) return edtf(y, first, second)
      return y ?? null
    },
  },
  {
    pattern: new RegExp(`${edge}${day}(?:\\s+(?:de|of))?\\s+${month}${after}`, 'u'),
    read: ([, d, m]) => edtf('XXXX', monthOf.get(m!), Number(d)),
  },
  {
    pattern: new RegExp(`${edge}${month}\\.?\\s+${day}${after}(?!\\s*,?\\s*\\d)`, 'u'),
    read: ([, m, d]) => edtf('XXXX', monthOf.get(m!), Number(d)),
  },
  {
    pattern: new RegExp(`${edge}${month}\\.?,?\\s+(?:de\\s+)?${year}${after}`, 'u'),
    read: ([, m, y]) => edtf(y, monthOf.get(m!), undefined),
  },
]

/** The first date written in a string, or null. Arabic-Indic and Persian digits count as digits. */
export function findDate(text: string): WrittenDate | null {
  const digits = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (c) => String(c.charCodeAt(0) & 0xf))
  if (!/\d/.test(digits)) return null
  const lower = lowered(digits)
  for (const { pattern, read, isCased } of shapes) {
    const match = pattern.exec(isCased === true ? digits : lower)
    if (match === null) continue
    const value = read(match)
    if (value !== null) return { value, start: match.index, end: match.index + match[0].length }
  }
  return null
}

/** EDTF for a machine-written date (ISO 8601 or RFC 5322), its day in the zone it gives; null where it is none. */
export function machineDate(text: string): string | null {
  const iso = /^\s*(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:[T ].*)?$/u.exec(text.trim())
  if (iso !== null) {
    if (iso[2] === undefined) return iso[1]!
    return edtf(iso[1], Number(iso[2]), iso[3] === undefined ? undefined : Number(iso[3]))
  }
  return findDate(text)?.value ?? null
}

function edtf(y: string | undefined, m: number | undefined, d: number | undefined): string | null {
  if (y === undefined || m === undefined || m < 1 || m > 12) return null
  const two = (n: number) => String(n).padStart(2, '0')
  if (d === undefined) return `${y}-${two(m)}`
  // A leap year stands in for a year that is not said.
  const days = new Date(Date.UTC(y === 'XXXX' ? 2000 : Number(y), m, 0)).getUTCDate()
  return d >= 1 && d <= days ? `${y}-${two(m)}-${two(d)}` : null
}
