// How sure a claim is: a logistic regression from the shares of its parts to whether it was right, learnt on guesses about
// documents the model had not seen.
import { evidenceOf, sigmoid } from '@parley/read/model'
import { align } from '../attribution.ts'
import type { Judged } from './cross.ts'

export type Weighed = { readonly evidence: readonly number[]; readonly isRight: boolean }

/** Right means what the score means: content and source met, and the status told. */
export function weigh(judged: readonly Judged[]): Weighed[] {
  return judged.flatMap(({ one, guesses }) => {
    const pairs = align({ text: one.document.text, gold: one.document.claims, predicted: guesses })
    return guesses.map((guess, i) => {
      const pair = pairs.find(({ predicted }) => predicted === i)
      const isRight =
        pair !== undefined &&
        pair.content >= 0.5 &&
        pair.source >= 0.5 &&
        one.document.claims[pair.gold]!.status === guess.labels.status.name
      return { evidence: evidenceOf(guess), isRight }
    })
  })
}

/** Plain gradient descent: a dozen weights, a thousand claims. */
export function fitConfidence(weighed: readonly Weighed[]): number[] {
  const weights = weighed[0]!.evidence.map(() => 0)
  for (let step = 0; step < 4000; step++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : 0.002 * weight))
    for (const { evidence, isRight } of weighed) {
      const error = sigmoid(evidence.reduce((sum, value, i) => sum + value * weights[i]!, 0)) - (isRight ? 1 : 0)
      for (const [i, value] of evidence.entries()) slope[i]! += (error * value) / weighed.length
    }
    for (const [i, value] of slope.entries()) weights[i]! -= 0.1 * value
  }
  return weights.map((weight) => Number(weight.toFixed(4)))
}
