// Lines and zones with their times.
import { lineOf, lineRows } from '../lines/lines.ts'
import { LineRow } from '../lines/rows.ts'
import type { FoldedView } from './view.ts'

export const lines: FoldedView<LineRow> = {
  name: 'lines',
  about: 'A line or zone of an agreement, in each of its versions, with the time for which it holds.',
  schema: LineRow,
  fields: {
    name: { type: 'text', of: (row) => row.name, sort: true },
    kind: { type: 'text', of: (row) => row.kind, facet: true },
    agreement: { type: 'text', of: (row) => row.agreement, facet: true },
    clause: { type: 'list', of: (row) => row.clauses },
    from: { type: 'text', of: (row) => row.versions[0]?.from ?? null, sort: true },
    until: { type: 'text', of: (row) => row.until, sort: true },
    by: { type: 'text', of: (row) => row.by, facet: true },
  },
  order: { field: 'from', direction: 'desc' },
  versioned: true,
  buckets: ({ entry }) => {
    const line = lineOf(entry)
    return line === undefined ? [] : [line]
  },
  rows: (bucket, facts) => lineRows(bucket, facts),
  words: (row) => [row.name, ...Object.values(row.names), row.says ?? ''].join('\n'),
}
