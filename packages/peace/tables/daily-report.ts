// A daily report in words and tables: its items are proposed row by row like those of a table, and only those a person takes
// are entered.

import { dailyItems } from '../daily/items.ts'
import { DailyMapping } from '../daily/mapping.ts'
import { changed, rowOfItem } from '../daily/parts.ts'
import { incidentReported } from '../events/incident-reported.ts'
import { incidents } from './incidents.ts'
import type { ReportTable } from './table.ts'

const nameMost = 200
const actorMost = 120

export const dailyReport: ReportTable = {
  name: 'daily-report',
  of: 'report',
  mapping: DailyMapping,
  importKind: 'incidents-imported',
  kind: incidentReported.name,
  view: 'incidents',
  prefix: 'inc',
  idField: 'incident',
  fields: [],
  guess: ({ document }) => ({
    into: 'daily-report',
    zone: 'UTC',
    observedBy: (document.publisher?.trim() || 'not said').slice(0, actorMost),
  }),
  read: (reading, mapping, changes) => {
    if (!('into' in mapping) || mapping.into !== 'daily-report') return []
    const { title, published } = reading.document
    const report = (title?.trim() || published || 'Daily report').slice(0, nameMost)
    const seen = new Map<string, number>()
    return dailyItems(reading, mapping.day).map((item, at) => {
      // The same place, day and time of the same report is the same item, also where the report is handed in again.
      const { kind, day, time = '', place } = item
      const said = [published ?? report, kind, day, time, place.name].join(' · ')
      const before = seen.get(said) ?? 0
      seen.set(said, before + 1)
      const name = `${said} · ${before + 1}`
      const change = changes.get(name)
      return {
        row: rowOfItem(change === undefined ? item : changed(item, change), mapping, { report, name, nth: at + 1 }),
        refused: [],
      }
    })
  },
  own: incidents.own,
}
