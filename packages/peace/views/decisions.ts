// Decisions of joint commissions, as their rule has them.
import { commissionOf, decisionRows } from '../commission/commission.ts'
import { DecisionRow } from '../commission/rows.ts'
import type { FoldedView } from './view.ts'

export const decisions: FoldedView<DecisionRow> = {
  name: 'decisions',
  about: 'A decision put to a commission, the votes, and what they come to by its rule.',
  schema: DecisionRow,
  fields: {
    commission: { type: 'text', of: (row) => row.commission, facet: true },
    session: { type: 'text', of: (row) => row.session },
    outcome: { type: 'text', of: (row) => row.outcome, facet: true },
    by: { type: 'text', of: (row) => row.by, facet: true },
    about: { type: 'list', of: (row) => row.about.map((one) => `${one.view}:${one.key}`) },
    settled: { type: 'text', of: (row) => row.settled, sort: true },
  },
  order: { field: 'settled', direction: 'desc' },
  versioned: true,
  buckets: ({ entry }) => {
    const key = commissionOf(entry)
    return key === undefined ? [] : [key]
  },
  rows: (bucket, facts) => decisionRows(bucket, facts),
  words: (row) => row.text,
}
