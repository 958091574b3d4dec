// Dates as the text has them, in EDTF, with what each rests on. Nothing is made up: a day without a year keeps 'XXXX',
// and a weekday nobody can place keeps its relation in words.
import type { DateBasis, DateFound } from '../reading.ts'
import {
  addDays,
  addMonths,
  type Day,
  edtfDay,
  edtfMonth,
  edtfMonthDay,
  isDay,
  monthNumber,
  parseReference,
  spelledNumber,
  weekdayNumber,
  weekdayOf,
} from '../words/calendar.ts'
import type { Page } from '../words/page.ts'
import type { Sentence, Token } from '../words/token.ts'
import { standingOf } from '../words/verb-groups.ts'
import type { Finder } from './finder.ts'

export const dates: Finder = {
  name: 'dates',
  languages: ['en'],
  find: (page) => {
    const found: DateFound[] = []
    for (const sentence of page.sentences) found.push(...datesIn(page, sentence, found))
    return { dates: found }
  },
}

type Value = { readonly value: string | null; readonly relation: string | null; readonly basis: DateBasis }
type Match = Value & { readonly last: number }
type Setting = {
  readonly tokens: readonly Token[]
  readonly sentence: Sentence
  readonly reference: ReturnType<typeof parseReference>
  readonly today: Day | null
  readonly before: readonly DateFound[]
}

function datesIn(page: Page, sentence: Sentence, before: readonly DateFound[]): DateFound[] {
  const reference = parseReference(page.reference)
  const today =
    reference !== null && reference.month !== null && reference.day !== null
      ? { year: reference.year, month: reference.month, day: reference.day }
      : null
  const { tokens } = sentence
  const found: DateFound[] = []
  let i = 0
  while (i < tokens.length) {
    const match = matchAt({ tokens, sentence, reference, today, before: [...before.slice(-6), ...found] }, i)
    if (match === null) {
      i++
      continue
    }
    const start = tokens[i]!.start
    const end = tokens[match.last]!.end
    found.push({
      start,
      end,
      text: page.text.slice(start, end),
      value: match.value,
      relation: match.relation,
      basis: match.basis,
    })
    i = match.last + 1
  }
  return found
}

function matchAt(setting: Setting, i: number): Match | null {
  return (
    numeric(setting, i) ?? monthAndDay(setting, i) ?? weekday(setting, i) ?? relative(setting, i) ?? year(setting, i)
  )
}

const explicit = (value: string, last: number): Match => ({ value, relation: null, basis: 'explicit', last })
const isYear = (token: Token | undefined) => token !== undefined && /^(?:1[6-9]|20)\d\d$/.test(token.text)
const dayOf = (token: Token | undefined): number | null => {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token?.lower ?? '')
  const day = match === null ? 0 : Number(match[1])
  return day >= 1 && day <= 31 ? day : null
}

/** 2031-04-05, 5.4.2031, 13/04/2031: only where day and month cannot be taken for each other. */
function numeric({ tokens }: Setting, i: number): Match | null {
  const [a, s1, b, s2, c] = tokens.slice(i, i + 5)
  if (
    c !== undefined &&
    s1!.text === s2!.text &&
    /^[-/.]$/.test(s1!.text) &&
    /^\d{1,4}$/.test(a!.text) &&
    /^\d{1,2}$/.test(b!.text) &&
    a!.end === s1!.start &&
    b!.end === s2!.start
  ) {
    if (isYear(a) && /^\d{1,2}(?:T|$)/.test(c.text)) {
      const day = Number(/^\d{1,2}/.exec(c.text)![0])
      return isDay(Number(a!.text), Number(b!.text), day)
        ? explicit(edtfDay({ year: Number(a!.text), month: Number(b!.text), day }), i + 4)
        : null
    }
    if (isYear(c) && s1!.text === '/') {
      const [first, second] = [Number(a!.text), Number(b!.text)]
      const [day, month] = first > 12 ? [first, second] : second > 12 ? [second, first] : [0, 0]
      if (day > 0)
        return isDay(Number(c.text), month, day) ? explicit(edtfDay({ year: Number(c.text), month, day }), i + 4) : null
      return explicit(`${c.text}`, i + 4)
    }
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokens[i]!.text)
  if (dotted !== null && isDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1])))
    return explicit(edtfDay({ year: Number(dotted[3]), month: Number(dotted[2]), day: Number(dotted[1]) }), i)
  return null
}

function monthOf(tokens: readonly Token[], i: number): number | null {
  const token = tokens[i]
  if (token === undefined || !/^\p{Lu}/u.test(token.text)) return null
  const month = monthNumber.get(token.lower)
  if (month === undefined) return null
  // "sat", "mar", "dec" without a full stop are words in capitals.
  return token.text.length <= 3 &&
    token.lower !== 'may' &&
    !(dayOf(tokens[i + 1]) !== null || dayOf(tokens[i - 1]) !== null)
    ? null
    : month
}

/** Year after a day or month: ", 2031", "2031", "of 2031". */
function yearAfter(tokens: readonly Token[], i: number): { year: number; last: number } | null {
  if (isYear(tokens[i])) return { year: Number(tokens[i]!.text), last: i }
  if (/^(,|of)$/.test(tokens[i]?.lower ?? '') && isYear(tokens[i + 1]))
    return { year: Number(tokens[i + 1]!.text), last: i + 1 }
  return null
}

const leadWord =
  /^(in|since|by|until|till|during|of|from|early|late|mid|through|before|after|between|to|last|this|next|and|end|start|beginning|throughout|for)$/

function monthAndDay(setting: Setting, i: number): Match | null {
  const { tokens } = setting
  // "3 May", "3rd of May 2031", "3-5 May", "3 and 4 May"
  const first = dayOf(tokens[i])
  if (first !== null) {
    let k = i + 1
    let second: number | null = null
    if (
      /^(-|–|—|to|and)$/.test(tokens[k]?.lower ?? '') &&
      dayOf(tokens[k + 1]) !== null &&
      monthOf(tokens, k + 2) !== null
    ) {
      second = dayOf(tokens[k + 1])
      k += 2
    }
    if (tokens[k]?.lower === 'of') k++
    const month = monthOf(tokens, k)
    if (month !== null && (k === i + 1 || second !== null || tokens[k - 1]!.lower === 'of'))
      return dayValue(setting, month, first, second, k)
  }
  const month = monthOf(tokens, i)
  if (month === null) {
    // "mid-November", "early March": the modifier belongs to the text of the date.
    const mid = /^mid-(\w+)$/.exec(tokens[i]!.lower)
    const named = mid === null ? undefined : monthNumber.get(mid[1]!)
    return named === undefined ? null : monthValue(setting, named, i, i, 'middle of')
  }
  const day = /^\d/.test(tokens[i + 1]?.text ?? '') ? dayOf(tokens[i + 1]) : null
  if (day !== null && !/^(percent|people|trucks|%)$/.test(tokens[i + 2]?.lower ?? '')) {
    let k = i + 1
    let second: number | null = null
    if (
      /^(-|–|—|to|and|through)$/.test(tokens[k + 1]?.lower ?? '') &&
      dayOf(tokens[k + 2]) !== null &&
      /^\d{1,2}(?:st|nd|rd|th)?$/.test(tokens[k + 2]!.text) &&
      !(tokens[k + 1]!.lower === 'and' && ['NOUN', 'ADJ'].includes(tokens[k + 3]?.pos ?? ''))
    ) {
      second = dayOf(tokens[k + 2])
      k += 2
    }
    return dayValue(setting, month, day, second, k)
  }
  const before = tokens[i - 1]?.lower ?? ''
  const withYear = yearAfter(tokens, i + 1)
  if (withYear !== null) return explicit(edtfMonth(withYear.year, month), withYear.last)
  if ((tokens[i]!.lower === 'may' || tokens[i]!.lower === 'march') && !leadWord.test(before)) return null
  return monthValue(setting, month, i, i, before === 'early' || before === 'late' ? before : null)
}

function dayValue(setting: Setting, month: number, first: number, second: number | null, at: number): Match | null {
  const after = yearAfter(setting.tokens, at + 1)
  const last = after?.last ?? at
  const { reference, today } = setting
  let basis: DateBasis = 'explicit'
  let named = after?.year ?? null
  if (named === null && reference !== null && today !== null) {
    named = nearestYear(today, month, first, direction(setting.sentence, at))
    basis = 'document-date'
  }
  if (!isDay(named, month, first) || (second !== null && !isDay(named, month, second))) return null
  const start = edtfMonthDay(named, month, first)
  if (second !== null && second > first) {
    // EDTF intervals want plain dates: with an unknown year only the first day is kept as the value.
    return named === null
      ? { value: start, relation: `until ${edtfMonthDay(null, month, second)}`, basis, last }
      : { value: `${start}/${edtfMonthDay(named, month, second)}`, relation: null, basis, last }
  }
  return { value: start, relation: null, basis, last }
}

function monthValue(setting: Setting, month: number, first: number, last: number, part: string | null): Match {
  const { reference, tokens } = setting
  const relation = part === null ? null : `${part} month ${month}`
  const modifier = tokens[first - 1]?.lower
  if (reference === null || reference.month === null)
    return { value: edtfMonth(null, month), relation, basis: 'explicit', last }
  const way = modifier === 'next' ? 'future' : modifier === 'last' ? 'past' : direction(setting.sentence, first)
  let year = reference.year
  if (way === 'past' && month > reference.month) year--
  else if (way === 'future' && month < reference.month) year++
  else if (way === 'unknown' && month - reference.month > 6) year--
  else if (way === 'unknown' && reference.month - month > 8) year++
  return { value: edtfMonth(year, month), relation, basis: 'document-date', last }
}

/** Whether the verb nearest the date speaks of what was or of what will be. */
function direction(sentence: Sentence, at: number): 'past' | 'future' | 'unknown' {
  const { tokens } = sentence
  for (let distance = 1; distance < tokens.length; distance++) {
    for (const k of [at - distance, at + distance]) {
      const token = tokens[k]
      if (token === undefined || token.pos !== 'VERB') continue
      const standing = standingOf(sentence, k)
      if (standing === 'planned' || standing === 'hypothetical') return 'future'
      if (standing === 'occurred' || standing === 'denied') return 'past'
      return 'unknown'
    }
  }
  return 'unknown'
}

function nearestYear(today: Day, month: number, day: number, way: 'past' | 'future' | 'unknown'): number {
  const days = (year: number) =>
    (Date.UTC(year, month - 1, day) - Date.UTC(today.year, today.month - 1, today.day)) / 86_400_000
  const years = [today.year - 1, today.year, today.year + 1]
  // A few days' slack: "will meet on 3 May" in a report dated 4 May.
  const fitting = years.filter((year) =>
    way === 'past' ? days(year) <= 3 : way === 'future' ? days(year) >= -3 : true,
  )
  return (fitting.length > 0 ? fitting : years).reduce((best, year) =>
    Math.abs(days(year)) < Math.abs(days(best)) ? year : best,
  )
}

const partOfDay = /^(morning|afternoon|evening|night|noon|midnight)$/
const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function weekday(setting: Setting, i: number): Match | null {
  const { tokens, today } = setting
  const modifier = /^(last|next|this|coming|past)$/.exec(tokens[i]!.lower)?.[1]
  const at = modifier === undefined ? i : i + 1
  const number = weekdayNumber.get(tokens[at]?.lower ?? '')
  if (number === undefined || !/^\p{Lu}/u.test(tokens[at]!.text)) return null
  if (/^(every|each)$/.test(tokens[i - 1]?.lower ?? '')) return null
  let last = at
  if (partOfDay.test(tokens[last + 1]?.lower ?? '')) last++
  // "Wednesday, October 19" and "Wednesday 3 May" are one date.
  const comma = tokens[last + 1]?.text === ',' ? 1 : 0
  if (tokens[last + 1] !== undefined) {
    const full = tokens[last + 1 + comma] === undefined ? null : monthAndDay(setting, last + 1 + comma)
    if (full?.value !== undefined && full.value !== null && /\d$/.test(full.value) && full.value.length >= 10)
      return full
  }
  const name = names[number]!
  if (today === null)
    return {
      value: null,
      relation: `${modifier === undefined ? '' : `${modifier} `}${name}, counted from the document's date`,
      basis: 'unresolved',
      last,
    }
  const current = weekdayOf(today)
  const way =
    modifier === 'next' || modifier === 'coming'
      ? 'future'
      : modifier === 'last' || modifier === 'past'
        ? 'past'
        : direction(setting.sentence, at)
  const back = (current - number + 7) % 7
  const ahead = (number - current + 7) % 7
  let shift: number
  if (way === 'future') shift = modifier === 'next' && ahead === 0 ? 7 : ahead
  else if (modifier === 'last' && back === 0) shift = -7
  else if (modifier === 'this') shift = number - current
  else shift = -back
  return { value: edtfDay(addDays(today, shift)), relation: null, basis: 'document-date', last }
}

const unitWord = /^(day|days|week|weeks|month|months|year|years|weekend|hours|hour)$/

function relative(setting: Setting, i: number): Match | null {
  const { tokens, today } = setting
  const lower = tokens[i]!.lower
  const next = tokens[i + 1]?.lower ?? ''
  const resolve = (relation: string, last: number, value: (day: Day) => string): Match =>
    today === null
      ? { value: null, relation, basis: 'unresolved', last }
      : { value: value(today), relation: null, basis: 'document-date', last }
  switch (lower) {
    case 'today':
    case 'tonight':
      return resolve('the day of the document', i, edtfDay)
    case 'yesterday':
      return resolve('the day before the document', i, (day) => edtfDay(addDays(day, -1)))
    case 'tomorrow':
      return resolve('the day after the document', i, (day) => edtfDay(addDays(day, 1)))
  }
  if (/^(earlier|later)$/.test(lower) && /^(this|today|on)$/.test(next)) {
    if (next === 'today') return resolve('the day of the document', i + 1, edtfDay)
    if (next === 'this') {
      const inner = relative(setting, i + 1)
      return inner
    }
  }
  if (/^(this|last|next|past|coming|previous)$/.test(lower) && unitWord.test(next) && !next.endsWith('s')) {
    const shift = lower === 'this' ? 0 : lower === 'next' || lower === 'coming' ? 1 : -1
    return period(setting, next, shift, `${lower} ${next}, counted from the document's date`, i + 1)
  }
  if (lower === 'weekend' && /^(the|over)$/.test(tokens[i - 1]?.lower ?? ''))
    return period(
      setting,
      'weekend',
      direction(setting.sentence, i) === 'future' ? 0 : -1,
      'the weekend nearest the document',
      i,
    )
  if (/^(following|next|previous|same)$/.test(lower) && next === 'day' && tokens[i - 1]?.lower === 'the')
    return fromContext(setting, lower === 'same' ? 0 : lower === 'previous' ? -1 : 1, `the ${lower} day`, i + 1)
  const count = countAt(tokens[i])
  if (count !== null && unitWord.test(next) && next !== 'weekend') {
    const after = tokens[i + 2]?.lower ?? ''
    if (after === 'ago' || after === 'earlier' || after === 'later' || after === 'before' || after === 'after') {
      const sign = after === 'ago' || after === 'earlier' || after === 'before' ? -1 : 1
      if (after === 'ago') return shifted(setting, count * sign, next, i + 2)
      if (/^day/.test(next)) return fromContext(setting, count * sign, `${tokens[i]!.lower} ${next} ${after}`, i + 2)
      return {
        value: null,
        relation: `${tokens[i]!.lower} ${next} ${after} than what was told before`,
        basis: 'unresolved',
        last: i + 2,
      }
    }
    if (tokens[i - 1]?.lower === 'in' && direction(setting.sentence, i) === 'future' && !next.startsWith('hour'))
      return shifted(setting, count, next, i + 1)
  }
  if (/^(end|start|beginning|middle)$/.test(lower) && next === 'of') {
    const the = /^(the|this|next)$/.test(tokens[i + 2]?.lower ?? '') ? 1 : 0
    const unit = tokens[i + 2 + the]?.lower ?? ''
    if (the === 1 && /^(year|month|week)$/.test(unit))
      return period(
        setting,
        unit,
        tokens[i + 2]!.lower === 'next' ? 1 : 0,
        `the ${lower} of the ${unit}, counted from the document's date`,
        i + 2 + the,
        lower,
      )
  }
  return null
}

const countAt = (token: Token | undefined): number | null => {
  if (token === undefined) return null
  if (/^\d{1,3}$/.test(token.text)) return Number(token.text)
  return spelledNumber.get(token.lower) ?? null
}

function shifted({ today, reference }: Setting, count: number, unit: string, last: number): Match {
  const words = `${Math.abs(count)} ${unit} ${count < 0 ? 'before' : 'after'} the document`
  if (unit.startsWith('hour'))
    return today === null
      ? { value: null, relation: words, basis: 'unresolved', last }
      : { value: edtfDay(today), relation: words, basis: 'document-date', last }
  if (unit.startsWith('year'))
    return reference === null
      ? { value: null, relation: words, basis: 'unresolved', last }
      : { value: String(reference.year + count).padStart(4, '0'), relation: words, basis: 'document-date', last }
  if (today === null) return { value: null, relation: words, basis: 'unresolved', last }
  if (unit.startsWith('day'))
    return { value: edtfDay(addDays(today, count)), relation: null, basis: 'document-date', last }
  if (unit.startsWith('week'))
    return { value: week(addDays(today, count * 7)), relation: words, basis: 'document-date', last }
  const { year, month } = addMonths(today.year, today.month, count)
  return { value: edtfMonth(year, month), relation: words, basis: 'document-date', last }
}

/** Monday to Sunday around a day. */
function week(day: Day): string {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7))
  return `${edtfDay(monday)}/${edtfDay(addDays(monday, 6))}`
}

function period(
  { today, reference }: Setting,
  unit: string,
  shift: number,
  relation: string,
  last: number,
  part?: string,
): Match {
  const known = (value: string): Match => ({
    value,
    relation: part === undefined ? null : `${part} of it`,
    basis: 'document-date',
    last,
  })
  if (unit === 'year' && reference !== null) return known(String(reference.year + shift).padStart(4, '0'))
  if (unit === 'month' && reference !== null && reference.month !== null) {
    const { year, month } = addMonths(reference.year, reference.month, shift)
    return known(edtfMonth(year, month))
  }
  if (today !== null && unit === 'week') return known(week(addDays(today, shift * 7)))
  if (today !== null && unit === 'day') return known(edtfDay(addDays(today, shift)))
  if (today !== null && unit === 'weekend') {
    const current = weekdayOf(today)
    const coming = addDays(today, current === 0 ? -1 : 6 - current)
    // On a weekend "last weekend" is the one before; in the week it is the one just over.
    const saturday =
      shift === 0
        ? coming
        : shift > 0
          ? current === 6 || current === 0
            ? addDays(coming, 7)
            : coming
          : addDays(coming, -7)
    return known(`${edtfDay(saturday)}/${edtfDay(addDays(saturday, 1))}`)
  }
  return { value: null, relation, basis: 'unresolved', last }
}

/** "The following day": counted from the last day the story named. */
function fromContext({ before }: Setting, count: number, relation: string, last: number): Match {
  const anchor = before.findLast((date) => date.value !== null && /^\d{4}-\d{2}-\d{2}$/.test(date.value))
  const day = parseReference(anchor?.value ?? null)
  if (day === null || day.month === null || day.day === null)
    return { value: null, relation: `${relation} of what was told before`, basis: 'unresolved', last }
  return {
    value: edtfDay(addDays({ year: day.year, month: day.month, day: day.day }, count)),
    relation,
    basis: 'context',
    last,
  }
}

function year({ tokens }: Setting, i: number): Match | null {
  const token = tokens[i]!
  const decade = /^((?:19|20)\d)0s$/.exec(token.text)
  if (decade !== null) return explicit(`${decade[1]}X`, i)
  if (!isYear(token)) return null
  const before = tokens[i - 1]?.lower ?? ''
  const next = tokens[i + 1]
  const led =
    /^(in|since|by|from|until|till|of|during|before|after|late|early|mid|to|and|through|summer|winter|spring|autumn|fall|between|the|\(|year|around|mid-|for|–|-|into|january|february|march|april|may|june|july|august|september|october|november|december)$/.test(
      before,
    )
  if (!led || /^(%|percent|people|troops|trucks|soldiers|civilians|tons|tonnes)$/.test(next?.lower ?? '')) return null
  if (before === 'the' || before === 'of' || before === 'and' || before === 'to' || before === 'for') {
    // "the 2031 accord" is a year, "the 2000 fighters" is a number.
    if (
      next !== undefined &&
      next.pos === 'NOUN' &&
      /s$/.test(next.lower) &&
      !/^(talks|accords|elections|negotiations|protests|hostilities)$/.test(next.lower)
    )
      return null
  }
  return explicit(token.text, i)
}
