// Logistic regression over hashed features, learnt by AdaGrad with averaged weights. The order is shuffled by a seed, so
// the same documents give the same weights.
import { randomFrom, type Weights } from '@parley/read/model'

export type Example = { readonly ids: Int32Array; readonly label: number; readonly weight?: number }
export type Fit = {
  readonly rows: number
  readonly labels: number
  readonly epochs: number
  readonly rate: number
  readonly decay: number
  /** The more, the slower what was met seldom is learnt. */
  readonly caution?: number
}

/** Real weights while learning; `average` is what is kept. */
export class Table {
  readonly rows: number
  readonly labels: number
  readonly values: Float32Array
  readonly sums: Float32Array
  private readonly squares: Float32Array
  private step = 0

  constructor(rows: number, labels: number, caution = 1e-6) {
    this.rows = rows
    this.labels = labels
    this.values = new Float32Array(rows * labels)
    this.sums = new Float32Array(rows * labels)
    this.squares = new Float32Array(rows * labels).fill(caution)
  }

  tick(): void {
    this.step++
  }

  /** One step down a gradient. Averages are kept by the usual trick: sums holds step × change. */
  move(index: number, gradient: number, rate: number, decay: number): void {
    const slope = gradient + decay * this.values[index]!
    this.squares[index]! += slope * slope
    const change = (-rate * slope) / Math.sqrt(this.squares[index]!)
    this.values[index]! += change
    this.sums[index]! += this.step * change
  }

  average(): Float32Array {
    return this.values.map((value, i) => value - this.sums[i]! / (this.step + 1))
  }
}

/** Eight bits a weight; what is too small to matter becomes 0. */
export function quantise(values: Float32Array, rows: number, labels: number, least = 0.02): Weights {
  let top = 0
  for (const value of values) top = Math.max(top, Math.abs(value))
  const scale = top / 127 || 1
  const small = new Int8Array(values.length)
  for (const [i, value] of values.entries()) if (Math.abs(value) >= least) small[i] = Math.round(value / scale)
  return { rows, labels, values: small, scale }
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    ;[result[i], result[k]] = [result[k]!, result[i]!]
  }
  return result
}

export function fitLinear(examples: readonly Example[], { rows, labels, epochs, rate, decay, caution }: Fit): Weights {
  const table = new Table(rows, labels, caution)
  const random = randomFrom(1)
  const mask = rows - 1
  const scores = new Float64Array(labels)
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const { ids, label, weight = 1 } of shuffled(examples, random)) {
      table.tick()
      scores.fill(0)
      for (const id of ids)
        for (let k = 0, row = (id & mask) * labels; k < labels; k++) scores[k]! += table.values[row + k]!
      let top = Number.NEGATIVE_INFINITY
      for (const score of scores) top = Math.max(top, score)
      let sum = 0
      for (let k = 0; k < labels; k++) sum += scores[k] = Math.exp(scores[k]! - top)
      for (let k = 0; k < labels; k++) {
        const gradient = (scores[k]! / sum - (k === label ? 1 : 0)) * weight
        if (Math.abs(gradient) < 1e-3) continue
        for (const id of ids) table.move((id & mask) * labels + k, gradient, rate, decay)
      }
    }
  return quantise(table.average(), rows, labels)
}
