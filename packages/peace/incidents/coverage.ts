// Where somebody looked, where nothing was observed, and where somebody was not let.
import type { Entry } from '../entry.ts'
import { accessDenied } from '../events/access-denied.ts'
import { nothingObserved } from '../events/nothing-observed.ts'
import { patrolMade } from '../events/patrol-made.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import { isOf } from '../validate.ts'
import type { CoverageRow } from './rows.ts'
import { dayOf, weekOf } from './times.ts'

/** The row of the entry; undefined where it is about nothing of this. */
export function coverageRow(entry: Entry): CoverageRow | undefined {
  const common = {
    key: entry.id,
    process: entry.process,
    organisation: entry.author.organisation,
    at: entry.at,
    entries: [entry.id],
  }
  const nothing = {
    how: null,
    covered: null,
    events: [],
    restriction: null,
    purpose: null,
    ground: null,
    deniedBy: null,
    agreement: null,
    clauses: [],
    says: null,
    read: null,
  }
  const timed = (from: string, until: string | undefined) => ({
    from: instantOf(msOf(from)),
    until: until === undefined ? null : instantOf(msOf(until)),
    week: weekOf(dayOf({ from })),
  })
  if (isOf(patrolMade, entry) || isOf(nothingObserved, entry)) {
    const { by, where, period, how, says } = entry.body
    return {
      ...common,
      ...nothing,
      ...timed(period.from, period.until),
      kind: isOf(patrolMade, entry) ? 'patrol' : 'nothing-observed',
      by,
      place: where,
      how,
      covered: isOf(patrolMade, entry) ? (entry.body.covered ?? null) : null,
      events: isOf(nothingObserved, entry) ? (entry.body.events ?? []) : [],
      says: says ?? null,
      read: entry.body.row ?? null,
    }
  }
  if (!isOf(accessDenied, entry)) return undefined
  const { to, where, from, until, restriction, purpose, ground, by, agreement, clauses } = entry.body
  return {
    ...common,
    ...nothing,
    ...timed(from, until),
    kind: 'access-denied',
    by: to,
    place: where,
    restriction,
    purpose,
    ground: ground ?? null,
    deniedBy: by ?? null,
    agreement: agreement ?? null,
    clauses: clauses ?? [],
    read: entry.body.row ?? null,
  }
}
