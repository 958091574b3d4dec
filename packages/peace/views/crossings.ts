// Crossings with direction, cargo class, hours and state.
import { crossingsHxl } from '../aid/hxl.ts'
import { crossingRows } from '../aid/plain-rows.ts'
import { CrossingRow } from '../aid/rows.ts'
import type { FoldedView } from './view.ts'

export const crossings: FoldedView<CrossingRow> = {
  name: 'crossings',
  about: 'A crossing: which way it is open for which cargo in which hours, by whose word.',
  schema: CrossingRow,
  fields: {
    name: { type: 'text', of: (row) => row.name, sort: true },
    state: { type: 'text', of: (row) => row.state, facet: true },
    contested: { type: 'boolean', of: (row) => row.isContested, facet: true },
    direction: { type: 'list', of: (row) => [...new Set(row.lanes.map(({ direction }) => direction))], facet: true },
    cargo: { type: 'list', of: (row) => [...new Set(row.lanes.map(({ cargo }) => cargo))], facet: true },
    said: { type: 'text', of: (row) => row.history.at(-1)?.said ?? null, sort: true },
  },
  order: { field: 'name', direction: 'asc' },
  versioned: true,
  // Its kind names the crossing in this field, held to by its schema.
  buckets: ({ entry }) => (entry.kind === 'crossing-stated' ? [entry.body.crossing as string] : []),
  rows: (bucket, facts) => crossingRows(bucket, facts),
  hxl: crossingsHxl,
  words: (row) =>
    [row.name, row.where?.name ?? '', ...row.history.flatMap(({ by, says }) => [by, says ?? ''])].join('\n'),
}
