// What keeps aid from people, or people from aid.
import { constraintRows } from '../aid/plain-rows.ts'
import { ConstraintRow } from '../aid/rows.ts'
import { accessConstrained } from '../events/access-constrained.ts'
import { isOf } from '../validate.ts'
import type { FoldedView } from './view.ts'

export const accessConstraints: FoldedView<ConstraintRow> = {
  name: 'access-constraints',
  about: 'A constraint on access by one of the nine of OCHA, with where, since when and by whose word.',
  schema: ConstraintRow,
  fields: {
    constraint: { type: 'text', of: (row) => row.constraint, facet: true },
    place: { type: 'text', of: (row) => row.where.name, facet: true, sort: true },
    cluster: { type: 'text', of: (row) => row.cluster, facet: true },
    severity: { type: 'number', of: (row) => row.severity, sort: true },
    by: { type: 'text', of: (row) => row.by, facet: true },
    movement: { type: 'text', of: (row) => row.movement },
    from: { type: 'text', of: (row) => row.from, sort: true },
    until: { type: 'text', of: (row) => row.until, sort: true },
  },
  order: { field: 'from', direction: 'desc' },
  versioned: true,
  // A correction also stands where what it corrects stands, and takes its place there.
  buckets: ({ entry }) =>
    isOf(accessConstrained, entry)
      ? { opens: [entry.id], as: [entry.id], follows: [entry.body.replaces ?? entry.id] }
      : [],
  rows: (bucket, facts) => constraintRows(facts).filter(({ key }) => key === bucket),
  words: (row) => [row.where.name, row.by, row.says ?? ''].join('\n'),
}
