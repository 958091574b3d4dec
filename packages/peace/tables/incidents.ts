// A table of incidents. Its rows are read by rules of their own, because a report has more to it than fields.
import { incidentReported } from '../events/incident-reported.ts'
import { guessColumns, guessHarm, readRows } from '../incidents/import-rows.ts'
import { Mapping } from '../incidents/mapping.ts'
import type { IncidentRow } from '../incidents/rows.ts'
import { alikeIn } from './alike.ts'
import { headingRow, headingsIn } from './headings.ts'
import type { AnyMapping } from './mapping.ts'
import type { RowShown, RowsTable } from './table.ts'
import { orderOf } from './written-days.ts'

export const incidents: RowsTable = {
  name: 'incidents',
  of: 'rows',
  mapping: Mapping,
  importKind: 'incidents-imported',
  kind: incidentReported.name,
  view: 'incidents',
  prefix: 'inc',
  idField: 'incident',
  fields: [],
  guess: (rows) => {
    const { at, found } = headingRow(rows, (headings) => Object.keys(guessColumns(headings)).length)
    return { mapping: guessed(headingsIn(rows, at), at, rows.slice(at + 1)), found }
  },
  read: (rows, mapping) => {
    if ('into' in mapping) return rows.slice(1).map(() => ({ refused: [{ code: 'no-value', column: '', value: '' }] }))
    const at = mapping.heading ?? 0
    return readRows(headingsIn(rows, at), rows.slice(at + 1), mapping).map((read) => {
      if (!('report' in read)) return read
      const { name, body } = read.report
      return { row: { name, parts: [{ kind: incidentReported.name, body }], shown: shownOf(body) }, refused: [] }
    })
  },
  alike: (rows, mapping, known) => {
    if ('into' in mapping) return []
    const at = mapping.heading ?? 0
    const column = headingsIn(rows, at).indexOf(mapping.columns.place)
    const names = rows.slice(at + 1).flatMap((row) => (row[column] ?? '').trim() || [])
    return alikeIn(
      names.map((name) => ({ field: 'place', name: mapping.places?.[name] ?? name })),
      known,
    )
  },
  own: (row, thing, organisation) => {
    // Rows of this view were folded to this shape.
    const { accounts } = row as unknown as IncidentRow
    const last = accounts.findLast((one) => one.organisation === organisation && one.incident === thing)
    return new Map(last === undefined ? [] : [[incidentReported.name, last.entry]])
  },
}

function shownOf(body: Readonly<Record<string, unknown>>): RowShown {
  // A row that was read has these, as its schema says.
  const {
    what,
    event,
    where,
    times,
    harm = [],
  } = body as {
    readonly what: string
    readonly event: string
    readonly where: { readonly name: string }
    readonly times: readonly { readonly from: string }[]
    readonly harm?: readonly { readonly kind: string; readonly low: number; readonly high: number }[]
  }
  const more = harm.map(({ kind, low, high }) => `${kind}: ${low === high ? low : `${low}–${high}`}`)
  return { what, code: event, place: where.name, from: times[0]?.from ?? null, more }
}

function guessed(columns: readonly string[], heading: number, body: readonly (readonly string[])[]): AnyMapping {
  const found = guessColumns(columns)
  const day = columns.indexOf(found.day ?? '')
  return {
    ...(heading === 0 ? {} : { heading }),
    // What was not found is refused with the name of what is missing, and a person chooses.
    columns: { what: 'what', day: 'day', place: 'place', ...found },
    harm: guessHarm(columns),
    events: {},
    hows: {},
    days: orderOf(body.map((row) => row[day] ?? '')),
    zone: 'UTC',
    timeIs: 'occurred',
    usual: { how: 'not-said', observedBy: 'not said', precision: 2 },
  }
}
