// How well a claim's status is told, and whether a confidence of 0.8 means right eight times of ten.

/** One F1 for each class that occurs in the gold, and their plain mean. `null` is a claim the other side does not have. */
export function macroF1<T extends string>(
  pairs: readonly { readonly gold: T | null; readonly predicted: T | null }[],
): { readonly mean: number; readonly each: ReadonlyMap<T, { readonly f1: number; readonly count: number }> } {
  const classes = [...new Set(pairs.flatMap(({ gold }) => (gold === null ? [] : [gold])))].sort()
  const each = new Map<T, { f1: number; count: number }>()
  for (const one of classes) {
    const hits = pairs.filter(({ gold, predicted }) => gold === one && predicted === one).length
    const count = pairs.filter(({ gold }) => gold === one).length
    const said = pairs.filter(({ predicted }) => predicted === one).length
    each.set(one, { f1: (2 * hits) / (count + said), count })
  }
  return { mean: [...each.values()].reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, classes.length), each }
}

const binsCount = 10

/**
 * Expected calibration error: the claims in ten bins of equal width by confidence, and of each bin how far its mean
 * confidence lies from the share that is right, weighted by its size. 0 is perfect.
 */
export function calibrationError(
  claims: readonly { readonly confidence: number; readonly isRight: boolean }[],
): number {
  let error = 0
  for (let bin = 0; bin < binsCount; bin++) {
    const held = claims.filter(({ confidence }) => Math.min(binsCount - 1, Math.floor(confidence * binsCount)) === bin)
    if (held.length === 0) continue
    const confidence = held.reduce((sum, one) => sum + one.confidence, 0) / held.length
    const right = held.filter((one) => one.isRight).length / held.length
    error += (held.length / claims.length) * Math.abs(confidence - right)
  }
  return error
}
