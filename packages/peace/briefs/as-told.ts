// A told story came into the record at once: what was known at a moment of it is what its authors' clocks and its documents'
// days say, and not what the hub had received. Rows as they would have been then.
import type { InitiativeRow } from '../aid/rows.ts'
import { earliestDay } from '../edtf.ts'
import { stateOf } from '../engagements/engagement-rows.ts'
import type { EngagementRow } from '../engagements/rows.ts'
import type { IncidentRow } from '../incidents/rows.ts'
import type { AccountRow } from '../rows.ts'
import type { SituationRows } from './situation.ts'

export function asTold(rows: SituationRows, at: string): SituationRows {
  return {
    ...rows,
    engagements: rows.engagements.flatMap((row) => engagementThen(row, at)),
    incidents: rows.incidents.flatMap((row) => incidentThen(row, at)),
    accounts: rows.accounts.flatMap((row) => accountThen(row, at)),
    initiatives: rows.initiatives.flatMap((row) => initiativeThen(row, at)),
  }
}

const isBy = (instant: string, at: string): boolean => Date.parse(instant) <= Date.parse(at)

/** None where nobody had said anything of it. */
function engagementThen(row: EngagementRow, at: string): readonly EngagementRow[] {
  const statements = row.statements.filter(({ said }) => isBy(said, at))
  if (statements.length === 0) return []
  const readouts = row.readouts.filter(({ said }) => isBy(said, at))
  const { state, by, deniedBy } = stateOf(statements, readouts.length > 0)
  return [{ ...row, statements, readouts, state, stateBy: by, deniedBy }]
}

function incidentThen(row: IncidentRow, at: string): readonly IncidentRow[] {
  const accounts = row.accounts.filter((one) => isBy(one.at, at))
  const known = new Set(accounts.map(({ entry }) => entry))
  const differences = row.differences.filter(({ entries }) => entries.every((entry) => known.has(entry)))
  return accounts.length === 0 ? [] : [{ ...row, accounts, differences, isContested: differences.length > 0 }]
}

/** A document without a day of its own may have been there from the beginning. */
function accountThen(row: AccountRow, at: string): readonly AccountRow[] {
  const isThere = row.reports.some(({ published }) => {
    const day = published === null ? null : earliestDay(published)
    return day === null || day <= at.slice(0, 10)
  })
  return isThere ? [row] : []
}

function initiativeThen(row: InitiativeRow, at: string): readonly InitiativeRow[] {
  const states = row.states.filter(({ since }) => isBy(since, at))
  const last = states.at(-1)
  return last === undefined ? [] : [{ ...row, states, state: last.state, stateBy: last.by, since: last.since }]
}
