// What is offered for what was promised: due, granted, suspended or taken back, as it follows from what was verified.
import { incentiveOffered } from '../events/incentive-offered.ts'
import { incentiveStepped } from '../events/incentive-stepped.ts'
import { caseOf } from '../findings/case.ts'
import { incentiveRows } from '../incentives/incentive-rows.ts'
import { IncentiveRow } from '../incentives/rows.ts'
import { agreementsOf } from '../promises/dossier.ts'
import { isOf } from '../validate.ts'
import type { Buckets, Fact, FoldedView } from './view.ts'

export const incentives: FoldedView<IncentiveRow> = {
  name: 'incentives',
  about: 'A benefit offered for what was promised: what it waits for, what was granted of it, what takes it back.',
  schema: IncentiveRow,
  fields: {
    title: { type: 'text', of: (row) => row.title, sort: true },
    agreement: { type: 'text', of: (row) => row.agreement, facet: true },
    form: { type: 'text', of: (row) => row.form, facet: true },
    sort: { type: 'text', of: (row) => row.benefit.sort, facet: true },
    provider: { type: 'list', of: (row) => row.providers, facet: true },
    beneficiary: { type: 'list', of: (row) => row.beneficiaries, facet: true },
    waitsFor: { type: 'list', of: (row) => row.triggers.map(({ what }) => what) },
    offered: { type: 'text', of: (row) => row.offered, sort: true },
  },
  order: { field: 'offered', direction: 'asc' },
  versioned: true,
  buckets,
  rows: (bucket, facts) => incentiveRows(bucket, facts),
  words: (row) => [row.title, row.benefit.what, ...row.providers, ...row.beneficiaries].join('\n'),
}

function buckets({ entry }: Fact): Buckets {
  if (isOf(incentiveOffered, entry)) {
    const { agreement, triggers, snapback } = entry.body
    const cases = [...triggers, ...snapback].flatMap((one) => (one.on === 'finding' ? [one.case] : []))
    return { opens: [agreement], as: [agreement, ...cases] }
  }
  if (isOf(incentiveStepped, entry)) return { follows: [entry.body.agreement] }
  // The rule of whose findings count is an agreement's too.
  if (entry.kind === 'finding-rule-set') return { follows: [String(entry.body.agreement)] }
  const ofCase = caseOf(entry)
  if (ofCase !== undefined) return { follows: [ofCase] }
  const agreements = unconcerned.has(entry.kind) ? [] : agreementsOf(entry)
  return agreements.length === 0 ? [] : { follows: agreements }
}

const unconcerned = new Set(['proposal-made', 'proposal-answered', 'agreement-coded', 'persons-listed'])
