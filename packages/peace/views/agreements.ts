// The agreements of a process: text in versions, roles, declarations, phases, how one stands to another.
import { agreementRows } from '../promises/agreement-rows.ts'
import { agreementsOf } from '../promises/dossier.ts'
import { AgreementRow } from '../promises/rows.ts'
import type { FoldedView } from './view.ts'

// Everything that bears on when it is in force and when its phases begin, counts among it: a gate may wait for a quantity.
const unconcerned = new Set(['persons-listed', 'commitment-contested', 'contest-settled', 'breach-found'])

export const agreements: FoldedView<AgreementRow> = {
  name: 'agreements',
  about: 'An agreement: its versions, the parts that actors have under it, who declared what on it, and its phases.',
  schema: AgreementRow,
  fields: {
    title: { type: 'text', of: (row) => row.title, sort: true },
    standing: { type: 'text', of: (row) => row.standing, facet: true },
    effect: { type: 'text', of: (row) => row.effect, sort: true },
    party: {
      type: 'list',
      of: (row) => row.roles.filter((one) => one.role === 'party').map((one) => one.actor),
      facet: true,
    },
    keeper: { type: 'text', of: (row) => row.keeper, facet: true },
    stage: { type: 'text', of: (row) => row.coding?.pax?.stage.stage ?? null, facet: true },
    ceasefire: { type: 'text', of: (row) => row.coding?.ceasefire?.class ?? null, facet: true },
    commitments: { type: 'number', of: (row) => row.commitments, sort: true },
  },
  order: { field: 'effect', direction: 'desc' },
  versioned: true,
  buckets: ({ entry }) => (unconcerned.has(entry.kind) ? [] : agreementsOf(entry)),
  rows: (bucket, facts) => agreementRows(bucket, facts),
  words: (row) =>
    [row.title, ...row.roles.flatMap((one) => [one.actor, one.name ?? '']), ...row.phases.map((one) => one.name)].join(
      '\n',
    ),
}
