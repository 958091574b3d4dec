// How much each piece of evidence says for two numbers of dead or hurt being rivals, by logistic regression over the
// numbers of the training documents. Documents of two conflicts never count the same; so that a record of many is read
// rightly, their numbers are examples too.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { overlap } from '../../packages/peace/disagreements/statements.ts'
import { pieces, tollEvidence, tollsAt } from '../../packages/peace/disagreements/toll-evidence.ts'
import type { Toll } from '../../packages/peace/disagreements/tolls.ts'
import type { Pair } from '../across/groups.ts'
import { type GoldDisagreement, pairsAcross } from '../disagreements.ts'
import { fitOdds, type OddsExample, sumOf, weightLines } from './fit-odds.ts'

const file = fileURLToPath(new URL('../../packages/peace/disagreements/toll-weights.ts', import.meta.url))

export type TollExample = OddsExample & {
  /** The one group or both. */
  readonly groups: readonly string[]
  /** Two numbers of one group: shown once. */
  readonly rivals: string
  /** The pairs of positions it shows. */
  readonly shows: readonly string[]
}

/** Every two numbers of two documents that may count one thing. Groups without gold are left out. */
export function tollExamples(pairs: readonly Pair[], gold: readonly GoldDisagreement[]): TollExample[] {
  const groups = new Set(gold.map(({ group }) => group))
  const own = pairs.filter(({ document }) => groups.has(document.group))
  return own.flatMap((one, i) =>
    own.slice(i + 1).flatMap((other) => {
      const isOneGroup = one.document.group === other.document.group
      const items = gold.filter(
        ({ group, kinds }) => isOneGroup && group === one.document.group && kinds.includes('number'),
      )
      // Days lie apart by chance between two groups, so they say nothing there.
      const [mine, theirs] = [one, other].map((pair) =>
        tollsAt({ reading: pair.reading, document: pair.document.id }, isOneGroup ? pair.document.date : null),
      )
      if (mine === undefined || theirs === undefined) return []
      return mine.all.flatMap((a) =>
        theirs.all.flatMap((b) => {
          const evidence = tollEvidence(a, b, mine, theirs)
          if (evidence === null) return []
          const shows = shownBy(items, one.document.id, a, other.document.id, b)
          return {
            groups: [...new Set([one.document.group, other.document.group])],
            rivals: JSON.stringify([one.document.group, a.fate, [a.low, b.low].sort((x, y) => x - y)]),
            evidence,
            shows,
            isOne: shows.length > 0,
          }
        }),
      )
    }),
  )
}

function shownBy(items: readonly GoldDisagreement[], one: string, a: Toll, other: string, b: Toll): string[] {
  return items.flatMap((item) =>
    pairsAcross(item.positions).flatMap(([i, j]) => {
      const holds = (k: number, document: string, toll: Toll) =>
        item.positions[k]?.some(
          (passage) =>
            passage.document === document &&
            overlap(passage, toll.statement.span) &&
            sharesWord(passage.words, toll.words),
        ) === true
      const isShown = (holds(i, one, a) && holds(j, other, b)) || (holds(j, one, a) && holds(i, other, b))
      return isShown ? [`${item.group}:${item.line} ${i} ${j}`] : []
    }),
  )
}

const wordsIn = (words: string) => words.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []
/** The number itself, which is the first word of a toll. */
const sharesWord = (passage: string, toll: string) => wordsIn(passage).some((word) => word === wordsIn(toll)[0])

export const fitTolls = (examples: readonly TollExample[]): number[] => fitOdds(examples, pieces.length)

/** What weights learnt from the other groups are worth on each: of the rivals shown, how many are right. */
export function crossTolls(examples: readonly TollExample[], thresholds: readonly number[]): string[] {
  const names = [...new Set(examples.flatMap(({ groups }) => groups))]
  const judged = names.flatMap((name) => {
    const weights = fitTolls(examples.filter(({ groups }) => !groups.includes(name)))
    const left = examples.filter(({ groups }) => groups.includes(name))
    return left.map((one) => ({ ...one, sum: sumOf(one.evidence, weights) }))
  })
  const surest = [
    ...Map.groupBy(
      judged.filter(({ groups }) => groups.length === 1),
      ({ rivals }) => rivals,
    ).values(),
  ].flatMap((all) => all.toSorted((a, b) => b.sum - a.sum)[0] ?? [])
  return thresholds.map((least) => {
    const said = surest.filter(({ sum }) => sum >= least)
    const right = said.filter(({ isOne }) => isOne)
    const shown = new Set(right.flatMap(({ shows }) => shows))
    const across = judged.filter(({ groups, sum }) => groups.length === 2 && sum >= least).length
    return `tolls from ${least}: ${said.length} shown, P ${(right.length / said.length).toFixed(3)}, ${shown.size} pairs of positions; ${across} of two conflicts`
  })
}

export function writeTollWeights(weights: readonly number[], documents: number): void {
  writeFileSync(
    file,
    `// Written by \`npm run train -- denials\` from ${documents} annotated documents; do not edit. The logarithm of the odds that
// each piece of evidence adds.
import type { Piece } from './toll-evidence.ts'

export const weights: Readonly<Record<Piece, number>> = {
${weightLines(pieces, weights)}
}
`,
  )
}
