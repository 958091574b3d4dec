// How much each piece of evidence says for one document's statement being what another's denies, by logistic regression over
// the statements of the training documents: with the annotators' claims, and with the reader's own. And how telling a word
// is: in how few sentences of the training documents it stands.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bridgesMax, sharing } from '../../packages/peace/disagreements/between.ts'
import { evidenceOf, pieces } from '../../packages/peace/disagreements/denial-evidence.ts'
import { overlap, type Statement, statementsOf } from '../../packages/peace/disagreements/statements.ts'
import { type Pair, withGold } from '../across/groups.ts'
import { type GoldDisagreement, pairsAcross } from '../disagreements.ts'
import { fitOdds, type OddsExample, sumOf, weightLines } from './fit-odds.ts'

const fileOf = (name: string) =>
  fileURLToPath(new URL(`../../packages/peace/disagreements/${name}.ts`, import.meta.url))

export type DenialExample = OddsExample & {
  readonly group: string
  /** Of one denial. */
  readonly denial: string
  /** The pairs of positions it shows. */
  readonly shows: readonly string[]
}

// What a denial answers may be called a state or an attribution as well.
const kinds: ReadonlySet<string> = new Set(['denial', 'state', 'attribution'])

/** Every denial beside every statement of another document of its group that shares words with it. */
export function denialExamples(pairs: readonly Pair[], gold: readonly GoldDisagreement[]): DenialExample[] {
  return [...Map.groupBy(pairs, ({ document }) => document.group)].flatMap(([group, own]) => {
    const items = gold.filter((one) => one.group === group && one.kinds.some((kind) => kinds.has(kind)))
    if (items.length === 0) return []
    return own.flatMap((denying) => {
      const statements = statementsOf(denying.reading, denying.document.id)
      return own.flatMap((telling) => {
        if (telling === denying) return []
        return statements.flatMap((statement, i) => {
          if (statement.denial === null) return []
          const before = statements.slice(Math.max(0, i - bridgesMax), i)
          const told = sharing(statement.near, statementsOf(telling.reading, telling.document.id))
          return told.flatMap((one) => {
            const evidence = evidenceOf(statement, before, one)
            if (evidence === null) return []
            const shows = shownBy(items, denying.document.id, statement, telling.document.id, one)
            return { group, evidence, shows, isOne: shows.length > 0, denial: `${denying.document.id} ${i}` }
          })
        })
      })
    })
  })
}

function shownBy(
  items: readonly GoldDisagreement[],
  denying: string,
  denial: Statement,
  telling: string,
  told: Statement,
): string[] {
  return items.flatMap((item) =>
    pairsAcross(item.positions).flatMap(([i, j]) => {
      const isOn = (k: number, document: string, statement: Statement) =>
        item.positions[k]?.some((passage) => passage.document === document && overlap(passage, statement.span)) === true
      const isShown =
        (isOn(i, denying, denial) && isOn(j, telling, told)) || (isOn(j, denying, denial) && isOn(i, telling, told))
      return isShown ? [`${item.group}:${item.line} ${i} ${j}`] : []
    }),
  )
}

export const fitDenials = (examples: readonly DenialExample[]): number[] => fitOdds(examples, pieces.length)

/** With the annotators' claims and with the reader's own. */
export const bothDenials = (pairs: readonly Pair[], gold: readonly GoldDisagreement[]): DenialExample[] => [
  ...denialExamples(pairs.map(withGold), gold),
  ...denialExamples(pairs, gold),
]

/** What weights learnt from the other groups are worth on each: of the denials shown, each at its surest, how many are right. */
export function crossDenials(examples: readonly DenialExample[], thresholds: readonly number[]): string[] {
  const groups = [...new Set(examples.map(({ group }) => group))]
  const parts = 6
  const judged = Array.from({ length: parts }, (_, part) => {
    const left = new Set(groups.filter((_, i) => i % parts === part))
    const weights = fitDenials(examples.filter(({ group }) => !left.has(group)))
    return examples.filter(({ group }) => left.has(group)).map((one) => ({ ...one, sum: sumOf(one.evidence, weights) }))
  }).flat()
  const surest = [...Map.groupBy(judged, ({ denial }) => denial).values()].flatMap(
    (all) => all.toSorted((a, b) => b.sum - a.sum)[0] ?? [],
  )
  return thresholds.map((least) => {
    const said = surest.filter(({ sum }) => sum >= least)
    const right = said.filter(({ isOne }) => isOne)
    const shown = new Set(right.flatMap(({ shows }) => shows))
    return `denials from ${least}: ${said.length} shown, P ${(right.length / said.length).toFixed(3)}, ${shown.size} pairs of positions`
  })
}

export function writeDenialWeights(weights: readonly number[], documents: number): void {
  writeFileSync(
    fileOf('denial-weights'),
    `// Written by \`npm run train -- denials\` from ${documents} annotated documents; do not edit. The logarithm of the odds that
// each piece of evidence adds.
import type { Piece } from './denial-evidence.ts'

export const weights: Readonly<Record<Piece, number>> = {
${weightLines(pieces, weights)}
}
`,
  )
}

// A word of fewer conflicts is a name or a thing of one of them; elsewhere it would be telling.
const conflictsMin = 5

/** Writes in how many sentences of the training documents a word stands, for words of several conflicts. */
export function writeWordCounts(pairs: readonly Pair[]): void {
  const counts = new Map<string, number>()
  const groups = new Map<string, Set<string>>()
  let sentences = 0
  for (const { document, reading } of pairs)
    for (const { words } of statementsOf(reading, document.id)) {
      sentences++
      for (const word of words) {
        counts.set(word, (counts.get(word) ?? 0) + 1)
        groups.set(word, (groups.get(word) ?? new Set()).add(document.group))
      }
    }
  const common = [...counts].filter(([word]) => (groups.get(word)?.size ?? 0) >= conflictsMin)
  const listed = common.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word, count]) => `${word} ${count}`)
  writeFileSync(
    fileOf('word-counts'),
    `// Written by \`npm run train -- denials\` from ${pairs.length} annotated documents; do not edit. In how many sentences a word
// stands, as words are compared.
export const sentences = ${sentences}
export const counts = \`
${listed.join(',').replace(/(.{90,110}),/g, '$1,\n')}
\`
`,
  )
}
