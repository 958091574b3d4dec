// One line of a document as a reader meets it: a block of a web page, or a line of plain text. Removers and credits
// look at lines, so that a rule found on one kind of page serves every kind.
import type { TablePiece } from './draft.ts'
import type { BlockType, RemovalReason } from './reading.ts'

export type Line = {
  readonly text: string
  readonly type: BlockType
  readonly level?: number | undefined
  readonly page?: number | undefined
  readonly table?: TablePiece | undefined
  /** Share of the characters that are links, 0 to 1; plain text shows none. */
  readonly linked: number
  /** What the page's own markup says of the place the line stands in. */
  readonly hint: RemovalReason | null
}

/** The lines of one document, and where its running text begins and ends among those not yet taken. */
export type Page = {
  readonly lines: readonly Line[]
  readonly taken: (index: number) => boolean
  /** Index of the first and last line of running text; `lines.length` and -1 where there is none. */
  readonly first: number
  readonly last: number
}

export function plainLine(text: string, type: BlockType = 'paragraph'): Line {
  return { text, type, linked: 0, hint: null }
}

/** Looks at lines anew: what was taken no longer counts as running text. */
export function pageOf(lines: readonly Line[], taken: (index: number) => boolean): Page {
  let first = lines.length
  let last = -1
  lines.forEach((line, i) => {
    if (taken(i) || !isProse(line)) return
    if (first > i) first = i
    last = i
  })
  return { lines, taken, first, last }
}

// Shortest running text: one plain sentence. Titles of stories in a list reach this length, but end without a stop.
const proseWordsMin = 8
const proseCharsLong = 160

/** Whether a line is running text: long enough, and closed like a sentence. Known after the first time it is asked. */
export const isProse = (line: Line): boolean => once(proses, line, looksLikeProse)

/** The words of a line as word lists have them: see `key`. */
export const keyOf = (line: Line): string => once(keys, line, ({ text }) => key(text))

/** The text of a line in lower case: see `lowered`. */
export const lowerOf = (line: Line): string => once(lowers, line, ({ text }) => lowered(text))

/** How many words a line has: see `wordCount`. */
export const countOf = (line: Line): number => once(counts, line, ({ text }) => wordCount(text))

// A dozen rules ask the same of each line. Lines never change, so an answer holds for as long as its line lives.
const proses = new WeakMap<Line, boolean>()
const keys = new WeakMap<Line, string>()
const lowers = new WeakMap<Line, string>()
const counts = new WeakMap<Line, number>()

function once<T>(known: WeakMap<Line, T>, line: Line, answer: (line: Line) => T): T {
  const before = known.get(line)
  if (before !== undefined) return before
  const found = answer(line)
  known.set(line, found)
  return found
}

function looksLikeProse(line: Line): boolean {
  if (line.type === 'table') return true
  if (line.type === 'heading' || line.linked > 0.6) return false
  if (line.text.length >= 10 * proseCharsLong) return true
  if (countOf(line) < proseWordsMin) return false
  return line.text.length >= proseCharsLong || /[.!?…。！？؟۔।”"’'»)\]:;]$/u.test(line.text)
}

/** Words; in scripts written without spaces two characters count as one. */
export function wordCount(text: string): number {
  const spaced = text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
  return spaced + Math.floor(unspaced / 2)
}

/**
 * Lower case, each letter in its place: what patterns of lower case are tried on. Patterns that fold the case of many
 * scripts by themselves take five times as long to make ready, which is most of what a first page costs.
 */
export function lowered(text: string): string {
  const lower = text.toLowerCase()
  // One letter alone becomes two in lower case.
  return lower.length === text.length
    ? lower
    : text
        .split('İ')
        .map((part) => part.toLowerCase())
        .join('İ')
}

/** Lower case, without punctuation and symbols at its ends: what word lists are compared with. */
export function key(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/^[^\p{L}\p{N}©#@]+|(?<![^\p{L}\p{N})])[^\p{L}\p{N})]+$/gu, '')
    .replace(/\s+/gu, ' ')
}
