// The contract of the rooms that tell what a date expression means: each looks at one token and says what begins there.
import type { DateBasis, DateFound } from '../reading.ts'
import type { Day, parseReference } from '../words/calendar.ts'
import type { Sentence, Token } from '../words/token.ts'

/** What an expression means, and its last token. Without a value, `relation` says what is known. */
export type Match = {
  readonly last: number
  readonly value: string | null
  readonly relation: string | null
  readonly basis: DateBasis
  /** "The end of May": the last day, for deadlines. */
  readonly edge?: string
  /** A stretch of time ("six weeks") or a habit ("every Friday") has no place that "by" or "since" could mean. */
  readonly placeless?: true
  /** A time of day; its day was taken from what was told before. */
  readonly isTimeAlone?: true
  /** From one day, month or year to another: "since" and "by" would add nothing. */
  readonly isRange?: true
}

export type Setting = {
  readonly tokens: readonly Token[]
  readonly sentence: Sentence
  /** The text of the document. */
  readonly text: string
  readonly reference: ReturnType<typeof parseReference>
  readonly today: Day | null
  /** Dates found so far, nearest last. */
  readonly before: readonly DateFound[]
  /** Where the words around leave no doubt whether past or future is meant ("since", "by"). */
  readonly way?: Way
}

export type Way = 'past' | 'future' | 'unknown'
export type Parser = (setting: Setting, i: number) => Match | null

export const explicit = (value: string, last: number): Match => ({ value, relation: null, basis: 'explicit', last })
export const counted = (value: string, last: number): Match => ({ value, relation: null, basis: 'document-date', last })
export const unresolved = (relation: string, last: number): Match => ({
  value: null,
  relation,
  basis: 'unresolved',
  last,
})
export const stretch = (relation: string, last: number): Match => ({ ...unresolved(relation, last), placeless: true })

/** The words of tokens `from` to `to`, white space made plain. */
export const wordsAt = ({ tokens, text }: Pick<Setting, 'tokens' | 'text'>, from: number, to: number): string =>
  text.slice(tokens[from]!.start, tokens[to]!.end).replace(/\s+/g, ' ')

/** The lower-case word at `i`; empty beyond either end. */
export const at = ({ tokens }: Pick<Setting, 'tokens'>, i: number): string => tokens[i]?.lower ?? ''
