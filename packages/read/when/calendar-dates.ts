// Dates that name their day, month or year: "3 May", "May 3-5, 2031", "mid-November", "the spring of 2031", "2019–22".
import { edtfDay, edtfMonth, edtfMonthDay, isDay, monthNumber } from '../words/calendar.ts'
import type { Token } from '../words/token.ts'
import { thirdOf } from './edtf-parts.ts'
import { monthYear, nearestYear } from './nearest.ts'
import { dayNumber } from './numbers.ts'
import { wayOf } from './way.ts'
import { at, counted, explicit, type Match, type Setting, unresolved } from './when.ts'

export const isYear = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:1[6-9]|20)\d\d$/.test(token.text)

/** 2031-04-05, 5.4.2031, 13/04/2031: only where day and month cannot be taken for each other. */
export function numericDate({ tokens }: Setting, i: number): Match | null {
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
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokens[i]?.text ?? '')
  if (dotted !== null && isDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1])))
    return explicit(edtfDay({ year: Number(dotted[3]), month: Number(dotted[2]), day: Number(dotted[1]) }), i)
  return null
}

/** The month that token `i` names. */
export function monthAt(tokens: readonly Token[], i: number): number | null {
  const token = tokens[i]
  if (token === undefined || !/^\p{Lu}/u.test(token.text)) return null
  const month = monthNumber.get(token.lower)
  if (month === undefined) return null
  // "sat", "mar", "dec" without a full stop are words in capitals.
  const isShort = token.text.length <= 3 && token.lower !== 'may'
  if (isShort && !/^\d/.test(tokens[i + 1]?.text ?? '') && !/^\d/.test(tokens[i - 1]?.text ?? '')) return null
  return month
}

/** A month's name right before a full stop that its own token lacks: "Nov" "." */
const stopAfter = (tokens: readonly Token[], i: number) =>
  tokens[i + 1]?.text === '.' && tokens[i + 2] !== undefined ? 1 : 0

/** Year after a day or month: ", 2031", "2031", "of 2031". */
function yearAfter(tokens: readonly Token[], i: number): { year: number; last: number } | null {
  if (isYear(tokens[i])) return { year: Number(tokens[i]!.text), last: i }
  if (/^(,|of)$/.test(tokens[i]?.lower ?? '') && isYear(tokens[i + 1]))
    return { year: Number(tokens[i + 1]!.text), last: i + 1 }
  return null
}

const joint = /^(?:-|–|—|to|and|through|or)$/
const counter = /^(?:percent|people|trucks|%|per|dead|wounded|civilians|soldiers|prisoners|fighters|killed)$/

/** A day with its month, before or after it, or two days of one month. */
export function monthDay(setting: Setting, i: number): Match | null {
  const { tokens } = setting
  const first = dayNumber(tokens[i])
  if (first !== null && !(first === 2 && at(setting, i) === 'second' && at(setting, i - 1) === 'a')) {
    let k = i + 1
    let second: number | null = null
    if (joint.test(at(setting, k))) {
      const the = at(setting, k + 1) === 'the' ? 1 : 0
      const to = dayNumber(tokens[k + 1 + the])
      const of = at(setting, k + 2 + the) === 'of' ? 1 : 0
      if (to !== null && monthAt(tokens, k + 2 + the + of) !== null) {
        second = to
        k += 2 + the + of
      }
    } else if (at(setting, k) === 'of') k++
    const month = monthAt(tokens, k)
    if (month !== null) return dayValue(setting, month, first, second, k)
  }
  const month = monthAt(tokens, i)
  if (month === null) return null
  const k = i + 1 + stopAfter(tokens, i)
  const the = at(setting, k) === 'the' ? 1 : 0
  const token = tokens[k + the]
  const day = /^\d/.test(token?.text ?? '') || the === 1 ? dayNumber(token) : null
  if (day === null || (the === 0 && !/^\d/.test(token?.text ?? '')) || counter.test(at(setting, k + the + 1)))
    return null
  let last = k + the
  let second: number | null = null
  if (
    joint.test(at(setting, last + 1)) &&
    /^\d{1,2}(?:st|nd|rd|th)?$/.test(tokens[last + 2]?.text ?? '') &&
    dayNumber(tokens[last + 2]) !== null &&
    // "April 28 to 2 May": the second day has a month of its own.
    monthAt(tokens, last + 3) === null &&
    !(at(setting, last + 1) === 'and' && /^(?:NOUN|ADJ)$/.test(tokens[last + 3]?.pos ?? ''))
  ) {
    second = dayNumber(tokens[last + 2])
    last += 2
  }
  return dayValue(setting, month, day, second, last)
}

function dayValue(setting: Setting, month: number, first: number, second: number | null, end: number): Match | null {
  const after = yearAfter(setting.tokens, end + 1)
  const last = after?.last ?? end
  const { today } = setting
  const year = after?.year ?? (today === null ? null : nearestYear(today, month, first, wayOf(setting, end)))
  if (!isDay(year, month, first) || (second !== null && !isDay(year, month, second))) return null
  const start = edtfMonthDay(year, month, first)
  const isRange = second !== null && second > first
  const value = isRange ? `${start}/${edtfMonthDay(year, month, second)}` : start
  const match = after !== null || today === null ? explicit(value, last) : counted(value, last)
  return isRange ? { ...match, isRange } : match
}

/** Words that make a month's name a date: without one "May" is a verb and "April" a woman. */
export const leadWord =
  /^(?:in|since|by|until|till|during|of|from|early|late|mid|through|before|after|between|to|last|this|next|and|end|start|beginning|throughout|for|around|about|on|is|was|previous|following)$/

export function monthAlone(setting: Setting, i: number): Match | null {
  const { tokens } = setting
  const mid = /^mid-(\w+)$/.exec(at(setting, i))?.[1]
  const month = mid === undefined ? monthAt(tokens, i) : (monthNumber.get(mid) ?? null)
  if (month === null) return null
  const withYear = yearAfter(tokens, i + 1)
  const value = (match: Match): Match =>
    mid === undefined || match.value === null ? match : { ...match, value: thirdOf(match.value, 'mid') }
  if (withYear !== null) return value(explicit(edtfMonth(withYear.year, month), withYear.last))
  const before = at(setting, i - 1)
  const isLed = leadWord.test(before) || mid !== undefined
  if ((at(setting, i) === 'may' || at(setting, i) === 'march') && !isLed) return null
  // "Ambassador April Lund", "May Hill": part of a name.
  const next = tokens[i + 1]
  if (!isLed && (/^\p{Lu}/u.test(next?.text ?? '') || (i > 0 && tokens[i - 1]!.pos === 'PROPN'))) return null
  return value(monthValue(setting, month, i))
}

function monthValue(setting: Setting, month: number, i: number): Match {
  const { reference } = setting
  const before = at(setting, i - 1)
  const modifier = /^(?:last|next|this|previous|coming)$/.test(before) ? before : null
  if (reference === null || reference.month === null) {
    if (modifier !== null) return unresolved(`${modifier} ${setting.tokens[i]!.text}`, i)
    return explicit(edtfMonth(null, month), i)
  }
  if (modifier !== null) {
    const own = reference.year
    if (modifier === 'this') return counted(edtfMonth(own, month), i)
    const year =
      modifier === 'last' || modifier === 'previous'
        ? month < reference.month
          ? own
          : own - 1
        : month > reference.month
          ? own
          : own + 1
    return counted(edtfMonth(year, month), i)
  }
  return counted(
    edtfMonth(monthYear({ year: reference.year, month: reference.month }, month, wayOf(setting, i)), month),
    i,
  )
}

const countedNouns =
  /^(?:%|percent|people|troops|trucks|soldiers|civilians|tons|tonnes|fighters|prisoners|men|women|children|families|dead|metres|meters|kilometres|kilometers|dollars|euros|homes|houses|times|votes|residents|police|refugees|homes)$/
const yearLeads =
  /^(?:in|since|by|from|until|till|of|during|before|after|late|early|mid|to|and|through|summer|winter|spring|autumn|fall|between|the|\(|year|around|about|circa|mid-|for|–|-|into|throughout|end|election|january|february|march|april|may|june|july|august|september|october|november|december)$/

/** A year, two years joined, a decade or a century. */
export function years(setting: Setting, i: number): Match | null {
  const { tokens } = setting
  const token = tokens[i]
  if (token === undefined) return null
  const decade = /^((?:19|20)\d)0s$/.exec(token.text)
  if (decade !== null) return explicit(`${decade[1]}X`, i)
  const century = /^(\d{2})th$/.exec(token.lower)
  if (century !== null && /^centur(?:y|ies)$/.test(at(setting, i + 1)))
    return explicit(`${Number(century[1]) - 1}XX`, i + 1)
  const mid = /^mid-((?:19|20)\d\d)$/.exec(token.lower)
  if (mid !== null) return explicit(thirdOf(mid[1]!, 'mid'), i)
  if (!isYear(token)) return null
  const second = secondYear(tokens, i)
  if (second !== null) return { ...explicit(`${token.text}/${second}`, i + 2), isRange: true }
  const before = at(setting, i - 1)
  const next = tokens[i + 1]
  if (!yearLeads.test(before) || countedNouns.test(next?.lower ?? '')) return null
  if (/^(?:the|of|and|to|for|about|around)$/.test(before) && next !== undefined && next.pos === 'NOUN') {
    // "the 2031 accord" is a year, "the 2000 fighters" is a number.
    if (/s$/.test(next.lower) && !/^(?:talks|accords|elections|negotiations|protests|hostilities)$/.test(next.lower))
      return null
  }
  return explicit(token.text, i)
}

/** "2019-2022", "2019–22". */
function secondYear(tokens: readonly Token[], i: number): string | null {
  const [a, dash, b] = tokens.slice(i, i + 3)
  if (b === undefined || !/^[-–—]$/.test(dash!.text) || a!.end !== dash!.start || dash!.end !== b.start) return null
  if (isYear(b)) return Number(b.text) > Number(a!.text) ? b.text : null
  const short = /^\d\d$/.test(b.text) ? a!.text.slice(0, 2) + b.text : null
  return short !== null && Number(short) > Number(a!.text) && tokens[i + 3]?.text !== '-' ? short : null
}

const seasons: Readonly<Record<string, number>> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 }
const seasonLeads = /^(?:in|by|since|until|till|before|after|through|during|of|over|from|early|late)$/

/** Seasons, as EDTF has them (21 spring to 24 winter, by the northern half of the world). */
export function season(setting: Setting, i: number): Match | null {
  const number = seasons[at(setting, i)]
  if (number === undefined) return null
  const withYear = yearAfter(setting.tokens, i + 1)
  if (withYear !== null) return explicit(`${withYear.year}-${number}`, withYear.last)
  const before = at(setting, i - 1)
  const modifier = /^(?:last|this|next|that|coming)$/.test(before) ? before : null
  const isLed =
    modifier !== null || seasonLeads.test(before) || (before === 'the' && seasonLeads.test(at(setting, i - 2)))
  if (!isLed || modifier === 'that' || setting.tokens[i + 1]?.pos === 'NOUN' || at(setting, i + 1) === 'of') return null
  const { today } = setting
  if (today === null) return unresolved(modifier === null ? at(setting, i) : `${modifier} ${at(setting, i)}`, i)
  // Seasons begin in March, June, September and December.
  const begins = (number - 20) * 3
  const running = today.month >= begins && today.month < begins + 3
  const year = today.year
  if (modifier === 'this') return counted(`${year}-${number}`, i)
  const way = modifier === 'last' ? 'past' : modifier === 'next' || modifier === 'coming' ? 'future' : wayOf(setting, i)
  if (way === 'future')
    return counted(`${begins > today.month || (running && modifier === null) ? year : year + 1}-${number}`, i)
  const hasBegun = begins <= today.month && !(running && modifier === 'last')
  return counted(`${hasBegun ? year : year - 1}-${number}`, i)
}

/** "The first half of 2031", "the third quarter of 2031". */
export function yearPart(setting: Setting, i: number): Match | null {
  const number = { first: 1, second: 2, third: 3, fourth: 4, last: 4 }[at(setting, i)]
  const unit = at(setting, i + 1)
  if (number === undefined || at(setting, i + 2) !== 'of' || !isYear(setting.tokens[i + 3])) return null
  const year = setting.tokens[i + 3]!.text
  const months = unit === 'half' ? 6 : unit === 'quarter' ? 3 : 0
  const nth = unit === 'half' ? Math.min(number, 2) : number
  if (months === 0 || nth * months > 12) return null
  const month = (n: number) => String(n).padStart(2, '0')
  return explicit(`${year}-${month((nth - 1) * months + 1)}/${year}-${month(nth * months)}`, i + 3)
}

/** "Signed on 9 October and lapsed on the 12th": a day of the month told last, or nearest the document. */
export function dayOfMonth(setting: Setting, i: number): Match | null {
  const day = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(at(setting, i))?.[1]
  const next = setting.tokens[i + 1]
  if (
    day === undefined ||
    at(setting, i - 1) !== 'the' ||
    !/^(?:on|by|until|since|from|before|after|of)$/.test(at(setting, i - 2))
  )
    return null
  if (next !== undefined && /^(?:NOUN|ADJ|PROPN|NUM)$/.test(next.pos)) return null
  const number = Number(day)
  const told = setting.before.findLast((date) => /^\d{4}-\d{2}(?:-\d{2})?(?:T|$)/.test(date.value ?? ''))?.value
  if (told !== undefined && told !== null) {
    const [year, month] = [Number(told.slice(0, 4)), Number(told.slice(5, 7))]
    if (isDay(year, month, number)) return { ...counted(edtfDay({ year, month, day: number }), i), basis: 'context' }
  }
  const { today } = setting
  if (today === null) return unresolved(`day ${number}`, i)
  const way = wayOf(setting, i)
  const shift = way === 'future' ? (number < today.day ? 1 : 0) : number > today.day ? -1 : 0
  const moved = today.month - 1 + shift
  const [year, month] = [today.year + Math.floor(moved / 12), ((moved + 12) % 12) + 1]
  return isDay(year, month, number) ? counted(edtfDay({ year, month, day: number }), i) : null
}
