// Needs as they were assessed, each by itself; what came of them stands in the gap table.
import { needRows } from '../aid/plain-rows.ts'
import { NeedRow } from '../aid/rows.ts'
import type { FoldedView } from './view.ts'

export const needs: FoldedView<NeedRow> = {
  name: 'needs',
  about:
    'A need as somebody assessed it: how much of what, or how many people in which sector, where and for which time.',
  schema: NeedRow,
  fields: {
    cluster: { type: 'text', of: (row) => row.cluster, facet: true },
    place: { type: 'text', of: (row) => row.where.name, facet: true, sort: true },
    pcode: { type: 'text', of: (row) => row.where.pcode?.code ?? null, facet: true },
    item: { type: 'text', of: (row) => row.item, facet: true, sort: true },
    value: { type: 'number', of: (row) => row.value, sort: true },
    unit: { type: 'text', of: (row) => row.unit, facet: true },
    by: { type: 'text', of: (row) => row.by, facet: true },
    from: { type: 'text', of: (row) => row.from, sort: true },
    until: { type: 'text', of: (row) => row.until, sort: true },
  },
  order: { field: 'until', direction: 'desc' },
  versioned: true,
  // Its kind names the need in this field, held to by its schema.
  buckets: ({ entry }) => (entry.kind === 'need-reported' ? [entry.body.need as string] : []),
  rows: (bucket, facts) => needRows(bucket, facts),
  words: (row) => [row.where.name, row.item ?? '', row.by, row.method ?? ''].join('\n'),
}
