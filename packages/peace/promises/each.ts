// The course of a promise that recurs, such as a daily quota: the outcome of the last window that is over, until that of
// the next is known or its count is too late; after the last window, what came of all of them.
import { dueOf, openingOf, type Rule, reason, termsReason, type WindowOutcome } from './promise.ts'
import type { PromiseReason, State, Status } from './state.ts'
import { outcomeOf, windowsOf } from './windows.ts'
import { instantOf } from './zone.ts'

const hourMs = 3_600_000

// The newest states stand in the row; those before them are told by the rows of the windows, which say since when.
export const statesOfEachMax = 21

type Step = { readonly from: number; readonly status: Status; readonly because: () => readonly PromiseReason[] }

export const each: Rule = (promised, lookup) => {
  const { draft, terms, zone, stops, endings, extensions, start, horizon } = promised
  if (terms.rule !== 'each') throw new Error(`'${terms.rule}' is not a promise that recurs`)
  const opening = openingOf(promised, lookup)
  const { opens } = opening
  const base = termsReason(promised)
  if (opens === null || !Number.isFinite(opens)) {
    const because = [...opening.waiting, base, ...opening.met]
    const state: State = { from: instantOf(start), status: 'not_yet_due', late: false, overdue: false, because }
    return {
      states: [state],
      due: dueOf(null, opening.until?.ms ?? null, opening.until?.ms ?? null),
      windows: [],
      performed: null,
      reported: null,
      verified: null,
    }
  }
  const graceMs = (terms.countWithinHours ?? 0) * hourMs
  const written = extensions.at(-1)?.until ?? opening.until?.ms ?? null
  const ending = endings[0]
  const end = ending === undefined ? written : Math.min(written ?? Number.POSITIVE_INFINITY, ending.from)
  const windows = windowsOf(terms, zone, opens, end, horizon)
  const outcomes = windows.map((window) => outcomeOf(window, promised, lookup, graceMs))

  const steps: Step[] = [
    {
      from: Math.min(start, opens),
      status: 'not_yet_due',
      because: () => [
        reason('opens', [draft.id, ...(opening.from?.entries ?? [])], { at: instantOf(opens) }),
        base,
        ...opening.met,
      ],
    },
    { from: opens, status: 'due', because: () => [base, ...opening.met] },
  ]
  for (const one of outcomes) {
    if (one.outcome === 'suspended') continue
    steps.push({ from: one.since, status: one.outcome, because: () => [...one.because(), base] })
  }
  for (const stop of stops) {
    const isRest = stop.kind === 'suspended'
    const code = isRest ? 'suspended' : 'clock-stopped'
    const from = Math.max(stop.from, opens)
    const { to } = stop
    if (to !== null && to <= from) continue
    const began = { from: instantOf(stop.from) }
    steps.push({ from, status: isRest ? 'suspended' : 'due', because: () => [reason(code, stop.entries, began), base] })
    if (to === null) continue
    const ended = { ...began, to: instantOf(to) }
    steps.push({ from: to, status: 'due', because: () => [base, reason(code, stop.entries, ended)] })
  }
  const last = windows.at(-1)
  const isAtEnd = end !== null && last?.until === end
  if (ending !== undefined) {
    const why = () => [reason(ending.kind, [ending.entry], { by: ending.by, from: instantOf(ending.from) }), base]
    steps.push({ from: ending.from, status: ending.kind, because: why })
  } else if (isAtEnd) {
    const from = Math.max(end, outcomes.at(-1)?.since ?? end)
    steps.push({ from, status: overall(outcomes), because: () => [windowsReason(outcomes, draft.id), base] })
  }
  const states = inOrder(steps, stops, start, ending?.from ?? null)
  const whole = states.at(-1)
  const isDone = whole?.status === 'verified_done' || whole?.status === 'reported_done'
  const done =
    whole === undefined || !isDone || !isAtEnd || ending !== undefined
      ? null
      : { ms: Date.parse(whole.from), entries: whole.because.flatMap((one) => one.entries) }
  return {
    states,
    due: dueOf(opens, end, opening.until?.ms ?? null),
    windows: outcomes,
    performed: done,
    reported: done,
    verified: whole?.status === 'verified_done' ? done : null,
  }
}

function overall(outcomes: readonly WindowOutcome[]): Status {
  const judged = outcomes.filter((one) => one.outcome !== 'suspended')
  const all = (...kinds: WindowOutcome['outcome'][]) => judged.every((one) => kinds.includes(one.outcome))
  if (judged.length === 0) return 'unknown'
  if (all('verified_done')) return 'verified_done'
  if (all('verified_done', 'reported_done')) return 'reported_done'
  return all('past_due_unreported') ? 'past_due_unreported' : 'partly'
}

/** How many windows came to what. */
export function windowCounts(outcomes: readonly WindowOutcome[]) {
  const count = (...kinds: WindowOutcome['outcome'][]) => outcomes.filter((one) => kinds.includes(one.outcome)).length
  return {
    all: outcomes.length,
    met: count('verified_done', 'reported_done'),
    partly: count('partly'),
    unreported: count('past_due_unreported'),
    suspended: count('suspended'),
  }
}

const windowsReason = (outcomes: readonly WindowOutcome[], terms: string): PromiseReason =>
  reason('windows', [terms], windowCounts(outcomes))

/** The newest steps by time as states; while a promise rests, and once it has ended, no window speaks. */
function inOrder(
  steps: readonly Step[],
  stops: readonly { kind: string; from: number; to: number | null }[],
  start: number,
  ended: number | null,
): State[] {
  const rests = (ms: number) =>
    stops.some((one) => one.kind === 'suspended' && one.from < ms && (one.to === null || ms < one.to))
  const sorted = steps
    .map((step, index) => ({ ...step, index, at: Math.max(step.from, start) }))
    .filter((step) => step.status === 'suspended' || !rests(step.from))
    .filter((step) => ended === null || step.from <= ended)
    .sort((a, b) => a.from - b.from || a.index - b.index)
  // Of states that begin at once the last holds.
  const holding = sorted.filter((step, i) => sorted[i + 1]?.at !== step.at)
  return holding.slice(-statesOfEachMax).map(({ at, status, because }) => ({
    from: instantOf(at),
    status,
    late: false,
    overdue: status === 'past_due_unreported' || status === 'partly',
    because: [...because()],
  }))
}
