// Proposals and counter-proposals for an agreement, clause by clause, with who accepted, rejected, asked to change.
import { proposalRows } from '../promises/agreement-rows.ts'
import { agreementsOf } from '../promises/dossier.ts'
import { ProposalRow } from '../promises/rows.ts'
import type { FoldedView } from './view.ts'

const kinds = new Set(['proposal-made', 'proposal-answered'])

export const proposals: FoldedView<ProposalRow> = {
  name: 'proposals',
  about: 'A text proposed for some clauses of an agreement, beside the one it answers, and what each party said to it.',
  schema: ProposalRow,
  fields: {
    agreement: { type: 'text', of: (row) => row.agreement, facet: true },
    by: { type: 'text', of: (row) => row.by, facet: true },
    on: { type: 'text', of: (row) => row.on, sort: true },
    clause: { type: 'list', of: (row) => row.clauses.map((one) => one.clause) },
    acceptedBy: { type: 'list', of: (row) => row.acceptedBy, facet: true },
    counters: { type: 'text', of: (row) => row.counters },
  },
  order: { field: 'on', direction: 'desc' },
  versioned: true,
  buckets: ({ entry }) => (kinds.has(entry.kind) ? agreementsOf(entry) : []),
  rows: (bucket, facts) => proposalRows(bucket, facts),
  words: (row) => [row.title, row.by, ...row.clauses.map((one) => one.text ?? '')].join('\n'),
}
