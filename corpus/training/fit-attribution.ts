// Learns the parts of the attribution model from prepared documents: which words are cues, what lies around each, and the
// labels of a claim.
import {
  betweenOf,
  type ChainModel,
  contextOf,
  cueFeatures,
  cueSharesOf,
  edgeOf,
  type Labelled,
  labelFeatures,
  type Model,
  mayCue,
  Row,
  spanFeatures,
  type Weights,
  windowOf,
} from '@parley/read/model'
import { type Chain, fitChain } from './fit-crf.ts'
import { type Example, fitLinear } from './fit-linear.ts'
import type { Prepared } from './gold.ts'

// Tables large enough that few features share a row, small enough for the package.
const cueRows = 1 << 19
const chainRows = 1 << 20
const labelRows = 1 << 18

export function fitCues(prepared: readonly Prepared[], row: Row = new Row()): Weights {
  const examples: Example[] = []
  for (const { sheet, cues } of prepared) {
    const heads = new Set(cues.map(({ head }) => head))
    for (const cell of sheet.cells) {
      if (!mayCue(cell)) continue
      row.clear()
      cueFeatures(sheet, cell.at, row)
      examples.push({ ids: row.taken(), label: heads.has(cell.at) ? 1 : 0 })
    }
  }
  return fitLinear(examples, { rows: cueRows, labels: 2, epochs: 12, rate: 0.02, decay: 1e-4 })
}

/** `sharesOf` are those of a cue model that has not seen the document: what the chain will meet on new texts. */
export function fitSpans(
  prepared: readonly Prepared[],
  sharesOf: (one: Prepared) => Float64Array,
  row: Row = new Row(),
): ChainModel {
  const chains: Chain[] = []
  for (const one of prepared)
    for (const { head, tags } of one.cues) {
      // What stands outside the window, as the items of a list do, teaches the chain only that there is no content.
      if (!tags.includes(5)) continue
      const context = contextOf(one.sheet, head, sharesOf(one))
      const between = betweenOf(context)
      const { from, to } = windowOf(one.sheet, head)
      const rows: Int32Array[] = []
      const edges = new Uint8Array(to - from + 1)
      for (let t = from; t <= to; t++) {
        row.clear()
        spanFeatures(context, between, t, row)
        rows.push(row.taken())
        edges[t - from] = edgeOf(one.sheet, t)
      }
      chains.push({ rows, edges, tags, head: head - from })
    }
  return fitChain(chains, { rows: chainRows, epochs: 12, rate: 0.05, decay: 1e-5 })
}

export function fitLabels(prepared: readonly Prepared[], row: Row = new Row()): Model['labels'] {
  const examples = prepared.flatMap(({ sheet, cues }) =>
    cues.map(({ claim, head }) => {
      row.clear()
      labelFeatures(sheet, claim, head, row)
      return { ids: row.taken(), claim }
    }),
  )
  const fitted = (name: Labelled) => {
    const names: string[] = [...new Set(examples.map(({ claim }) => claim[name]))].sort()
    const weights = fitLinear(
      examples.map(({ ids, claim }) => ({ ids, label: names.indexOf(claim[name]) })),
      { rows: labelRows, labels: names.length, epochs: 15, rate: 0.03, decay: 1e-4, caution: 1 },
    )
    return { names, weights }
  }
  return {
    status: fitted('status'),
    attitude: fitted('attitude'),
    quotation: fitted('quotation'),
    modality: fitted('modality'),
  }
}

/** Shares of cues for each document, from models that have not seen its group. */
export function crossShares(
  prepared: readonly Prepared[],
  folds: number,
  row: Row = new Row(),
): Map<Prepared, Float64Array> {
  const shares = new Map<Prepared, Float64Array>()
  for (const { learn, judge } of foldsOf(prepared, folds)) {
    const weights = fitCues(learn, row)
    for (const one of judge) shares.set(one, cueSharesOf(one.sheet, weights, row))
  }
  return shares
}

/** Documents of one conflict fall together, as in the split itself: what is judged is never about what was learnt. */
export function foldsOf<T extends Prepared>(prepared: readonly T[], folds: number): { learn: T[]; judge: T[] }[] {
  const groups = new Map<string, T[]>()
  for (const one of prepared) groups.set(one.document.group, [...(groups.get(one.document.group) ?? []), one])
  const parts: T[][] = Array.from({ length: folds }, () => [])
  for (const group of [...groups.values()].sort((a, b) => b.length - a.length))
    parts.sort((a, b) => a.length - b.length)[0]!.push(...group)
  return parts
    .filter((part) => part.length > 0)
    .map((judge) => ({ judge, learn: prepared.filter((one) => !judge.includes(one)) }))
}
