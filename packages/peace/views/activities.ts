// The 5W register.
import { activitiesHxl } from '../aid/hxl.ts'
import { activityRows } from '../aid/plain-rows.ts'
import { ActivityRow } from '../aid/rows.ts'
import type { FoldedView } from './view.ts'

export const activities: FoldedView<ActivityRow> = {
  name: 'activities',
  about: 'Who does what, where, when and for whom: a row of the 5W register.',
  schema: ActivityRow,
  fields: {
    who: { type: 'text', of: (row) => row.who, facet: true, sort: true },
    whoType: { type: 'text', of: (row) => row.whoType, facet: true },
    what: { type: 'text', of: (row) => row.what },
    cluster: { type: 'text', of: (row) => row.cluster, facet: true, sort: true },
    place: { type: 'text', of: (row) => row.where.name, facet: true, sort: true },
    pcode: { type: 'text', of: (row) => row.where.pcode?.code ?? null, facet: true },
    state: { type: 'text', of: (row) => row.state, facet: true },
    firstDay: { type: 'text', of: (row) => row.firstDay, sort: true },
    lastDay: { type: 'text', of: (row) => row.lastDay, sort: true },
    forWhom: { type: 'text', of: (row) => row.forWhom },
    targeted: { type: 'number', of: (row) => row.targeted, sort: true },
    reached: { type: 'number', of: (row) => row.reached, sort: true },
  },
  order: { field: 'place', direction: 'asc' },
  versioned: true,
  // Its kind names the activity in this field, held to by its schema.
  buckets: ({ entry }) => (entry.kind === 'activity-reported' ? [entry.body.activity as string] : []),
  rows: (bucket, facts) => activityRows(bucket, facts),
  hxl: activitiesHxl,
  words: (row) =>
    [row.who, row.what, row.where.name, row.forWhom ?? '', row.partner ?? '', row.funder ?? ''].join('\n'),
}
