// How likely two tellings are of one event. Conservative: two accounts wrongly joined put words into somebody's mouth, two
// left apart only stand apart. Contradictions in number, date or place within narrow bounds do not keep tellings apart,
// because that is what rival accounts of one event look like.
import { daysApart } from '../edtf.ts'
import { type Memo, Numbering } from '../memo.ts'
import {
  areHeld,
  copiedWords,
  countsDead,
  fixedEvidence,
  fixedPieces,
  type InCommon,
  type Piece,
  sharedEvidence,
  sharedPieces,
} from './evidence.ts'
import { weights } from './likeness-weights.ts'
import type { Telling } from './tellings.ts'
import { type Shared, weighed } from './weights.ts'

/**
 * Tellings this alike may tell of one event: the logarithm of the odds. A little below even, because whole groups are
 * weighed before they join. Chosen on the training documents: at 0 a tenth fewer come together, at -1 no more do rightly.
 */
export const likenessMin = -0.5

// How a truce stands in one month says little about the next.
const stateDaysMax = 30
// What two tellings that nothing holds together count in a group.
const unheld = likenessMin - 1
// In one document, more has to speak for two passages being of one event.
const ownDocumentMin = likenessMin + 1.5

/** The likeness of two tellings by their place in the list: the weight of the evidence, null where something rules it out. */
export type Likeness = (a: number, b: number) => number | null

const kept = () => ({ numbers: new Numbering<Telling>(), fixed: new Map<number, number>() })
// A number, so that a pair costs no more room than that.
const ruledOut = Number.NEGATIVE_INFINITY

export type Weights = Readonly<Record<Piece, number>>
const weighedSum = (evidence: readonly number[], by: readonly number[]) =>
  evidence.reduce((sum, value, i) => sum + value * (by[i] ?? 0), 0)

/** Prepares a list of tellings, so that each pair costs little. One memo goes with one set of weights. */
export function likenessAmong(tellings: readonly Telling[], memo: Memo, by: Weights = weights): Likeness {
  const weightsOf = (pieces: readonly Piece[]) => pieces.map((piece) => by[piece])
  const [fixedWeights, sharedWeights] = [weightsOf(fixedPieces), weightsOf(sharedPieces)]
  const { numbers, fixed: known } = memo.of(kept)
  const numbered = tellings.map((telling) => numbers.of(telling))
  const inCommon = commonAmong(tellings, memo)
  return (a, b) => {
    const [one, other] = [tellings[a], tellings[b]]
    if (one === undefined || other === undefined) return null
    if (one.state !== null || other.state !== null) return stateEvidence(one, other)
    const pair = (numbered[a] ?? 0) * 2 ** 26 + (numbered[b] ?? 0)
    const fixed = memo.once(known, pair, () => {
      const evidence = fixedEvidence(one, other)
      return evidence === null ? ruledOut : weighedSum(evidence, fixedWeights)
    })
    if (fixed === ruledOut) return null
    const common = inCommon(a, b)
    const evident = fixed + weighedSum(sharedEvidence(one, other, common), sharedWeights)
    // Nothing of their own joins them, which does not keep apart what others join.
    const sum = areHeld(one, other, common) ? evident : Math.min(evident, unheld)
    return one.at.document === other.at.document ? withinDocument(one, other, sum, common.words) : sum
  }
}

/** What two tellings of the list have in common of each kind. */
export function commonAmong(tellings: readonly Telling[], memo: Memo): (a: number, b: number) => InCommon {
  const files = weighed('files', tellings, memo)
  const words = weighed('words', tellings, memo)
  const passages = weighed('passages', tellings, memo)
  const names = weighed('names', tellings, memo)
  const places = weighed('places', tellings, memo)
  return (a, b) => ({
    files: files.shared(a, b),
    words: words.shared(a, b),
    passages: passages.shared(a, b),
    names: names.shared(a, b),
    places: places.shared(a, b),
  })
}

/** In one text, two passages are two events unless nearly everything agrees, and in one sentence always. */
function withinDocument(a: Telling, b: Telling, sum: number, words: Shared): number | null {
  if (a.span.start === b.span.start) return null
  // Two counts of the dead of one day and place are two voices on one event.
  if (sum >= likenessMin && a.event.date !== null && countsDead(a) && countsDead(b)) return sum
  return words.share >= copiedWords || sum >= ownDocumentMin ? sum : null
}

/** Two words on how the truce stands: on one thing where they were said at about one time, or nobody knows when. */
function stateEvidence(a: Telling, b: Telling): number | null {
  if (a.state === null || b.state === null) return null
  const [one, other] = [a.at.about.published, b.at.about.published]
  const days = one === null || other === null ? 0 : daysApart(one, other)
  return days === null || days <= stateDaysMax ? likenessMin + 2 : null
}
