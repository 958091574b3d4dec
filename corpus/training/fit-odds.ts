// Logistic regression with few weights: all of the data in every step and no chance, so the same examples give the same
// weights.

export type OddsExample = { readonly evidence: readonly number[]; readonly isOne: boolean }

// Newton's steps end where nothing moves any more; the ridge keeps pieces few examples have from weighing much.
const [steps, ridge] = [12, 1]

/** One weight for each of `count` pieces of evidence, the constant first: the logarithm of the odds it adds. */
export function fitOdds(examples: readonly OddsExample[], count: number): number[] {
  let weights = Array.from({ length: count }, () => 0)
  for (let step = 0; step < steps; step++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : ridge * weight))
    const curve = weights.map((_, i) => weights.map((_, j) => (i === j ? (i === 0 ? 1e-6 : ridge) : 0)))
    for (const { evidence, isOne } of examples) {
      const odds = 1 / (1 + Math.exp(-sumOf(evidence, weights)))
      const given = evidence.flatMap((value, i) => (value === 0 ? [] : [i]))
      for (const i of given) {
        slope[i]! += (odds - (isOne ? 1 : 0)) * evidence[i]!
        for (const j of given) curve[i]![j]! += odds * (1 - odds) * evidence[i]! * evidence[j]!
      }
    }
    const move = solved(curve, slope)
    weights = weights.map((weight, i) => weight - move[i]!)
  }
  return weights
}

/** x where `matrix` x = `right`, by elimination; the ridge keeps the matrix from being singular. */
function solved(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  for (let i = 0; i < rows.length; i++)
    for (let k = 0; k < rows.length; k++) {
      if (k === i) continue
      const factor = rows[k]![i]! / rows[i]![i]!
      for (let j = i; j <= rows.length; j++) rows[k]![j]! -= factor * rows[i]![j]!
    }
  return rows.map((row, i) => row[rows.length]! / row[i]!)
}

export const sumOf = (evidence: readonly number[], weights: readonly number[]) =>
  evidence.reduce((sum, value, i) => sum + value * weights[i]!, 0)

/** `name: weight` for each piece, as they stand in a file of weights. */
export const weightLines = (pieces: readonly string[], weights: readonly number[]): string =>
  pieces
    .map((piece, i) => `  ${/\W/.test(piece) ? `'${piece}'` : piece}: ${Number(weights[i]!.toFixed(2))},`)
    .join('\n')
