// Sessions of joint commissions: agenda, statements, decisions, minutes.
import { commissionOf, sessionRows } from '../commission/commission.ts'
import { SessionRow } from '../commission/rows.ts'
import type { FoldedView } from './view.ts'

export const sessions: FoldedView<SessionRow> = {
  name: 'sessions',
  about:
    'A session of a commission: its agenda, what was stated, what was decided, and the minutes as they are agreed.',
  schema: SessionRow,
  fields: {
    commission: { type: 'text', of: (row) => row.commission, facet: true },
    at: { type: 'text', of: (row) => row.at, sort: true },
    minuted: { type: 'boolean', of: (row) => row.minutes?.isAgreed === true, facet: true },
  },
  order: { field: 'at', direction: 'desc' },
  versioned: true,
  buckets: ({ entry }) => {
    const key = commissionOf(entry)
    return key === undefined ? [] : [key]
  },
  rows: (bucket, facts) => sessionRows(bucket, facts),
  words: (row) =>
    [row.name, ...row.agenda.map((one) => one.title), ...row.statements.map((one) => one.text)].join('\n'),
}
