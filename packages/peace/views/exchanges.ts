// The ledger of exchanges of persons and remains.
import { agreementsOf } from '../promises/dossier.ts'
import { exchangeRows } from '../promises/exchange-rows.ts'
import { ExchangeRow } from '../promises/rows.ts'
import type { FoldedView } from './view.ts'

const kinds = new Set([
  'agreement-versioned',
  'commitment-drafted',
  'role-given',
  'exchange-agreed',
  'exchange-stepped',
  'persons-listed',
])

export const exchanges: FoldedView<ExchangeRow> = {
  name: 'exchanges',
  about: 'An exchange of persons or remains: how many were agreed, listed, released, received and verified, by batch.',
  schema: ExchangeRow,
  fields: {
    agreement: { type: 'text', of: (row) => row.agreement, facet: true },
    of: { type: 'text', of: (row) => row.of, facet: true, sort: true },
    holder: { type: 'text', of: (row) => row.holder, facet: true },
    receiver: { type: 'text', of: (row) => row.receiver, facet: true },
    fault: { type: 'boolean', of: (row) => row.faults.length > 0, facet: true },
  },
  order: { field: 'of', direction: 'asc' },
  versioned: true,
  buckets: ({ entry }) => (kinds.has(entry.kind) ? agreementsOf(entry) : []),
  rows: (bucket, facts, memo) => exchangeRows(bucket, facts, memo),
  words: (row) =>
    [
      row.of,
      row.holder,
      row.receiver,
      ...row.categories.map((one) => one.name ?? one.category),
      ...row.persons.map((one) => one.name ?? ''),
    ]
      .filter(Boolean)
      .join('\n'),
}
