// Relief initiatives with their areas and states.
import { initiativeRows } from '../aid/plain-rows.ts'
import { InitiativeRow } from '../aid/rows.ts'
import type { FoldedView } from './view.ts'

export const initiatives: FoldedView<InitiativeRow> = {
  name: 'initiatives',
  about: 'A relief initiative: its area, who leads it, and every state it was said to be in.',
  schema: InitiativeRow,
  fields: {
    state: { type: 'text', of: (row) => row.state, facet: true },
    title: { type: 'text', of: (row) => row.title, sort: true },
    since: { type: 'text', of: (row) => row.since, sort: true },
    place: { type: 'list', of: (row) => row.area.map(({ name }) => name), facet: true },
    cluster: { type: 'list', of: (row) => row.clusters, facet: true },
    lead: { type: 'text', of: (row) => row.lead, facet: true },
  },
  order: { field: 'since', direction: 'desc' },
  versioned: true,
  // Its kind names the initiative in this field, held to by its schema.
  buckets: ({ entry }) => (entry.kind === 'initiative-entered' ? [entry.body.initiative as string] : []),
  rows: (bucket, facts) => initiativeRows(bucket, facts),
  words: (row) =>
    [row.title, row.lead ?? '', row.about ?? '', ...row.partners, ...row.area.map(({ name }) => name)].join('\n'),
}
