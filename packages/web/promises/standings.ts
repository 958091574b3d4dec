// Commitments at a moment: which state each has, which of them a filter leaves, and how they stand in a table. Pure.
import type { AgreementRow, CommitmentRow, State } from '@parley/peace'
import { stateAt } from '@parley/peace/in-browser'

/** A commitment with the state it has at the moment, by the point chosen where it is counted there too. */
export type Standing = {
  readonly row: CommitmentRow
  readonly state: State
  /** Who contests it at that moment. */
  readonly contestedBy: readonly string[]
  readonly isContested: boolean
  /** The count point looked through. */
  readonly point: string | null
}

/** Those that were promised by `at`, in the order of what is due; by the point chosen where they are counted there. */
export function standingsOf(rows: readonly CommitmentRow[], at: string, point = ''): readonly Standing[] {
  return rows
    .flatMap((row): Standing[] => {
      const measure = row.measures.find((one) => one.point === point && !one.isAgreed)
      const state = stateAt(measure?.states ?? row.states, at)
      if (state === undefined) return []
      const now = Date.parse(at)
      const contests = row.contested.filter(
        ({ since, until }) => Date.parse(since) <= now && (until === null || Date.parse(until) > now),
      )
      const contestedBy = [...new Set(contests.map(({ by }) => by))]
      return [{ row, state, contestedBy, isContested: contestedBy.length > 0, point: measure?.point ?? null }]
    })
    .sort((a, b) => dueOf(a) - dueOf(b) || (a.row.act < b.row.act ? -1 : 1))
}

const dueOf = ({ row }: Standing) => (row.due.until === null ? Number.POSITIVE_INFINITY : Date.parse(row.due.until))

export const narrowings = ['due', 'overdue', 'contested', 'met'] as const
export type Narrowing = (typeof narrowings)[number]

const met: ReadonlySet<string> = new Set(['reported_done', 'verified_done', 'verified_late'])

/** Whether the commitment is among those a filter leaves. */
export function isAmong({ state, isContested }: Standing, narrowing: Narrowing): boolean {
  switch (narrowing) {
    case 'due':
      return state.status === 'due'
    case 'overdue':
      return state.overdue
    case 'contested':
      return isContested
    case 'met':
      return met.has(state.status)
  }
}

/** The first and the last instant at which anything in the rows changes. */
export function spanOf(rows: readonly CommitmentRow[]): {
  readonly from: string | null
  readonly until: string | null
} {
  const instants = rows
    .flatMap(({ states, due }) => [...states.map(({ from }) => from), due.until])
    .filter((one) => one !== null)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
  return { from: instants[0] ?? null, until: instants.at(-1) ?? null }
}

/** Every party that owes something, in the order of the alphabet: no other order is anybody's to choose. */
export const obligorsOf = (standings: readonly Standing[]): readonly string[] =>
  [...new Set(standings.flatMap(({ row }) => row.obligors))].sort((a, b) => bare(a).localeCompare(bare(b)))

// 'the Council' is filed under C.
const bare = (name: string) => name.replace(/^(the|a|an)\s+/i, '')

export type PhaseColumn = { readonly phase: string | null; readonly name: string; readonly agreement: string }

/** The phases of the agreements that anything shown is of, in their order, and what is in none at the end. */
export function phasesOf(standings: readonly Standing[], agreements: readonly AgreementRow[]): readonly PhaseColumn[] {
  const used = new Set(standings.map(({ row }) => `${row.agreement}/${row.phase ?? ''}`))
  const concerned = agreements.filter(({ key }) => standings.some(({ row }) => row.agreement === key))
  return concerned.flatMap(({ key, phases }) => [
    ...phases.map(({ phase, name }): PhaseColumn => ({ phase, name, agreement: key })),
    ...(used.has(`${key}/`) ? [{ phase: null, name: '', agreement: key }] : []),
  ])
}
