// The windows of a promise that recurs, and what came of each: every window by itself, nothing carried over.
import { type Report, type Verification, verificationAt } from './evidence.ts'
import { countedReasons, type Lookup, type Promised, reason, requiredAt, type WindowOutcome } from './promise.ts'
import type { PromiseReason } from './state.ts'
import type { Terms } from './terms.ts'
import { addDays, instantOf } from './zone.ts'

export type Window = { readonly from: number; readonly until: number }
type Each = Extract<Terms, { rule: 'each' }>

// A quota a day for ten years; beyond it somebody meant something else.
const windowsMax = 4000
const hourMs = 3_600_000

/** Windows that have begun by `horizon`, and the one after; none begins at or after `end`. */
export function windowsOf(terms: Each, zone: string, start: number, end: number | null, horizon: number): Window[] {
  const { every } = terms
  // Counted from the first, so that a day that clocks shorten does not move the days after it.
  const edge = (n: number) =>
    'days' in every ? addDays(zone, start, n * every.days) : start + n * every.hours * hourMs
  const windows: Window[] = []
  let from = start
  for (let n = 0; n < windowsMax; n++) {
    if ((end !== null && from >= end) || (n > 0 && (windows.at(-1)?.from ?? 0) > horizon)) break
    const next = edge(n + 1)
    windows.push({ from, until: end === null ? next : Math.min(next, end) })
    from = next
  }
  return windows
}

/** What came of a window, as far as it is known; `graceMs` is how long after it a count may come. */
export function outcomeOf(window: Window, promised: Promised, lookup: Lookup, graceMs: number): WindowOutcome {
  const { from, until } = window
  const { draft, measure, evidence, stops, terms, horizon } = promised
  const need = terms.rule === 'each' ? terms.need : undefined
  const required = requiredAt(need, until, lookup, draft, from)
  const sums = measure === null || required === null ? null : lookup.counts.sum(measure, from, until)
  const sum = sums?.named ?? sums?.others ?? null
  const reports = evidence.reports.filter((one) => isWithin(one, from, until))
  const verified = evidence.verifications.filter((one) => isWithin(one, from, until))
  const verification = verificationAt(verified, Number.POSITIVE_INFINITY)
  const rest = stops.find((one) => one.from < until && (one.to === null || one.to > from))
  const isMet = (value: number | undefined) =>
    value !== undefined && required !== null && required.value > 0 && value >= required.value

  const outcome = ((): WindowOutcome['outcome'] => {
    if (verification?.result === 'confirmed' || isMet(sums?.named?.value)) return 'verified_done'
    if (rest !== undefined) return 'suspended'
    if (verification?.result === 'partly-confirmed' || (sums?.named?.value ?? 0) > 0) return 'partly'
    // The counter the terms name counted none: nobody's report outweighs that.
    if (sums?.named == null) {
      if (reports.some((one) => one.done === 'done') || isMet(sums?.others?.value)) return 'reported_done'
      if (reports.some((one) => one.done === 'partly') || (sums?.others?.value ?? 0) > 0) return 'partly'
    }
    return 'past_due_unreported'
  })()

  const because = (): readonly PromiseReason[] => [
    reason('window', [draft.id], { from: instantOf(from), until: instantOf(until) }),
    ...(sum === null || measure === null || required === null ? [] : countedReasons(sum, measure, required)),
    ...(verification === undefined ? [] : [verifiedReason(verification)]),
    ...reports.map(reportedReason),
    ...(outcome === 'suspended' && rest !== undefined
      ? [reason('suspended', rest.entries, { from: instantOf(rest.from) })]
      : []),
    ...(outcome === 'past_due_unreported' && sum === null && reports.length === 0
      ? [reason('nothing-reported', [draft.id])]
      : []),
  ]
  const isKnown = outcome !== 'past_due_unreported' || sum !== null
  return {
    ...window,
    outcome,
    value: sum?.value ?? null,
    required: required?.value ?? null,
    since: outcome === 'suspended' ? from : isKnown ? until : until + graceMs,
    isOver: until <= horizon,
    entries: [
      draft.id,
      ...(required?.entries ?? []),
      ...(sum === null ? [] : [...sum.entries, ...sum.passedOver.flatMap((one) => one.entries)]),
      ...verified.map((one) => one.entry),
      ...reports.map((one) => one.entry),
      ...(outcome === 'suspended' ? (rest?.entries ?? []) : []),
    ],
    because,
  }
}

export const verifiedReason = ({ entry, by, result, performed, basis }: Verification): PromiseReason =>
  reason('verified', [entry], { by, result, at: instantOf(performed), basis })

export const reportedReason = ({ entry, by, done, performed, isUnentitled }: Report): PromiseReason =>
  reason(isUnentitled ? 'not-the-verifier' : 'reported', [entry], { by, done, at: instantOf(performed) })

function isWithin(
  { performed, period }: { performed: number; period: { from: number; until: number } | null },
  from: number,
  until: number,
): boolean {
  return period === null ? performed >= from && performed < until : period.from <= from && until <= period.until
}
