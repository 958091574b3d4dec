// What is asked of a claim whose spans are known: what its source does by saying it, and how the content stands.
import type { Claim } from '../reading.ts'
import { standingOf, verbGroupAt } from '../words/verb-groups.ts'
import { answerFeatures } from './answers.ts'
import { posId } from './cue-features.ts'
import { hashWord, type Row } from './hash.ts'
import { type Cell, cellsIn, type Sheet } from './sheet.ts'
import { signals, signalsIn } from './signals.ts'

const T = 3000
const conditions =
  /^(?:if|unless|provided|providing|once|until|till|when|whenever|whether|condition|conditions|otherwise|should|only|so|long|before|after|without|except|assuming|depends|depending|subject|contingent|case|event|must|first)$/
const modals = /^(?:will|shall|would|could|may|might|can|should|must|'ll|wo|ca|cannot)$/
const negations = /^(?:not|n't|never|no|nor|neither|nobody|nothing|none|without|cannot)$/
const notHash = hashWord('not')
const standings = ['occurred', 'ongoing', 'planned', 'hypothetical', 'denied']

// Contents that often answer a charge, the surest first.
const answering = [
  'a pronoun',
  'its own not',
  'begins with no',
  'answers no',
  'falsehood',
  'charge',
  'knew nothing',
].map((name) => signals.findIndex((one) => one.name === name))

export type LabelSpans = Pick<Claim, 'source' | 'cue' | 'content'>

export function labelFeatures(sheet: Sheet, claim: LabelSpans, head: number, row: Row): void {
  const { cells } = sheet
  const cue = cells[head]!
  const cueCells = cellsIn(cells, claim.cue)
  const contentCells = cellsIn(cells, claim.content)
  const sourceCells = cellsIn(cells, claim.source)
  const spoken = new Set([...contentCells, ...sourceCells])
  const { token } = cue
  const cueNegated = cueCells.some((at) => negations.test(cells[at]!.token.lower)) ? 1 : 0
  // Who has not denied does not deny: with a negation a cue is another cue.
  const turn = cueNegated === 1 ? notHash : 0
  const kind = {
    ...cue.kind,
    word: cue.kind.word ^ turn,
    verbBase: cue.kind.verbBase ^ turn,
    verbGroup: cue.kind.verbGroup ^ turn,
  }
  const attitude = cue.attitude ^ turn
  const i = head - cue.first
  const group =
    token.pos === 'VERB' || token.pos === 'AUX' || cue.attitude !== 0 ? verbGroupAt(cue.sentence.tokens, i) : null
  const how =
    group === null ? 0 : 1 + (group.negated ? 1 : 0) + (group.passive ? 2 : 0) + 4 * tenses.indexOf(group.tense)
  row.add(T)
  row.add(T + 1, kind.word)
  row.add(T + 2, kind.verbBase)
  row.add(T + 3, attitude)
  row.add(T + 4, kind.verbGroup)
  row.add(T + 5, how)
  row.add(T + 6, how, attitude)
  row.add(T + 7, how, kind.verbBase)
  row.add(T + 8, kind.nounBase, posId(token.pos))
  row.add(T + 9, kind.nounAttitude)
  row.add(T + 10, posId(token.pos))
  for (const at of cueCells) {
    row.add(T + 11, cells[at]!.kind.word ^ turn)
    row.add(T + 12, cells[at]!.kind.verbBase ^ turn)
  }
  row.add(T + 13, cueNegated, attitude)
  row.add(T + 14, cueNegated, kind.verbBase)
  const next = cells[head + 1]
  row.add(T + 15, kind.verbBase, next?.kind.word ?? 0)
  row.add(T + 16, kind.verbBase, sourceCells.length === 0 ? 0 : 1)
  row.add(T + 17, sourceCells.length === 0 ? 0 : 1)
  if (sourceCells.length > 0) {
    row.add(T + 18, cells[sourceCells[0]!]!.kind.word)
    row.add(T + 19, cells[sourceCells.at(-1)!]!.kind.nounField)
    for (const at of sourceCells)
      if (negations.test(cells[at]!.token.lower) || /^nobody$/.test(cells[at]!.token.lower)) row.add(T + 19, 7)
  }
  // The content.
  const first = cells[contentCells[0] ?? -1]
  const second = cells[contentCells[1] ?? -1]
  const words = contentCells.length
  const size = words < 2 ? 1 : words < 4 ? 2 : words < 8 ? 3 : words < 20 ? 4 : 5
  const quoted = contentCells.filter((at) => cells[at]!.quote !== -1).length
  const quotes = quoted === 0 ? 0 : quoted === words ? 2 : 1
  row.add(T + 20, size)
  row.add(T + 21, quotes, first === undefined ? 0 : first.quote === -1 ? 1 : 2)
  row.add(T + 22, quotes, attitude)
  row.add(T + 23, first?.kind.word ?? 0)
  row.add(T + 24, first?.kind.word ?? 0, second?.kind.word ?? 0)
  row.add(T + 25, first?.kind.word ?? 0, attitude)
  row.add(T + 26, posOf(first) * 32 + posOf(second), size)
  row.add(T + 27, posOf(first), attitude)
  row.add(T + 28, first === undefined ? 0 : first.kind.word, kind.verbBase)
  row.add(T + 29, quotes, cue.token.text === ':' ? 1 : 0)
  let [condition, modal, negated, verbs] = [0, 0, 0, 0]
  let standing = 0
  for (const [k, at] of contentCells.entries()) {
    const { token: word, kind: own } = cells[at]!
    row.add(T + 30, own.word)
    if (k > 0 && cells[at - 1]!.sentence === cells[at]!.sentence) row.add(T + 31, cells[at - 1]!.kind.word, own.word)
    if (conditions.test(word.lower)) {
      row.add(T + 32, own.word, k === 0 ? 0 : 1)
      row.add(T + 33, own.word, attitude)
      row.add(T + 34, own.word, at < head ? 0 : 1)
      row.add(T + 35, own.word, cells[at + 1]?.kind.word ?? 0)
      if (/^(?:if|unless|provided|until|once|condition)$/.test(word.lower)) condition = 1
    }
    if (modals.test(word.lower)) {
      row.add(T + 36, own.word)
      row.add(T + 37, own.word, attitude)
      row.add(T + 38, own.word, k < 5 ? 0 : 1)
      if (modal === 0) modal = own.word
    }
    if (negations.test(word.lower)) {
      row.add(T + 39, own.word, k < 6 ? 0 : 1)
      row.add(T + 40, own.word, attitude)
      if (k < 7) negated = 1
    }
    if (word.pos === 'VERB' || word.pos === 'AUX') {
      if (word.pos === 'VERB' && ++verbs === 1) {
        const cell = cells[at]!
        standing = 1 + standings.indexOf(standingOf(cell.sentence, at - cell.first))
        const inner = verbGroupAt(cell.sentence.tokens, at - cell.first)
        const innerHow =
          1 +
          (inner.negated ? 1 : 0) +
          (inner.passive ? 2 : 0) +
          (inner.progressive ? 4 : 0) +
          (inner.perfect ? 8 : 0) +
          16 * tenses.indexOf(inner.tense)
        row.add(T + 41, innerHow)
        row.add(T + 42, innerHow, attitude)
        row.add(T + 43, own.verbBase)
        row.add(T + 44, own.verbBase, innerHow)
        row.add(T + 45, own.verbGroup, attitude)
      }
    }
    if (word.pos === 'NOUN' && k < 3) row.add(T + 46, own.nounBase, kind.verbBase)
    if (word.pos === 'NOUN' && k < 4) row.add(T + 47, own.nounAttitude, attitude)
  }
  row.add(T + 50, standing)
  row.add(T + 51, standing, attitude)
  row.add(T + 52, standing, condition)
  row.add(T + 53, condition, attitude)
  row.add(T + 54, condition, modal)
  row.add(T + 55, negated, attitude)
  row.add(T + 56, negated, kind.verbBase)
  row.add(T + 57, negated * 8 + standing, first?.token.pos === 'PRON' ? first.kind.word : 0)
  row.add(T + 58, verbs === 0 ? 0 : 1, size)
  row.add(T + 59, verbs === 0 ? 0 : 1, attitude)
  // A condition that stands in the sentence but outside source and content.
  let outside = ''
  for (let k = cue.first; k <= cue.last; k++) {
    const { lower } = cells[k]!.token
    if (spoken.has(k)) continue
    outside += `${lower} `
    if (/^(?:if|unless|provided|once|until|condition)$/.test(lower))
      row.add(T + 60, cells[k]!.kind.word, k < head ? 0 : 1)
  }
  for (const one of signalsIn('', outside)) row.add(T + 61, one)
  const textOf = (spans: Claim['cue']) => spans.map(({ start, end }) => sheet.page.text.slice(start, end)).join(' ')
  const told = signalsIn(textOf(claim.cue), textOf(claim.content))
  const own = ownActs(cells, contentCells, sourceCells)
  row.add(T + 84, own, attitude)
  row.add(T + 85, own, kind.verbBase)
  row.add(T + 86, own, standing)
  for (const [k, one] of told.entries()) {
    row.add(T + 80, one)
    row.add(T + 87, one, own)
    row.add(T + 81, one, attitude)
    row.add(T + 82, one, kind.verbBase)
    for (const other of told.slice(0, k)) row.add(T + 83, one, other)
  }
  const stand = answering.findIndex((one) => told.includes(one)) + 1
  const from = Math.min(head, ...[sourceCells, cueCells, contentCells].flatMap((some) => some.slice(0, 1)))
  answerFeatures(cells, from, stand === 0 ? negated : 8 + stand, row)
  if (token.text === ':') {
    const asked = questionBefore(sheet, cue)
    row.add(T + 95, asked, first?.kind.word ?? 0)
    row.add(T + 96, first?.kind.word ?? 0, second?.kind.word ?? 0)
    row.add(T + 97, first?.kind.word ?? 0)
    row.add(T + 98, asked, size)
    for (const at of contentCells.slice(0, 10)) row.add(T + 99, cells[at]!.kind.word)
  }
  const rule = sheet.ruled.get(head)
  row.add(T + 70, rule === undefined ? 0 : hashWord(rule.status), cueNegated)
  row.add(T + 71, rule === undefined ? 0 : hashWord(rule.attitude), cueNegated)
  row.add(T + 72, rule === undefined ? 0 : hashWord(rule.modality))
  row.add(T + 73, rule === undefined ? 0 : hashWord(rule.quotation))
}

/** The first word of the question that ends the paragraph before a turn, 0 where nobody asks. */
function questionBefore({ cells }: Sheet, cue: Cell): number {
  let k = cue.first - 1
  while (k >= 0 && cells[k]!.sentence.block === cue.sentence.block) k = cells[k]!.first - 1
  const last = cells[k]
  return last?.token.text === '?' ? cells[last.first]!.kind.word : 0
}

const tenses = ['past', 'present', 'future', 'modal', 'infinitive', 'participle']
const posOf = (cell: Cell | undefined) => (cell === undefined ? 0 : posId(cell.token.pos))

/**
 * Whether a source speaks of its own acts: 1 by a pronoun or an infinitive, 2 by its name, 3 not, 0 where nothing is said.
 * What it will do itself may be a promise, what another will do is none.
 */
export function ownActs(cells: readonly Cell[], content: readonly number[], source: readonly number[]): 0 | 1 | 2 | 3 {
  const words = content.filter((at) => cells[at]!.token.lower !== 'that' && cells[at]!.token.pos !== 'PUNCT')
  const [opening] = words
  if (opening === undefined) return 0
  if (/^(?:it|he|she|they|we|i|its|his|her|their|our|my|to)$/.test(cells[opening]!.token.lower)) return 1
  const names = words.slice(0, 4).filter((at) => /^(?:NOUN|PROPN)$/.test(cells[at]!.token.pos))
  return names.some((at) => source.some((from) => cells[from]!.token.lower === cells[at]!.token.lower)) ? 2 : 3
}
