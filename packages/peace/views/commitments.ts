// What was promised, and what is evidenced of it at every moment. The reader picks the state by the clock: a row is not
// written again because a deadline passes.
import { commitmentRows } from '../promises/commitment-rows.ts'
import { agreementsOf } from '../promises/dossier.ts'
import { CommitmentRow } from '../promises/rows.ts'
import type { FoldedView } from './view.ts'

const unconcerned = new Set(['proposal-made', 'proposal-answered', 'agreement-coded', 'persons-listed'])

export const commitments: FoldedView<CommitmentRow> = {
  name: 'commitments',
  about:
    'A promise out of a clause: who owes what to whom by when, and the states it goes through, each with its sources.',
  schema: CommitmentRow,
  fields: {
    agreement: { type: 'text', of: (row) => row.agreement, facet: true },
    clause: { type: 'list', of: (row) => row.clauses },
    phase: { type: 'text', of: (row) => row.phase, facet: true },
    obligor: { type: 'list', of: (row) => row.obligors, facet: true },
    beneficiary: { type: 'list', of: (row) => row.beneficiaries, facet: true },
    rule: { type: 'text', of: (row) => row.rule, facet: true },
    from: { type: 'text', of: (row) => row.due.from, sort: true },
    until: { type: 'text', of: (row) => row.due.until, sort: true },
    contested: { type: 'boolean', of: (row) => row.isContested, facet: true },
    breached: { type: 'boolean', of: (row) => row.isFoundBreached, facet: true },
    rival: { type: 'boolean', of: (row) => row.interpretations.length > 1, facet: true },
    verification: { type: 'text', of: (row) => row.verification?.result ?? null, facet: true },
  },
  order: { field: 'until', direction: 'asc' },
  versioned: true,
  buckets: ({ entry }) => (unconcerned.has(entry.kind) ? [] : agreementsOf(entry)),
  rows: (bucket, facts) => commitmentRows(bucket, facts),
  words: (row) =>
    [row.act, ...row.obligors, ...row.beneficiaries, ...row.interpretations.map((one) => one.says ?? '')].join('\n'),
}
