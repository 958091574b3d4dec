// What can be told without grammar in languages other than English: quotations, and dates that name day, month and year.
// Nothing is attributed to anybody; the quality note says so.
import type { Claim, DateFound } from '../reading.ts'
import { nearestYear } from '../when/nearest.ts'
import { edtfDay, edtfMonth, edtfMonthDay, isDay, parseReference } from '../words/calendar.ts'
import type { Page } from '../words/page.ts'
import type { Token } from '../words/token.ts'
import type { Finder } from './finder.ts'

export const otherLanguages: Finder = {
  name: 'other-languages',
  find: (page) => (page.english ? {} : { dates: datesIn(page), claims: quotationsIn(page) }),
}

const quoteWordsMin = 4

function quotationsIn(page: Page): Claim[] {
  return page.quotes
    .filter((quote) => quote.closed && quote.words >= quoteWordsMin && page.blocks[quote.block]?.type !== 'table')
    .map((quote) => ({
      id: '',
      source: [],
      cue: [],
      content: [{ start: quote.start, end: quote.end }],
      sourceActor: null,
      sourceKind: 'none',
      attitude: 'asserts',
      quotation: 'direct',
      modality: 'unknown',
      status: 'asserted',
      confidence: 0.4,
      within: null,
    }))
}

// Month names, January first; several spellings of one month joined by '/'.
const monthNames: Readonly<Record<string, string>> = {
  fr: 'janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre décembre/decembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre',
  de: 'januar/jänner februar märz april mai juni juli august september oktober november dezember',
  tr: 'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  ru: 'января/январь/январе февраля/февраль/феврале марта/март/марте апреля/апрель/апреле мая/май/мае июня/июнь/июне июля/июль/июле августа/август/августе сентября/сентябрь/сентябре октября/октябрь/октябре ноября/ноябрь/ноябре декабря/декабрь/декабре',
  uk: 'січня/січень/січні лютого/лютий/лютому березня/березень/березні квітня/квітень/квітні травня/травень/травні червня/червень/червні липня/липень/липні серпня/серпень/серпні вересня/вересень/вересні жовтня/жовтень/жовтні листопада/листопад/листопаді грудня/грудень/грудні',
  ar: 'يناير/كانون فبراير/شباط مارس/آذار أبريل/إبريل/نيسان مايو/أيار يونيو/حزيران يوليو/تموز أغسطس/آب سبتمبر/أيلول أكتوبر نوفمبر ديسمبر',
  he: 'ינואר פברואר מרץ/מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
}
const months = new Map<string, Map<string, number>>(
  Object.entries(monthNames).map(([language, list]) => [
    language,
    new Map(list.split(' ').flatMap((names, i) => names.split('/').map((name): [string, number] => [name, i + 1]))),
  ]),
)

/** Western digits for the Arabic ones. */
const digits = (text: string) =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))

function datesIn(page: Page): DateFound[] {
  const table = months.get(page.language)
  const found: DateFound[] = []
  for (const { tokens } of page.sentences) {
    for (let i = 0; i < tokens.length; i++) {
      const date = (table === undefined ? null : named(tokens, i, table)) ?? numeric(tokens, i)
      if (date === null) continue
      const value = withYear(date.value, page)
      const start = tokens[date.first]!.start
      const end = tokens[date.last]!.end
      found.push({
        start,
        end,
        text: page.text.slice(start, end),
        value,
        relation: null,
        basis: value === date.value ? 'explicit' : 'document-date',
      })
      i = date.last
    }
  }
  return found
}

/** A day without its year is the one nearest the document. */
function withYear(value: string, page: Page): string {
  const today = parseReference(page.reference)
  const [, month, day] = /^XXXX-(\d{2})-(\d{2})$/.exec(value) ?? []
  if (today === null || today.month === null || today.day === null || month === undefined || day === undefined)
    return value
  const near = nearestYear(
    { year: today.year, month: today.month, day: today.day },
    Number(month),
    Number(day),
    'unknown',
  )
  return isDay(near, Number(month), Number(day)) ? edtfMonthDay(near, Number(month), Number(day)) : value
}

type Spot = { readonly first: number; readonly last: number; readonly value: string }
const connector = /^(?:de|del|of|-|'|’|г)$/u

/** Day, month, year around a month's name at token `i`+…: "3 mai 2031", "3 de mayo de 2031", "ב-3 במאי 2031". */
function named(tokens: readonly Token[], i: number, table: ReadonlyMap<string, number>): Spot | null {
  const day = numberOf(tokens[i], 1, 31)
  let at = day === null ? i : i + 1
  if (day !== null && connector.test(tokens[at]?.lower ?? '')) at++
  const word = tokens[at]?.lower.replace(/\.$/, '') ?? ''
  const month = table.get(word) ?? (/^[בלמה]/.test(word) ? table.get(word.slice(1)) : undefined)
  if (month === undefined) return null
  let next = at + 1
  if (connector.test(tokens[next]?.lower ?? '')) next++
  const year = numberOf(tokens[next], 1600, 2199)
  if (day === null && year === null) return null
  if (day !== null && !isDay(year, month, day)) return null
  const last = year === null ? at : next
  return { first: i, last, value: day === null ? edtfMonth(year, month) : edtfMonthDay(year, month, day) }
}

/** 2031-05-03 and 3.5.2031, which every language reads alike. */
function numeric(tokens: readonly Token[], i: number): Spot | null {
  const [a, b, c, d, e] = tokens.slice(i, i + 5)
  const year = numberOf(a, 1600, 2199)
  if (year !== null && b?.text === '-' && d?.text === '-' && a!.end === b.start) {
    const month = numberOf(c, 1, 12)
    const day = numberOf(e, 1, 31)
    if (month !== null && day !== null && isDay(year, month, day))
      return { first: i, last: i + 4, value: edtfDay({ year, month, day }) }
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(digits(a?.text ?? ''))
  if (dotted !== null && isDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))) {
    return {
      first: i,
      last: i,
      value: edtfDay({ year: Number(dotted[3]), month: Number(dotted[2]), day: Number(dotted[1]) }),
    }
  }
  return null
}

function numberOf(token: Token | undefined, low: number, high: number): number | null {
  const match = /^(\d{1,4})(?:er|º|°|-?го)?$/u.exec(digits(token?.lower ?? ''))
  const value = match === null ? Number.NaN : Number(match[1])
  return value >= low && value <= high ? value : null
}
