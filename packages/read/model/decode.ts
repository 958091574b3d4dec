// From labels around a cue to the spans of a claim.
import type { Span } from '../reading.ts'
import { bestTags, marginalsOf, stepWeights, tagsCount } from './crf.ts'
import type { Row } from './hash.ts'
import { addScores, type Weights } from './linear.ts'
import type { Cell } from './sheet.ts'
import { betweenOf, type CueContext, edgeOf, spanFeatures } from './span-features.ts'

export type ChainModel = {
  readonly tokens: Weights
  readonly steps: Float64Array
}
export type Decoded = {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  /** Probabilities: that all edges of content and source are right, as far as the chain can tell. */
  readonly contentShare: number
  readonly sourceShare: number
  readonly bestShare: number
}

export function decode(context: CueContext, model: ChainModel, row: Row): Decoded {
  const { sheet, window, at } = context
  const length = window.to - window.from + 1
  const scores = new Float64Array(length * tagsCount)
  const edges = new Uint8Array(length)
  const between = betweenOf(context)
  for (let t = window.from; t <= window.to; t++) {
    row.clear()
    spanFeatures(context, between, t, row)
    addScores(model.tokens, row.ids, row.size, scores, (t - window.from) * tagsCount)
    edges[t - window.from] = edgeOf(sheet, t)
  }
  const head = at - window.from
  for (let k = 0; k < tagsCount; k++) if (k !== 3 && k !== 4) scores[head * tagsCount + k]! -= 50
  const { tokens, total } = marginalsOf(scores, length, edges, stepWeightsOf(model.steps))
  let best = bestTags(scores, length, edges, model.steps)
  if (!best.includes(5)) {
    // Every claim says something: where the best chain has no content, the best that begins one at its likeliest place.
    let likeliest = head === 0 ? 1 : 0
    for (let t = 0; t < length; t++)
      if (t !== head && tokens[t * tagsCount + 5]! > (tokens[likeliest * tagsCount + 5] ?? 0)) likeliest = t
    const forced = scores.slice()
    for (let k = 0; k < tagsCount && likeliest < length; k++) if (k !== 5) forced[likeliest * tagsCount + k]! -= 50
    best = bestTags(forced, length, edges, model.steps)
  }
  let path = scores[best[0]!]!
  for (let t = 1; t < length; t++)
    path +=
      scores[t * tagsCount + best[t]!]! +
      model.steps[edges[t]! * tagsCount * tagsCount + best[t - 1]! * tagsCount + best[t]!]!
  const runs = runsOf(best)
  const sure = (from: number, to: number, begin: number) => {
    let sum = 0
    for (let t = from; t <= to; t++) sum += tokens[t * tagsCount + begin]! + tokens[t * tagsCount + begin + 1]!
    return sum / (to - from + 1)
  }
  const cue = runs.filter((run) => run.begin === 3 && run.from <= head && run.to >= head)
  // One source: where the chain saw two, the surer one.
  const sources = runs
    .filter((run) => run.begin === 1)
    .sort((a, b) => sure(b.from, b.to, 1) - sure(a.from, a.to, 1))
    .slice(0, 1)
  const contents = runs.filter((run) => run.begin === 5)
  const span = ({ from, to }: Run): Span | null => trimmed(sheet.cells, window.from + from, window.from + to)
  const spans = (list: readonly Run[]) => list.map(span).filter((one) => one !== null)
  let noSource = 1
  for (let t = 0; t < length; t++)
    noSource = Math.min(noSource, 1 - tokens[t * tagsCount + 1]! - tokens[t * tagsCount + 2]!)
  return {
    source: spans(sources),
    cue: spans(cue),
    content: spans(contents),
    contentShare: contents.length === 0 ? 0 : Math.min(...contents.map((run) => sure(run.from, run.to, 5))),
    sourceShare: sources[0] === undefined ? noSource : sure(sources[0].from, sources[0].to, 1),
    bestShare: Math.exp(path - total),
  }
}

const stepWeightsKept = new WeakMap<Float64Array, Float64Array>()
/** Made once a model. */
function stepWeightsOf(steps: Float64Array): Float64Array {
  const kept = stepWeightsKept.get(steps)
  if (kept !== undefined) return kept
  const made = stepWeights(steps)
  stepWeightsKept.set(steps, made)
  return made
}

type Run = { readonly begin: number; readonly from: number; readonly to: number }

function runsOf(tags: Uint8Array): Run[] {
  const runs: Run[] = []
  for (let t = 0; t < tags.length; t++) {
    if (tags[t]! === 0 || tags[t]! % 2 === 0) continue
    let to = t
    while (to + 1 < tags.length && tags[to + 1] === tags[t]! + 1) to++
    runs.push({ begin: tags[t]!, from: t, to })
  }
  return runs
}

/** Commas and the like at an edge are outside. */
function trimmed(cells: readonly Cell[], from: number, to: number): Span | null {
  const outside = (at: number) => [7, 11].includes(cells[at]!.shape)
  let [first, last] = [from, to]
  while (first < last && outside(first)) first++
  while (last > first && outside(last)) last--
  return outside(first) ? null : { start: cells[first]!.token.start, end: cells[last]!.token.end }
}
