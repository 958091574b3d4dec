// Names of persons, bodies and places as the model sees them: a chain of labels over each sentence.
import type { Name } from '../finders/finder.ts'
import type { Page } from '../words/page.ts'
import { bestTags, marginalsOf, stepWeights, tagsCount } from './crf.ts'
import type { ChainModel } from './decode.ts'
import { Row } from './hash.ts'
import { addScores } from './linear.ts'
import { nameFeatures, nameSheetOf } from './name-features.ts'

/** In the order of the chain's labels: begin and inside of each. */
export const nameKinds = ['person', 'organisation', 'place'] as const
export type NameKind = (typeof nameKinds)[number]

/** A name in a sentence, by its tokens. */
export type Tagged = {
  readonly sentence: number
  readonly first: number
  readonly last: number
  readonly kind: NameKind
  /** Mean probability of its labels. */
  readonly share: number
}

const noEdges = new Map<number, Uint8Array>()
/** Steps between names know one kind of edge only. */
export function edgesFor(length: number): Uint8Array {
  const known = noEdges.get(length)
  if (known !== undefined) return known
  const made = new Uint8Array(length)
  noEdges.set(length, made)
  return made
}
// Longer sentences are nobody's; their names are left to the rules.
const tokensMax = 400

export function tagNames(model: ChainModel, page: Page, names: readonly Name[]): Tagged[] {
  const sheet = nameSheetOf(page, names)
  const row = new Row()
  const found: Tagged[] = []
  const steps = stepWeights(model.steps)
  for (const sentence of page.sentences) {
    const cells = sheet.cells[sentence.index]!
    if (cells.length > tokensMax || !sentence.tokens.some(({ text }) => /^\p{Lu}/u.test(text))) continue
    const scores = new Float64Array(cells.length * tagsCount)
    for (let t = 0; t < cells.length; t++) {
      row.clear()
      nameFeatures(cells, t, row)
      addScores(model.tokens, row.ids, row.size, scores, t * tagsCount)
    }
    const edges = edgesFor(cells.length)
    const best = bestTags(scores, cells.length, edges, model.steps)
    if (best.every((tag) => tag === 0)) continue
    const { tokens } = marginalsOf(scores, cells.length, edges, steps)
    for (let t = 0; t < best.length; t++) {
      const tag = best[t]!
      if (tag % 2 === 0) continue
      let last = t
      while (best[last + 1] === tag + 1) last++
      let sum = 0
      for (let k = t; k <= last; k++) sum += tokens[k * tagsCount + best[k]!]!
      found.push({
        sentence: sentence.index,
        first: t,
        last,
        kind: nameKinds[(tag - 1) / 2]!,
        share: sum / (last - t + 1),
      })
    }
  }
  return found
}
