// The processes of a hub, with the organisations in each.
import { organisationJoined } from '../events/organisation-joined.ts'
import { processOpened } from '../events/process-opened.ts'
import { rulesSet } from '../events/rules-set.ts'
import { ProcessRow } from '../rows.ts'
import { isOf } from '../validate.ts'
import type { Fact, FoldedView } from './view.ts'

export const processes: FoldedView<ProcessRow> = {
  name: 'processes',
  about: 'A peace process, and the organisations that joined it.',
  schema: ProcessRow,
  fields: {
    name: { type: 'text', of: (row) => row.name, sort: true },
    opened: { type: 'text', of: (row) => row.opened, sort: true },
    organisation: { type: 'list', of: (row) => row.organisations.map((one) => one.organisation) },
    sample: { type: 'boolean', of: (row) => row.sample },
  },
  order: { field: 'name', direction: 'asc' },
  versioned: true,
  buckets: ({ entry }) =>
    [processOpened, organisationJoined, rulesSet].some((kind) => entry.kind === kind.name) ? [entry.process] : [],
  rows: (bucket, facts) => {
    const opened = facts.findLast(({ entry }) => isOf(processOpened, entry))
    return opened === undefined ? [] : rowOf(bucket, opened, facts)
  },
  words: (row) => [row.name, row.description, ...row.organisations.map((one) => one.name)].join('\n'),
}

function rowOf(process: string, { entry }: Fact, facts: readonly Fact[]): readonly ProcessRow[] {
  if (!isOf(processOpened, entry)) return []
  const organisations = new Map<string, ProcessRow['organisations'][number]>()
  for (const { entry: one } of facts) {
    if (!isOf(organisationJoined, one)) continue
    const { organisation, name, role } = one.body
    organisations.set(organisation, { organisation, name, role, joined: one.at })
  }
  const rules = facts.map((fact) => fact.entry).findLast((one) => isOf(rulesSet, one))
  const { name, description, languages, sample, standsAt } = entry.body
  return [
    {
      key: process,
      process,
      name,
      description,
      languages: languages ?? [],
      sample: sample ?? false,
      standsAt: standsAt ?? null,
      opened: entry.at,
      organisations: [...organisations.values()],
      rules: rules !== undefined && isOf(rulesSet, rules) ? rules.body : {},
      entries: facts.map((fact) => fact.entry.id),
    },
  ]
}
