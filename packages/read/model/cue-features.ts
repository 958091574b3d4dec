// What is asked of a word before it is taken for a cue: the word that signals that somebody says or thinks something.
import { headOf } from '../words/noun-phrases.ts'
import { hashWord, type Row } from './hash.ts'
import { type Cell, type Sheet, surroundingsOf } from './sheet.ts'

const posNames = 'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(' ')
const posIds = new Map(posNames.map((name, i) => [name, i + 1]))
/** A small number for a part of speech; 0 is outside the sentence. */
export const posId = (pos: string): number => posIds.get(pos) ?? 0

const candidates = new Set(['VERB', 'AUX', 'NOUN', 'ADJ', 'ADV', 'PROPN', 'ADP', 'SCONJ', 'X', 'INTJ', 'PRON'])
// People, bodies, places and times hold views; they are no words for holding them.
const neverCues = new Set(['p', 'p2', 'g', 'l', 'm', 'role', 'unnamed'].map(hashWord))
const holdingAdjectives = new Set(
  'afraid certain adamant confident sure hopeful clear unwilling reluctant unanimous unsure doubtful eager keen ready willing fearful optimistic pessimistic sceptical skeptical wary'.split(
    ' ',
  ),
)
const hearsayAdverbs = new Set(['apparently', 'reportedly', 'allegedly', 'supposedly'])
/** Words that may be the head of a cue at all. */
export function mayCue({ token, kind, attitude }: Cell): boolean {
  if (token.text === ':') return true
  if (token.pos === 'PUNCT' || !candidates.has(token.pos)) return false
  if (token.pos === 'VERB') return true
  if (token.pos === 'NOUN') return !neverCues.has(kind.nounField)
  // Taggers take `fumed` and `dished` for adjectives as often as not.
  if (token.pos === 'ADJ' && (token.lower.endsWith('ed') || holdingAdjectives.has(token.lower))) return true
  if (token.pos === 'ADV' && hearsayAdverbs.has(token.lower)) return true
  return attitude !== 0 || kind.verbGroup !== 0 || kind.nounAttitude !== 0 || token.lower === 'according'
}

const T = 1000
export function cueFeatures(sheet: Sheet, at: number, row: Row): void {
  const { cells } = sheet
  const cell = cells[at]!
  const { kind, token, attitude } = cell
  const near = (by: number) => {
    const other = at + by
    return other >= cell.first && other <= cell.last ? cells[other]! : undefined
  }
  const [p1, p2, n1, n2, n3] = [near(-1), near(-2), near(1), near(2), near(3)]
  const pos = posId(token.pos)
  const posOf = (one: Cell | undefined) => (one === undefined ? 0 : posId(one.token.pos))
  const wordOf = (one: Cell | undefined) => one?.kind.word ?? 0
  const opening = (one: Cell | undefined) =>
    one === undefined ? 1 : one.quote !== -1 && one.quote !== cell.quote ? 2 : one.shape === 1 ? 3 : one.shape
  const quoted = cell.quote === -1 ? 0 : 1
  row.add(T)
  row.add(T + 1, kind.word)
  row.add(T + 2, kind.verbBase)
  row.add(T + 3, kind.verbBase, pos)
  row.add(T + 4, pos)
  row.add(T + 5, kind.verbGroup, pos)
  row.add(T + 6, attitude, pos)
  row.add(T + 7, kind.nounField, pos)
  row.add(T + 8, kind.nounAttitude, pos)
  row.add(T + 9, kind.tail, pos)
  row.add(T + 10, wordOf(p1))
  row.add(T + 11, wordOf(n1))
  row.add(T + 12, wordOf(p2))
  row.add(T + 13, wordOf(n2))
  row.add(T + 14, posOf(p1), pos)
  row.add(T + 15, posOf(n1), pos)
  row.add(T + 16, posOf(p1) * 32 + posOf(p2), pos)
  row.add(T + 17, posOf(n1) * 32 + posOf(n2), pos)
  row.add(T + 18, kind.verbBase, wordOf(n1))
  row.add(T + 19, kind.verbBase, posOf(n1))
  row.add(T + 20, kind.verbBase, posOf(p1))
  row.add(T + 21, kind.verbGroup, wordOf(n1))
  row.add(T + 22, kind.verbGroup, posOf(n1) * 32 + posOf(n2))
  row.add(T + 23, kind.speaks * 64 + kind.frames, opening(n1))
  row.add(T + 24, attitude, opening(n1))
  row.add(T + 25, attitude, opening(p1))
  row.add(T + 26, attitude, wordOf(n1))
  row.add(T + 27, cell.shape, pos)
  row.add(T + 28, quoted, pos)
  row.add(T + 29, quoted, attitude)
  row.add(T + 30, at === cell.first ? 1 : 0, pos)
  row.add(T + 31, at >= cell.last - 1 ? 1 : 0, pos)
  row.add(T + 32, cell.sentence.type === 'heading' || cell.sentence.index === 0 ? 1 : 0, attitude)
  row.add(T + 33, kind.nounAttitude, wordOf(n1))
  row.add(T + 34, kind.nounAttitude, wordOf(p1))
  row.add(T + 35, kind.nounBase, wordOf(n1))
  row.add(T + 36, posOf(n1) * 1024 + posOf(n2) * 32 + posOf(n3), kind.speaks)
  // The closing mark of a quotation, or its comma, right before; a quotation right after.
  const closed =
    (p1?.shape === 6 || p1?.shape === 14 || (p1?.shape === 7 && p2?.shape === 6) ? 1 : 0) + (p1?.shape === 7 ? 2 : 0)
  const opened =
    n1?.shape === 5 ||
    n1?.shape === 14 ||
    ((n1?.shape === 7 || n1?.shape === 9) && (n2?.shape === 5 || n2?.shape === 14))
      ? 1
      : 0
  row.add(T + 37, closed * 2 + opened, pos)
  row.add(T + 38, closed * 2 + opened, kind.speaks)
  row.add(T + 39, closed * 2 + opened, kind.verbBase)
  row.add(T + 44, closed * 2 + opened, attitude)
  const rule = sheet.ruled.get(at)
  row.add(T + 40, rule === undefined ? 0 : 1, pos)
  row.add(T + 41, rule === undefined ? 0 : Math.round(rule.confidence * 10), attitude)
  row.add(T + 42, sheet.ruledRoles[at]!, pos)
  row.add(T + 43, sheet.ruledRoles[at]!, attitude)
  if (token.text === ':') {
    let words = 0
    let capitals = 0
    for (let k = at - 1; k >= cell.first && cells[k]!.shape !== 8; k--) {
      words++
      if (cells[k]!.shape === 3) capitals++
    }
    const starts = cell.first === 0 || cells[cell.first - 1]!.sentence.block !== cell.sentence.block ? 1 : 0
    row.add(T + 50, Math.min(words, 7), starts)
    row.add(T + 51, capitals === words ? 1 : 0, starts)
    row.add(T + 52, opening(n1), starts)
    row.add(T + 53, cell.sentence.index === 0 ? 1 : 0, Math.min(words, 7))
    row.add(T + 54, kindOfPhrase(sheet, cell.first, at - 1), starts)
    return
  }
  const around = surroundingsOf(sheet, at)
  const { group, subject } = around
  if (group !== null) {
    const tense = tenses.indexOf(group.tense)
    const how = tense * 8 + (group.negated ? 4 : 0) + (group.passive ? 2 : 0) + (group.progressive ? 1 : 0)
    row.add(T + 60, how, pos)
    row.add(T + 61, how, attitude)
    row.add(T + 62, how, kind.verbBase)
    row.add(T + 63, how, kind.speaks)
    const before = around.groupFirst - 1
    row.add(T + 64, before >= cell.first ? wordOf(cells[before]) : 0, kind.speaks)
    row.add(T + 65, before >= cell.first ? posOf(cells[before]) : 0, how)
    if (group.passive) row.add(T + 66, wordOf(n1), kind.speaks)
  }
  const holder = subject === null ? 0 : kindOfPhrase(sheet, subject.first, subject.last)
  row.add(T + 70, holder, pos)
  row.add(T + 71, holder, kind.speaks * 64 + kind.frames)
  row.add(T + 72, holder, attitude)
  row.add(T + 73, holder, kind.verbGroup)
  row.add(T + 74, holder * 64 + opening(n1), kind.speaks)
  if (subject !== null)
    row.add(T + 75, cells[phraseHead(sheet, subject.first, subject.last)]!.kind.nounBase, kind.speaks)
  if (around.inverted !== null)
    row.add(T + 76, kindOfPhrase(sheet, around.inverted.first, around.inverted.last) * 8 + closed, attitude)
}

const tenses = ['past', 'present', 'future', 'modal', 'infinitive', 'participle']

function phraseHead(sheet: Sheet, first: number, last: number): number {
  const cell = sheet.cells[first]!
  return cell.first + headOf(cell.sentence.tokens, { first: first - cell.first, last: last - cell.first })
}

/** Who could be speaking here: the kind of the phrase's head. */
export function kindOfPhrase(sheet: Sheet, first: number, last: number): number {
  if (last < first) return 0
  const { token, kind, shape } = sheet.cells[phraseHead(sheet, first, last)]!
  if (/^(he|she|they|we|i|who|you)$/.test(token.lower)) return 2
  if (/^(it|this|that|which|there|these|those)$/.test(token.lower)) return 3
  if (kind.nounField !== 0 && shape === 1) return 16 + (kind.nounField & 0xffff)
  if (token.pos === 'PROPN' || shape === 2) return 4
  if (shape === 3) return 5
  return token.pos === 'NOUN' ? 6 : 7
}
