// Patrols, negative reports and denials of access: what the silence of a place means.
import type { Entry } from '../entry.ts'
import { accessDenied } from '../events/access-denied.ts'
import { nothingObserved } from '../events/nothing-observed.ts'
import { patrolMade } from '../events/patrol-made.ts'
import { coverageRow } from '../incidents/coverage.ts'
import { CoverageRow } from '../incidents/rows.ts'
import { type Said, standing } from '../promises/dossier.ts'
import { isOf } from '../validate.ts'
import type { FoldedView } from './view.ts'

type Told = Said<typeof patrolMade> | Said<typeof nothingObserved> | Said<typeof accessDenied>

const isTold = (entry: Entry): entry is Told =>
  isOf(patrolMade, entry) || isOf(nothingObserved, entry) || isOf(accessDenied, entry)

export const coverage: FoldedView<CoverageRow> = {
  name: 'coverage',
  about: 'Where somebody looked and when, where nothing was observed, and where somebody was not let.',
  schema: CoverageRow,
  fields: {
    kind: { type: 'text', of: (row) => row.kind, facet: true },
    from: { type: 'text', of: (row) => row.from, sort: true },
    week: { type: 'text', of: (row) => row.week, facet: true },
    place: { type: 'text', of: (row) => row.place.name, facet: true },
    by: { type: 'text', of: (row) => row.by, facet: true },
    organisation: { type: 'text', of: (row) => row.organisation, facet: true },
    restriction: { type: 'text', of: (row) => row.restriction, facet: true },
    agreement: { type: 'text', of: (row) => row.agreement, facet: true },
  },
  order: { field: 'from', direction: 'desc' },
  versioned: true,
  // A correction is in the bucket of what it replaces, and opens one of its own.
  buckets: ({ entry }) =>
    isTold(entry) ? { opens: [entry.id, ...(entry.body.replaces === undefined ? [] : [entry.body.replaces])] } : [],
  rows: (bucket, facts) => {
    const told = facts.flatMap(({ entry }) => (isTold(entry) ? [entry] : []))
    const own = standing(told).find(({ id }) => id === bucket)
    const row = own === undefined ? undefined : coverageRow(own)
    return row === undefined ? [] : [row]
  },
  words: (row) => [row.place.name, row.by, row.purpose, row.ground, row.says].filter(Boolean).join('\n'),
}
