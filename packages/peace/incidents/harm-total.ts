// Harm over a list of incidents. Each is counted once, whoever tells of it and however often; nothing is made of a figure
// that lies between two.
import type { IncidentRow } from './rows.ts'

export type HarmTotal = {
  readonly kind: string
  readonly low: number
  readonly high: number
  /** The sum of the best estimates, where each incident has just one; null otherwise. */
  readonly best: number | null
  /** In how many incidents it is told. */
  readonly incidents: number
}
type Counted = Pick<IncidentRow, 'key' | 'harm' | 'accounts'>

/**
 * Totals by kind, in the order in which kinds appear. Of rows that somebody holds to be one incident, the first stands for
 * all: each of them has every account. Groups of people may overlap (civilians, children), so that the least is that of the
 * largest group and the most the sum, unless people as a whole are told.
 */
export function harmTotals(rows: readonly Counted[]): readonly HarmTotal[] {
  const totals = new Map<string, HarmTotal>()
  for (const row of eachOnce(rows)) {
    for (const kind of new Set(row.harm.map((one) => one.kind))) {
      const told = row.harm.filter((one) => one.kind === kind)
      const whole = told.find(({ of }) => of === 'people')
      const low = Math.max(...told.map((one) => one.low))
      const high = whole?.high ?? told.reduce((sum, one) => sum + one.high, 0)
      const before = totals.get(kind) ?? { kind, low: 0, high: 0, best: 0, incidents: 0 }
      const best = bestOf(row, kind)
      totals.set(kind, {
        kind,
        low: before.low + low,
        high: before.high + Math.max(low, high),
        best: before.best === null || best === null ? null : before.best + best,
        incidents: before.incidents + 1,
      })
    }
  }
  return [...totals.values()]
}

/** Rows of which no two are held to be one incident. */
export function eachOnce<R extends Counted>(rows: readonly R[]): readonly R[] {
  const counted = new Set<string>()
  return rows.filter((row) => {
    const names = [row.key, ...row.accounts.map(({ incident }) => incident)]
    const isNew = !names.some((name) => counted.has(name))
    for (const name of names) counted.add(name)
    return isNew
  })
}

function bestOf({ accounts }: Counted, kind: string): number | null {
  const told = accounts.flatMap(({ harm }) => harm.filter((one) => one.kind === kind))
  const [only] = told
  if (only === undefined || told.length > 1) return null
  return only.best ?? (only.low === only.high ? only.low : null)
}
