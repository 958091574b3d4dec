// What speaks for a statement being what another document's statement denies, piece by piece. How much each piece says is
// learnt from annotated disagreements (corpus/training/fit-denials.ts) and stands in denial-weights.ts.
import type { Statement } from './statements.ts'
import { weightOf } from './word-weights.ts'

// Few on purpose: with more, what is learnt of some conflicts holds less for the next.
export const pieces = [
  'always',
  'both with what was said before',
  'best bridge and denied words',
  'the best bridge charges the denier',
  'the charge right before it',
  'bare',
  'a charge',
  'a heading',
] as const
export type Piece = (typeof pieces)[number]

const one = (isSo: boolean) => (isSo ? 1 : 0)
// In fewer words than this, having them in common is chance.
const wordsMin = 2
const sameSentence = 0.6
/** So much of what is denied stands in the other's denial that the two deny the same. */
const sameDenial = 0.6

type Shared = { readonly sum: number; readonly count: number }
export function sharedOf(a: ReadonlySet<string>, b: ReadonlySet<string>): Shared {
  let [sum, count] = [0, 0]
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a]
  for (const word of fewer) {
    if (!more.has(word)) continue
    sum += weightOf(word)
    count++
  }
  return { sum, count }
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
  if (denial === null || telling.isDeclined || denying.isDeclined || telling.isRebuttal) return null
  // One sentence told twice contradicts nothing.
  if (ofBoth(denying.words, telling.words) > sameSentence) return null
  if (sharedOf(denying.near, telling.words).count < wordsMin) return null
  // The same denial in other words.
  if (denial.meets !== null && telling.denial?.meets === denial.meets && !telling.isCharge) return null
  const own = sharedOf(denial.words, telling.words)
  const denied = ratio(own.sum, totalOf(denial.words))
  if (
    telling.denial !== null &&
    ratio(sharedOf(denial.words, telling.denial.words).sum, totalOf(denial.words)) > sameDenial
  )
    return null
  const bridge = bestBridge(before, telling)
  const rightBefore = before.at(-1)
  const isCharged = bridge.statement?.isCharge === true
  // What was said around both may be alike in two versions of one report; something must be what is denied.
  if (own.count === 0 && !telling.isCharge && !isCharged) return null
  const isChargeAgainst = isCharged && !denial.byWords.isDisjointFrom(bridge.statement?.named ?? denial.byWords)
  return [
    1,
    ofBoth(denying.near, telling.near),
    bridge.share * denied,
    bridge.share * one(isChargeAgainst),
    rightBefore?.isCharge === true ? ofBoth(rightBefore.words, telling.words) : 0,
    one(denial.isBare),
    one(telling.isCharge),
    one(telling.isHeading),
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
