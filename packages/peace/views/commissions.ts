// Joint commissions: who sits in them, who speaks for whom, and the rule by which they decide.
import { commissionRows } from '../commission/commission.ts'
import { CommissionRow } from '../commission/rows.ts'
import { commissionFounded } from '../events/commission-founded.ts'
import { isOf } from '../validate.ts'
import type { FoldedView } from './view.ts'

export const commissions: FoldedView<CommissionRow> = {
  name: 'commissions',
  about: 'A joint commission: its members, its chair, who speaks for each, and the rule by which it decides.',
  schema: CommissionRow,
  fields: {
    name: { type: 'text', of: (row) => row.name, sort: true },
    agreement: { type: 'text', of: (row) => row.agreement, facet: true },
    member: { type: 'list', of: (row) => row.members.map(({ actor }) => actor), facet: true },
    rule: { type: 'text', of: (row) => row.rule.by, facet: true },
  },
  order: { field: 'name', direction: 'asc' },
  versioned: true,
  buckets: ({ entry }) => (isOf(commissionFounded, entry) ? [entry.body.commission] : []),
  rows: (bucket, facts) => commissionRows(bucket, facts),
  words: (row) =>
    [row.name, ...[...row.members, ...(row.chair === null ? [] : [row.chair])].map(({ actor }) => actor)].join('\n'),
}
