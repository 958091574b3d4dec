// Where actors stand on issues, over time.
import { commissionOf, positionRows } from '../commission/commission.ts'
import { PositionRow } from '../commission/rows.ts'
import type { FoldedView } from './view.ts'

export const positions: FoldedView<PositionRow> = {
  name: 'positions',
  about: 'An actor’s positions on one issue before a commission, oldest first.',
  schema: PositionRow,
  fields: {
    commission: { type: 'text', of: (row) => row.commission, facet: true },
    issue: { type: 'text', of: (row) => row.issue, facet: true },
    actor: { type: 'text', of: (row) => row.actor, facet: true, sort: true },
    latest: { type: 'text', of: (row) => row.latest, facet: true },
  },
  order: { field: 'actor', direction: 'asc' },
  versioned: true,
  buckets: ({ entry }) => {
    const key = commissionOf(entry)
    return key === undefined ? [] : [key]
  },
  rows: (bucket, facts) => positionRows(bucket, facts),
  words: (row) => [row.name, ...row.course.map((one) => one.text)].join('\n'),
}
