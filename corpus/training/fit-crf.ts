// The chain over the tokens around a cue, learnt by gradient steps on whole windows (AdaGrad, averaged weights).
import { edgesCount, marginalsOf, randomFrom, stepWeights, tagsCount, type Weights } from '@parley/read/model'
import { quantise, shuffled, Table } from './fit-linear.ts'

export type Chain = {
  readonly rows: readonly Int32Array[]
  readonly edges: Uint8Array
  readonly tags: Uint8Array
  /** The token that is the cue whatever else is learnt; -1 where there is none. */
  readonly head: number
}
export type ChainWeights = { readonly tokens: Weights; readonly steps: Float64Array }
export type ChainFit = { readonly rows: number; readonly epochs: number; readonly rate: number; readonly decay: number }

export function fitChain(chains: readonly Chain[], { rows, epochs, rate, decay }: ChainFit): ChainWeights {
  const n = tagsCount
  const table = new Table(rows, n)
  const steps = new Table(edgesCount, n * n)
  const random = randomFrom(2)
  const mask = rows - 1
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const chain of shuffled(chains, random)) {
      table.tick()
      steps.tick()
      const length = chain.tags.length
      const scores = new Float64Array(length * n)
      for (let t = 0; t < length; t++)
        for (const id of chain.rows[t]!)
          for (let k = 0, row = (id & mask) * n; k < n; k++) scores[t * n + k]! += table.values[row + k]!
      if (chain.head >= 0) forceHead(scores, chain.head)
      const stepsNow = stepWeights(Float64Array.from(steps.values))
      const { tokens, forward, backward, weights, scales } = marginalsOf(scores, length, chain.edges, stepsNow)
      for (let t = 0; t < length; t++)
        for (let k = 0; k < n; k++) {
          const gradient = tokens[t * n + k]! - (chain.tags[t] === k ? 1 : 0)
          if (Math.abs(gradient) < 1e-3) continue
          for (const id of chain.rows[t]!) table.move((id & mask) * n + k, gradient, rate, decay)
        }
      for (let t = 1; t < length; t++) {
        const base = chain.edges[t]! * n * n
        for (let a = 0; a < n; a++)
          for (let b = 0; b < n; b++) {
            const index = base + a * n + b
            const into = (weights[t * n + b]! * backward[t * n + b]!) / scales[t]!
            const share = forward[(t - 1) * n + a]! * stepsNow[index]! * into
            const gradient = share - (chain.tags[t - 1] === a && chain.tags[t] === b ? 1 : 0)
            if (Math.abs(gradient) > 1e-3) steps.move(index, gradient, rate, decay)
          }
      }
    }
  return { tokens: quantise(table.average(), rows, n), steps: Float64Array.from(steps.average()) }
}

/** The head of the cue is part of the cue. */
export function forceHead(scores: Float64Array, head: number): void {
  for (let k = 0; k < tagsCount; k++) if (k !== 3 && k !== 4) scores[head * tagsCount + k]! -= 50
}
