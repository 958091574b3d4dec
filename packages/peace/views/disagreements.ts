// Disagreements: what two reports say of one thing that cannot both be so, whether of an event or only claimed.

import { disagreementRows } from '../disagreements/rows.ts'
import { documentRead } from '../events/document-read.ts'
import { DisagreementRow } from '../rows.ts'
import { isOf } from '../validate.ts'
import { bucketsOfAccountFact } from './accounts.ts'
import type { FoldedView } from './view.ts'

// Any two documents may disagree, so all of them are one part.
const bucket = 'all'

export const disagreements: FoldedView<DisagreementRow> = {
  name: 'disagreements',
  about: 'Two passages that cannot both be so, side by side: a denial and what it denies, two numbers, days, names.',
  schema: DisagreementRow,
  fields: {
    about: { type: 'text', of: (row) => row.about, facet: true },
    type: { type: 'text', of: (row) => row.event?.type ?? null, facet: true },
    status: { type: 'text', of: (row) => row.event?.status ?? null, facet: true },
    place: { type: 'text', of: (row) => row.event?.place ?? null, facet: true },
    latest: { type: 'text', of: (row) => row.latest, sort: true },
    documents: { type: 'list', of: (row) => row.documents },
  },
  order: { field: 'latest', direction: 'desc' },
  versioned: true,
  buckets: (fact) => {
    const touched = bucketsOfAccountFact(fact)
    const opens = isOf(documentRead, fact.entry) && fact.reading !== undefined ? [bucket] : []
    return 'length' in touched ? touched : { ...touched, opens }
  },
  rows: (_, facts, memo) => disagreementRows(facts, memo),
  words: (row) => [row.event?.place, ...row.sides.map((side) => side.passage)].filter(Boolean).join('\n'),
}
