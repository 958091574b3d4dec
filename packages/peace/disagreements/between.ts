// What two documents disagree about, claim by claim: a denial beside what it denies, a sentence taken over with something
// changed, one person under two spellings. Depends on the two readings alone, so that one more document is compared with
// the others and nothing else is looked at again.
import type { Span } from '@parley/read/reading'
import { rivalSpellings } from '../accounts/rival-names.ts'
import { sentenceAround } from '../accounts/tellings.ts'
import { type ReadingAt, wordsAt } from '../readings.ts'
import type { Disagreement } from '../rows.ts'
import { evidenceOf, ofBoth, pieces } from './denial-evidence.ts'
import { weights } from './denial-weights.ts'
import { slipBetween } from './slips.ts'
import { overlap, type Statement, statementsOf } from './statements.ts'
import { type Tolls, tollEvidence, pieces as tollPieces, tollsAt } from './toll-evidence.ts'
import { weights as tollWeights } from './toll-weights.ts'
import type { Toll } from './tolls.ts'
import { weightOf } from './word-weights.ts'

/** A disagreement, and how sure it is: of several for one denial only the surest is shown. */
export type Found = {
  readonly disagreement: Disagreement
  readonly sum: number
  /** What it is of: rows of one name are one. */
  readonly name: string
}

/**
 * From this logarithm of the odds on, a denial is shown beside a telling. Chosen on the training documents by
 * cross-validation over whole conflicts: two of three shown are among those the annotators found.
 */
export const denialMin = -1
/** From this on, two numbers of dead or hurt are shown as rivals: nine of ten shown are right, chosen in the same way. */
export const tollMin = 0.7
/** So many statements before a denial may tell what it denies. */
export const bridgesMax = 3
/** Statements to be compared share so many words that tell something. */
const sharedMin = 2
const tellingMin = 0.45
/** So much in common that one sentence may have been taken over from the other. */
const takenOver = 0.6

const weighedSum = (evidence: readonly number[]) =>
  evidence.reduce((sum, value, i) => sum + value * weights[pieces[i] ?? 'always'], 0)

/** Everything two documents disagree about, as far as their claims show it. */
export function disagreementsBetween(one: ReadingAt, other: ReadingAt): readonly Found[] {
  const [mine, theirs] = [statementsOf(one.reading, one.document), statementsOf(other.reading, other.document)]
  const spelled = names(one, other)
  // A family name spelt otherwise in a sentence taken over is part of the whole name.
  const isPart = ({ disagreement: { about, sides } }: Found) =>
    about === 'name' &&
    spelled.some(({ disagreement }) =>
      disagreement.sides.every((side, i) => side.value.includes(sides[i]?.value ?? ' ')),
    )
  const changed = slips(mine, theirs, one, other).filter((slip) => !isPart(slip))
  return [
    ...denials(mine, theirs, one, other),
    ...denials(theirs, mine, other, one),
    ...changed,
    ...spelled,
    ...tolls(one, other).filter((toll) => !changed.some((slip) => isOnSame(slip, toll))),
  ]
}

/** Rival numbers of dead or hurt; of several that two documents give, the likest. */
function tolls(one: ReadingAt, other: ReadingAt): Found[] {
  const [mine, theirs] = [one, other].map((at) => tollsAt(at, at.about.published))
  if (mine === undefined || theirs === undefined) return []
  return mine.all.flatMap((a) =>
    theirs.all.flatMap((b) => {
      const sum = rivalSum(a, b, mine, theirs)
      if (sum < tollMin) return []
      const [x, y] = [a.words, b.words]
      const month = [mine.published, theirs.published]
        .flatMap((day) => day ?? [])
        .sort()[0]
        ?.slice(0, 'YYYY-MM'.length)
      return {
        disagreement: {
          about: 'number' as const,
          why: `“${x}” against “${y}”.`,
          sides: [sideOf(one, a.statement, x), sideOf(other, b.statement, y)],
        },
        sum,
        // Every report of one event gives its number, so the numbers name what is disagreed about.
        name: JSON.stringify(['number', one.process, month, a.fate, [rangeOf(a), rangeOf(b)].sort()]),
      }
    }),
  )
}

const isOnSame = (a: Found, b: Found) =>
  a.disagreement.about === b.disagreement.about &&
  a.disagreement.sides.every(({ span }, i) => overlap(span, b.disagreement.sides[i]?.span ?? span))

const rangeOf = ({ low, high }: Toll) => `${low}-${Number.isFinite(high) ? high : low}`

function rivalSum(a: Toll, b: Toll, mine: Tolls, theirs: Tolls): number {
  const evidence = tollEvidence(a, b, mine, theirs)
  return evidence === null
    ? Number.NEGATIVE_INFINITY
    : evidence.reduce((sum, value, i) => sum + value * tollWeights[tollPieces[i] ?? 'always'], 0)
}

function denials(
  denying: readonly Statement[],
  telling: readonly Statement[],
  denyingAt: ReadingAt,
  tellingAt: ReadingAt,
): Found[] {
  return denying.flatMap((statement, i) => {
    const { denial } = statement
    if (denial === null) return []
    const before = denying.slice(Math.max(0, i - bridgesMax), i)
    let best: { told: Statement; sum: number } | null = null
    for (const told of sharing(statement.near, telling)) {
      const evidence = evidenceOf(statement, before, told)
      const sum = evidence === null ? Number.NEGATIVE_INFINITY : weighedSum(evidence)
      if (sum >= denialMin && (best === null || sum > best.sum)) best = { told, sum }
    }
    if (best === null) return []
    const by = nameOf(denyingAt, denial.claim.sourceActor)
    const why =
      by === null
        ? 'One report tells of it, another says that it was not so.'
        : `One report tells of it; ${by} denies it.`
    return {
      disagreement: {
        about: 'denial' as const,
        why,
        sides: [sideOf(tellingAt, best.told, 'asserted'), { ...sideOf(denyingAt, statement, 'denied'), by }],
      },
      sum: best.sum,
      name: `denial ${denyingAt.document} ${statement.span.start}`,
    }
  })
}

function slips(mine: readonly Statement[], theirs: readonly Statement[], one: ReadingAt, other: ReadingAt): Found[] {
  return mine.flatMap((statement) =>
    sharing(statement.words, theirs).flatMap((like) => {
      if (ofBoth(statement.words, like.words) < takenOver) return []
      const slip = slipBetween(statement, like, one, other)
      if (slip === null) return []
      const [x, y] = slip.values
      return {
        disagreement: {
          about: slip.about,
          why: slip.about === 'number' ? `“${x}” against “${y}”.` : `${x} in one report, ${y} in another.`,
          sides: [sideOf(one, statement, x), sideOf(other, like, y)],
        },
        sum: 0,
        name: nameOfValues(slip.about, x, y),
      }
    }),
  )
}

function names(one: ReadingAt, other: ReadingAt): Found[] {
  return rivalSpellings(one, other).map(({ mine, theirs }) => ({
    disagreement: {
      about: 'name' as const,
      why: `${mine.name} in one report, ${theirs.name} in another.`,
      sides: [sideAround(one, mine, mine.name), sideAround(other, theirs, theirs.name)],
    },
    sum: 0,
    name: nameOfValues('name', mine.name, theirs.name),
  }))
}

const nameOfValues = (about: string, x: string, y: string) =>
  JSON.stringify([about, [x, y].map((one) => one.toLowerCase()).sort()])

type Side = Disagreement['sides'][number]

function sideOf(at: ReadingAt, { span, claims }: Statement, value: string): Side {
  const by =
    claims.map(({ sourceActor }) => nameOf(at, sourceActor)).find((name) => name !== null) ?? at.about.publisher
  return { value, document: at.document, reading: at.entry, passage: wordsAt(at.reading, span), span, by }
}

function sideAround(at: ReadingAt, where: Span, value: string): Side {
  const span = sentenceAround(at.reading, where)
  return {
    value,
    document: at.document,
    reading: at.entry,
    passage: wordsAt(at.reading, span),
    span,
    by: at.about.publisher,
  }
}

const nameOf = ({ reading }: ReadingAt, actor: string | null) =>
  reading.actors.find(({ id }) => id === actor)?.name ?? null

const shelvesKept = new WeakMap<readonly Statement[], ReadonlyMap<string, readonly number[]>>()

/** The statements of a document by each word that tells something. Made once a document. */
function shelvesOf(statements: readonly Statement[]): ReadonlyMap<string, readonly number[]> {
  const before = shelvesKept.get(statements)
  if (before !== undefined) return before
  const shelves = new Map<string, number[]>()
  statements.forEach(({ words }, i) => {
    for (const word of words) {
      if (weightOf(word) < tellingMin) continue
      const shelf = shelves.get(word)
      if (shelf === undefined) shelves.set(word, [i])
      else shelf.push(i)
    }
  })
  shelvesKept.set(statements, shelves)
  return shelves
}

/** The statements that share telling words with these, in the order of their text. */
export function sharing(words: ReadonlySet<string>, statements: readonly Statement[]): Statement[] {
  const shelves = shelvesOf(statements)
  const counts = new Map<number, number>()
  for (const word of words) for (const i of shelves.get(word) ?? []) counts.set(i, (counts.get(i) ?? 0) + 1)
  const enough = [...counts].flatMap(([i, count]) => (count >= sharedMin ? [i] : []))
  return enough.sort((a, b) => a - b).flatMap((i) => statements[i] ?? [])
}
