// A table of needs: so much of what, or so many people by sector, where and for which time.
import { needReported } from '../events/need-reported.ts'
import { aidTable, filled, placeOf } from './aid-table.ts'
import { cluster, day, key, level, needed, number, pcode, place, words } from './field-kinds.ts'
import type { FieldOf } from './fields.ts'

const fields = {
  key,
  cluster: { ...cluster, needed: true } satisfies FieldOf,
  place: needed(place),
  pcode,
  level,
  item: words(/^(item|commodity|need|goods|article)$/u, 120),
  value: needed(
    number(
      /^(quantity|qty|value|amount|needed|quantity_needed|quantity_required|qty_required|required|people_in_need|pin|in_need|no_of_people_in_need)$/u,
    ),
  ),
  unit: { is: 'words', most: 60, heading: /^(unit|uom|unit_of_measure)$/u, usual: 'people' } satisfies FieldOf,
  from: needed(day(/^(from|start|start_date|period_start|date_start)$/u)),
  until: needed(day(/^(to|until|end|end_date|period_end|date_end)$/u)),
  by: needed(words(/^(assessed_by|source|by|organisation|organization|agency)$/u, 120)),
  method: words(/^(method|assessment|assessment_type|methodology)$/u, 400),
} satisfies Record<string, FieldOf>

export const needs = aidTable({
  name: 'needs',
  kind: needReported.name,
  view: 'needs',
  prefix: 'nee',
  idField: 'need',
  fields,
  become: (cells) => {
    const [of, name, item, by] = [cells.words('cluster'), cells.words('place'), cells.words('item'), cells.words('by')]
    const [value, unit] = [cells.number('value'), cells.words('unit')]
    const [from, until] = [cells.instant('from'), cells.instant('until')]
    const method = cells.words('method')
    const where = name === undefined ? undefined : placeOf(name, cells.words('pcode'), cells.number('level'))
    if (of === undefined || where === undefined || value === undefined || unit === undefined) return undefined
    if (from === undefined || until === undefined || by === undefined || value === 0) return undefined
    // A period's last day is within it.
    const body = filled({ cluster: of, where, item, value, unit, from, until: dayAfter(until), by, method })
    const shown = {
      what: `${value} ${unit}${item === undefined ? '' : ` ${item}`}`,
      place: name ?? null,
      from,
      code: of,
    }
    return { parts: [{ kind: needReported.name, body }], shown }
  },
})

const dayAfter = (instant: string): string => new Date(Date.parse(instant) + 86_400_000).toISOString()
