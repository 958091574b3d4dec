// Notifications of movements and sites.
import { notificationRows } from '../aid/plain-rows.ts'
import { NotificationRow } from '../aid/rows.ts'
import type { FoldedView } from './view.ts'

const kinds: ReadonlySet<string> = new Set(['notification-sent', 'notification-acknowledged', 'coordinates-given'])

export const notifications: FoldedView<NotificationRow> = {
  name: 'notifications',
  about:
    'A movement or site made known to named recipients: who has acknowledged it, and until when. It is not protection.',
  schema: NotificationRow,
  fields: {
    of: { type: 'text', of: (row) => row.of, facet: true },
    sender: { type: 'text', of: (row) => row.sender, facet: true },
    to: { type: 'list', of: (row) => row.to, facet: true },
    awaits: { type: 'list', of: (row) => row.awaits, facet: true },
    movement: { type: 'text', of: (row) => row.movement },
    from: { type: 'text', of: (row) => row.from, sort: true },
    until: { type: 'text', of: (row) => row.until, sort: true },
    sent: { type: 'text', of: (row) => row.sent, sort: true },
  },
  order: { field: 'sent', direction: 'desc' },
  versioned: true,
  // Each of these kinds names the notification in this field, held to by its schema.
  buckets: ({ entry }) => (kinds.has(entry.kind) ? [entry.body.notification as string] : []),
  rows: (bucket, facts) => notificationRows(bucket, facts),
  words: (row) => [row.title, row.sender, row.text ?? '', ...row.to].join('\n'),
}
