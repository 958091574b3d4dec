// What is asked of each token to tell whether it belongs to the name of a person, a body or a place: its shape, its
// neighbours, what the lexicons know, and what the rules for names made of it.
import type { Name } from '../finders/finder.ts'
import { countryByAdjective } from '../lexicon/countries.ts'
import { isGivenName } from '../lexicon/given-names.ts'
import { knownAt } from '../lexicon/known-names.ts'
import { armedHeads, organisationHeads, organisationOpeners } from '../lexicon/organisations.ts'
import { locatives, placeOpeners, placeTails } from '../lexicon/place-aliases.ts'
import { roleHeads, titles } from '../lexicon/roles.ts'
import type { Page } from '../words/page.ts'
import type { Sentence } from '../words/token.ts'
import { posId } from './cue-features.ts'
import { hashWord, type Row } from './hash.ts'
import { kindOf } from './word-kinds.ts'

/** What is known of each token of a sentence before its neighbours are looked at. */
type NameCell = {
  readonly word: number
  readonly pos: number
  readonly shape: number
  readonly lexicon: number
  readonly known: number
  readonly ruled: number
  readonly field: number
  readonly tail: number
  readonly head: number
  readonly speaks: number
}

export type NameSheet = { readonly page: Page; readonly cells: readonly (readonly NameCell[])[] }

const kindNumbers: Readonly<Record<string, number>> = {
  person: 1,
  organisation: 2,
  state: 3,
  'armed-group': 4,
  office: 5,
  unnamed: 6,
  other: 7,
  unknown: 8,
}

export function nameSheetOf(page: Page, names: readonly Name[]): NameSheet {
  const bySentence = new Map<number, Name[]>()
  for (const name of names) {
    const list = bySentence.get(name.sentence)
    if (list === undefined) bySentence.set(name.sentence, [name])
    else list.push(name)
  }
  return { page, cells: page.sentences.map((sentence) => cellsOf(sentence, bySentence.get(sentence.index) ?? [])) }
}

function cellsOf(sentence: Sentence, names: readonly Name[]): NameCell[] {
  const { tokens } = sentence
  const known = new Uint8Array(tokens.length)
  const ruled = new Uint8Array(tokens.length)
  for (const name of names)
    for (let k = name.first; k <= name.last; k++)
      ruled[k] = (kindNumbers[name.kind] ?? 9) * 4 + (k === name.first ? 1 : 2) + (name.certain ? 64 : 0)
  for (let i = 0; i < tokens.length; i++) {
    if (known[i] !== 0) continue
    const found = /^\p{Lu}/u.test(tokens[i]!.text) ? knownAt(tokens, i) : null
    if (found === null) continue
    let kinds = 0
    for (const { is } of found.readings)
      kinds |= is === 'organisation' ? 1 : is === 'country' ? 2 : is === 'place' ? 4 : 8
    for (let k = i; k <= found.last; k++) known[k] = kinds * 2 + (k === i ? 0 : 1)
  }
  return tokens.map(({ text, lower, pos }, i) => {
    const kind = kindOf(lower)
    return {
      word: kind.word,
      pos: posId(pos),
      shape: shapeOf(text),
      lexicon: lexiconOf(lower),
      known: known[i]!,
      ruled: ruled[i]!,
      field: kind.nounField,
      tail: kind.tail,
      head: hashWord(lower.slice(0, 3)),
      speaks: kind.attitude === 0 ? kind.speaks : 3,
    }
  })
}

function lexiconOf(lower: string): number {
  return (
    (isGivenName(lower) ? 1 : 0) +
    (titles.has(lower) ? 2 : 0) +
    (roleHeads.has(lower) ? 4 : 0) +
    (organisationHeads.has(lower) ? 8 : 0) +
    (armedHeads.has(lower) ? 16 : 0) +
    (countryByAdjective.has(lower) ? 32 : 0) +
    (placeTails.has(lower) ? 64 : 0) +
    (placeOpeners.has(lower) ? 128 : 0) +
    (locatives.has(lower) ? 256 : 0) +
    (organisationOpeners.has(lower) ? 512 : 0)
  )
}

/** Capitals, figures and marks of a word: the same number for words that look alike. */
function shapeOf(text: string): number {
  const char = text[0]!
  if (/\p{Lu}/u.test(char)) {
    if (text.length === 1) return 1
    if (/^[\p{Lu}\d.-]+$/u.test(text)) return text.length <= 5 ? 2 : 3
    return /\p{Ll}\p{Lu}|-\p{Lu}/u.test(text) ? 4 : 5
  }
  if (/\p{L}/u.test(char)) return /-\p{Lu}/u.test(text) ? 6 : 7
  if (/\d/.test(char)) return 8
  if (text === ',') return 9
  if (/["“”'‘’]/.test(char)) return 10
  return 11
}

const none: NameCell = {
  word: 0,
  pos: 0,
  shape: 0,
  lexicon: 0,
  known: 0,
  ruled: 0,
  field: 0,
  tail: 0,
  head: 0,
  speaks: 0,
}
const N = 3000

export function nameFeatures(cells: readonly NameCell[], t: number, row: Row): void {
  const cell = cells[t]!
  const p1 = cells[t - 1] ?? none
  const p2 = cells[t - 2] ?? none
  const n1 = cells[t + 1] ?? none
  const n2 = cells[t + 2] ?? none
  const place = t === 0 ? 1 : 0
  row.add(N)
  row.add(N + 1, cell.word)
  row.add(N + 2, cell.word, p1.word)
  row.add(N + 3, cell.word, n1.word)
  row.add(N + 4, cell.shape, place)
  row.add(N + 5, cell.shape * 16 + p1.shape, n1.shape)
  row.add(N + 6, cell.pos, cell.shape)
  row.add(N + 7, p1.pos * 32 + cell.pos, n1.pos)
  row.add(N + 8, p1.word, cell.shape)
  row.add(N + 9, p2.word, cell.shape)
  row.add(N + 10, n1.word, cell.shape)
  row.add(N + 11, n2.word, cell.shape)
  row.add(N + 12, cell.tail, cell.shape)
  row.add(N + 13, cell.head, cell.shape)
  row.add(N + 14, cell.lexicon, cell.shape)
  row.add(N + 15, p1.lexicon, cell.shape)
  row.add(N + 16, n1.lexicon, cell.shape)
  row.add(N + 17, cell.known, cell.shape)
  row.add(N + 18, p1.known, n1.known)
  row.add(N + 19, cell.ruled)
  row.add(N + 20, cell.ruled, cell.shape)
  row.add(N + 21, p1.ruled, cell.ruled)
  row.add(N + 22, cell.ruled, n1.ruled)
  row.add(N + 23, cell.field, cell.shape)
  row.add(N + 24, p1.field, cell.shape)
  row.add(N + 25, n1.field, cell.shape)
  row.add(N + 26, n1.speaks, cell.shape)
  row.add(N + 27, p1.speaks, cell.shape)
  row.add(N + 28, p1.word, p2.word)
  row.add(N + 29, n1.word, n2.word)
  row.add(N + 30, cell.ruled, p1.word)
  row.add(N + 31, cell.known, p1.word)
  row.add(N + 32, cell.known, n1.pos)
  row.add(N + 33, n1.shape * 16 + n2.shape, cell.shape)
  row.add(N + 34, p1.shape * 16 + p2.shape, cell.shape)
}
