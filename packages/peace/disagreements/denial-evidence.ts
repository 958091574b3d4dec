// What speaks for a statement being what another document's statement denies, piece by piece. How much each piece says is
// learnt from annotated disagreements (corpus/training/fit-denials.ts) and stands in denial-weights.ts.
import type { Statement } from './statements.ts'
import { weightOf } from './word-weights.ts'

export const pieces = [
  'always',
  'denied words',
  'many denied words',
  'words before',
  'many words before',
  'both with what was said before',
  'bare, words before',
  'bare, the denier is named',
  'a charge',
  'somebody is heard telling it',
  'it is denied there too',
  'it lies ahead',
  'a heading',
  'a rare word',
  'the best bridge',
  'the best bridge is a charge',
  'the best bridge charges the denier',
  'best bridge and denied words',
] as const
export type Piece = (typeof pieces)[number]

const one = (isSo: boolean) => (isSo ? 1 : 0)
const manyWords = 5
// In fewer words than this, having them in common is chance.
const wordsMin = 2
const sameSentence = 0.6
/** So much of what is denied stands in the other's denial that the two deny the same. */
const sameDenial = 0.6

type Shared = { readonly sum: number; readonly count: number; readonly heaviest: number }
function sharedOf(a: ReadonlySet<string>, b: ReadonlySet<string>): Shared {
  let [sum, count, heaviest] = [0, 0, 0]
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a]
  for (const word of fewer) {
    if (!more.has(word)) continue
    const weight = weightOf(word)
    sum += weight
    count++
    heaviest = Math.max(heaviest, weight)
  }
  return { sum, count, heaviest }
}

const totals = new WeakMap<ReadonlySet<string>, number>()
/** The weight of all words of a set; sets of statements live as long as their reading. */
function totalOf(words: ReadonlySet<string>): number {
  const before = totals.get(words)
  if (before !== undefined) return before
  let sum = 0
  for (const word of words) sum += weightOf(word)
  totals.set(words, sum)
  return sum
}
const ratio = (sum: number, of: number) => (of === 0 ? 0 : sum / of)
/** What two sets have in common of both: 0 to 1. */
export const ofBoth = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  ratio(sharedOf(a, b).sum, Math.sqrt(totalOf(a) * totalOf(b)))

/**
 * In the order of `pieces`; null where the two have nothing in common, or both deny the same. `before` are the statements
 * right before the denying one: what it denies may have been told there.
 */
export function evidenceOf(denying: Statement, before: readonly Statement[], telling: Statement): number[] | null {
  const { denial } = denying
  if (denial === null || telling.isDeclined || denying.isDeclined) return null
  // One sentence told twice contradicts nothing.
  if (ofBoth(denying.words, telling.words) > sameSentence) return null
  const near = sharedOf(denying.near, telling.words)
  if (near.count < wordsMin) return null
  const own = sharedOf(denial.words, telling.words)
  const denied = ratio(own.sum, totalOf(denial.words))
  if (
    telling.denial !== null &&
    ratio(sharedOf(denial.words, telling.denial.words).sum, totalOf(denial.words)) > sameDenial
  )
    return null
  const isDenierNamed = denial.byWords.size > 0 && !denial.byWords.isDisjointFrom(telling.named)
  const bridge = bestBridge(before, telling)
  const isChargeAgainst = bridge.statement?.isCharge === true && !denial.byWords.isDisjointFrom(bridge.statement.named)
  const bare = one(denial.isBare)
  return [
    1,
    denied,
    Math.min(1, own.count / manyWords),
    ratio(near.sum, Math.min(totalOf(denying.near), totalOf(telling.words))),
    Math.min(1, near.count / (2 * manyWords)),
    ofBoth(denying.near, telling.near),
    bare * ofBoth(denying.near, telling.words),
    bare * one(isDenierNamed),
    one(telling.isCharge),
    one(telling.speakers.size > 0),
    one(telling.denial !== null),
    one(telling.isAhead),
    one(telling.isHeading),
    Math.max(own.heaviest, near.heaviest),
    bridge.share,
    bridge.share * one(bridge.statement?.isCharge === true),
    bridge.share * one(isChargeAgainst),
    bridge.share * denied,
  ]
}

/** Of what was said right before, that which the telling has most in common with. */
function bestBridge(before: readonly Statement[], telling: Statement): { share: number; statement: Statement | null } {
  let best: { share: number; statement: Statement | null } = { share: 0, statement: null }
  for (const statement of before) {
    if (sharedOf(statement.words, telling.words).count < wordsMin) continue
    const share = ofBoth(statement.words, telling.words)
    if (share > best.share) best = { share, statement }
  }
  return best
}
