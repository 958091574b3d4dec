// Who met whom, how often, where and about what, and what the record says to sentences that call it the first.
import { PrecedentRow } from '../engagements/precedent-rows.ts'
import { bucketsOfPrecedents, precedentRows } from '../engagements/precedents.ts'
import type { FoldedView } from './view.ts'

export const precedents: FoldedView<PrecedentRow> = {
  name: 'precedents',
  about:
    'Two who met, or one who went to a place: each time that is known, and whether it is the first, as somebody says.',
  schema: PrecedentRow,
  fields: {
    kind: { type: 'text', of: (row) => row.kind, facet: true },
    names: { type: 'list', of: (row) => row.names, facet: true },
    met: { type: 'number', of: (row) => row.met, sort: true },
    last: { type: 'text', of: (row) => row.last, sort: true },
    places: { type: 'list', of: (row) => row.places, facet: true },
    firsts: { type: 'list', of: (row) => [...new Set(row.firsts.map(({ verdict }) => verdict))], facet: true },
    engagements: { type: 'list', of: (row) => row.times.flatMap(({ engagement }) => engagement ?? []) },
  },
  order: { field: 'met', direction: 'desc' },
  versioned: false,
  buckets: bucketsOfPrecedents,
  rows: precedentRows,
  words: (row) =>
    [...row.names, ...row.places, ...row.times.flatMap(({ title, about }) => [title ?? '', ...about])]
      .filter(Boolean)
      .join('\n'),
}
