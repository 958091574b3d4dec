// The windows of promises that recur: a day of a daily quota, with what each count point gave for it.
import { windowRows } from '../promises/commitment-rows.ts'
import { agreementsOf } from '../promises/dossier.ts'
import { WindowRow } from '../promises/rows.ts'
import type { FoldedView } from './view.ts'

const unconcerned = new Set([
  'proposal-made',
  'proposal-answered',
  'agreement-coded',
  'persons-listed',
  'commitment-contested',
  'contest-settled',
  'breach-found',
])

export const windows: FoldedView<WindowRow> = {
  name: 'windows',
  about:
    'One window of a promise that recurs, such as the day of a daily quota: what was owed, and what was counted where.',
  schema: WindowRow,
  fields: {
    agreement: { type: 'text', of: (row) => row.agreement },
    commitment: { type: 'text', of: (row) => row.commitment, facet: true },
    from: { type: 'text', of: (row) => row.from, sort: true },
    until: { type: 'text', of: (row) => row.until, sort: true },
    since: { type: 'text', of: (row) => row.since, sort: true },
    outcome: { type: 'text', of: (row) => row.outcome, facet: true },
    value: { type: 'number', of: (row) => row.value, sort: true },
  },
  order: { field: 'from', direction: 'desc' },
  versioned: true,
  buckets: ({ entry }) => (unconcerned.has(entry.kind) ? [] : agreementsOf(entry)),
  rows: (bucket, facts, memo) => windowRows(bucket, facts, memo),
  words: () => '',
}
