// Claims as the model sees them: cues, the spans around each, their labels, and how sure all of it is.
import type { Attitude, Claim, ClaimStatus, Modality, Quotation, Span } from '../reading.ts'
import { subjectBefore } from '../words/noun-phrases.ts'
import { type Page, spanOf } from '../words/page.ts'
import { verbGroupAt } from '../words/verb-groups.ts'
import { cueFeatures, mayCue } from './cue-features.ts'
import { type Decoded, decode } from './decode.ts'
import type { Model } from './file.ts'
import { Row } from './hash.ts'
import { type Labels, labelsByRule, labelsOf } from './labels.ts'
import { addScores, sigmoid, type Weights } from './linear.ts'
import { cellsIn, type Sheet, sheetOf } from './sheet.ts'
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
    const decoded = withHolder(sheet, head, decode(contextOf(sheet, head, shares), model.chain, row), found)
    if (decoded.content.length > 0)
      found.push({ ...decoded, content: withNextBlock(sheet.page, decoded), head, cueShare })
  }
  const guesses = found.map((one): Guess => {
    const spans = { ...one, content: withRestOfQuote(sheet, one, ownContent(one, found), found) }
    return { ...spans, labels: labelsOf(sheet, spans, one.head, model.labels, row) }
  })
  const labelled = (rule: Claim, head: number) =>
    isTurn(sheet, head) ? labelsOf(sheet, rule, head, model.labels, row) : labelsByRule(rule)
  // The items of a list are the rules' to tell: each has the one cue, which the chain reads once.
  const listed = sheet.listed.map((rule): Guess => {
    const { source, cue, content } = rule
    const head = cellsIn(sheet.cells, cue).at(-1)!
    return { source, cue, content, head, ...ruledShares, labels: labelsOf(sheet, rule, head, model.labels, row) }
  })
  const unlisted = guesses.filter((guess) => !listed.some((one) => meet(one.cue, guess.cue)))
  return [...unlisted, ...listed, ...surelyByRule(sheet, [...unlisted, ...listed], labelled)].sort(
    (a, b) => a.head - b.head,
  )
}

const ruledShares = { contentShare: 0.95, sourceShare: 0.95, bestShare: 0.7, cueShare: 0.95 }
const meet = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.some((a) => others.some((b) => a.start < b.end && b.start < a.end))

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
 * (`Omar Salih, who lost his brother, Ali, to cholera`). What tells when or how it was said does not go on
 * (`Omar Salih, reached at home, said`).
 */
function withHolder(sheet: Sheet, head: number, decoded: Decoded, earlier: readonly Spans[]): Decoded {
  const [ruled] = sheet.ruled.get(head)?.source ?? []
  const seen = decoded.source[0] ?? null
  if (seen === null || isThere(sheet, seen)) {
    const holder = ruled ?? sharedHolder(sheet, head, earlier)
    return { ...decoded, source: holder === null ? [] : [holder] }
  }
  // `The mayor closed the road, citing …`: what they do is no part of who they are.
  const doer = sharedHolder(sheet, head, earlier)
  if (doer !== null && doer.start === seen.start && doer.end < seen.end && actsIn(sheet, head, doer.end, seen.end))
    return { ...decoded, source: [doer] }
  // `X, a spokeswoman, denied it, saying …`: one speaker, drawn once.
  const whole = earlier.findLast(
    (one) =>
      one.head >= sheet.cells[head]!.first &&
      one.source.some((span) => span.start < seen.start && span.end === seen.end),
  )
  if (whole !== undefined) return { ...decoded, source: whole.source }
  return ruled !== undefined &&
    seen.start === ruled.start &&
    seen.end < ruled.end &&
    !(isBroken(sheet, seen) ? broken : manner).test(sheet.page.text.slice(seen.end, ruled.end))
    ? { ...decoded, source: [ruled] }
    : decoded
}

const manner = /^, (?:\w+(?:ing|ed)|shown|for|to|in|on|at|when|after|while|as|if|though|however)\b(?! whom| which)/
// What `who lost his brother, Ali` was broken off by closes with the next comma, and the clause goes on.
const broken = /^, (?:\w+(?:ing|ed)|shown|when|after|while|as|if|though|however)\b/
const isBroken = ({ page }: Sheet, { start, end }: Span): boolean =>
  /, (?:who|which|whose)\b[^,]*, [^,]+$/.test(page.text.slice(start, end))

/** Whether a verb that is no participle stands right after the holder: what follows is told of them. */
function actsIn({ cells }: Sheet, head: number, from: number, to: number): boolean {
  const next = cells[head]!.sentence.tokens.find(({ start, end }) => start >= from && end <= to)
  return next !== undefined && /^(?:VERB|AUX)$/.test(next.pos) && !next.lower.endsWith('ing')
}

/** `There are claims that …`: nobody is named. */
const isThere = ({ page }: Sheet, { start, end }: Span): boolean => /^there$/i.test(page.text.slice(start, end))

/** `The mayor backed the deal, citing …`: who does what the sentence tells says it too. */
function sharedHolder({ cells }: Sheet, head: number, earlier: readonly Spans[]): Span | null {
  const { sentence, first, token } = cells[head]!
  if (!token.lower.endsWith('ing') || !/^(?:,|while|without|before|after|by)$/.test(cells[head - 1]?.token.lower ?? ''))
    return null
  const speaker = earlier.findLast((one) => one.head >= first && one.source.length > 0)
  if (speaker !== undefined) return speaker.source[0]!
  const { tokens } = sentence
  for (let i = head - first - 2; i > 0; i--) {
    if (!/^(?:VERB|AUX)$/.test(tokens[i]!.pos) || tokens[i]!.lower.endsWith('ing')) continue
    const subject = subjectBefore(sentence, verbGroupAt(tokens, i).first)
    if (subject !== null) return spanOf(sentence, subject.first, subject.last)
  }
  return null
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

/** `“We left,” she said. “And nobody came back.”`: what follows without a cue of its own is hers too. */
function withRestOfQuote(
  { page, cells }: Sheet,
  { head, cue, source }: Spans,
  content: readonly Span[],
  found: readonly Spans[],
): readonly Span[] {
  const last = content.at(-1)
  const opening = cue[0]
  if (last === undefined || opening === undefined || last.end > opening.start) return content
  if (!page.quotes.some(({ start, end }) => start >= last.start && end === last.end)) return content
  const { last: sentenceEnd, sentence } = cells[head]!
  const said = Math.max(opening.end, source[0]?.end ?? 0)
  const next = cells[sentenceEnd + 1]
  if (next === undefined || next.sentence.block !== sentence.block) return content
  const quote = page.quotes.find(({ start }) => start === next.token.start)
  if (quote === undefined || /[“”"]/.test(page.text.slice(said, next.token.start))) return content
  const isOthers = found.some(
    (other) =>
      other.head > sentenceEnd &&
      other.content.some((span) => span.start < quote.end && span.end > quote.start) &&
      !other.cue.some((mark) => mark.start > quote.start && mark.end < quote.end),
  )
  return isOthers ? content : [...content, { start: quote.start, end: quote.end }]
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
    const isSeen = guesses.some((guess) => meet(guess.cue, cue))
    if (isSeen || seen.has(rule) || !(status === 'declined' || isTurn(sheet, head))) return []
    seen.add(rule)
    return [{ source, cue, content, head, ...ruledShares, labels: labelled(rule, head) }]
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
    odds(guess.labels.attitude.share),
    odds(guess.labels.modality.share),
    // What is denied or planned is told less surely than what is asserted, at the same share.
    ...statusesTold.map((status) => (guess.labels.status.name === status ? 1 : 0)),
  ]
}
const statusesTold = ['conditional', 'declined', 'denied', 'planned'] as const
const odds = (share: number) => {
  const kept = Math.min(0.995, Math.max(0.005, share))
  return Math.log(kept / (1 - kept))
}

export const confidenceOf = (guess: Guess, weights: readonly number[]): number =>
  sigmoid(evidenceOf(guess).reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0))

// Chosen by cross-validation on linked claims (lenient): what is less sure is wrong more often than it is found.
export const confidenceLeast = 0.25

/** The claims of a page: what the rules found, read again by the model. */
export function claimsBy(model: Model, page: Page, ruled: readonly Claim[]): Claim[] {
  const sheet = sheetOf(page, ruled)
  return guessesOf(sheet, model).flatMap((guess) => {
    const confidence = confidenceOf(guess, model.confidence)
    if (confidence < confidenceLeast) return []
    const claim: Claim = {
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
    return [claim]
  })
}
