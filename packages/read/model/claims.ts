// Claims as the model sees them: cues, the spans around each, their labels, and how sure all of it is.
import type { Attitude, Claim, ClaimStatus, Modality, Quotation, Span } from '../reading.ts'
import type { Page } from '../words/page.ts'
import { cueFeatures, mayCue } from './cue-features.ts'
import { type Decoded, decode } from './decode.ts'
import type { Model } from './file.ts'
import { Row } from './hash.ts'
import { type Labels, labelsByRule, labelsOf } from './labels.ts'
import { addScores, sigmoid, type Weights } from './linear.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { contextOf } from './span-features.ts'

/** Probability of being the head of a cue, for each cell of the sheet. The row says which questions are asked. */
export function cueSharesOf(sheet: Sheet, weights: Weights, row: Row = new Row()): Float64Array {
  const scores = new Float64Array(2)
  const shares = new Float64Array(sheet.cells.length)
  for (const cell of sheet.cells) {
    if (!mayCue(cell)) continue
    row.clear()
    cueFeatures(sheet, cell.at, row)
    scores.fill(0)
    addScores(weights, row.ids, row.size, scores, 0)
    shares[cell.at] = sigmoid(scores[1]! - scores[0]!)
  }
  return shares
}

type Spans = Decoded & { readonly head: number; readonly cueShare: number }
export type Guess = Spans & { readonly labels: Labels }

/** Every claim the model sees, with the probabilities of its parts, in order of their cues. */
export function guessesOf(sheet: Sheet, model: Omit<Model, 'confidence' | 'names'>, row: Row = new Row()): Guess[] {
  const shares = cueSharesOf(sheet, model.cue, row)
  const found: Spans[] = []
  for (const head of headsIn(sheet, shares, model.cueLeast)) {
    const cueShare = shares[head]!
    const decoded = withHolder(sheet, head, decode(contextOf(sheet, head, shares), model.chain, row))
    if (decoded.content.length > 0)
      found.push({ ...decoded, content: withNextBlock(sheet.page, decoded), head, cueShare })
  }
  const guesses = found.map((one): Guess => {
    const spans = { ...one, content: ownContent(one, found) }
    return { ...spans, labels: labelsOf(sheet, spans, one.head, model.labels, row) }
  })
  const labelled = (rule: Claim, head: number) =>
    isTurn(sheet, head) ? labelsOf(sheet, rule, head, model.labels, row) : labelsByRule(rule)
  return [...guesses, ...surelyByRule(sheet, guesses, labelled)].sort((a, b) => a.head - b.head)
}

// More cues than this in one sentence are no sentence: a list of verbs, or a text made to be slow.
const cuesInSentenceMax = 12

/** Heads of cues in order, the surest of each sentence. */
function headsIn(sheet: Sheet, shares: Float64Array, least: number): number[] {
  const bySentence = new Map<number, number[]>()
  for (const { at, sentence } of sheet.cells)
    if (shares[at]! >= least && !isTurn(sheet, at)) {
      const heads = bySentence.get(sentence.index)
      if (heads === undefined) bySentence.set(sentence.index, [at])
      else heads.push(at)
    }
  return [...bySentence.values()].flatMap((heads) =>
    heads
      .sort((a, b) => shares[b]! - shares[a]!)
      .slice(0, cuesInSentenceMax)
      .sort((a, b) => a - b),
  )
}

/**
 * Cross-validated, the rules draw a source better in two cases: where the chain saw none, and where the phrase goes on
 * (`Omar Salih, who lost his brother, Ali, to cholera`).
 */
function withHolder(sheet: Sheet, head: number, decoded: Decoded): Decoded {
  const [ruled] = sheet.ruled.get(head)?.source ?? []
  const [seen] = decoded.source
  if (ruled === undefined) return decoded
  return seen === undefined || (seen.start === ruled.start && seen.end < ruled.end)
    ? { ...decoded, source: [ruled] }
    : decoded
}

/** A quotation left open at its paragraph's end goes on in the next. */
function withNextBlock(page: Page, { content }: Decoded): readonly Span[] {
  const last = content.at(-1)
  const open =
    last === undefined
      ? undefined
      : page.quotes.find((quote) => !quote.closed && quote.start >= last.start && quote.end === last.end)
  if (open === undefined) return content
  const next = page.quotes.find((one) => one.block === open.block + 1 && one.start === page.blocks[one.block]!.start)
  return next === undefined ? content : [...content, { start: next.start, end: next.end }]
}

/** What another cue in between already holds is not said twice: `“…,” she told them, adding that …`. */
function ownContent({ cue, content }: Spans, found: readonly Spans[]): readonly Span[] {
  const from = cue[0]?.end ?? 0
  const kept = content.filter(
    (piece) =>
      !found.some(
        (other) =>
          other.cue.some((mark) => mark.start >= from && mark.end <= piece.start) &&
          other.content.some((span) => span.start <= piece.start && span.end >= piece.end),
      ),
  )
  return kept.length === 0 ? content : kept
}

/** The colon after a speaker's name in a talk. */
const isTurn = (sheet: Sheet, at: number): boolean => sheet.cells[at]!.token.text === ':' && sheet.ruled.has(at)

/** The turns of a talk, and refusals the model misses: they follow few patterns, and the rules know them. */
function surelyByRule(
  sheet: Sheet,
  guesses: readonly Guess[],
  labelled: (rule: Claim, head: number) => Labels,
): Guess[] {
  const seen = new Set<Claim>()
  return [...sheet.ruled].flatMap(([head, rule]) => {
    const { source, cue, content, status } = rule
    const isSeen = guesses.some((guess) => guess.cue.some((a) => cue.some((b) => a.start < b.end && b.start < a.end)))
    if (isSeen || seen.has(rule) || !(status === 'declined' || isTurn(sheet, head))) return []
    seen.add(rule)
    const shares = { contentShare: 0.95, sourceShare: 0.95, bestShare: 0.7, cueShare: 0.95 }
    return [{ source, cue, content, head, ...shares, labels: labelled(rule, head) }]
  })
}

/** What the confidence is made of. Logarithms of odds, so that their sum can be one again. */
export function evidenceOf(guess: Guess): number[] {
  return [
    1,
    odds(guess.cueShare),
    odds(guess.contentShare),
    odds(guess.sourceShare),
    odds(guess.bestShare),
    odds(guess.labels.status.share),
    guess.source.length === 0 ? 1 : 0,
    guess.content.length > 1 ? 1 : 0,
  ]
}
const odds = (share: number) => {
  const kept = Math.min(0.995, Math.max(0.005, share))
  return Math.log(kept / (1 - kept))
}

/** The claims of a page: what the rules found, read again by the model. */
export function claimsBy(model: Model, page: Page, ruled: readonly Claim[]): Claim[] {
  const sheet = sheetOf(page, ruled)
  return guessesOf(sheet, model).map((guess) => {
    const confidence = sigmoid(evidenceOf(guess).reduce((sum, value, i) => sum + value * (model.confidence[i] ?? 0), 0))
    return {
      id: '',
      source: guess.source,
      cue: guess.cue,
      content: guess.content,
      sourceActor: null,
      sourceKind: 'none',
      // The names of each label were written from the annotated claims, whose types these are.
      attitude: guess.labels.attitude.name as Attitude,
      quotation: guess.labels.quotation.name as Quotation,
      modality: guess.labels.modality.name as Modality,
      status: guess.labels.status.name as ClaimStatus,
      confidence: Math.round(confidence * 1000) / 1000,
      within: null,
    }
  })
}
