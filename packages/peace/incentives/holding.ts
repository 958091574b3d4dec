// Since when what a benefit waits for holds: verified by whom the terms name, signed as a finding, found as a breach. A
// report is never enough, and what was verified on Monday and known on Friday holds from Friday.
import { caseRows } from '../findings/case.ts'
import type { CaseRow } from '../findings/rows.ts'
import { findingsOf } from '../promises/commitment-rows.ts'
import type { Engine, Interpretation } from '../promises/engine.ts'
import type { Course } from '../promises/promise.ts'
import { stateAt } from '../promises/state-at.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import type { Fact } from '../views/view.ts'
import { why } from './course.ts'
import type { Condition, IncentiveReason, Period } from './rows.ts'
import type { IncentiveTrigger, Snapback } from './terms.ts'

export type Known = {
  readonly engine: Engine
  readonly facts: readonly Fact[]
  /** Rows of cases already folded: several incentives may wait for one. */
  readonly cases: Map<string, CaseRow | undefined>
  /** Since when the incentive is offered. */
  readonly since: number
}

type Said = { readonly holds: boolean; readonly because: readonly IncentiveReason[] }

export function conditionOf(
  of: IncentiveTrigger | Exclude<Snapback, { on: 'suspended' }>,
  verifier: string | null,
  known: Known,
): Condition {
  switch (of.on) {
    case 'commitment':
      return verifiedCondition(of, verifier, known)
    case 'finding':
      return findingCondition(of, verifier, known)
    case 'breach':
      return breachCondition(of.commitment, known)
  }
}

type OfCommitment = Extract<IncentiveTrigger, { on: 'commitment' }>
type OfFinding = Extract<IncentiveTrigger, { on: 'finding' }>

function verifiedCondition(of: OfCommitment, verifier: string | null, known: Known): Condition {
  const { commitment, is } = of
  const { engine, since } = known
  const [first] = engine.interpretations(commitment)
  const common = { on: 'commitment' as const, what: commitment, case: null, is }
  if (first === undefined) return { ...common, name: null, periods: [never(since, why('not-seen'))] }
  const { body, id } = first.draft
  const named = { ...common, name: body.act }
  if (first.id !== null) {
    const drafts = engine.interpretations(commitment).map(({ draft }) => draft.id)
    return { ...named, periods: [never(since, why('no-common-reading', drafts))] }
  }
  const course = engine.course(first)
  const all = verificationsOf(commitment, body.clauses, engine)
  const counted = countedAt(first, course, verifier, engine)
  const saidAt = (at: number): Said => {
    const state = stateAt(course.states, instantOf(at))
    if (state?.status === 'suspended') {
      return no(
        why(
          'rests',
          state.because.flatMap(({ code, entries }) => (code === 'suspended' ? entries : [])),
        ),
      )
    }
    const made = all.filter((one) => one.from <= at && (one.until === null || at < one.until))
    const own = verifier === null ? made : made.filter(({ by }) => by === verifier)
    const latest = own.at(-1)
    if (latest?.result === 'confirmed') {
      const { entry, by, basis, performed } = latest
      const then = stateAt(course.states, instantOf(performed))
      if (is === 'verified-in-time' && then?.late === true) return no(why('late', [entry], { by }))
      return yes(why('verified', [entry], { by, basis, at: instantOf(performed) }))
    }
    if (latest !== undefined) {
      return no(why('found-otherwise', [latest.entry], { by: latest.by, result: latest.result }))
    }
    if (counted !== null && counted.ms <= at) {
      if (is === 'verified-in-time' && counted.late) return no(why('late', counted.entries))
      return yes(why('counted', counted.entries))
    }
    const other = made.findLast(({ result }) => result === 'confirmed')
    return other === undefined
      ? no(why('not-verified', [id]))
      : no(why('not-the-verifier', [other.entry], { by: other.by }))
  }
  const points = [
    since,
    ...all.flatMap((one) => [one.from, one.until ?? one.from]),
    ...course.states.map(({ from }) => msOf(from)),
    ...(counted === null ? [] : [counted.ms]),
  ]
  return { ...named, periods: periodsOf(points, since, saidAt) }
}

type Looked = {
  readonly entry: string
  readonly by: string
  readonly result: string
  readonly basis: string
  readonly performed: number
  /** Known from then, until it was withdrawn. */
  readonly from: number
  readonly until: number | null
}

/** Verifications by bodies that may, by when they were made; one that was withdrawn held until then. */
function verificationsOf(commitment: string, clauses: readonly string[], { dossier, authority }: Engine): Looked[] {
  const about = dossier.verifications.filter(({ body }) => body.commitment === commitment)
  return about
    .flatMap(({ id, at, author, body }): Looked[] => {
      const { by, result, basis, performed } = body
      const made = body.made ?? at
      if (result === 'withdrawn' || !authority.speaksFor(by, author.organisation)) return []
      if (!authority.may(by, 'verify', clauses, made)) return []
      const withdrawal = about.find(
        (one) =>
          one.body.result === 'withdrawn' &&
          one.body.about?.includes(id) === true &&
          one.author.organisation === author.organisation,
      )
      const until = withdrawal === undefined ? null : msOf(withdrawal.body.made ?? withdrawal.at)
      // Nobody verifies what has not happened: it holds from when it was both so and known.
      const from = Math.max(msOf(made), msOf(performed))
      return [{ entry: id, by, result, basis, performed: msOf(performed), from, until }]
    })
    .sort((a, b) => a.from - b.from || (a.entry < b.entry ? -1 : 1))
}

/** When the counter the terms name completed the quantity, where the terms of the benefit take that for verification. */
function countedAt(
  { draft }: Interpretation,
  { verified, states }: Course,
  verifier: string | null,
  { dossier }: Engine,
) {
  const { terms } = draft.body
  if (terms.rule === 'standing' || verified === null) return null
  const counter = terms.measure?.counter
  if (counter === undefined || (verifier !== null && verifier !== counter)) return null
  const counts = new Set([...dossier.counts, ...dossier.steps].map(({ id }) => id))
  // One act that somebody verified is no count; of a promise that recurs the outcome names no single entry.
  if (terms.rule === 'once' && !verified.entries.some((entry) => counts.has(entry))) return null
  const late = stateAt(states, instantOf(verified.ms))?.late === true
  return { ms: verified.ms, entries: verified.entries, late }
}

function findingCondition(of: OfFinding, verifier: string | null, known: Known): Condition {
  const { finding, is } = of
  const { since } = known
  const common = { on: 'finding' as const, what: finding, case: of.case, is }
  const row = caseFor(of.case, known)
  if (row === undefined) return { ...common, name: null, periods: [never(since, why('not-seen'))] }
  const named = { ...common, name: row.title }
  const found = row.findings.find((one) => one.finding === finding)
  const entries = found?.entry == null ? [] : [found.entry]
  if (found === undefined || found.state !== 'signed' || found.signed === null) {
    return { ...named, periods: [never(since, why('finding-open', entries))] }
  }
  const { result, by, lane, signed, signatures } = found
  const isOther = result !== is || lane === 'monitoring' || (verifier !== null && by !== verifier)
  const values = { by: by ?? '', result: result ?? '', lane: lane ?? '' }
  const proof = [...entries, ...signatures.flatMap(({ counts, entry }) => (counts ? [entry] : []))]
  const saidAt = (at: number): Said =>
    at < msOf(signed)
      ? no(why('finding-open', entries))
      : isOther
        ? no(why('finding-other', proof, values))
        : yes(why('finding-signed', proof, values))
  return { ...named, periods: periodsOf([since, msOf(signed)], since, saidAt) }
}

function caseFor(key: string, { cases, facts }: Known): CaseRow | undefined {
  if (!cases.has(key)) cases.set(key, caseRows(key, facts)[0])
  return cases.get(key)
}

function breachCondition(commitment: string, { engine, since }: Known): Condition {
  const [first] = engine.interpretations(commitment)
  const common = { on: 'breach' as const, what: commitment, case: null, is: 'breached' }
  if (first === undefined) return { ...common, name: null, periods: [never(since, why('not-seen'))] }
  const { findings } = findingsOf(commitment, first.draft.body.clauses, engine)
  const saidAt = (at: number): Said => {
    const latest = findings.findLast(({ made }) => msOf(made) <= at)
    if (latest === undefined) return no()
    const values = { by: latest.by, decision: latest.decision }
    return latest.result === 'breached'
      ? yes(why('breach-found', [latest.entry], values))
      : no(why('breach-not-found', [latest.entry], values))
  }
  const points = [since, ...findings.map(({ made }) => msOf(made))]
  return { ...common, name: first.draft.body.act, periods: periodsOf(points, since, saidAt) }
}

const yes = (...because: readonly IncentiveReason[]): Said => ({ holds: true, because })
const no = (...because: readonly IncentiveReason[]): Said => ({ holds: false, because })
const never = (since: number, because: IncentiveReason): Period => ({
  from: instantOf(since),
  holds: false,
  because: [because],
})

/** Periods at these points, the first from `since` on; those alike in all they say are one. */
function periodsOf(points: readonly number[], since: number, saidAt: (at: number) => Said): Period[] {
  const periods: Period[] = []
  let before = ''
  for (const at of [...new Set(points)].filter((one) => Number.isFinite(one)).sort((a, b) => a - b)) {
    // What was so before it was offered is so when it is offered.
    const from = Math.max(at, since)
    const { holds, because } = saidAt(at)
    const text = JSON.stringify([holds, because])
    if (text === before) continue
    before = text
    const last = periods.at(-1)
    if (last !== undefined && msOf(last.from) === from) periods.pop()
    periods.push({ from: instantOf(from), holds, because: [...because] })
  }
  return periods
}
