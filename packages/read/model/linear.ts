// A table of weights: for each hashed feature one small integer a label. Scores are plain sums, so that each can be taken
// apart into the features that made it.

export type Weights = {
  readonly labels: number
  /** How many features the table tells apart, a power of two. */
  readonly rows: number
  readonly values: Int8Array
  /** What one unit of `values` is worth. */
  readonly scale: number
}

/** Adds the scores of all labels for the features `ids` to `into` at `at`. */
export function addScores(weights: Weights, ids: Int32Array, size: number, into: Float64Array, at: number): void {
  const { labels, values, scale } = weights
  const mask = weights.rows - 1
  // Whole numbers are summed first and scaled once: the same sum, in a fraction of the time.
  const sums = summing
  for (let label = 0; label < labels; label++) sums[label] = 0
  for (let i = 0; i < size; i++) {
    const row = (ids[i]! & mask) * labels
    for (let label = 0; label < labels; label++) sums[label]! += values[row + label]!
  }
  for (let label = 0; label < labels; label++) into[at + label]! += sums[label]! * scale
}
// More labels than any table has.
const summing = new Int32Array(32)

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > top) top = score
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    scores[i] = Math.exp(scores[i]! - top)
    sum += scores[i]!
  }
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
