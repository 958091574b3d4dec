// Stretches between quotation marks, found once for the whole text. A quotation may run over sentences, and over
// paragraphs when each opens with a mark and none closes.
import type { Block, Span } from '../reading.ts'

export type Quote = Span & {
  /** Words between the marks. */
  readonly words: number
  readonly block: number
  /** False where the closing mark is missing: the quotation goes on in the next paragraph. */
  readonly closed: boolean
}

// The closing marks that fit each opening one.
const pairs: Readonly<Record<string, string>> = { '“': '”"', '«': '»', '„': '“”"', '"': '"”', '‘': '’', '「': '」' }
// A quotation that would be longer than this is a mark gone astray.
const quoteCharsMax = 3000

export function quotationsOf(text: string, blocks: readonly Block[]): Quote[] {
  const quotes: Quote[] = []
  blocks.forEach((block, index) => {
    let at = block.start
    // Up to where no closing mark was found, for each kind: so that many open marks cost one search, not one each.
    const searched = new Map<string, number>()
    while (at < block.end) {
      const closers = pairs[text[at]!]
      if (closers === undefined || !opens(text, at, block)) {
        at++
        continue
      }
      const limit = Math.min(block.end, at + quoteCharsMax)
      const end = closing(text, Math.max(at + 1, searched.get(closers) ?? 0), limit, closers)
      if (end === -1) {
        searched.set(closers, limit)
        // Only an opening typographic mark at a paragraph's start promises that the quotation goes on.
        if (at === block.start && (text[at] === '“' || text[at] === '"'))
          quotes.push(made(text, at, block.end, index, false))
        at++
      } else {
        quotes.push(made(text, at, end, index, true))
        at = end
      }
    }
  })
  return quotes
}

function made(text: string, start: number, end: number, block: number, closed: boolean): Quote {
  return {
    start,
    end,
    block,
    closed,
    words: text
      .slice(start, end)
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
  }
}

function opens(text: string, at: number, block: Span): boolean {
  if (at === block.start) return true
  const before = text[at - 1]!
  if (text[at] === '"' || text[at] === '‘') return /[\s([—–-]/.test(before)
  return true
}

function closing(text: string, from: number, end: number, closers: string): number {
  for (let at = from; at < end; at++) {
    const char = text[at]!
    if (!closers.includes(char)) continue
    // An apostrophe inside a word closes nothing.
    if (char === '’' && /\p{L}/u.test(text[at + 1] ?? ' ')) continue
    return at + 1
  }
  return -1
}
