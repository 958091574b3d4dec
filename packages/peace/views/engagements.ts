// Talks, meetings, visits and calls: planned, denied, held, and what each side says came of them.
import { calendarItemOf } from '../engagements/calendar.ts'
import { engagementOf, engagementRows } from '../engagements/engagement-rows.ts'
import { EngagementRow } from '../engagements/rows.ts'
import type { FoldedView } from './view.ts'

export const engagements: FoldedView<EngagementRow> = {
  name: 'engagements',
  about: 'Talks, a meeting, a visit or a call: who was to come, what each side says of it, and what came of it.',
  schema: EngagementRow,
  fields: {
    title: { type: 'text', of: (row) => row.title, sort: true },
    form: { type: 'text', of: (row) => row.form, facet: true },
    state: { type: 'text', of: (row) => row.state, facet: true },
    denied: { type: 'boolean', of: (row) => row.deniedBy.length > 0, facet: true },
    firstDay: { type: 'text', of: (row) => row.firstDay, sort: true },
    lastDay: { type: 'text', of: (row) => row.lastDay, sort: true },
    place: { type: 'text', of: (row) => row.place, facet: true },
    actors: { type: 'list', of: (row) => row.delegations.map(({ actor }) => actor), facet: true },
    outcome: { type: 'text', of: (row) => row.outcome, facet: true },
  },
  order: { field: 'firstDay', direction: 'asc' },
  versioned: true,
  buckets: ({ entry }) => {
    const engagement = engagementOf(entry)
    return engagement === null ? [] : [engagement]
  },
  rows: (bucket, facts) => engagementRows(bucket, facts),
  calendar: calendarItemOf,
  words: (row) =>
    [
      row.title,
      row.place ?? '',
      row.host ?? '',
      ...row.delegations.flatMap(({ actor, members = [] }) => [actor, ...members.map(({ name }) => name)]),
      ...row.agenda,
      ...row.tabled.map(({ title }) => title),
      ...row.legs.flatMap(({ place, focus = '' }) => [place, focus]),
      ...row.readouts.map(({ says }) => says),
    ]
      .filter(Boolean)
      .join('\n'),
}
