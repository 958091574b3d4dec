// Tables that were read in, each with the mapping it was read by.
import { incidentsImported } from '../events/incidents-imported.ts'
import { tableImported } from '../events/table-imported.ts'
import { ImportedRow } from '../tables/rows.ts'
import { isOf } from '../validate.ts'
import type { FoldedView } from './view.ts'

export const imports: FoldedView<ImportedRow> = {
  name: 'imports',
  about: 'A table that was read in, with what its rows became and the mapping of its columns.',
  schema: ImportedRow,
  fields: {
    at: { type: 'text', of: (row) => row.at, sort: true },
    into: { type: 'text', of: (row) => row.into, facet: true },
    source: { type: 'text', of: (row) => row.source, facet: true },
    organisation: { type: 'text', of: (row) => row.organisation, facet: true },
    document: { type: 'text', of: (row) => row.document },
  },
  order: { field: 'at', direction: 'desc' },
  versioned: false,
  buckets: ({ entry }) => (isOf(incidentsImported, entry) || isOf(tableImported, entry) ? [entry.id] : []),
  rows: (_bucket, facts) =>
    facts.flatMap(({ entry }): ImportedRow[] => {
      const { id, process, at, author } = entry
      const head = { key: id, process, at, organisation: author.organisation, entries: [id] }
      if (isOf(incidentsImported, entry)) {
        const { mapping } = entry.body
        return [{ ...entry.body, ...head, into: 'into' in mapping ? mapping.into : 'incidents' }]
      }
      return isOf(tableImported, entry) ? [{ ...entry.body, ...head, into: entry.body.mapping.into }] : []
    }),
  words: (row) => [row.source, row.file].join('\n'),
}
