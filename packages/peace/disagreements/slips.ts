// Sentences that one document took over from another with one thing changed: a number, a day, a name, a measure. Rewrites
// make such slips; whoever compares the two sees at once that both cannot be so.
import type { DateFound, Span } from '@parley/read/reading'
import { editsBetween } from '../accounts/rival-names.ts'
import { compareDates } from '../edtf.ts'
import type { ReadingAt } from '../readings.ts'
import type { Disagreement } from '../rows.ts'
import { numberOf } from './numbers.ts'
import { overlap, type Statement } from './statements.ts'

export type Slip = {
  readonly about: Disagreement['about']
  readonly values: readonly [string, string]
}

type Token = Span & { readonly text: string; readonly lower: string }

// Fewer words in common, or a smaller share, and the sentence was not taken over.
const takenOverMin = 6
const takenOverShare = 0.6
/** Longer sentences are lists; comparing them word by word would be slow. */
const tokensMax = 120
// What was changed is one thing in one place.
const changedMax = 2
const slipsMax = 2
const cells = /[|\t]/u

/** What one sentence gives otherwise than the other, where most of it is word for word the same; null where nothing is. */
export function slipBetween(a: Statement, b: Statement, one: ReadingAt, other: ReadingAt): Slip | null {
  // Lines of two tables are alike because their tables are.
  if (cells.test(a.text) || cells.test(b.text)) return null
  const [mine, theirs] = [tokensOf(a), tokensOf(b)]
  const most = Math.min(mine.length, theirs.length)
  if (most < takenOverMin || Math.max(mine.length, theirs.length) > tokensMax) return null
  const { kept, changes } = compared(mine, theirs)
  if (kept < takenOverMin || kept < takenOverShare * most) return null
  const slips = changes.flatMap(({ from, to, before }) => slipIn(from, to, before, one, other) ?? [])
  // A sentence that differs in more was brought up to date.
  return slips.length > slipsMax ? null : (slips[0] ?? null)
}

function slipIn(
  from: readonly Token[],
  to: readonly Token[],
  before: Token | undefined,
  one: ReadingAt,
  other: ReadingAt,
): Slip | null {
  if (from.length === 0 || to.length === 0 || from.length > changedMax || to.length > changedMax) return null
  const [mine, theirs] = [wordsOf(from), wordsOf(to)]
  const days = rivalDays(from, to, one, other)
  if (days !== null) return { about: 'date', values: days }
  const [x, y] = [numberIn(from), numberIn(to)]
  if (x !== null && y !== null) return x === y ? null : { about: 'number', values: [mine, theirs] }
  const [measure, another] = [measureOf(from[0]?.lower ?? ''), measureOf(to[0]?.lower ?? '')]
  if (
    before !== undefined &&
    numberIn([before]) !== null &&
    measure !== null &&
    another !== null &&
    measure !== another
  )
    return { about: 'number', values: [`${before.text} ${mine}`, `${before.text} ${theirs}`] }
  const [name, otherName] = [from[0], to[0]]
  if (from.length !== 1 || to.length !== 1 || name === undefined || otherName === undefined) return null
  return isSpelling(name, otherName) ? { about: 'name', values: [mine, theirs] } : null
}

const wordsOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join(' ')

// A letter or two apart, in names long enough for that to be no chance.
const lettersMin = 4
const editsMax = 2
function isSpelling(a: Token, b: Token): boolean {
  const isName = ({ text }: Token) => /^\p{Lu}\p{Ll}/u.test(text)
  if (!isName(a) || !isName(b) || Math.min(a.lower.length, b.lower.length) < lettersMin) return false
  const edits = editsBetween(a.lower, b.lower)
  // An ending makes another form of one name: 'Ravlin', 'Ravlins'.
  const isForm = a.lower.startsWith(b.lower) || b.lower.startsWith(a.lower)
  return edits > 0 && edits <= editsMax && !isForm && edits * 2 < Math.min(a.lower.length, b.lower.length)
}

const measures: readonly (readonly [string, RegExp])[] = [
  ['km', /^(?:km|kilomet(?:er|re)s?)$/u],
  ['mile', /^(?:miles?|mi)$/u],
  ['m', /^(?:m|met(?:er|re)s?)$/u],
  ['day', /^days?$/u],
  ['hour', /^hours?$/u],
  ['week', /^weeks?$/u],
  ['month', /^months?$/u],
  ['year', /^years?$/u],
]
const measureOf = (word: string) => measures.find(([, pattern]) => pattern.test(word))?.[0] ?? null

/** The number a single token is; null where it is none. */
const numberIn = (tokens: readonly Token[]): number | null =>
  tokens.length === 1 ? numberOf(tokens[0]?.lower ?? '') : null

/** Days that differ, each as its document gives it. */
function rivalDays(
  from: readonly Token[],
  to: readonly Token[],
  one: ReadingAt,
  other: ReadingAt,
): [string, string] | null {
  const [mine, theirs] = [dateAt(from, one), dateAt(to, other)]
  if (mine?.value == null || theirs?.value == null) return null
  return compareDates(mine.value, theirs.value) === 'different' ? [mine.value, theirs.value] : null
}
function dateAt(tokens: readonly Token[], { reading }: ReadingAt): DateFound | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return reading.dates.find((date) => overlap(date, { start: first.start, end: last.end }))
}

const tokensKept = new WeakMap<Statement, readonly Token[]>()
function tokensOf(statement: Statement): readonly Token[] {
  const before = tokensKept.get(statement)
  if (before !== undefined) return before
  const tokens = [...statement.text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}’'-]|[.,](?=\p{N}))*/gu)].map(
    ({ 0: text, index }) => ({
      text,
      lower: text.toLowerCase(),
      start: statement.span.start + index,
      end: statement.span.start + index + text.length,
    }),
  )
  tokensKept.set(statement, tokens)
  return tokens
}

type Change = { readonly from: readonly Token[]; readonly to: readonly Token[]; readonly before: Token | undefined }

/** The longest run of words both have in order, and what stands between. */
function compared(a: readonly Token[], b: readonly Token[]): { kept: number; changes: Change[] } {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i]?.lower === b[j]?.lower
          ? 1 + (longest[(i + 1) * width + j + 1] ?? 0)
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0)
  const changes: Change[] = []
  let [i, j, lastI, lastJ] = [0, 0, 0, 0]
  while (i < a.length && j < b.length) {
    if (a[i]?.lower === b[j]?.lower) {
      if (i > lastI || j > lastJ) changes.push({ from: a.slice(lastI, i), to: b.slice(lastJ, j), before: a[lastI - 1] })
      i++
      j++
      ;[lastI, lastJ] = [i, j]
    } else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i++
    else j++
  }
  if (lastI < a.length && lastJ < b.length)
    changes.push({ from: a.slice(lastI), to: b.slice(lastJ), before: a[lastI - 1] })
  return { kept: longest[0] ?? 0, changes }
}
