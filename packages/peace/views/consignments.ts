// Consignments through custody points, with interceptions and losses.
import { consignmentRows } from '../aid/plain-rows.ts'
import { ConsignmentRow } from '../aid/rows.ts'
import type { FoldedView } from './view.ts'

export const consignments: FoldedView<ConsignmentRow> = {
  name: 'consignments',
  about: 'A consignment through the points of its way, with who had it when.',
  schema: ConsignmentRow,
  fields: {
    name: { type: 'text', of: (row) => row.name, sort: true },
    step: { type: 'text', of: (row) => row.step, facet: true },
    place: { type: 'text', of: (row) => row.place, facet: true },
    custodian: { type: 'text', of: (row) => row.custodian, facet: true },
    interrupted: { type: 'boolean', of: (row) => row.isInterrupted, facet: true },
    movement: { type: 'text', of: (row) => row.movement },
    on: { type: 'text', of: (row) => row.steps.at(-1)?.on ?? null, sort: true },
  },
  order: { field: 'on', direction: 'desc' },
  versioned: true,
  // Its kind names the consignment in this field, held to by its schema.
  buckets: ({ entry }) => (entry.kind === 'consignment-stepped' ? [entry.body.consignment as string] : []),
  rows: (bucket, facts) => consignmentRows(bucket, facts),
  words: (row) =>
    [
      row.name,
      row.custodian ?? '',
      ...row.steps.flatMap(({ place, goods }) => [place, ...goods.map(({ item }) => item)]),
    ].join('\n'),
}
