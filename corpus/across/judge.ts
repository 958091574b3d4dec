// The disagreements shown against those annotators found. Only what stands in two documents is judged: a
// disagreement within one document is plain to its reader.
import type { Disagreement } from '@parley/peace'
import { type GoldDisagreement, type GoldPassage, pairsAcross } from '../disagreements.ts'
import { type Share, shareOf } from './events.ts'
import type { Group } from './groups.ts'

export type JudgedDisagreement = {
  readonly group: string
  readonly disagreement: Disagreement
  /** The documents' annotated ids, side by side. */
  readonly documents: readonly [string, string]
  /** The pairs of positions it shows, `LINE a b` each; empty where it is wrong. */
  readonly shows: readonly string[]
}

/** Every disagreement shown between two documents. */
export function judgeDisagreements(
  groups: readonly Group[],
  gold: readonly GoldDisagreement[],
): readonly JudgedDisagreement[] {
  return groups.flatMap(({ name, pairs, disagreements, entries }) => {
    const own = gold.filter((one) => one.group === name)
    const documentOf = new Map(entries.map((entry, i) => [entry, pairs[i]?.document.id ?? '']))
    return disagreements.flatMap((disagreement) => {
      const [one, other] = disagreement.sides.map((side) => documentOf.get(side.reading) ?? '')
      if (one === undefined || other === undefined || one === other) return []
      const documents = [one, other] as const
      return {
        group: name,
        disagreement,
        documents,
        shows: own.flatMap((item) => shown(item, disagreement, documents)),
      }
    })
  })
}

/** The pairs of positions of a gold disagreement that a found one shows. */
function shown(item: GoldDisagreement, found: Disagreement, [one, other]: readonly [string, string]): string[] {
  const [first, second] = found.sides
  if (first === undefined || second === undefined || !item.kinds.includes(found.about)) return []
  const holds = (passages: readonly GoldPassage[], side: Disagreement['sides'][number], document: string) =>
    passages.some((passage) => passage.document === document && isOn(passage, side, found.about))
  return pairsAcross(item.positions).flatMap(([i, j]) => {
    const [a = [], b = []] = [item.positions[i], item.positions[j]]
    const isShown =
      (holds(a, first, one) && holds(b, second, other)) || (holds(b, first, one) && holds(a, second, other))
    return isShown ? [nameOf(item, i, j)] : []
  })
}

/** A side is on a passage where they share words; a name where it is that name; a number where its value is in the passage. */
function isOn(passage: GoldPassage, side: Disagreement['sides'][number], about: Disagreement['about']): boolean {
  if (about === 'name') return side.value.includes(passage.words) || passage.words.includes(side.value)
  if (passage.start >= side.span.end || side.span.start >= passage.end) return false
  return about !== 'number' || wordsIn(side.value).some((word) => wordsIn(passage.words).includes(word))
}

const wordsIn = (words: string): readonly string[] => words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const nameOf = ({ group, line }: GoldDisagreement, i: number, j: number) => `${group}:${line} ${i} ${j}`

/** Every pair of positions a finder is asked for. */
export const askedFor = (
  gold: readonly GoldDisagreement[],
): { readonly name: string; readonly item: GoldDisagreement }[] =>
  gold.flatMap((item) => pairsAcross(item.positions).map(([i, j]) => ({ name: nameOf(item, i, j), item })))

/** Precision over what is shown, recall over what was to be shown. */
export function disagreementShare(judged: readonly JudgedDisagreement[], gold: readonly GoldDisagreement[]): Share {
  const found = new Set(judged.flatMap(({ shows }) => shows))
  const right = judged.filter(({ shows }) => shows.length > 0).length
  return shareOf({ gold: askedFor(gold).length, said: judged.length, right }, found.size)
}
