// Movements of aid: asked for, let through, held up, refused, and what was counted of them where.
import { movementsHxl } from '../aid/hxl.ts'
import { calendarItemOf, movementOf, movementRows } from '../aid/movement-rows.ts'
import { MovementRow } from '../aid/rows.ts'
import type { FoldedView } from './view.ts'

export const movements: FoldedView<MovementRow> = {
  name: 'movements',
  about: 'A movement of aid from request to delivery: what each side says became of it, and each count at each point.',
  schema: MovementRow,
  fields: {
    reference: { type: 'text', of: (row) => row.reference, sort: true },
    by: { type: 'text', of: (row) => row.by, facet: true, sort: true },
    outcome: { type: 'text', of: (row) => row.outcome, facet: true },
    contested: { type: 'boolean', of: (row) => row.isContested, facet: true },
    rival: { type: 'boolean', of: (row) => row.rivalPoints.length > 0, facet: true },
    interrupted: { type: 'boolean', of: (row) => row.isInterrupted, facet: true },
    step: { type: 'text', of: (row) => row.step, facet: true },
    firstDay: { type: 'text', of: (row) => row.firstDay, sort: true },
    lastDay: { type: 'text', of: (row) => row.lastDay, sort: true },
    from: { type: 'text', of: (row) => row.from.name, facet: true },
    to: { type: 'text', of: (row) => row.to.name, facet: true },
    via: { type: 'text', of: (row) => row.via },
    trucks: { type: 'number', of: (row) => row.trucks, sort: true },
    cargo: { type: 'list', of: (row) => [...new Set(row.cargo.map(({ item }) => item))], facet: true },
    constraint: { type: 'list', of: (row) => row.constraints, facet: true },
    asked: { type: 'list', of: (row) => row.asked, facet: true },
  },
  order: { field: 'firstDay', direction: 'desc' },
  versioned: true,
  buckets: ({ entry }) => {
    const movement = movementOf(entry)
    return movement === null ? [] : [movement]
  },
  rows: (bucket, facts) => movementRows(bucket, facts),
  calendar: calendarItemOf,
  hxl: movementsHxl,
  words: (row) =>
    [
      row.reference ?? '',
      row.by,
      row.from.name,
      row.to.name,
      row.purpose ?? '',
      ...row.cargo.map(({ item }) => item),
      ...row.outcomes.flatMap(({ by, says }) => [by, says ?? '']),
      ...row.counts.map(({ counter }) => counter),
    ]
      .filter(Boolean)
      .join('\n'),
}
