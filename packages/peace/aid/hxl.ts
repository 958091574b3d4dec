// What the columns of relief work are in the Humanitarian Exchange Language: the register of activities, needs and what
// came, movements with what was counted of them, crossings. A place's code stands in the column of its own level.
import type { Hxl, HxlCell, HxlColumn } from '../views/view.ts'
import type { ActivityRow, CrossingRow, GapRow, MovementRow } from './rows.ts'
import type { AidPlace } from './terms.ts'

const column = (heading: string, tag: string): HxlColumn => ({ heading, tag })
const levels = [1, 2, 3, 4, 5] as const

/** `attributes` tell two places of one line apart: '+origin'. */
const placeColumns = (what: string, attributes = ''): readonly HxlColumn[] => [
  column(what, `#loc+name${attributes}`),
  column(`${what}: country code`, `#country+code${attributes}`),
  ...levels.map((level) => column(`${what}: admin ${level} P-code`, `#adm${level}+code${attributes}`)),
]

const placeCells = (place: AidPlace | null): readonly HxlCell[] => {
  const code = (level: number) => (place?.pcode?.level === level ? place.pcode.code : null)
  return [place?.name ?? null, code(0), ...levels.map(code)]
}
/** A day as HXL reads dates. */
const dayOfInstant = (instant: string | null): string | null => instant?.slice(0, 10) ?? null

export const activitiesHxl: Hxl<ActivityRow> = {
  columns: [
    column('Organisation', '#org+impl'),
    column('Organisation type', '#org+impl+type'),
    column('Partner', '#org+prog'),
    column('Donor', '#org+funder'),
    column('Cluster', '#sector+cluster'),
    column('Activity', '#activity'),
    ...placeColumns('Place'),
    column('Start', '#date+start'),
    column('End', '#date+end'),
    column('Status', '#status'),
    column('For whom', '#beneficiary+group'),
    column('Targeted', '#targeted'),
    column('Reached', '#reached'),
  ],
  lines: (row) => [
    [
      ...[row.who, row.whoType, row.partner, row.funder, row.cluster, row.what],
      ...placeCells(row.where),
      ...[row.firstDay, row.lastDay, row.state, row.forWhom, row.targeted, row.reached],
    ],
  ],
}

/** A line for each need, by whom it was assessed, with what came by its measure. */
export const gapsHxl: Hxl<GapRow> = {
  columns: [
    ...placeColumns('Place'),
    column('Cluster', '#sector+cluster'),
    column('Item', '#item+name'),
    column('Unit', '#item+unit'),
    column('People in need', '#inneed'),
    column('People reached', '#reached'),
    column('Quantity needed', '#need+num'),
    column('Quantity that came', '#output+num'),
    column('Still needed', '#need+gap+num'),
    column('Counted at', '#operations+point'),
    column('Counted by', '#org+counter'),
    column('Assessed by', '#org+assessment'),
    column('Start', '#date+start'),
    column('End', '#date+end'),
  ],
  lines: (row) =>
    row.needs.map((need) => {
      const isPeople = row.item === null
      const came = need.came?.value ?? null
      return [
        ...placeCells({ name: row.place, ...(row.pcode === null ? {} : { pcode: row.pcode }) }),
        ...[row.cluster, row.item, row.unit],
        ...(isPeople ? [need.value, came, null, null] : [null, null, need.value, came]),
        ...[need.gap, need.measure.point, need.measure.counter ?? null, need.by],
        ...[dayOfInstant(need.from), dayOfInstant(need.until)],
      ]
    }),
}

/** A line for each count of a movement; one without a figure where nothing was counted. */
export const movementsHxl: Hxl<MovementRow> = {
  columns: [
    column('Movement', '#meta+id'),
    column('Organisation', '#org+impl'),
    ...placeColumns('From', '+origin'),
    ...placeColumns('To', '+dest'),
    column('Day', '#date+start'),
    column('Outcome', '#status'),
    column('Trucks', '#capacity+trucks+num'),
    column('Item', '#item+name'),
    column('Unit', '#item+unit'),
    column('Counted at', '#operations+point'),
    column('Counted by', '#org+counter'),
    column('Count', '#output+num'),
    column('Counted on', '#date+occurred'),
  ],
  lines: (row) => {
    const head = [
      ...[row.reference ?? row.key, row.by, ...placeCells(row.from), ...placeCells(row.to)],
      ...[row.firstDay, row.outcome, row.trucks],
    ]
    if (row.counts.length === 0) return [[...head, null, null, null, null, null, null]]
    return row.counts.map(({ item, unit, point, counter, value, until }) => [
      ...head,
      ...[item, unit, point, counter, value, dayOfInstant(until)],
    ])
  },
}

/** A line for each direction and cargo, as each who spoke of it last said. */
export const crossingsHxl: Hxl<CrossingRow> = {
  columns: [
    column('Crossing', '#loc+crossing+name'),
    ...placeColumns('Place'),
    column('Direction', '#operations+direction'),
    column('Cargo', '#item+type'),
    column('State', '#status'),
    column('Opens', '#access+opens'),
    column('Closes', '#access+closes'),
    column('Since', '#date+start'),
    column('Until', '#date+end'),
    column('Source', '#meta+source'),
    column('Reported', '#date+reported'),
  ],
  lines: (row) =>
    row.lanes.flatMap(({ direction, cargo, statements }) =>
      statements.map(({ state, hours, from, until, by, said }) => [
        ...[row.name, ...placeCells(row.where), direction, cargo, state, hours?.opens ?? null, hours?.closes ?? null],
        ...[dayOfInstant(from), dayOfInstant(until), by, dayOfInstant(said)],
      ]),
    ),
}
