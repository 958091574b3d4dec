// A chain of labels over the tokens around a cue: the best one, and how sure each part of it is.
// Scores of a token come from its features; scores of a step from the kind of place it crosses.

/** Labels of a token, seen from one cue. */
export const tags = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'] as const
export const tagsCount = tags.length
/** A step enters a place of one of this many kinds. */
export const edgesCount = 16

/** I-source follows only B-source or I-source, and so on. */
export const mayFollow = (before: number, after: number): boolean =>
  after === 0 || after % 2 === 1 || before === after || before === after - 1
export const mayStart = (tag: number): boolean => tag === 0 || tag % 2 === 1

/** Best labels for `length` tokens; `scores` by token and label, `steps` by edge kind and pair of labels. */
export function bestTags(scores: Float64Array, length: number, edges: Uint8Array, steps: Float64Array): Uint8Array {
  const back = new Uint8Array(length * tagsCount)
  let reached = new Float64Array(tagsCount)
  for (let tag = 0; tag < tagsCount; tag++) reached[tag] = mayStart(tag) ? scores[tag]! : Number.NEGATIVE_INFINITY
  for (let t = 1; t < length; t++) {
    const next = new Float64Array(tagsCount)
    const base = edges[t]! * tagsCount * tagsCount
    for (let tag = 0; tag < tagsCount; tag++) {
      let best = Number.NEGATIVE_INFINITY
      let from = 0
      for (let before = 0; before < tagsCount; before++) {
        if (!mayFollow(before, tag)) continue
        const score = reached[before]! + steps[base + before * tagsCount + tag]!
        if (score > best) {
          best = score
          from = before
        }
      }
      next[tag] = best + scores[t * tagsCount + tag]!
      back[t * tagsCount + tag] = from
    }
    reached = next
  }
  const best = new Uint8Array(length)
  let tag = 0
  for (let k = 1; k < tagsCount; k++) if (reached[k]! > reached[tag]!) tag = k
  for (let t = length - 1; t >= 0; t--) {
    best[t] = tag
    tag = back[t * tagsCount + tag]!
  }
  return best
}

export type Marginals = {
  /** Probability of each label at each token. */
  readonly tokens: Float64Array
  /** Log of the sum over all chains. */
  readonly total: number
  /** Sums up to and from each token, scaled to 1 token by token; with `weights` and `scales` they give every step's share. */
  readonly forward: Float64Array
  readonly backward: Float64Array
  readonly weights: Float64Array
  readonly scales: Float64Array
}

/** What every allowed step multiplies a chain by; made once a model, since it is asked for at every token. */
export function stepWeights(steps: Float64Array): Float64Array {
  return steps.map((step, i) => {
    const pair = i % (tagsCount * tagsCount)
    return mayFollow(Math.floor(pair / tagsCount), pair % tagsCount) ? Math.exp(step) : 0
  })
}

/** Forward and backward sums, scaled so that nothing is lost below the smallest number. `steps` are weights. */
export function marginalsOf(scores: Float64Array, length: number, edges: Uint8Array, steps: Float64Array): Marginals {
  const n = tagsCount
  const forward = new Float64Array(length * n)
  const backward = new Float64Array(length * n)
  const weights = new Float64Array(length * n)
  const scales = new Float64Array(length)
  let total = 0
  for (let t = 0; t < length; t++) {
    let top = Number.NEGATIVE_INFINITY
    for (let tag = 0; tag < n; tag++) if (scores[t * n + tag]! > top) top = scores[t * n + tag]!
    for (let tag = 0; tag < n; tag++) weights[t * n + tag] = Math.exp(scores[t * n + tag]! - top)
    total += top
  }
  for (let t = 0; t < length; t++) {
    const base = edges[t]! * n * n
    let scale = 0
    for (let tag = 0; tag < n; tag++) {
      let sum = 0
      if (t === 0) sum = mayStart(tag) ? 1 : 0
      else
        for (let before = 0; before < n; before++)
          sum += forward[(t - 1) * n + before]! * steps[base + before * n + tag]!
      scale += forward[t * n + tag] = sum * weights[t * n + tag]!
    }
    scales[t] = scale
    total += Math.log(scale)
    for (let tag = 0; tag < n; tag++) forward[t * n + tag]! /= scale
  }
  backward.fill(1, (length - 1) * n)
  for (let t = length - 2; t >= 0; t--) {
    const base = edges[t + 1]! * n * n
    for (let after = 0; after < n; after++) {
      const from = (weights[(t + 1) * n + after]! * backward[(t + 1) * n + after]!) / scales[t + 1]!
      for (let tag = 0; tag < n; tag++) backward[t * n + tag]! += steps[base + tag * n + after]! * from
    }
  }
  const tokens = new Float64Array(length * n)
  for (let i = 0; i < length * n; i++) tokens[i] = forward[i]! * backward[i]!
  return { tokens, total, forward, backward, weights, scales }
}
