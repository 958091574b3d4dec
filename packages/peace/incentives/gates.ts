// What hangs on what: who gains what if something is verified, what lapses if it no longer is. A thought over rows, made on
// a page; nothing of it is stored, and every state it gives says that it was assumed.
import type { Following } from '../promises/what-if.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import { courseOf, incentiveStateAt, periodAt, why } from './course.ts'
import type { Condition, IncentiveCourseState, IncentiveRow } from './rows.ts'

/** A commitment or a finding on which at least one benefit hangs. */
export type Gate = {
  readonly on: Condition['on']
  readonly what: string
  readonly name: string | null
  readonly isOpen: boolean
  /** Benefits whose state it moves if it comes about, or no longer holds. */
  readonly moves: readonly Move[]
  /** Benefits that wait for it and for something else besides: it alone moves nothing of them. */
  readonly alone: readonly string[]
}
export type Move = {
  readonly row: IncentiveRow
  readonly before: IncentiveCourseState['state'] | null
  readonly after: IncentiveCourseState['state']
}
export type Assumption = { readonly on: Condition['on']; readonly what: string; readonly holds: boolean }

const isOf = (condition: Condition, { on, what }: Pick<Assumption, 'on' | 'what'>): boolean =>
  condition.on === on && condition.what === what

/** The state of a benefit at `at`, if these were so from then on. */
export function stateIf(
  row: IncentiveRow,
  assumptions: readonly Assumption[],
  at: string,
): IncentiveCourseState | undefined {
  const now = msOf(at)
  const assumed = (condition: Condition): Condition => {
    const one = assumptions.find((assumption) => isOf(condition, assumption))
    if (one === undefined) return condition
    const before = condition.periods.filter(({ from }) => msOf(from) < now)
    return {
      ...condition,
      periods: [
        ...before,
        { from: instantOf(now), holds: one.holds, because: [why('assumed', [], { what: one.what })] },
      ],
    }
  }
  const grants = row.steps.filter(
    ({ counts, type, on }) => counts && (type === 'disbursement' || type === 'measure') && msOf(on) <= now,
  )
  const terms = {
    ...row,
    triggers: row.triggers.map(assumed),
    snapbacks: row.snapbacks.map(assumed),
    terms: row.states.at(-1)?.because.findLast(({ code }) => code === 'terms')?.entries[0] ?? '',
  }
  return incentiveStateAt(courseOf(terms, grants).states, at)
}

/** What moves among the benefits if all of these were so. */
export function movesIf(rows: readonly IncentiveRow[], assumptions: readonly Assumption[], at: string): Move[] {
  return rows.flatMap((row): Move[] => {
    const before = incentiveStateAt(row.states, at)?.state ?? null
    const after = stateIf(row, assumptions, at)?.state
    return after === undefined || after === before ? [] : [{ row, before, after }]
  })
}

/** Every gate of these benefits, the shut ones first: what opens if it opens, what lapses if it shuts. */
export function gatesOf(rows: readonly IncentiveRow[], at: string): readonly Gate[] {
  const gates = new Map<string, Condition>()
  for (const { triggers } of rows) for (const one of triggers) gates.set(`${one.on} ${one.what}`, one)
  return [...gates.values()]
    .map((condition): Gate => {
      const { on, what, name } = condition
      const isOpen = periodAt(condition, msOf(at))?.holds === true
      const moves = movesIf(rows, [{ on, what, holds: !isOpen }], at)
      const moved = new Set(moves.map(({ row }) => row.key))
      const alone = rows.filter(({ key, triggers }) => !moved.has(key) && triggers.some((one) => isOf(one, condition)))
      return { on, what, name, isOpen, moves, alone: alone.map(({ key }) => key) }
    })
    .sort((a, b) => Number(a.isOpen) - Number(b.isOpen) || (a.what < b.what ? -1 : 1))
}

/** What could be assumed of these benefits: each trigger, and each breach that would take one back. */
export function assumable(rows: readonly IncentiveRow[]): readonly Condition[] {
  const all = new Map<string, Condition>()
  for (const { triggers, snapbacks } of rows) {
    for (const one of [...triggers, ...snapbacks]) all.set(`${one.on} ${one.what}`, one)
  }
  return [...all.values()]
}

/** A benefit that waits for promises of later phases: those that would open, and those that would stay shut. */
export type Reach = { readonly row: IncentiveRow; readonly opens: readonly string[]; readonly shut: readonly string[] }

/** Benefits within reach, or out of it, by what follows in later phases; those that are due or granted are neither. */
export function reachOf(rows: readonly IncentiveRow[], { commitments }: Following, at: string): readonly Reach[] {
  const followed = new Map(commitments.map((one) => [one.commitment, one]))
  return rows.flatMap((row): Reach[] => {
    if (incentiveStateAt(row.states, at)?.state !== 'not_due') return []
    const waited = row.triggers
      .filter((one) => one.on === 'commitment' && periodAt(one, msOf(at))?.holds !== true)
      .flatMap(({ what }) => followed.get(what) ?? [])
    if (waited.length === 0) return []
    const named = (isShut: boolean) => waited.filter(({ waits }) => waits.length > 0 === isShut).map(({ act }) => act)
    return [{ row, opens: named(false), shut: named(true) }]
  })
}
