// A page as the model sees it: the tokens of all sentences in one row, with what rules already told of each.
import type { Claim, Span } from '../reading.ts'
import { type Phrase, phraseFrom, subjectBefore } from '../words/noun-phrases.ts'
import type { Page } from '../words/page.ts'
import type { Sentence, Token } from '../words/token.ts'
import { type VerbGroup, verbGroupAt } from '../words/verb-groups.ts'
import { kindOf, type WordKind } from './word-kinds.ts'

export type Cell = {
  readonly token: Token
  readonly kind: WordKind
  readonly sentence: Sentence
  /** Place in the row of all tokens, and of the sentence's first and last token. */
  readonly at: number
  readonly first: number
  readonly last: number
  /** The quotation it stands in, -1 outside. */
  readonly quote: number
  readonly shape: number
  /** What its lexicon says it does as a cue: the attitude of one the rules know, the class of another verb, else 0. */
  readonly attitude: number
}

export type Sheet = {
  readonly page: Page
  readonly cells: readonly Cell[]
  /** First cell of each sentence. */
  readonly firsts: readonly number[]
  /** The rules' claim whose cue stands here, by cell. */
  readonly ruled: ReadonlyMap<number, Claim>
  /** The rules' claims whose cue introduces a list, each an item of it. */
  readonly listed: readonly Claim[]
  /** Which role the token at a cell has in any claim of the rules: bits 1 source, 2 cue, 4 content. */
  readonly ruledRoles: Uint8Array
  /** Sentences, by index, that hold a quotation or a part of one. */
  readonly quoted: ReadonlySet<number>
}

export function sheetOf(page: Page, claims: readonly Claim[]): Sheet {
  const cells: Cell[] = []
  const firsts: number[] = []
  let quote = 0
  for (const sentence of page.sentences) {
    const first = cells.length
    firsts.push(first)
    const last = first + sentence.tokens.length - 1
    for (const token of sentence.tokens) {
      const kind = kindOf(token.lower)
      const isVerb = token.pos === 'VERB' || (token.pos === 'ADJ' && token.lower.endsWith('ed'))
      while (quote < page.quotes.length && page.quotes[quote]!.end <= token.start) quote++
      const inside = quote < page.quotes.length && page.quotes[quote]!.start <= token.start
      cells.push({
        token,
        kind,
        sentence,
        at: cells.length,
        first,
        last,
        quote: inside ? quote : -1,
        shape: shapeOf(token.text),
        attitude: kind.attitude !== 0 ? kind.attitude : isVerb ? kind.cueClass : 0,
      })
    }
  }
  const listed = claims.filter(({ cue, content }) => {
    const [heads, items] = [cellsIn(cells, cue), cellsIn(cells, content)]
    return cells[items[0] ?? -1]?.sentence.block !== cells[heads[0] ?? -1]?.sentence.block && !isColon(cells, heads)
  })
  const ruled = new Map<number, Claim>()
  const ruledRoles = new Uint8Array(cells.length)
  for (const claim of claims) {
    for (const at of cellsIn(cells, claim.cue)) {
      ruled.set(at, claim)
      ruledRoles[at]! |= 2
    }
    for (const at of cellsIn(cells, claim.source)) ruledRoles[at]! |= 1
    for (const at of cellsIn(cells, claim.content)) ruledRoles[at]! |= 4
  }
  const quoted = new Set(cells.flatMap(({ quote, sentence }) => (quote === -1 ? [] : [sentence.index])))
  return { page, cells, firsts, ruled, listed, ruledRoles, quoted }
}

const isColon = (cells: readonly Cell[], heads: readonly number[]): boolean =>
  heads.length === 1 && cells[heads[0]!]!.token.text === ':'

/** The cells that lie in the spans, by more than half. */
export function cellsIn(cells: readonly Cell[], spans: readonly Span[]): number[] {
  const found: number[] = []
  for (const { start, end } of spans) {
    let low = 0
    let high = cells.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (cells[middle]!.token.end <= start) low = middle + 1
      else high = middle
    }
    for (let at = low; at < cells.length && cells[at]!.token.start < end; at++) {
      const { token } = cells[at]!
      if (2 * (Math.min(end, token.end) - Math.max(start, token.start)) > token.end - token.start) found.push(at)
    }
  }
  return found
}

/** 1 lower case, 2 capital, 3 all capitals, 4 number, 5 opening mark, 6 closing mark, 7 comma, 8 end, 9 colon, 10 dash … */
function shapeOf(text: string): number {
  const char = text[0]!
  if (/\p{L}/u.test(char))
    return char === char.toLowerCase() ? 1 : text.length > 1 && text === text.toUpperCase() ? 3 : 2
  if (/\p{N}/u.test(char)) return 4
  if (/[“„«]/.test(char)) return 5
  if (/[”»]/.test(char)) return 6
  if (char === ',') return 7
  if (/[.?!…]/.test(char)) return 8
  if (char === ':') return 9
  if (/[—–-]/.test(char)) return 10
  if (char === ';') return 11
  if (char === '(' || char === '[') return 12
  if (char === ')' || char === ']') return 13
  if (char === '"') return 14
  if (/['’‘]/.test(char)) return 15
  return 16
}

/** What the rules say of the words around a cue: its verb group, its subject before it, a speaker after it. */
export type Surroundings = {
  readonly group: VerbGroup | null
  /** Cells. */
  readonly groupFirst: number
  readonly subject: Phrase | null
  readonly inverted: Phrase | null
}

export function surroundingsOf(sheet: Sheet, at: number): Surroundings {
  const cell = sheet.cells[at]!
  const { sentence, first } = cell
  const i = at - first
  const isVerb = cell.token.pos === 'VERB' || cell.token.pos === 'AUX' || cell.attitude !== 0
  const group = isVerb ? verbGroupAt(sentence.tokens, i) : null
  const moved = (phrase: Phrase | null) =>
    phrase === null ? null : { first: phrase.first + first, last: phrase.last + first }
  return {
    group,
    groupFirst: group === null ? at : first + group.first,
    subject: moved(subjectBefore(sentence, group?.first ?? i)),
    inverted: i + 1 < sentence.tokens.length ? moved(phraseFrom(sentence, i + 1, { speaker: true })) : null,
  }
}
