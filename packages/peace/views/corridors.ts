// Corridors: windows and counts, never names of persons.
import { corridorRows } from '../aid/plain-rows.ts'
import { CorridorRow } from '../aid/rows.ts'
import type { FoldedView } from './view.ts'

const kinds: ReadonlySet<string> = new Set(['corridor-opened', 'passage-counted'])

export const corridors: FoldedView<CorridorRow> = {
  name: 'corridors',
  about: 'A humanitarian corridor with its windows, and how many people each counter counted at each point.',
  schema: CorridorRow,
  fields: {
    name: { type: 'text', of: (row) => row.name, sort: true },
    for: { type: 'text', of: (row) => row.for, facet: true },
    from: { type: 'text', of: (row) => row.from.name, facet: true },
    to: { type: 'text', of: (row) => row.to.name, facet: true },
    next: { type: 'text', of: (row) => row.windows.at(-1)?.until ?? null, sort: true },
    contested: { type: 'boolean', of: (row) => row.rivalPoints.length > 0, facet: true },
  },
  order: { field: 'next', direction: 'desc' },
  versioned: true,
  // Each of these kinds names the corridor in this field, held to by its schema.
  buckets: ({ entry }) => (kinds.has(entry.kind) ? [entry.body.corridor as string] : []),
  rows: (bucket, facts) => corridorRows(bucket, facts),
  words: (row) => [row.name, row.from.name, row.to.name, ...row.agreedBy].join('\n'),
}
