// The clauses of agreements: each with its text, what every version changed in it, and what was proposed for it.
import { clauseRows } from '../promises/agreement-rows.ts'
import { agreementsOf } from '../promises/dossier.ts'
import { ClauseRow } from '../promises/rows.ts'
import type { FoldedView } from './view.ts'

const kinds = new Set([
  'agreement-versioned',
  'agreement-declared',
  'proposal-made',
  'proposal-answered',
  'commitment-drafted',
])

export const clauses: FoldedView<ClauseRow> = {
  name: 'clauses',
  about: 'A clause of an agreement, with its history word by word, proposals for it, and the commitments it holds.',
  schema: ClauseRow,
  fields: {
    agreement: { type: 'text', of: (row) => row.agreement },
    part: { type: 'text', of: (row) => row.part, facet: true },
    place: { type: 'number', of: (row) => row.place, sort: true },
    number: { type: 'text', of: (row) => row.number },
    stands: { type: 'boolean', of: (row) => row.text !== null, facet: true },
    commitment: { type: 'list', of: (row) => row.commitments },
    proposed: { type: 'boolean', of: (row) => row.proposals.length > 0, facet: true },
  },
  order: { field: 'place', direction: 'asc' },
  versioned: true,
  buckets: ({ entry }) => (kinds.has(entry.kind) ? agreementsOf(entry) : []),
  rows: (bucket, facts) => clauseRows(bucket, facts),
  words: (row) =>
    [row.number, row.heading, row.text, ...row.proposals.map((one) => one.text)]
      .filter((one) => one !== null)
      .join('\n'),
}
