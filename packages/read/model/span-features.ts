// What is asked of each token around a cue: does it belong to the cue, to the source, to the content, or to nothing?
import { kindOfPhrase, posId } from './cue-features.ts'
import type { Row } from './hash.ts'
import { cellsIn, type Sheet, type Surroundings, surroundingsOf } from './sheet.ts'

export type Window = { readonly from: number; readonly to: number }

// A quotation that a cue introduces may run on; beyond this its end is left to the rules.
const sentencesAfterMax = 4
// A sentence no person wrote must not make each of its words a day's work.
const cellsBeforeMax = 120
const cellsAfterMax = 240

/** The tokens looked at for a cue: its sentence, and its neighbours in the paragraph where quotations reach there. */
export function windowOf(sheet: Sheet, at: number): Window {
  const { cells, page } = sheet
  const { sentence, first, last } = cells[at]!
  let [from, to] = [first, last]
  const quoted = sheet.quoted.has(sentence.index)
  if (quoted || cells[at]!.token.text === ':' || page.text[sentence.end - 1] === ':')
    for (let k = 0; k < sentencesAfterMax; k++) {
      const next = cells[to + 1]
      if (next === undefined || next.sentence.block !== sentence.block) break
      to = next.last
    }
  const before = cells[first - 1]
  if (before !== undefined && before.sentence.block === sentence.block && (quoted || before.quote !== -1))
    from = before.first
  return { from: Math.max(from, at - cellsBeforeMax), to: Math.min(to, at + cellsAfterMax) }
}

/** The kind of place a token is, for the step into it. */
export function edgeOf(sheet: Sheet, at: number): number {
  const { cells } = sheet
  const cell = cells[at]!
  const before = cells[at - 1]
  if (at === cell.first) return 1
  if (cell.quote !== (before?.quote ?? -1)) return cell.quote === -1 ? 2 : 3
  if (cell.shape === 7) return 4
  if (before?.shape === 7) return 5
  if (cell.shape === 8) return 6
  if (cell.shape === 11 || cell.shape === 10 || cell.shape === 9) return 7
  if (cell.token.lower === 'that') return 8
  if (cell.token.lower === 'to') return 9
  if (cell.token.pos === 'CCONJ') return 10
  if (cell.token.pos === 'DET') return 11
  if (cell.token.pos === 'ADP') return 12
  if (cell.token.pos === 'VERB' || cell.token.pos === 'AUX') return 13
  return 0
}

export type CueContext = {
  readonly sheet: Sheet
  readonly at: number
  readonly window: Window
  readonly around: Surroundings
  readonly holder: number
  /** Probability of being a cue, by cell. */
  readonly cueShare: Float64Array
  readonly source: ReadonlySet<number>
  readonly cue: ReadonlySet<number>
  readonly content: ReadonlySet<number>
  readonly signature: number
  readonly ruled: boolean
}

const none: ReadonlySet<number> = new Set()

export function contextOf(sheet: Sheet, at: number, cueShare: Float64Array): CueContext {
  const rule = sheet.ruled.get(at)
  const around = surroundingsOf(sheet, at)
  const { cells } = sheet
  const cell = cells[at]!
  const next = at < cell.last ? cells[at + 1] : undefined
  const first = around.groupFirst
  const before = first > cell.first ? cells[first - 1] : undefined
  const signature = (next?.shape ?? 0) * 32 + (before === undefined ? 0 : before.shape)
  return {
    sheet,
    at,
    window: windowOf(sheet, at),
    around,
    holder: around.subject === null ? 0 : kindOfPhrase(sheet, around.subject.first, around.subject.last),
    cueShare,
    source: rule === undefined ? none : new Set(cellsIn(cells, rule.source)),
    cue: rule === undefined ? none : new Set(cellsIn(cells, rule.cue)),
    content: rule === undefined ? none : new Set(cellsIn(cells, rule.content)),
    signature,
    ruled: rule !== undefined,
  }
}

const T = 2000
const bucket = (distance: number) =>
  distance < 5 ? distance : distance < 7 ? 5 : distance < 10 ? 6 : distance < 15 ? 7 : distance < 25 ? 8 : 9

/** What lies between a token and the cue, gathered once for the whole window. */
export type Between = {
  readonly commas: Uint8Array
  readonly marks: Uint8Array
  readonly cues: Uint8Array
  readonly verbs: Uint8Array
  readonly that: Uint8Array
}

export function betweenOf({ sheet, at, window, cueShare }: CueContext): Between {
  const length = window.to - window.from + 1
  const made = () => new Uint8Array(length)
  const between = { commas: made(), marks: made(), cues: made(), verbs: made(), that: made() }
  for (const step of [1, -1]) {
    let [commas, marks, cues, verbs, that] = [0, 0, 0, 0, 0]
    for (let k = at + step; k >= window.from && k <= window.to; k += step) {
      const i = k - window.from
      between.commas[i] = commas
      between.marks[i] = marks
      between.cues[i] = cues
      between.verbs[i] = verbs
      between.that[i] = that
      const { shape, token } = sheet.cells[k]!
      if (shape === 7) commas = Math.min(3, commas + 1)
      if (shape === 11 || shape === 8) marks |= 1
      if (shape === 9 || shape === 10) marks |= 2
      if (shape === 5 || shape === 6 || shape === 14) marks |= 4
      if (cueShare[k]! > 0.5) cues = Math.min(2, cues + 1)
      if (token.pos === 'VERB') verbs = Math.min(3, verbs + 1)
      if (token.lower === 'that') that |= 1
      if (token.lower === 'to') that |= 2
      if (token.lower === 'and' || token.lower === 'but') that |= 4
    }
  }
  return between
}

export function spanFeatures(context: CueContext, between: Between, t: number, row: Row): void {
  const { sheet, at, window, around } = context
  const { cells } = sheet
  const cell = cells[t]!
  const cue = cells[at]!
  const i = t - window.from
  const { kind, token } = cell
  const side = t < at ? 1 : t > at ? 2 : 0
  const pos = posId(token.pos)
  const same = cell.sentence === cue.sentence ? 1 : cell.sentence.index < cue.sentence.index ? 2 : 3
  const far = bucket(Math.abs(t - at)) * 4 + side
  const p1 = t > window.from ? cells[t - 1] : undefined
  const p2 = t - 1 > window.from ? cells[t - 2] : undefined
  const n1 = t < window.to ? cells[t + 1] : undefined
  const n2 = t + 1 < window.to ? cells[t + 2] : undefined
  const posOf = (one: typeof p1) => (one === undefined ? 0 : posId(one.token.pos))
  const wordOf = (one: typeof p1) => one?.kind.word ?? 0
  const sided = side * 4 + same
  row.add(T)
  row.add(T + 1, sided)
  row.add(T + 2, far, same)
  row.add(T + 3, kind.word, sided)
  row.add(T + 4, kind.word)
  row.add(T + 5, pos, sided)
  row.add(T + 6, wordOf(p1), sided)
  row.add(T + 7, wordOf(n1), sided)
  row.add(T + 8, posOf(p1) * 32 + pos, sided)
  row.add(T + 9, pos * 32 + posOf(n1), sided)
  row.add(T + 10, (posOf(p2) * 32 + posOf(p1)) * 32 + pos, side)
  row.add(T + 11, (pos * 32 + posOf(n1)) * 32 + posOf(n2), side)
  row.add(T + 12, cell.shape * 32 + (p1?.shape ?? 0), sided)
  row.add(T + 13, cell.shape * 32 + (n1?.shape ?? 0), sided)
  row.add(T + 14, kind.nounField, sided)
  row.add(T + 15, kind.verbGroup, sided)
  row.add(T + 16, wordOf(p1), kind.word)
  row.add(T + 17, kind.word, wordOf(n1))
  row.add(T + 18, kind.tail2, sided)
  row.add(T + 19, n1?.kind.tail2 ?? 0, cell.shape * 16 + sided)
  const commas = between.commas[i]!
  const marks = between.marks[i]!
  const cues = between.cues[i]!
  const verbs = between.verbs[i]!
  const that = between.that[i]!
  row.add(T + 20, commas * 8 + marks, sided)
  row.add(T + 21, commas * 8 + marks, pos * 16 + sided)
  row.add(T + 22, cues, sided)
  row.add(T + 23, cues * 4 + commas, pos * 16 + sided)
  row.add(T + 24, verbs, sided)
  row.add(T + 25, that, sided)
  row.add(T + 26, that, pos * 16 + sided)
  row.add(T + 27, (commas * 8 + marks) * 8 + that, cues * 16 + sided)
  row.add(T + 28, cues * 4 + commas, cue.kind.verbBase)
  row.add(T + 29, cues * 4 + side, cue.attitude)
  // Quotations: within one, at its edges, and how it lies to the cue.
  const quote = cell.quote
  const quoteState =
    quote === -1
      ? 0
      : 1 +
        (quote === cue.quote ? 1 : 0) +
        (p1?.quote !== quote ? 2 : 0) +
        (n1?.quote !== quote ? 4 : 0) +
        (sheet.page.quotes[quote]!.words < 4 ? 8 : 0)
  row.add(T + 30, quoteState, sided)
  row.add(T + 31, quoteState, commas * 16 + sided)
  row.add(T + 32, quoteState, context.signature * 16 + sided)
  row.add(T + 33, quoteState, cue.attitude)
  // The cue itself.
  row.add(T + 40, cue.kind.verbBase, sided)
  row.add(T + 41, cue.kind.verbBase, far)
  row.add(T + 42, cue.kind.verbBase, kind.word)
  row.add(T + 43, cue.kind.verbBase, pos * 64 + far)
  row.add(T + 44, cue.attitude, pos * 64 + far)
  row.add(T + 45, cue.attitude, kind.word ^ side)
  row.add(T + 46, cue.kind.verbGroup, pos * 64 + far)
  row.add(T + 47, posId(cue.token.pos), pos * 64 + far)
  row.add(T + 48, context.signature, far)
  row.add(T + 49, context.signature, commas * 16 + sided)
  row.add(T + 50, posId(cue.token.pos), kind.word ^ sided)
  row.add(T + 51, context.holder, far)
  row.add(T + 52, context.holder, commas * 16 + sided)
  const how =
    around.group === null
      ? 0
      : 1 +
        (around.group.passive ? 1 : 0) +
        (around.group.negated ? 2 : 0) +
        (around.group.tense === 'participle' ? 4 : 0)
  row.add(T + 53, how, far)
  row.add(T + 54, how, pos * 16 + sided)
  if (how !== 0 && t >= around.groupFirst && t < at) {
    row.add(T + 55, how, pos)
    row.add(T + 56, t === around.groupFirst ? 1 : 0, kind.word)
  }
  // Phrases beside the cue.
  const { subject, inverted } = around
  const inSubject =
    subject !== null && t >= subject.first && t <= subject.last
      ? 1 + (t === subject.first ? 1 : 0) + (t === subject.last ? 2 : 0)
      : 0
  const inInverted =
    inverted !== null && t >= inverted.first && t <= inverted.last
      ? 1 + (t === inverted.first ? 1 : 0) + (t === inverted.last ? 2 : 0)
      : 0
  row.add(T + 60, inSubject, sided)
  row.add(T + 61, inSubject, context.holder)
  row.add(T + 62, inSubject, cue.attitude)
  row.add(T + 63, inSubject * 8 + inInverted, context.signature)
  row.add(T + 64, inInverted, context.signature)
  row.add(T + 65, inInverted, cue.kind.verbBase)
  row.add(T + 66, inInverted * 8 + inSubject, how)
  row.add(T + 67, inSubject, cue.quote === -1 ? 0 : 1)
  // What the rules say of this cue, and of others.
  const { source, content } = context
  const role = !context.ruled
    ? 0
    : source.has(t)
      ? 1 + (source.has(t - 1) ? 0 : 8)
      : context.cue.has(t)
        ? 2 + (context.cue.has(t - 1) ? 0 : 8)
        : content.has(t)
          ? 3 + (content.has(t - 1) ? 0 : 8)
          : 4
  const last = role === 3 || role === 1 ? (source.has(t + 1) || content.has(t + 1) ? 0 : 1) : 0
  row.add(T + 70, role, last)
  row.add(T + 71, role, sided)
  row.add(T + 72, role, cue.attitude)
  row.add(T + 73, sheet.ruledRoles[t]!, context.ruled ? 1 : 0)
  row.add(T + 74, sheet.ruledRoles[t]!, sided * 4 + cues)
  row.add(T + 75, context.cueShare[t]! > 0.5 && t !== at ? 1 : 0, sided)
  // Edges of sentences.
  row.add(
    T + 80,
    (t === cell.first ? 1 : 0) + (t === cell.last ? 2 : 0) + (t === cell.last - 1 ? 4 : 0),
    cell.shape * 16 + sided,
  )
  row.add(T + 81, t === cell.first ? 1 : 0, pos * 16 + sided)
  row.add(T + 82, cell.sentence.index === 0 || cell.sentence.type === 'heading' ? 1 : 0, sided)
}
