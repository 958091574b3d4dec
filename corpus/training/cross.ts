// Cross-validation on the training documents: every choice about the model is made here, none on the measured ones.
import { confidenceOf, type Guess, guessesOf, hashWord, type Model, Row, theModel } from '@parley/read/model'
import { align, type Compared, type Measure, scoreAttribution } from '../attribution.ts'
import { macroF1 } from '../status.ts'
import { crossShares, fitCues, fitLabels, fitSpans, foldsOf } from './fit-attribution.ts'
import type { Prepared } from './gold.ts'

export type Judged = { readonly one: Prepared; readonly guesses: readonly Guess[] }
export const foldsCount = 5
// How sure a claim is, is learnt from what models say that never saw the document. The more of the rest they saw, the nearer
// they come to the model that is kept, which saw all of it.
const outerFolds = 10

/** Guesses for each document by a model that never saw its conflict. */
export function crossGuesses(prepared: readonly Prepared[], cueLeast: number): Judged[] {
  return foldsOf(prepared, outerFolds).flatMap(({ learn, judge }) => {
    const model = fitModel(learn, cueLeast)
    return judge.map((one) => ({ one, guesses: guessesOf(one.sheet, model) }))
  })
}

/** The row says which questions are asked: all of them, but in an ablation. */
export function fitModel(
  learn: readonly Prepared[],
  cueLeast: number,
  row: Row = new Row(),
): Omit<Model, 'confidence' | 'names'> {
  const shares = crossShares(learn, foldsCount, row)
  const chain = fitSpans(learn, (one) => shares.get(one)!, row)
  return { cue: fitCues(learn, row), chain, labels: fitLabels(learn, row), cueLeast }
}

/** The claims that no other claim's content holds. */
function outermost(guesses: readonly Guess[]): Guess[] {
  const holds = (outer: Guess, inner: Guess) =>
    outer !== inner &&
    inner.cue.some((cue) => outer.content.some((span) => span.start <= cue.start && span.end >= cue.end))
  return guesses.filter((one) => !guesses.some((other) => holds(other, one) && !holds(one, other)))
}

/** Only the guesses that are sure enough by these weights: what a reading would show. */
export const sureOf = (judged: readonly Judged[], weights: readonly number[], least: number): Judged[] =>
  judged.map(({ one, guesses }) => ({ one, guesses: guesses.filter((guess) => confidenceOf(guess, weights) >= least) }))

export function scoreJudged(judged: readonly Judged[]) {
  const compared = judged.map(
    ({ one, guesses }): Compared => ({
      text: one.document.text,
      gold: one.document.claims.filter(({ within }) => within === null),
      predicted: outermost(guesses),
    }),
  )
  const pairs = judged.flatMap(({ one, guesses }) => {
    return align({ text: one.document.text, gold: one.document.claims, predicted: guesses })
      .filter(({ content }) => content >= 0.5)
      .map(({ gold, predicted }) => ({ gold: one.document.claims[gold]!, guess: guesses[predicted]! }))
  })
  const labelScore = (name: 'status' | 'attitude' | 'quotation' | 'modality') =>
    macroF1<string>(pairs.map(({ gold, guess }) => ({ gold: gold[name], predicted: guess.labels[name].name })))
  return {
    figures: scoreAttribution(compared),
    status: labelScore('status'),
    attitude: labelScore('attitude'),
    quotation: labelScore('quotation'),
    modality: labelScore('modality'),
  }
}

export function printJudged(name: string, judged: readonly Judged[]): void {
  const { figures, status, attitude, quotation, modality } = scoreJudged(judged)
  const shown: readonly Measure[] = [
    'linked lenient',
    'linked exact',
    'linked content',
    'chunk source',
    'chunk cue',
    'chunk content',
    'token all',
  ]
  const percent = (share: number) => (100 * share).toFixed(1)
  const { precision, recall } = figures['linked lenient']
  const each = [...status.each].map(([one, { f1 }]) => `${one} ${f1.toFixed(3)}`).join(' ')
  console.log(
    `${name.padEnd(24)} P ${percent(precision)} R ${percent(recall)}  ${shown.map((one) => `${one} ${percent(figures[one].f1)}`).join('  ')}  status ${status.mean.toFixed(3)} (${each}) attitude ${attitude.mean.toFixed(3)} quotation ${quotation.mean.toFixed(3)} modality ${modality.mean.toFixed(3)}`,
  )
}

const curveSizes = [25, 50, 100, Number.POSITIVE_INFINITY]

/** What is learnt from the first so many documents outside one fold, judged on that fold: what more documents would bring. */
export function printCurve(prepared: readonly Prepared[], cueLeast: number, confidenceLeast: number): void {
  const [fold] = foldsOf(prepared, foldsCount)
  if (fold === undefined) throw new Error('there are no documents to learn from')
  // Documents in the order of a hash, so that each size has a bit of every conflict.
  const learn = fold.learn.toSorted((a, b) => hashWord(a.document.id) - hashWord(b.document.id))
  for (const size of curveSizes) {
    const some = learn.slice(0, size)
    const model = fitModel(some, cueLeast)
    const judged = fold.judge.map((one) => ({ one, guesses: guessesOf(one.sheet, model) }))
    printJudged(`${some.length} documents`, sureOf(judged, theModel().confidence, confidenceLeast))
  }
}
