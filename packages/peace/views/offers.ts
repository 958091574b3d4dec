// Pledges and offers of aid.
import { offerRows } from '../aid/plain-rows.ts'
import { OfferRow } from '../aid/rows.ts'
import type { FoldedView } from './view.ts'

export const offers: FoldedView<OfferRow> = {
  name: 'offers',
  about: 'An offer of aid: what, how much, by whom, for where, and how firm it is.',
  schema: OfferRow,
  fields: {
    by: { type: 'text', of: (row) => row.by, facet: true, sort: true },
    state: { type: 'text', of: (row) => row.state, facet: true },
    item: { type: 'text', of: (row) => row.item, facet: true, sort: true },
    value: { type: 'number', of: (row) => row.value, sort: true },
    unit: { type: 'text', of: (row) => row.unit, facet: true },
    cluster: { type: 'text', of: (row) => row.cluster, facet: true },
    place: { type: 'text', of: (row) => row.where?.name ?? null, facet: true },
  },
  order: { field: 'item', direction: 'asc' },
  versioned: true,
  // Its kind names the offer in this field, held to by its schema.
  buckets: ({ entry }) => (entry.kind === 'aid-offered' ? [entry.body.offer as string] : []),
  rows: (bucket, facts) => offerRows(bucket, facts),
  words: (row) => [row.by, row.item, row.where?.name ?? ''].join('\n'),
}
