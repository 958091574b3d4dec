// The course of a promise of one act, or of a quantity in all: by a deadline, within a window, after something else.
import { deadlineAt } from './course.ts'
import { reportsAt, verificationAt } from './evidence.ts'
import {
  type Course,
  countedReasons,
  dueOf,
  measuresOfNeed,
  openingOf,
  type Rule,
  reason,
  requiredAt,
  statesAt,
  termsReason,
} from './promise.ts'
import type { PromiseReason, State, Status } from './state.ts'
import { instantOf, startOfDay } from './zone.ts'

// "Within 24 hours of …" is due at once; "not later than Day 7" is due on Day 7.
const shortTermMs = 48 * 3_600_000

type Verdict = {
  readonly grade: 'verified' | 'reported' | 'partly' | 'none'
  /** When it was carried out, where it was. */
  readonly performed: number | null
  readonly because: readonly PromiseReason[]
}

export const once: Rule = (promised, lookup) => {
  const { draft, measure, evidence, extensions, stops, endings, start, zone, terms } = promised
  const need = terms.rule === 'once' ? terms.need : undefined
  const opening = openingOf(promised, lookup)
  const isGone = opening.opens !== null && opening.until !== null && opening.until.ms < opening.opens
  const base = isGone ? null : opening.until
  const deadline = (at: number) => deadlineAt(at, base, extensions, stops)
  const counts = measure === null || need === undefined ? [] : lookup.counts.of(measure.of)
  const since = opening.from?.ms ?? Number.NEGATIVE_INFINITY

  /** From when it is called for: its window, all of a short term, or the last day of a long one. */
  const calledFrom = (until: number | null): number => {
    const opens = opening.opens ?? Number.POSITIVE_INFINITY
    if (opening.from !== null || until === null || until - opens <= shortTermMs) return opens
    return Math.max(opens, startOfDay(zone, until - 1))
  }

  const verdictAt = (at: number): Verdict => {
    const because: PromiseReason[] = []
    const verification = verificationAt(evidence.verifications, at)
    if (verification !== undefined) {
      const { entry, by, result, performed, soFar, basis } = verification
      const many: PromiseReason['values'] = soFar === null ? {} : { soFar }
      because.push(reason('verified', [entry], { by, result, at: instantOf(performed), basis, ...many }))
    }
    const reports = reportsAt(evidence.reports, at)
    for (const { entry, by, done, performed, soFar, isUnentitled } of reports) {
      const many: PromiseReason['values'] = soFar === null ? {} : { soFar }
      const code = isUnentitled ? 'not-the-verifier' : 'reported'
      because.push(reason(code, [entry], { by, done, at: instantOf(performed), ...many }))
    }
    const required = requiredAt(need, at, lookup, draft)
    const sums = measure === null || required === null ? null : lookup.counts.sum(measure, since, at)
    const sum = sums?.named ?? sums?.others ?? null
    if (sum !== null && measure !== null && required !== null) because.push(...countedReasons(sum, measure, required))
    const isReached = (value: number) => required !== null && required.value > 0 && value >= required.value
    const reachedAt = () => {
      const own = counts.filter((count) => sum?.entries.includes(count.entry))
      let total = 0
      return own.find((count) => {
        total += count.value
        return isReached(total)
      })?.until
    }

    if (verification?.result === 'confirmed') return { grade: 'verified', performed: verification.performed, because }
    if (sums?.named != null && isReached(sums.named.value))
      return { grade: 'verified', performed: reachedAt() ?? at, because }
    // What the named counter counted, or the verifier confirmed in part, weighs more than a report of the whole.
    if (verification?.result === 'partly-confirmed' || (sums?.named?.value ?? 0) > 0)
      return { grade: 'partly', performed: null, because }
    const whole = reports.find(
      ({ done, soFar }) => done === 'done' || (done === 'partly' && soFar !== null && isReached(soFar)),
    )
    if (whole !== undefined) return { grade: 'reported', performed: whole.performed, because }
    if (sums?.others != null && isReached(sums.others.value))
      return { grade: 'reported', performed: reachedAt() ?? at, because }
    const isPart = reports.some(({ done }) => done === 'partly') || (sums?.others?.value ?? 0) > 0
    return { grade: isPart ? 'partly' : 'none', performed: null, because }
  }

  const stateAt = (at: number): Omit<State, 'from'> => {
    const verdict = verdictAt(at)
    const { ms: until, entries, extended, stops: stopped } = deadline(at)
    const timing: PromiseReason[] = [termsReason(promised), ...opening.met]
    if (until !== null) timing.push(reason('deadline', [draft.id, ...entries], { at: instantOf(until) }))
    if (isGone) timing.push(reason('deadline-gone', [draft.id], { at: instantOf(opening.until?.ms ?? at) }))
    if (extended !== null)
      timing.push(
        reason('extended', [extended.entry], { until: instantOf(extended.until), from: instantOf(extended.from) }),
      )
    for (const stop of stopped) {
      const to: PromiseReason['values'] = stop.to === null ? {} : { to: instantOf(stop.to) }
      timing.push(reason('clock-stopped', stop.entries, { from: instantOf(stop.from), ...to }))
    }
    const say = (status: Status, because: readonly PromiseReason[], more: Partial<State> = {}) => ({
      status,
      late: false,
      overdue: false,
      because: [...because],
      ...more,
    })
    if (verdict.performed !== null) {
      const then = deadline(verdict.performed).ms
      const late = then !== null && verdict.performed > then
      const status = verdict.grade === 'reported' ? 'reported_done' : late ? 'verified_late' : 'verified_done'
      return say(status, [...verdict.because, ...timing], { late })
    }
    const ending = endings.findLast((one) => one.from <= at)
    if (ending !== undefined) {
      return say(ending.kind, [reason(ending.kind, [ending.entry], { by: ending.by, from: instantOf(ending.from) })])
    }
    const rest = stops.find((one) => one.kind === 'suspended' && one.from <= at && (one.to === null || at < one.to))
    if (rest !== undefined) {
      return say('suspended', [reason('suspended', rest.entries, { from: instantOf(rest.from) }), ...verdict.because])
    }
    const overdue = until !== null && at >= until && opening.opens !== null
    if (verdict.grade === 'partly') return say('partly', [...verdict.because, ...timing], { overdue })
    if (opening.opens === null) return say('not_yet_due', [...opening.waiting, ...timing, ...verdict.because])
    const required = requiredAt(need, at, lookup, draft)
    if (required !== null && required.value === 0) {
      const what = measuresOfNeed(need)[0]
      const values = { on: 'count', what: what?.point ?? '', is: 'counted' }
      return say('not_yet_due', [reason('waits-for', [draft.id], values), ...timing, ...verdict.because])
    }
    const from = calledFrom(until)
    if (at < from) {
      return say('not_yet_due', [
        reason('opens', [draft.id, ...(opening.from?.entries ?? [])], { at: instantOf(from) }),
        ...timing,
        ...verdict.because,
      ])
    }
    if (overdue) {
      return say('past_due_unreported', [...timing, reason('nothing-reported', [draft.id]), ...verdict.because], {
        overdue,
      })
    }
    return say('due', [...timing, ...verdict.because])
  }

  const points = new Set<number>([opening.opens ?? start, opening.from?.ms ?? start])
  for (const one of [...evidence.reports, ...evidence.verifications]) points.add(one.performed)
  for (const one of counts) points.add(one.until)
  for (const one of measuresOfNeed(need)) for (const count of lookup.counts.of(one.of)) points.add(count.until)
  for (const one of endings) points.add(one.from)
  for (const one of extensions) points.add(one.from)
  for (const one of stops) points.add(one.from).add(one.to ?? one.from)
  for (const at of [...points, start]) {
    const { ms } = deadline(at)
    if (ms !== null) points.add(ms).add(calledFrom(ms))
  }
  const states = statesAt(points, start, stateAt)
  const last = deadline(Number.MAX_SAFE_INTEGER).ms
  return {
    states,
    due: dueOf(opening.opens === null ? null : calledFrom(last), last, opening.until?.ms ?? null),
    windows: [],
    ...milestonesOf(states),
  }

  function milestonesOf(all: readonly State[]): Pick<Course, 'performed' | 'reported' | 'verified'> {
    const done = all.find(({ status }) => isDone(status))
    const sure = all.find(({ status }) => status === 'verified_done' || status === 'verified_late')
    const entriesOf = (state: State) => state.because.flatMap((one) => one.entries)
    const claims = evidence.reports.filter((one) => one.done === 'done')
    const confirmed = evidence.verifications.filter((one) => one.result === 'confirmed')
    const reached = sure === undefined || measure === null ? null : madeBy(Date.parse(sure.from))
    return {
      performed: done === undefined ? null : { ms: Date.parse(done.from), entries: entriesOf(done) },
      reported: earliest([...claims, ...confirmed].map(madeOf), done === undefined ? null : reached),
      verified: earliest(confirmed.map(madeOf), reached),
    }
  }

  /** When the count that completed the quantity was made known. */
  function madeBy(at: number) {
    const named = measure === null ? null : lookup.counts.sum(measure, since, at).named
    const required = requiredAt(need, at, lookup, draft)
    if (named === null || required === null || named.value < required.value) return null
    return { ms: Math.max(named.made, at), entries: named.entries }
  }
}

export const isDone = (status: Status): boolean =>
  status === 'reported_done' || status === 'verified_done' || status === 'verified_late'

const madeOf = ({ made, entry }: { made: number; entry: string }) => ({ ms: made, entries: [entry] })

type Known = { readonly ms: number; readonly entries: readonly string[] }
function earliest(all: readonly Known[], more: Known | null): Known | null {
  const [first] = [...all, ...(more === null ? [] : [more])].sort((a, b) => a.ms - b.ms)
  return first ?? null
}
