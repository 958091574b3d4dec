// What the rules of a promise are computed from and what they give: the contract between the engine and its rules.
import type { commitmentDrafted } from '../events/commitment-drafted.ts'
import type { Authority } from './authority.ts'
import type { Counts, Sum } from './counts.ts'
import type { Ending, Extension, Stop } from './course.ts'
import type { Said } from './dossier.ts'
import type { Evidence } from './evidence.ts'
import type { PromiseReason, State } from './state.ts'
import type { Measure, Moment, Need, Terms, Trigger } from './terms.ts'
import { instantOf } from './zone.ts'

/** An instant with the entries it follows from. */
export type Resolved = { readonly ms: number; readonly entries: readonly string[] }

export type Draft = Said<typeof commitmentDrafted>

/** How triggers, moments and counts are looked up. Null: it has not come about, as far as is known. */
export type Lookup = {
  readonly counts: Counts
  readonly authority: Authority
  /** When the agreement enters into force; undefined where it does not say. */
  readonly effect: () => Resolved | null | undefined
  readonly trigger: (trigger: Trigger) => Resolved | null
  readonly moment: (moment: Moment, zone: string) => Resolved | null
}

/** One promise under one interpretation, with everything that bears on it. */
export type Promised = {
  readonly draft: Draft
  readonly zone: string
  readonly terms: Terms
  /** What is counted and where; the agreement's measure, or another point looked through. */
  readonly measure: Measure | null
  readonly evidence: Evidence
  readonly extensions: readonly Extension[]
  readonly stops: readonly Stop[]
  readonly endings: readonly Ending[]
  /** No state is told of before this instant. */
  readonly start: number
  /** The latest instant anything entered is about. */
  readonly horizon: number
}

export type Due = { readonly from: string | null; readonly until: string | null; readonly original: string | null }

/** The outcome of one window of a promise that recurs. */
export type WindowOutcome = {
  readonly from: number
  readonly until: number
  readonly outcome: 'verified_done' | 'reported_done' | 'partly' | 'past_due_unreported' | 'suspended'
  readonly value: number | null
  readonly required: number | null
  /** The instant from which this outcome is the state of the promise, until that of a later window is. */
  readonly since: number
  /** It has ended, as far as anything entered tells; before that its outcome may still change by itself. */
  readonly isOver: boolean
  /** The entries it stands on. */
  readonly entries: readonly string[]
  /** Made when asked: a promise may have thousands of windows, and few are looked at. */
  readonly because: () => readonly PromiseReason[]
}

export type Course = {
  readonly states: readonly State[]
  readonly due: Due
  readonly windows: readonly WindowOutcome[]
  /** When it was carried out, first reported so, and first verified. */
  readonly performed: Resolved | null
  readonly reported: Resolved | null
  readonly verified: Resolved | null
}

export type Rule = (promised: Promised, lookup: Lookup) => Course

export const reason = (
  code: PromiseReason['code'],
  entries: readonly string[],
  values: PromiseReason['values'] = {},
): PromiseReason => ({ code, entries: [...new Set(entries)], values })

export const termsReason = ({ draft }: Promised): PromiseReason => reason('terms', [draft.id])

/** What a promise waits for, in values a page can say. */
export function waitsFor(trigger: Trigger, entries: readonly string[]): PromiseReason {
  switch (trigger.on) {
    case 'effect':
      return reason('waits-for', entries, { on: 'effect', what: '', is: 'begins' })
    case 'commitment':
      return reason('waits-for', entries, { on: 'commitment', what: trigger.commitment, is: trigger.is })
    case 'phase':
      return reason('waits-for', entries, { on: 'phase', what: trigger.phase, is: trigger.is })
    case 'exchange':
      return reason('waits-for', entries, { on: 'exchange', what: trigger.exchange, is: trigger.stage })
    case 'milestone':
      return reason('waits-for', entries, { on: 'milestone', what: trigger.milestone, is: 'reached' })
  }
}

/** When the promise opens: what it waits for, and the beginning of its window. */
export type Opening = {
  /** Null while something it waits for has not come about. */
  readonly opens: number | null
  readonly from: Resolved | null
  readonly until: Resolved | null
  /** Met conditions and moments as reasons, and what is still waited for. */
  readonly met: readonly PromiseReason[]
  readonly waiting: readonly PromiseReason[]
}

export function openingOf(promised: Promised, lookup: Lookup): Opening {
  const { terms, zone, draft } = promised
  const met: PromiseReason[] = []
  const waiting: PromiseReason[] = []
  let opens = Number.NEGATIVE_INFINITY
  const look = (trigger: Trigger) => {
    const at = lookup.trigger(trigger)
    if (at === null) {
      waiting.push(waitsFor(trigger, [draft.id]))
      return
    }
    opens = Math.max(opens, at.ms)
    const { on, what = '', is = '' } = waitsFor(trigger, []).values
    met.push(reason('came-about', [draft.id, ...at.entries], { on: on ?? '', what, is, at: instantOf(at.ms) }))
  }
  const effect = lookup.effect()
  // Nothing is owed before the agreement is in force.
  if (effect === null) waiting.push(waitsFor({ on: 'effect' }, [draft.id]))
  else if (effect !== undefined) opens = effect.ms
  for (const trigger of terms.onlyIf ?? []) look(trigger)
  const moment = (given: Moment | undefined) => {
    if (given === undefined) return null
    if ('after' in given) look(given.after)
    return lookup.moment(given, zone)
  }
  const from = moment(terms.from)
  const until = moment(terms.until)
  if (from !== null) opens = Math.max(opens, from.ms)
  return { opens: waiting.length > 0 ? null : opens, from, until, met, waiting }
}

/** How much is owed at an instant, null where it is not a matter of quantity. */
export type Required = { readonly value: number; readonly unit: string; readonly entries: readonly string[] }

/** `since`: what is owed for a window goes by what was counted in it, and for all by what was counted until then. */
export function requiredAt(
  need: Need | undefined,
  at: number,
  { counts }: Lookup,
  draft: Draft,
  since: number = Number.NEGATIVE_INFINITY,
): Required | null {
  if (need === undefined) return null
  if ('value' in need) return { value: need.value, unit: need.unit, entries: [draft.id] }
  const upTo = (measure: Measure): Sum | null => {
    const { named, others } = counts.sum(measure, since, at)
    return named ?? (measure.counter === undefined ? others : null)
  }
  const parts = 'share' in need ? [{ forEach: need.ofMeasure, times: need.share / 100 }] : need.ratio
  let value = 0
  const entries = [draft.id]
  for (const { forEach, times } of parts) {
    const sum = upTo(forEach)
    if (sum === null) continue
    value += sum.value * times
    entries.push(...sum.entries)
  }
  // A share of an odd number is rounded up; the small term keeps 0.3 × 100 from being 31.
  return { value: Math.ceil(value - 1e-9), unit: need.unit, entries }
}

/** The measures whose counts move what is owed. */
export const measuresOfNeed = (need: Need | undefined): readonly Measure[] =>
  need === undefined || 'value' in need ? [] : 'share' in need ? [need.ofMeasure] : need.ratio.map((one) => one.forEach)

/** Reasons of a sum: what was counted of what is owed, and who was passed over. */
export function countedReasons(sum: Sum, measure: Measure, required: Required): readonly PromiseReason[] {
  const counted = reason('counted', [...sum.entries, ...required.entries], {
    point: measure.point,
    counter: sum.counter,
    value: sum.value,
    required: required.value,
    unit: required.unit,
  })
  if (sum.passedOver.length === 0) return [counted]
  const entries = sum.passedOver.flatMap((one) => one.entries)
  const counters = sum.passedOver.map((one) => one.counter).join(', ')
  return [counted, reason('lowest-of', entries, { counters })]
}

/** States at the breakpoints, those alike in all they say joined. */
export function statesAt(points: Iterable<number>, start: number, at: (ms: number) => Omit<State, 'from'>): State[] {
  const instants = [...new Set([...points, start])].filter((ms) => Number.isFinite(ms) && ms >= start)
  const states: State[] = []
  let before = ''
  for (const ms of instants.sort((a, b) => a - b)) {
    const state = at(ms)
    const text = JSON.stringify(state)
    if (text === before) continue
    before = text
    states.push({ from: instantOf(ms), ...state })
  }
  return states
}

const text = (ms: number | null) => (ms === null || !Number.isFinite(ms) ? null : instantOf(ms))
export const dueOf = (from: number | null, until: number | null, original: number | null): Due => ({
  from: text(from),
  until: text(until),
  original: text(original),
})
