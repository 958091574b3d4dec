// What is counted from the story itself: "the following day", "two days later", "day 3 of the ceasefire", "hours before
// the vote", "the first week of June".
import { isYear, monthAlone, monthAt } from './calendar-dates.ts'
import { shiftFrom } from './deictics.ts'
import { lastDayOf } from './edtf-parts.ts'
import { feast } from './feasts.ts'
import { countOf, lengthOf, ordinalOf, unitOf } from './numbers.ts'
import { at, type Match, type Setting, stretch, unresolved, wordsAt } from './when.ts'

/** The last date told that the story can be counted from. */
const anchorOf = ({ before }: Setting) =>
  before.findLast(
    (date) => date.value !== null && /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?(?:T[\d:]+~?)?$/.test(date.value),
  )?.value ?? null

const placed = (value: string, last: number): Match => ({ value, relation: null, basis: 'context', last })

const steps: Readonly<Record<string, number>> = { following: 1, next: 1, previous: -1, preceding: -1, same: 0, that: 0 }
const parts = /^(?:morning|afternoon|evening|night)$/

/** "The following day", "the previous year", "that evening". */
export function storyDay(setting: Setting, i: number): Match | null {
  const word = at(setting, i)
  const step = Object.hasOwn(steps, word) ? steps[word]! : null
  const unit = at(setting, i + 1)
  const isDay = unit === 'day' || parts.test(unit)
  if (step === null || !(isDay || /^(?:week|month|year)$/.test(unit))) return null
  if (word !== 'that' && at(setting, i - 1) !== 'the') return null
  const anchor = anchorOf(setting)
  const value =
    anchor === null
      ? null
      : step === 0
        ? sameAs(anchor, isDay ? 'day' : unit)
        : shiftFrom(anchor, step, isDay ? 'day' : unit)
  return value === null ? unresolved(`${word} ${unit}`, i + 1) : placed(value, i + 1)
}

function sameAs(anchor: string, unit: string): string | null {
  const length = unit === 'day' ? 10 : unit === 'month' ? 7 : unit === 'year' ? 4 : 99
  return anchor.length >= length ? anchor.slice(0, length) : null
}

/** "Two days later", "a week earlier", "24 hours before the handover", "the week before Christmas". */
export function storySpan(setting: Setting, i: number): Match | null {
  const unit = unitOf(at(setting, i + 1))
  const own = unitOf(at(setting, i))
  // "The week before Christmas", "hours before the vote".
  const isBare = own !== null && (own.plural || /^(?:the|a)$/.test(at(setting, i - 1)))
  const count = unit !== null ? countOf(at(setting, i)) : null
  if (count === null && !isBare) return null
  const k = count === null ? i + 1 : i + 2
  const length = count === null ? lengthOf(own!.plural ? 'X' : 1, own!) : lengthOf(count, unit!)
  const word = at(setting, k)
  if (word === 'later' || word === 'earlier') {
    if (count === null)
      return own!.plural ? unresolved(`${length} ${word === 'later' ? 'after' : 'before'} story`, k) : null
    const sign = word === 'later' ? 1 : -1
    const anchor = anchorOf(setting)
    const value = anchor === null ? null : shiftFrom(anchor, sign * count, at(setting, i + 1))
    return value === null ? unresolved(`${length} ${sign === 1 ? 'after' : 'before'} story`, k) : placed(value, k)
  }
  if (word !== 'before' && word !== 'after') return null
  const named = feast(setting, k + 1)
  if (named !== null) return unresolved(`${length} ${word} ${wordsAt(setting, k + 1, named.last)}`, named.last)
  // "The day after 3 May": another date, found on its own.
  const noun = nounAfter(setting, k + 1)
  return unresolved(`${length} ${word} ${noun === null ? 'story' : noun.words}`, k)
}

/** The noun phrase from `i`, without its article; null for pronouns, clauses and names of dates. */
function nounAfter(setting: Setting, i: number): { words: string; last: number } | null {
  const { tokens } = setting
  const start = /^(?:the|a|an|its|their|his|her|any|that|this)$/.test(at(setting, i)) ? i + 1 : i
  let last = start - 1
  while (last + 1 < tokens.length && last - start < phraseMax && /^(?:ADJ|NOUN|PROPN|NUM)$/.test(tokens[last + 1]!.pos))
    last++
  // A gerund stands for a deed: "within 72 hours of signing".
  if (last < start && /^\p{Ll}+ing$/u.test(at(setting, start))) last = start
  if (last < start) return null
  const into = at(setting, last + 1)
  if ((into === 'into' || into === 'of') && /^(?:entry|coming|delivery|day|end)$/.test(at(setting, last))) {
    const the = at(setting, last + 2) === 'the' ? 1 : 0
    if (tokens[last + 2 + the]?.pos === 'NOUN') last += 2 + the
  }
  return { words: wordsAt(setting, start, last), last }
}

const phraseMax = 5

/** "The first day of the second phase", "the third week of June", "its fourth year", "day 3 of the ceasefire". */
export function ordinalSpan(setting: Setting, i: number): Match | null {
  const { tokens } = setting
  const bare = /^day$/.test(at(setting, i))
    ? Number(/^\d{1,3}$/.exec(at(setting, i + 1))?.[0] ?? Number.NaN)
    : Number.NaN
  const spelledDay = at(setting, i) === 'day' ? countOf(at(setting, i + 1)) : null
  const isNumbered = !Number.isNaN(bare) || spelledDay !== null
  const nth = isNumbered ? (Number.isNaN(bare) ? spelledDay! : bare) : ordinalOf(at(setting, i))
  const unit = isNumbered ? 'day' : at(setting, i + 1)
  if (nth === null || !/^(?:day|week|month|year|night)$/.test(unit)) return null
  const last = i + 1
  const link = at(setting, last + 1)
  if (link === 'of' || link === 'after' || link === 'in') {
    const the = /^(?:the|each|every)$/.test(at(setting, last + 2)) ? 1 : 0
    if (link === 'of') {
      const inMonth = monthAt(tokens, last + 2) === null ? null : monthAlone(setting, last + 2)
      if (inMonth !== null) return partOfMonth(inMonth, nth, unit)
      if (isYear(tokens[last + 2]) || unitOf(at(setting, last + 2 + the)) !== null) return null
    }
    const noun = nounAfter(setting, last + 2)
    if (noun !== null && link !== 'in')
      return unresolved(
        `${unit === 'night' ? 'day' : unit} ${nth === -1 ? 'last' : nth} ${link} ${noun.words}`,
        noun.last,
      )
  }
  if (nth === -1) return null
  if (isNumbered) return unresolved(`day ${nth}`, last)
  return /^(?:its|his|her|their|the|a|on|for)$/.test(at(setting, i - 1))
    ? unresolved(`${unit === 'night' ? 'day' : unit} ${nth}`, last)
    : null
}

function partOfMonth(month: Match, nth: number, unit: string): Match | null {
  if (month.value === null || !/^[\dX]{4}-\d{2}$/.test(month.value)) return null
  const two = (n: number) => String(n).padStart(2, '0')
  const end = Number(lastDayOf(month.value).slice(-2))
  if (unit === 'day') return { ...month, value: `${month.value}-${two(nth === -1 ? end : nth)}` }
  if (unit !== 'week') return null
  const from = nth === -1 ? end - 6 : (nth - 1) * 7 + 1
  return from > end
    ? null
    : { ...month, value: `${month.value}-${two(from)}/${month.value}-${two(Math.min(end, from + 6))}` }
}

const compound = /^((?:\d{1,3}|[a-z]+(?:-[a-z]+)?))-(minute|hour|day|week|month|year)s?$/
const least: readonly (readonly [RegExp, string])[] = [
  [/^(?:more than|at least|not less than|no less than|no fewer than|longer than)$/, '>'],
  [/^(?:less than|no more than|not more than|at most|fewer than|up to)$/, '<'],
]

/** Stretches of time: "six-week", "for three days", "within 72 hours of signing", "more than a month", "for years". */
export function duration(setting: Setting, i: number): Match | null {
  const joined = compound.exec(at(setting, i))
  if (joined !== null) {
    const count = countOf(joined[1]!)
    const unit = unitOf(joined[2]!)
    if (count === null || unit === null || /^(?:old|olds)$/.test(at(setting, i + 1))) return null
    return stretch(lengthOf(count, unit) + boundAfter(setting, i), i)
  }
  const before = at(setting, i - 1)
  const own = unitOf(at(setting, i))
  if (own?.plural === true) {
    if (/^(?:for|within|in)$/.test(before) && !/^(?:of|later|before|after)$/.test(at(setting, i + 1)))
      return stretch(lengthOf('X', own), i)
    return null
  }
  if (at(setting, i) === 'half' && at(setting, i + 1) === 'an' && at(setting, i + 2) === 'hour')
    return stretch('PT30M', i + 2)
  const vague = /^(?:several|few|some|many)$/.test(at(setting, i))
  const count = vague ? null : countOf(at(setting, i))
  if (count === null && !vague) return null
  if (at(setting, i) === 'a' && at(setting, i + 1) === 'few') return null
  const half = at(setting, i + 1) === 'and' && at(setting, i + 2) === 'a' && at(setting, i + 3) === 'half'
  const k = half ? i + 4 : i + 1
  const unit = unitOf(at(setting, k))
  if (unit === null || (count !== 1 && !unit.plural) || /^(?:old|ago|olds)$/.test(at(setting, k + 1))) return null
  // "A day" and "a year" are rates as often as lengths.
  const isArticle = /^an?$/.test(at(setting, i))
  const bound = least.find(
    ([pattern]) =>
      pattern.test(`${at(setting, i - 2)} ${before}`) ||
      pattern.test(`${at(setting, i - 3)} ${at(setting, i - 2)} ${before}`),
  )
  if (
    isArticle &&
    bound === undefined &&
    !/^(?:for|within|in|after|lasted|took|last|lasts|nearly|almost|about|over|under)$/.test(before)
  )
    return null
  const length =
    half && count !== null && unit.sign === 'Y'
      ? `P${count}Y6M`
      : half && unit.sign === 'TH'
        ? `PT${count}H30M`
        : lengthOf(count ?? 'X', unit)
  const side = bound?.[1] ?? (before === 'over' ? '>' : before === 'under' ? '<' : null)
  if (side !== null) return stretch(side === '>' ? `${length}..` : `..${length}`, k)
  if (before === 'within' || before === 'in' || before === 'for' || before === 'after') {
    const link = at(setting, k + 1)
    if (/^(?:of|after|from|following)$/.test(link)) {
      const noun = nounAfter(setting, k + 2)
      if (noun !== null) return stretch(`${length} starting ${noun.words}`, noun.last)
    }
  }
  return stretch(length + boundAfter(setting, k), k)
}

const boundTokens = 4

/** "A six-week truce ending Saturday": where the stretch begins or ends, in the text's words. */
function boundAfter(setting: Setting, i: number): string {
  for (let k = i + 1; k <= i + boundTokens && k < setting.tokens.length; k++) {
    const word = at(setting, k)
    if (/^[,.;:]$/.test(word)) return ''
    if (word !== 'ending' && word !== 'starting' && word !== 'beginning') continue
    const on = at(setting, k + 1) === 'on' ? 1 : 0
    const from = k + 1 + on
    let to = from
    if (!/^\p{Lu}|^\d/u.test(setting.tokens[from]?.text ?? '')) return ''
    while (/^\p{Lu}|^\d/u.test(setting.tokens[to + 1]?.text ?? '')) to++
    return ` ${word === 'ending' ? 'ending' : 'starting'} ${wordsAt(setting, from, to)}`
  }
  return ''
}
