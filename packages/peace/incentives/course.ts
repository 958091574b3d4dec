// The course of a benefit: from when which conditions held and what was granted when, to the states it goes through. Pure,
// and light enough for a page, which asks it what would be if something else were so.
import { addDays, instantOf, msOf } from '../promises/zone.ts'
import type {
  Condition,
  IncentiveCourseState,
  IncentiveReason,
  IncentiveReasonCode,
  IncentiveRow,
  Period,
} from './rows.ts'

export type Grant = { readonly entry: string; readonly by: string; readonly on: string }

export type Terms = Pick<IncentiveRow, 'triggers' | 'snapbacks' | 'snapbackDays' | 'zone' | 'offered'> & {
  /** The entry that holds the terms. */
  readonly terms: string
}

export type Reversal = { readonly grant: string; readonly at: string }
export type IncentiveCourse = {
  readonly states: readonly IncentiveCourseState[]
  readonly reversals: readonly Reversal[]
}

export const why = (
  code: IncentiveReasonCode,
  entries: readonly string[] = [],
  values: IncentiveReason['values'] = {},
): IncentiveReason => ({ code, entries: [...new Set(entries)], values })

/** The period that a condition is in at an instant; undefined before anything is known of it. */
export const periodAt = ({ periods }: Pick<Condition, 'periods'>, ms: number): Period | undefined =>
  periods.findLast(({ from }) => msOf(from) <= ms)

const holdsAt = (condition: Condition, ms: number): boolean => periodAt(condition, ms)?.holds === true

/** What becomes of the benefit, if nothing more is entered. */
export function courseOf(terms: Terms, grants: readonly Grant[]): IncentiveCourse {
  const { triggers, snapbacks, snapbackDays, zone, offered } = terms
  const given = grants.toSorted((a, b) => msOf(a.on) - msOf(b.on) || (a.entry < b.entry ? -1 : 1))
  const instants = new Set([
    msOf(offered),
    ...given.map(({ on }) => msOf(on)),
    ...[...triggers, ...snapbacks].flatMap(({ periods }) => periods.map(({ from }) => msOf(from))),
  ])
  const waiting = [...instants].sort((a, b) => a - b)
  const start = Math.min(msOf(offered), ...given.map(({ on }) => msOf(on)))

  const states: IncentiveCourseState[] = []
  const reversals: Reversal[] = []
  let standing: Grant[] = []
  let taken = 0
  /** What stands has rested on its triggers once. */
  let rested = false
  let suspendedSince: number | null = null
  /** It lapsed by having been suspended too long, and has not become due since. */
  let lapsed = false
  let before = ''

  const lapseAt = (): number | null =>
    snapbackDays === null || suspendedSince === null ? null : addDays(zone, suspendedSince, snapbackDays)

  for (;;) {
    const lapse = lapseAt()
    const next = waiting[0]
    const isLapse = lapse !== null && (next === undefined || lapse <= next)
    const at = isLapse ? lapse : next
    if (at === undefined) break
    if (!isLapse || lapse === next) waiting.shift()

    for (let one = given[taken]; one !== undefined && msOf(one.on) <= at; one = given[taken]) {
      standing.push(one)
      taken += 1
    }
    // Without triggers there would be nothing to verify: then it is never due.
    const holds = triggers.length > 0 && triggers.every((one) => holdsAt(one, at))
    const broken = snapbacks.filter((one) => holdsAt(one, at))
    if (holds) lapsed = false
    if (holds && standing.length > 0) rested = true
    const isSuspended = standing.length > 0 && rested && !holds
    suspendedSince = isSuspended ? (suspendedSince ?? at) : null
    const isLapsing = isLapse && isSuspended
    if (isLapsing) lapsed = true

    const because: IncentiveReason[] = []
    if (broken.length > 0 || isLapsing) {
      const entries = standing.map(({ entry }) => entry)
      for (const grant of entries) reversals.push({ grant, at: instantOf(at) })
      standing = []
      rested = false
      suspendedSince = null
    }
    for (const one of broken) because.push(...(periodAt(one, at)?.because ?? []))
    if (lapsed && broken.length === 0) because.push(why('suspended-for', [terms.terms], { days: snapbackDays ?? 0 }))
    if (reversals.length > 0 && standing.length === 0) {
      because.push(
        why(
          'reversed',
          reversals.map(({ grant }) => grant),
          { count: reversals.length },
        ),
      )
    }
    for (const { entry, by, on } of standing) because.push(why('granted', [entry], { by, at: on }))
    const state = ((): IncentiveCourseState['state'] => {
      if (standing.length > 0) return rested && !holds ? 'suspended' : 'granted'
      if (broken.length > 0 || lapsed) return reversals.length > 0 ? 'snapped_back' : 'not_due'
      if (holds) return 'due'
      return reversals.length > 0 ? 'snapped_back' : 'not_due'
    })()
    if (state === 'granted' && !holds)
      because.push(
        why(
          'granted-ahead',
          standing.map(({ entry }) => entry),
        ),
      )
    if (state === 'suspended') because.push(why('no-longer', [], { at: instantOf(suspendedSince ?? at) }))
    for (const one of triggers) because.push(...(periodAt(one, at)?.because ?? []))
    because.push(why('terms', [terms.terms]))

    const text = JSON.stringify([state, because])
    if (text === before || at < start) continue
    before = text
    states.push({ from: instantOf(at), state, because })
  }
  return { states, reversals }
}

/** The state at an instant (RFC 3339), undefined before it was offered. */
export const incentiveStateAt = (
  states: readonly IncentiveCourseState[],
  instant: string,
): IncentiveCourseState | undefined => states.findLast(({ from }) => msOf(from) <= Date.parse(instant))
