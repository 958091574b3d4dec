// How much each piece of evidence says for two tellings being of one event, by logistic regression over the pairs of
// tellings of the training documents: with the annotators' events, and with the reader's own where they are on one of
// theirs.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { clustered } from '../../packages/peace/accounts/clusters.ts'
import {
  areHeld,
  fixedEvidence,
  fixedPieces,
  type Piece,
  sharedEvidence,
  sharedPieces,
} from '../../packages/peace/accounts/evidence.ts'
import { commonAmong } from '../../packages/peace/accounts/likeness.ts'
import { type Telling, tellingsOf } from '../../packages/peace/accounts/tellings.ts'
import { Memo } from '../../packages/peace/memo.ts'
import { currentReadings } from '../../packages/peace/readings.ts'
import { goldOf, shareOf } from '../across/events.ts'
import { type Pair, recordOf, withGold } from '../across/groups.ts'
import { fitOdds, sumOf, weightLines } from './fit-odds.ts'

export const weightsFile = fileURLToPath(new URL('../../packages/peace/accounts/likeness-weights.ts', import.meta.url))
const pieces: readonly Piece[] = [...fixedPieces, ...sharedPieces]

/** The tellings of one type in the documents of a conflict, and what the annotators call the event of each. */
type Told = {
  readonly group: string
  readonly tellings: readonly Telling[]
  /** Null for a telling that is on none of theirs. */
  readonly keys: readonly (string | null)[]
}

export type PairExample = { readonly group: string; readonly evidence: readonly number[]; readonly isOne: boolean }

const toldIn = (pairs: readonly Pair[]): Told[] =>
  [...Map.groupBy(pairs, ({ document }) => document.group)].flatMap(([group, own]) => {
    const memo = new Memo()
    const readings = currentReadings(recordOf(own).facts, memo)
    const types = new Set(own.flatMap(({ reading }) => reading.events.map((event) => event.type)))
    return [...types].map((type) => {
      const tellings = tellingsOf(type, readings, memo)
      const keys = tellings.map(({ at, event, state }) => {
        const pair = own[readings.indexOf(at)]
        return state !== null || pair === undefined ? null : (goldOf(pair, event)?.key ?? null)
      })
      return { group, tellings, keys }
    })
  })

/** Places in the list of every two annotated tellings of two documents, the earlier first. */
const acrossDocuments = ({ tellings, keys }: Told): (readonly [number, number])[] =>
  tellings.flatMap((one, j) =>
    tellings.slice(0, j).flatMap((other, i) => {
      const isAcross = keys[i] != null && keys[j] != null && one.at.document !== other.at.document
      return isAcross ? [[i, j] as const] : []
    }),
  )

/** The pairs of tellings of one kind in two documents of a group that nothing rules out, with whether they are of one event. */
export const examplesOf = (pairs: readonly Pair[]): PairExample[] =>
  toldIn(pairs).flatMap((told) => {
    const { group, tellings, keys } = told
    const inCommon = commonAmong(tellings, new Memo())
    return acrossDocuments(told).flatMap(([i, j]): PairExample[] => {
      const [other, one, common] = [tellings[i]!, tellings[j]!, inCommon(i, j)]
      const fixed = fixedEvidence(other, one)
      if (fixed === null || !areHeld(other, one, common)) return []
      return [{ group, evidence: [...fixed, ...sharedEvidence(other, one, common)], isOne: keys[i] === keys[j] }]
    })
  })

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

/** What is assembled of the annotators' events of each conflict, with weights learnt from all others. */
export function crossAssembled(pairs: readonly Pair[], examples: readonly PairExample[]): string {
  const told = Map.groupBy(toldIn(pairs.map(withGold)), ({ group }) => group)
  const judged = [...told].flatMap(([left, own]) => {
    const fitted = fitLikeness(examples.filter(({ group }) => group !== left))
    // One weight for each piece, in their order.
    const weights = Object.fromEntries(pieces.map((piece, i) => [piece, fitted[i]!])) as Record<Piece, number>
    return own.flatMap((one) => {
      const clusters = clustered(one.tellings, new Memo(), weights)
      const home = new Map(clusters.flatMap((cluster) => cluster.map((telling) => [telling, cluster] as const)))
      return acrossDocuments(one).map(([i, j]) => ({
        isGold: one.keys[i] === one.keys[j],
        isSaid: home.get(one.tellings[i]!) === home.get(one.tellings[j]!),
      }))
    })
  })
  const { precision, recall, f1 } = shareOf({
    gold: judged.filter(({ isGold }) => isGold).length,
    said: judged.filter(({ isSaid }) => isSaid).length,
    right: judged.filter(({ isGold, isSaid }) => isGold && isSaid).length,
  })
  return `conflicts left out, assembled: F1 ${f1.toFixed(3)} (P ${precision.toFixed(3)} R ${recall.toFixed(3)})`
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
