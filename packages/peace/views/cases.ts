// Cases: what a body looks into, with evidence, findings, replies and positions.

import { caseOpened } from '../events/case-opened.ts'
import { bearingOnCases, caseOf, caseRows, casesCited } from '../findings/case.ts'
import { CaseRow } from '../findings/rows.ts'
import { isOf } from '../validate.ts'
import type { Buckets, Fact, FoldedView } from './view.ts'

export const cases: FoldedView<CaseRow> = {
  name: 'cases',
  about: 'What a body looks into: the incidents, the evidence, each finding with its signatures, reply and positions.',
  schema: CaseRow,
  fields: {
    title: { type: 'text', of: (row) => row.title, sort: true },
    state: { type: 'text', of: (row) => row.state, facet: true },
    by: { type: 'text', of: (row) => row.by, facet: true },
    agreement: { type: 'text', of: (row) => row.agreement, facet: true },
    clause: { type: 'list', of: (row) => row.clauses },
    commitment: { type: 'text', of: (row) => row.commitment },
    violation: { type: 'text', of: (row) => row.violation, facet: true },
    incident: { type: 'list', of: (row) => row.incidents },
    lane: { type: 'list', of: (row) => [...new Set(row.findings.flatMap((one) => one.lane ?? []))], facet: true },
    replyUntil: { type: 'text', of: replyUntil, sort: true },
    opened: { type: 'text', of: (row) => row.opened, sort: true },
  },
  order: { field: 'opened', direction: 'desc' },
  versioned: true,
  buckets: bucketsOfCaseFact,
  rows: (bucket, facts) => caseRows(bucket, facts),
  words: (row) =>
    [
      row.title,
      ...row.evidence.flatMap((one) => [one.title, one.shows ?? '']),
      ...row.findings.flatMap((one) => [one.text ?? '', one.reply?.text ?? '']),
    ].join('\n'),
}

/** The first reply that is still awaited. */
function replyUntil(row: CaseRow): string | null {
  const awaited = row.findings.flatMap(({ reply }) =>
    reply !== null && reply.waived === null && reply.made.length === 0 ? [reply.until] : [],
  )
  return awaited.sort()[0] ?? null
}

function bucketsOfCaseFact({ entry }: Fact): Buckets {
  const own = caseOf(entry)
  if (own !== undefined) {
    const agreement = isOf(caseOpened, entry) ? entry.body.agreement : undefined
    return { opens: [own], as: agreement === undefined ? [] : [agreement] }
  }
  // Its schema says that each of these kinds names its agreement.
  if (bearingOnCases.has(entry.kind)) return { follows: [entry.body.agreement as string] }
  return casesCited(entry)
}
