// The plan of a week, out of rows that its reader has anyway: what is to move, which windows open, what is under way; and
// where two things of the plan do not go together. It says what does not fit, and decides nothing.
import { placeName, sameWords } from './names.ts'
import type { ActivityRow, CorridorRow, CrossingRow, MovementRow } from './rows.ts'

export type WeekRows = {
  readonly movements: readonly MovementRow[]
  readonly crossings: readonly CrossingRow[]
  readonly corridors: readonly CorridorRow[]
  readonly activities: readonly ActivityRow[]
}
export type PlannedThing =
  | { readonly view: 'movements'; readonly row: MovementRow }
  | { readonly view: 'corridors'; readonly row: CorridorRow; readonly from: string; readonly until: string }
export type Clash = {
  readonly code: 'crossing-closed' | 'outside-hours' | 'outside-window' | 'same-goods' | 'same-activity'
  readonly day: string | null
  readonly things: readonly { readonly view: string; readonly key: string; readonly name: string }[]
}
export type Week = {
  readonly days: readonly { readonly day: string; readonly things: readonly PlannedThing[] }[]
  readonly clashes: readonly Clash[]
}

const dayMs = 86_400_000
const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Seven days from `first`, 'YYYY-MM-DD'. */
export function weekOf(first: string, rows: WeekRows): Week {
  const days = Array.from({ length: 7 }, (_, at) => plus(first, at))
  const last = days.at(-1) ?? first
  const planned = rows.movements.filter((row) => isPlanned(row) && touches(row, first, last))
  const things = days.map((day) => ({
    day,
    things: [
      ...planned.filter((row) => touches(row, day, day)).map((row): PlannedThing => ({ view: 'movements', row })),
      ...rows.corridors.flatMap((row) =>
        row.windows
          .filter(({ from, until }) => from.slice(0, 10) <= day && until.slice(0, 10) >= day)
          .map((window): PlannedThing => ({ view: 'corridors', row, ...window })),
      ),
    ],
  }))
  return { days: things, clashes: [...clashesOf(planned, rows), ...overlapsAmong(rows.activities, first, last)] }
}

const isPlanned = ({ outcome }: MovementRow) => outcome !== 'denied' && outcome !== 'cancelled-by-organisation'

type Dated = { readonly firstDay: string | null; readonly lastDay: string | null }
const touches = ({ firstDay, lastDay }: Dated, from: string, until: string): boolean =>
  firstDay !== null && lastDay !== null && firstDay <= until && lastDay >= from

const nameOf = (row: MovementRow) => row.reference ?? `${row.from.name} – ${row.to.name}`
const asThing = (row: MovementRow) => ({ view: 'movements', key: row.key, name: nameOf(row) })

function clashesOf(planned: readonly MovementRow[], { crossings, corridors }: WeekRows): Clash[] {
  const crossingOf = new Map(crossings.map((row) => [row.key, row]))
  const corridorOf = new Map(corridors.map((row) => [row.key, row]))
  const alone = planned.flatMap((row): Clash[] => {
    const crossing = row.via === null ? undefined : crossingOf.get(row.via)
    const corridor = row.corridor === null ? undefined : corridorOf.get(row.corridor)
    const day = row.firstDay
    return [
      ...(crossing === undefined ? [] : clashesAt(crossing, row, day)),
      ...(corridor !== undefined && isOutside(corridor, row)
        ? [{ code: 'outside-window' as const, day, things: [asThing(row), thingOf('corridors', corridor)] }]
        : []),
    ]
  })
  return [...alone, ...sameGoods(planned)]
}

const thingOf = (view: string, { key, name }: { readonly key: string; readonly name: string }) => ({ view, key, name })

function clashesAt(crossing: CrossingRow, row: MovementRow, day: string | null): Clash[] {
  const classes = new Set(row.cargo.flatMap(({ cargo }) => cargo ?? []))
  const lanes = crossing.lanes.filter(({ cargo }) => cargo === 'all' || classes.has(cargo))
  const things = [asThing(row), thingOf('crossings', crossing)]
  const isClosed = lanes.some(
    ({ statements: [now] }) => now !== undefined && now.state === 'closed' && holdsOn(now, day),
  )
  if (isClosed) return [{ code: 'crossing-closed', day, things }]
  const clock = row.when !== null && 'from' in row.when ? row.when : null
  const isLate = lanes.some(({ statements: [now] }) => {
    if (clock === null || now === undefined || now.hours === null) return false
    const time = clockIn(clock.from, now.hours.zone)
    return time < now.hours.opens || time > now.hours.closes
  })
  return isLate ? [{ code: 'outside-hours', day, things }] : []
}

const holdsOn = ({ from, until }: { from: string; until: string | null }, day: string | null): boolean =>
  day === null || (from.slice(0, 10) <= day && (until === null || until.slice(0, 10) >= day))

/** 'HH:MM' as clocks there show it. */
function clockIn(instant: string, zone: string | null): string {
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  try {
    return format(zone ?? 'UTC').format(new Date(instant))
  } catch (error) {
    // A zone this runtime does not know counts as UTC, as it does where days are told.
    if (!(error instanceof RangeError)) throw error
    return format('UTC').format(new Date(instant))
  }
}

function isOutside({ windows }: CorridorRow, { when, firstDay }: MovementRow): boolean {
  if (windows.length === 0 || when === null) return false
  if ('from' in when) {
    const at = Date.parse(when.from)
    return !windows.some(({ from, until }) => Date.parse(from) <= at && at <= Date.parse(until))
  }
  return !windows.some(
    ({ from, until }) => from.slice(0, 10) <= (firstDay ?? '') && until.slice(0, 10) >= (firstDay ?? ''),
  )
}

/** Two organisations take the same goods to the same place on the same day: perhaps once too often. */
function sameGoods(planned: readonly MovementRow[]): Clash[] {
  const groups = new Map<string, MovementRow[]>()
  for (const row of planned) {
    for (const { item } of row.cargo) {
      const name = `${row.firstDay} ${placeName(row.to)} ${sameWords(item)}`
      groups.set(name, [...(groups.get(name) ?? []), row])
    }
  }
  return [...groups.values()]
    .filter((rows) => new Set(rows.map(({ by }) => sameWords(by))).size > 1)
    .map((rows) => ({ code: 'same-goods', day: rows[0]?.firstDay ?? null, things: rows.map(asThing) }))
}

/** Activities of one cluster in one place at one time by two organisations; both may be needed. */
export function overlapsAmong(activities: readonly ActivityRow[], from = '0000', until = '9999'): Clash[] {
  const groups = new Map<string, ActivityRow[]>()
  for (const row of activities) {
    if (row.state === 'completed' || !touches(row, from, until)) continue
    const name = `${row.cluster} ${placeName(row.where)}`
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return [...groups.values()].flatMap((rows): Clash[] => {
    const others = rows.filter((row) =>
      rows.some(
        (other) =>
          sameWords(other.who) !== sameWords(row.who) && touches(row, other.firstDay ?? '', other.lastDay ?? ''),
      ),
    )
    if (others.length < 2) return []
    const things = others.map((row) => ({ view: 'activities', key: row.key, name: `${row.who}: ${row.what}` }))
    return [{ code: 'same-activity', day: null, things }]
  })
}
