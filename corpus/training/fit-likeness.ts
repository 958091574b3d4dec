// How much each piece of evidence says for two tellings being of one event, by logistic regression over the pairs of
// tellings of the training documents: with the annotators' events, and with the reader's own where they are on one of
// theirs.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  areHeld,
  fixedEvidence,
  fixedPieces,
  type Piece,
  sharedEvidence,
  sharedPieces,
} from '../../packages/peace/accounts/evidence.ts'
import { commonAmong } from '../../packages/peace/accounts/likeness.ts'
import { tellingsOf } from '../../packages/peace/accounts/tellings.ts'
import { Memo } from '../../packages/peace/memo.ts'
import { currentReadings } from '../../packages/peace/readings.ts'
import { goldOf } from '../across/events.ts'
import { type Pair, recordOf, withGold } from '../across/groups.ts'
import { fitOdds, sumOf, weightLines } from './fit-odds.ts'

export const weightsFile = fileURLToPath(new URL('../../packages/peace/accounts/likeness-weights.ts', import.meta.url))
const pieces: readonly Piece[] = [...fixedPieces, ...sharedPieces]

export type PairExample = { readonly group: string; readonly evidence: readonly number[]; readonly isOne: boolean }

/** The pairs of tellings of one kind in two documents of a group that nothing rules out, with whether they are of one event. */
export function examplesOf(pairs: readonly Pair[]): PairExample[] {
  return [...Map.groupBy(pairs, ({ document }) => document.group)].flatMap(([group, own]) => {
    const { facts } = recordOf(own)
    const memo = new Memo()
    const readings = currentReadings(facts, memo)
    const types = new Set(own.flatMap(({ reading }) => reading.events.map((event) => event.type)))
    return [...types].flatMap((type) => {
      const tellings = tellingsOf(type, readings, memo)
      const inCommon = commonAmong(tellings, memo)
      const keys = tellings.map(({ at, event, state }) => {
        const pair = own[readings.indexOf(at)]
        return state !== null || pair === undefined ? null : (goldOf(pair, event)?.key ?? null)
      })
      return tellings.flatMap((one, i) =>
        tellings.slice(0, i).flatMap((other, j): PairExample[] => {
          if (keys[i] == null || keys[j] == null || one.at.document === other.at.document) return []
          const [fixed, common] = [fixedEvidence(other, one), inCommon(j, i)]
          if (fixed === null || !areHeld(other, one, common)) return []
          const evidence = [...fixed, ...sharedEvidence(other, one, common)]
          return [{ group, evidence, isOne: keys[i] === keys[j] }]
        }),
      )
    })
  })
}

/** One weight a piece, in their order. */
export const fitLikeness = (examples: readonly PairExample[]): number[] => fitOdds(examples, pieces.length)

/** With the annotators' events and with the reader's own. */
export const bothExamples = (pairs: readonly Pair[]): PairExample[] => [
  ...examplesOf(pairs.map(withGold)),
  ...examplesOf(pairs),
]

/** What one group is worth to weights learnt from all others: precision, recall and F1 of pairs at each threshold. */
export function crossLikeness(examples: readonly PairExample[], thresholds: readonly number[]): string[] {
  const groups = [...new Set(examples.map(({ group }) => group))]
  const parts = 5
  const judged = Array.from({ length: parts }, (_, part) => {
    const left = new Set(groups.filter((_, i) => i % parts === part))
    const weights = fitLikeness(examples.filter(({ group }) => !left.has(group)))
    return examples
      .filter(({ group }) => left.has(group))
      .map(({ evidence, isOne }) => ({ sum: sumOf(evidence, weights), isOne }))
  }).flat()
  const gold = judged.filter(({ isOne }) => isOne).length
  return thresholds.map((least) => {
    const said = judged.filter(({ sum }) => sum >= least)
    const right = said.filter(({ isOne }) => isOne).length
    return `pairs alike by ${least}: P ${(right / said.length).toFixed(3)} R ${(right / gold).toFixed(3)} of ${gold} among ${judged.length}`
  })
}

/** Writes the weights where the accounts look for them. */
export function writeWeights(weights: readonly number[], documents: number): void {
  writeFileSync(
    weightsFile,
    `// Written by \`npm run train -- likeness\` from ${documents} annotated documents; do not edit. The logarithm of the odds that
// each piece of evidence adds.
import type { Piece } from './evidence.ts'

export const weights: Readonly<Record<Piece, number>> = {
${weightLines(pieces, weights)}
}
`,
  )
}
