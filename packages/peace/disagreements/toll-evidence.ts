// What speaks for two documents' numbers of dead or hurt being of one event and not agreeing, piece by piece. How much each
// piece says is learnt from annotated disagreements (corpus/training/fit-tolls.ts) and stands in toll-weights.ts.
import { isKindred, meaningsOf } from '../accounts/meanings.ts'
import { contentWords, nameWordsIn } from '../accounts/words.ts'
import type { ReadingAt } from '../readings.ts'
import { ofBoth, sharedOf } from './denial-evidence.ts'
import { type Statement, statementsOf } from './statements.ts'
import { type Toll, tollsOf } from './tolls.ts'
import { isCommon } from './word-weights.ts'

export const pieces = [
  'always',
  'both count the dead',
  'one thing',
  'words of the sentences',
  'words with those before',
  'a name in common',
  'the documents begin alike',
  'both begin their document',
  'far in size',
  'its rival beside it',
  'the other gives this number too',
] as const
export type Piece = (typeof pieces)[number]

/** What a document counts, and what is known of it beyond the sentences. */
export type Tolls = {
  readonly published: string | null
  /** The words its document begins with. */
  readonly lead: ReadonlySet<string>
  readonly leadNames: ReadonlySet<string>
  /** Its dead and hurt. */
  readonly all: readonly Toll[]
}

const one = (isSo: boolean) => (isSo ? 1 : 0)
// A report begins with what it is about.
const leadStatements = 3
// 'About 140' and 141 are one number.
const roughShare = 0.15
const wordsMin = 1
const farTimes = 4
/** Numbers that can both be so; 'at least three' and 'at least five', from two tellers, are two numbers. */
function canMeet(a: Toll, b: Toll): boolean {
  if (a.high === Number.POSITIVE_INFINITY && b.high === Number.POSITIVE_INFINITY) return a.low === b.low
  const [slackA, slackB] = [a.isRough ? a.low * roughShare : 0, b.isRough ? b.low * roughShare : 0]
  return a.low - slackA <= b.high + slackB && b.low - slackB <= a.high + slackA
}

const sharedThings = (a: Toll, b: Toll) => a.things.intersection(b.things).size

const kept = new WeakMap<ReadingAt['reading'], Tolls>()

/** What a document gives of dead and hurt. Computed once. */
export function tollsAt(at: Pick<ReadingAt, 'reading' | 'document'>, published: string | null): Tolls {
  const before = kept.get(at.reading)
  if (before !== undefined && before.published === published) return before
  const begins = statementsOf(at.reading, at.document).slice(0, leadStatements)
  const lead = new Set(begins.flatMap(({ words }) => [...words]))
  const leadNames = new Set(begins.flatMap((statement) => [...namesOf(statement)]))
  const tolls = { published, lead, leadNames, all: tollsOf(at) }
  kept.set(at.reading, tolls)
  return tolls
}

/** In the order of `pieces`; null where the two count other things or can both be so. */
export function tollEvidence(mine: Toll, theirs: Toll, a: Tolls, b: Tolls): number[] | null {
  if (mine.fate !== theirs.fate || canMeet(mine, theirs)) return null
  if (areOfOtherDays(mine, theirs, a, b)) return null
  const [x, y] = [mine.statement, theirs.statement]
  if (sharedOf(x.near, y.near).count < wordsMin) return null
  // Reports of one thing name something in common, here or where they begin.
  if (namesOf(x).union(a.leadNames).isDisjointFrom(namesOf(y).union(b.leadNames))) return null
  const words = ofBoth(x.words, y.words)
  const [small, large] = [Math.min(mine.low, theirs.low), Math.max(mine.low, theirs.low)]
  const leads = Number(mine.at < leadStatements) + Number(theirs.at < leadStatements)
  const givesToo = (all: readonly Toll[], count: Toll) =>
    all.some((other) => other.low === count.low && other.fate === count.fate)
  const [otherGives, ownGives] = [givesToo(b.all, mine), givesToo(a.all, theirs)]
  return [
    1,
    one(mine.fate === 'dead'),
    one(sharedThings(mine, theirs) > 0),
    words,
    ofBoth(x.near, y.near),
    one(!namesOf(x).isDisjointFrom(namesOf(y))),
    ofBoth(a.lead, b.lead),
    one(leads === 2),
    one(large >= farTimes * small),
    one(besideIt(mine, theirs, a) || besideIt(theirs, mine, b)),
    one(otherGives || ownGives),
  ]
}

/** The document gives the other's number too, right beside its own: 'the police say 27, the association 41'. */
const besideIt = (count: Toll, other: Toll, { all }: Tolls) =>
  all.some(
    (own) =>
      own !== count &&
      own.low === other.low &&
      own.fate === count.fate &&
      Math.abs(own.at - count.at) <= 2 &&
      (own.statement.claims.length > 0 || count.statement.claims.length > 0),
  )

const namesKept = new WeakMap<Statement, ReadonlySet<string>>()
function namesOf(statement: Statement): ReadonlySet<string> {
  const before = namesKept.get(statement)
  if (before !== undefined) return before
  const named = meaningsOf(contentWords([...nameWordsIn(statement.text), ...statement.named].join(' ')))
  // A word of several conflicts, or one of a kind, names nothing of this one.
  const names = new Set([...named].filter((word) => !isCommon(word) && !isKindred(word)))
  namesKept.set(statement, names)
  return names
}

// A later report may still tell of it; one that names another day tells of another thing.
const daysMax = 60

function areOfOtherDays(mine: Toll, theirs: Toll, a: Tolls, b: Tolls): boolean {
  const apart = daysBetween(a.published, b.published)
  if (apart !== null && apart > daysMax) return true
  if (mine.days.length === 0 || theirs.days.length === 0) return false
  return !mine.days.some((day) => theirs.days.some((other) => (daysBetween(day, other) ?? 0) <= 1))
}

function daysBetween(a: string | null, b: string | null): number | null {
  if (a === null || b === null) return null
  const apart = Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / 86_400_000
  return Number.isNaN(apart) ? null : apart
}
