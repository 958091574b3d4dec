// How many dead and how many hurt a document gives, sentence by sentence, whether or not anybody saw an event in it.
import type { DateFound, Span } from '@parley/read/reading'
import { meaningsOf } from '../accounts/meanings.ts'
import { contentWords } from '../accounts/words.ts'
import { isWholeDay } from '../edtf.ts'
import type { ReadingAt } from '../readings.ts'
import { numberOf } from './numbers.ts'
import { overlap, type Statement, statementsOf } from './statements.ts'

export type Toll = Span & {
  readonly statement: Statement
  /** The statement's place among those of its document. */
  readonly at: number
  /** The number with who was counted, in the document's words. */
  readonly words: string
  readonly low: number
  readonly high: number
  /** 'About', 'nearly', 'some'. */
  readonly isRough: boolean
  readonly fate: Fate
  /** Who was counted, kindred words under one name; empty where only the fate says it. */
  readonly things: ReadonlySet<string>
  /** The days its sentence names. */
  readonly days: readonly string[]
}
export type Fate = 'dead' | 'hurt'

// Whoever is counted under another word is neither.
const fates = {
  dead: /^(?:kill(?:s|ed|ing)?|dead|deaths?|d(?:ie|ies|ied|ying)|drown(?:s|ed|ing)?|perished|slaughter(?:ed|ing)|massacred?|murdered|bodies|corpses|buried|toll|fatalit(?:y|ies)|lives|martyred)$/u,
  hurt: /^(?:wound(?:s|ed|ing)?|injur(?:ed|ing|ies|y)|hurt|maimed|treated)$/u,
  other:
    /^(?:missing|unaccounted|disappeared|abducted|kidnapped|displaced|fled|homeless|uprooted|evacuated|held|detained|arrest(?:ed|s)?|custody|captured?|hostages?|imprisoned|jailed|rounded|detainees|prisoners|captives|inmates|freed|releas(?:ed|e|es|ing)|crossed|handed|exchanged|swapped|return(?:ed|s)?)$/u,
} as const
const fateNames = ['dead', 'hurt', 'other'] as const

const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
])

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
// After these a number counts nothing: it is a part of a name, a day, a number of a list.
const notCounted = new RegExp(
  `^(?:article|section|chapter|annex|clause|paragraph|point|item|no|number|day|phase|round|pier|page|line|route|group|room|aged|age|year|class|type|figure|table|lot|grid|part|committee|resolution|battalion|brigade|division|unit|ward|district|zone|sector|appendix|protocol|schedule|channel|post|gate|silo|${months})$`,
  'u',
)
const ages = /^(?:boy|girl|man|woman|child|youth|widow|son|daughter)$/u
const notThings = new RegExp(
  `^(?:am|pm|a\\.m|p\\.m|st|th|per|percent|cent|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|times?|metres?|meters?|kilomet(?:re|er)s?|km|miles?|tons?|tonnes?|${months})$`,
  'u',
)
const ends =
  /^(?:in|on|at|by|to|from|with|for|and|or|but|who|which|that|were|was|are|is|be|been|had|has|have|when|while|after|before|as|near|into|over|under|during|between|against|than|out|off|if|because|so|then|now|it|he|she|they|we|i|not|did|would|could|will|may|said|says|last|minutes?|hours?|days?|weeks?|months?|overnight|early|late)$/u
const passedOver =
  /^(?:of|the|its|their|our|his|her|these|those|other|more|about|a|an|them|us|whom|some|all|at|least)$/u

const least = /^(?:least|over|than)$/u
const rough = /^(?:about|around|some|roughly|approximately|nearly|almost|up|estimated|perhaps|maybe|circa)$/u
const parts = /^(?:including|among|them|whom|whose|his|her|my)$/u
const isSaid =
  /^(?:at|of|says?|said|heard|counted|counts|reported|reports?|gave|gives|claims?|claimed|treated|exactly)$/u

// From the number to the noun and to the word that says what became of them.
const [thingTokensMax, fateBeforeMax, fateAfterMax] = [4, 5, 7]
// So many sentences on, a bare number may be of what was counted before.
const saidAfterMax = 3
/** A document that gives more is a table of many events. */
const tollsMax = 30

type Token = Span & { readonly text: string; readonly lower: string; readonly gap: string }

/** The tolls of a document, no shares of a whole, in the order of its text. */
export function tollsOf({ reading, document }: Pick<ReadingAt, 'reading' | 'document'>): readonly Toll[] {
  const tolls: Toll[] = []
  for (const [at, statement] of statementsOf(reading, document).entries()) {
    if (tolls.length >= tollsMax) break
    const last = tolls.at(-1)
    const told = last !== undefined && at - last.at <= saidAfterMax ? last.fate : null
    tolls.push(...tollsIn(statement, at, reading.dates, told))
  }
  return tolls.slice(0, tollsMax)
}

const hasNumber =
  /\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\p{L}+teen|\p{L}+ty)\b/iu

function tollsIn(statement: Statement, at: number, dates: readonly DateFound[], told: Fate | null): Toll[] {
  if (!hasNumber.test(statement.text)) return []
  const tokens = tokensOf(statement)
  const days = dates.flatMap((date) =>
    overlap(date, statement.span) && date.value !== null && isWholeDay(date.value) ? [date.value] : [],
  )
  const tolls: Toll[] = []
  for (let i = 0; i < tokens.length; i++) {
    const found = numberAt(tokens, i)
    if (found === null) continue
    const toll = isCount(tokens, i, found, dates) ? tollAt(tokens, i, found, tolls.at(-1)?.fate ?? told) : null
    if (toll !== null) tolls.push({ ...toll, statement, at, days })
    i = found.next - 1
  }
  return tolls
}

type NumberFound = { readonly low: number; readonly high: number; readonly next: number }

/** The number that begins at a token, 'nine' or 'between nine and fourteen', and the token after it. */
function numberAt(tokens: readonly Token[], i: number): NumberFound | null {
  const first = plainNumberAt(tokens, i)
  if (first === null) return null
  const [link, before] = [tokens[first.next], tokens[i - 1]]
  const isRange = link?.lower === 'or' || link?.lower === 'to' || (link?.lower === 'and' && before?.lower === 'between')
  const second = isRange && link?.gap === ' ' ? plainNumberAt(tokens, first.next + 1) : null
  return second === null || second.value <= first.value
    ? { low: first.value, high: first.value, next: first.next }
    : { low: first.value, high: second.value, next: second.next }
}

function plainNumberAt(tokens: readonly Token[], i: number): { value: number; next: number } | null {
  const value = numberOf(tokens[i]?.lower ?? '')
  if (value === null) return null
  const scale = scales.get(tokens[i + 1]?.lower ?? '')
  return scale === undefined ? { value, next: i + 1 } : { value: value * scale, next: i + 2 }
}

/** No day, hour, age, sum of money, share or number of a list. */
function isCount(tokens: readonly Token[], i: number, { low, next }: NumberFound, dates: readonly Span[]): boolean {
  const [own, before, after] = [tokens[i], tokens[i - 1], tokens[next]]
  if (own === undefined || dates.some((date) => overlap(date, own)) || /^0\d/u.test(own.lower)) return false
  if (before !== undefined && notCounted.test(before.lower) && own.gap === ' ') return false
  if (after !== undefined && after.gap === ' ' && notThings.test(after.lower)) return false
  if (before?.lower === 'of' && ages.test(tokens[i - 2]?.lower ?? '')) return false
  if (low === 1 && after?.lower === 'of') return false
  // '15-year-old', '14:30', '3.5', '$5', '40%', '12)'.
  const isPiece = /^[-–/:.]$/u.test(after?.gap ?? '') && /^[\d\p{L}]/u.test(after?.lower ?? '')
  if (/[-–—/:.$€£#]$/u.test(own.gap) || /^[%)]/u.test(after?.gap ?? '') || isPiece) return false
  // 'Name, 71, …'
  return !(own.gap === ', ' && /^,/u.test(after?.gap ?? '') && low >= 16 && low < 100)
}

function tollAt(
  tokens: readonly Token[],
  i: number,
  { low, high, next }: NumberFound,
  told: Fate | null,
): Omit<Toll, 'statement' | 'at' | 'days'> | null {
  const { things, end, isOfThem } = thingsAfter(tokens, i, next)
  // 'The hospital put it at 14': of what was told last.
  const fate = nearestFate(tokens, i, next) ?? (things.length === 0 && isSaidAlone(tokens, i, next) ? told : null)
  if (fate === null || fate === 'other' || isShare(tokens, i, next, isOfThem, things)) return null
  const [before, lead] = [tokens[i - 1]?.lower ?? '', tokens[i - 2]?.lower]
  return {
    start: tokens[i]?.start ?? end,
    end,
    words: wordsBetween(tokens, i, end),
    low: before === 'to' && lead === 'up' ? 0 : low,
    high: least.test(before) ? Number.POSITIVE_INFINITY : high,
    isRough: rough.test(before),
    fate,
    things: meaningsOf(contentWords(things.join(' '))),
  }
}

/** The words right after a number that say who was counted. */
function thingsAfter(tokens: readonly Token[], i: number, next: number) {
  const things: string[] = []
  let end = tokens[next - 1]?.end ?? tokens[i]?.end ?? 0
  let isOfThem = false
  for (const token of tokens.slice(next, next + thingTokensMax)) {
    if (!/^\s*["“”'‘’]?$/u.test(token.gap) || ends.test(token.lower)) break
    if (token.lower === 'them' || token.lower === 'whom') isOfThem = true
    if (passedOver.test(token.lower) || numberOf(token.lower) !== null) continue
    things.push(token.text)
    end = token.end
    if (fateOf(token) !== null) break
  }
  return { things, end, isOfThem }
}

/** 'Put it at 14', 'spoke of five', 'cops say four': a number that somebody gives and nothing follows. */
function isSaidAlone(tokens: readonly Token[], i: number, next: number): boolean {
  const after = tokens[next]
  const isLast = after === undefined || !/^\s*$/u.test(after.gap) || ends.test(after.lower)
  return isLast && isSaid.test(tokens[i - 1]?.lower ?? '')
}

/** A part of those counted: 'three of the wounded', 'nine of them children', 'including two', 'a teacher and two soldiers'. */
function isShare(
  tokens: readonly Token[],
  i: number,
  next: number,
  isOfThem: boolean,
  things: readonly string[],
): boolean {
  const [own, before] = [tokens[i], tokens[i - 1]]
  const lead = tokens.slice(Math.max(0, i - 3), i)
  if (lead.some(({ lower }) => parts.test(lower)) || /\($/u.test(own?.gap ?? '')) return true
  const isAdded = /^(?:and|or)$/u.test(before?.lower ?? '') && numberOf(tokens[i - 2]?.lower ?? '') === null
  if (isAdded && !tokens.slice(next, next + fateAfterMax).some((token) => fateOf(token) !== null)) return true
  if (isOfThem && things.length > 0 && fateOf({ lower: things[0]?.toLowerCase() ?? '' }) === null)
    return !lead.some((token) => fateOf(token) !== null) || /,/u.test(own?.gap ?? '')
  if (tokens[next]?.lower !== 'of') return false
  if (/^(?:the|those|these)$/u.test(tokens[next + 1]?.lower ?? '')) return true
  return isOfThem && (/,/u.test(own?.gap ?? '') || !lead.some((token) => fateOf(token) !== null))
}

function wordsBetween(tokens: readonly Token[], from: number, end: number): string {
  let words = ''
  for (let k = from; k < tokens.length && (tokens[k]?.end ?? 0) <= end; k++)
    words += `${k === from ? '' : (tokens[k]?.gap ?? '')}${tokens[k]?.text ?? ''}`
  return words
}

const fateOf = ({ lower }: Pick<Token, 'lower'>) => fateNames.find((name) => fates[name].test(lower)) ?? null

/** The nearest word, before or after, that says what became of them; none beyond the end of a clause. */
function nearestFate(tokens: readonly Token[], i: number, next: number): Fate | 'other' | null {
  const after = tokens.slice(next, next + fateAfterMax)
  const stop = after.findIndex((token, k) => endsClause(token) || (k > 0 && numberOf(token.lower) !== null))
  const ahead = after.slice(0, stop === -1 ? undefined : stop).findIndex((token) => fateOf(token) !== null)
  for (let k = i - 1; k >= 0 && i - k <= fateBeforeMax; k--) {
    const [token, last] = [tokens[k], tokens[k - 1]]
    if (token === undefined || /[;:.!?]/u.test(tokens[k + 1]?.gap ?? '') || numberOf(token.lower) !== null) break
    const fate = fateOf(token)
    if (fate === null) continue
    // 'Thirty-one dead and one flag': that word has its number.
    const isTaken = last !== undefined && (numberOf(last.lower) !== null || last.lower === 'no')
    if (!isTaken && (ahead === -1 || i - k - 1 < ahead)) return fate
    break
  }
  const found = after[ahead]
  return found === undefined ? null : fateOf(found)
}

const endsClause = ({ gap, lower }: Token) =>
  /[;:.!?]/u.test(gap) || /^(?:for|that|said|says|told)$/u.test(lower) || (/,/u.test(gap) && /ing$/u.test(lower))

function tokensOf({ text, span }: Statement): Token[] {
  let last = 0
  return [...text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}’']|-(?=\p{L})|,(?=\d{3})|\.(?=\p{L}\b))*/gu)].map(
    ({ 0: word, index }) => {
      const gap = text.slice(last, index)
      last = index + word.length
      const start = span.start + index
      return { text: word, lower: word.toLowerCase(), gap, start, end: start + word.length }
    },
  )
}
