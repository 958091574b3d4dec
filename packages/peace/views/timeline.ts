// What happened, goes on and is planned, in the order of time: one line for each account.
import { assemble } from '../accounts/assemble.ts'
import { earliestDay } from '../edtf.ts'
import { Memo } from '../memo.ts'
import { type AccountRow, TimelineRow } from '../rows.ts'
import { bucketsOfAccountFact } from './accounts.ts'
import type { FoldedView } from './view.ts'

const kept = () => new Map<AccountRow, readonly TimelineRow[]>()

export const timeline: FoldedView<TimelineRow> = {
  name: 'timeline',
  about: 'An event with its date as far as the documents give one, planned, going on or past.',
  schema: TimelineRow,
  fields: {
    sort: { type: 'text', of: (row) => row.sort, sort: true },
    date: { type: 'text', of: (row) => row.date, sort: true },
    dated: { type: 'boolean', of: (row) => row.sort !== null, facet: true },
    type: { type: 'text', of: (row) => row.type, facet: true },
    mode: { type: 'text', of: (row) => row.mode, facet: true },
    status: { type: 'text', of: (row) => row.status, facet: true },
    disputed: { type: 'boolean', of: (row) => row.disputed, facet: true },
    standing: { type: 'text', of: (row) => row.standing, facet: true },
    place: { type: 'text', of: (row) => row.place, facet: true },
    participants: { type: 'list', of: (row) => row.participants },
    origins: { type: 'number', of: (row) => row.origins, sort: true },
    document: { type: 'text', of: (row) => row.document },
  },
  order: { field: 'sort', direction: 'desc' },
  versioned: true,
  buckets: bucketsOfAccountFact,
  rows: (bucket, facts, memo = new Memo()) => {
    const lines = memo.of(kept)
    return assemble(bucket, facts, memo).flatMap((account) => memo.once(lines, account, () => rowOf(account)))
  },
  words: (row) => [row.passage, row.place, ...row.participants].filter(Boolean).join('\n'),
}

function rowOf(account: AccountRow): readonly TimelineRow[] {
  const first = account.reports[0]
  if (first === undefined) return []
  return [
    {
      key: account.key,
      process: account.process,
      account: account.key,
      date: account.date,
      sort: account.date === null ? null : earliestDay(account.date),
      status: account.status,
      type: account.type,
      mode: account.mode,
      passage: account.passage,
      place: account.place,
      participants: account.participants.map((one) => one.name),
      origins: account.origins,
      disputed: account.disputed,
      standing: account.standing,
      document: first.document,
      span: first.span,
      entries: account.entries,
    },
  ]
}
