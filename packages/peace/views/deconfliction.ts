// Messages on the line between forces that are to stay apart.
import { messageOf, messageRows } from '../commission/line.ts'
import { MessageRow } from '../commission/rows.ts'
import type { FoldedView } from './view.ts'

export const deconfliction: FoldedView<MessageRow> = {
  name: 'deconfliction',
  about: 'A message on the deconfliction line: who has acknowledged it, who has yet to, and until when.',
  schema: MessageRow,
  fields: {
    from: { type: 'text', of: (row) => row.from, facet: true },
    to: { type: 'list', of: (row) => row.to, facet: true },
    awaits: { type: 'list', of: (row) => row.awaits, facet: true },
    sent: { type: 'text', of: (row) => row.sent, sort: true },
    until: { type: 'text', of: (row) => row.until, sort: true },
    commission: { type: 'text', of: (row) => row.commission },
  },
  order: { field: 'sent', direction: 'desc' },
  versioned: true,
  buckets: ({ entry }) => {
    const key = messageOf(entry)
    return key === undefined ? [] : [key]
  },
  rows: (bucket, facts) => messageRows(bucket, facts),
  words: (row) => row.text,
}
