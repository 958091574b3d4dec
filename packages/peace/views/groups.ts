// Named groups of organisations within a process.
import { groupFormed } from '../events/group-formed.ts'
import { GroupRow } from '../rows.ts'
import { isOf } from '../validate.ts'
import type { FoldedView } from './view.ts'

export const groups: FoldedView<GroupRow> = {
  name: 'groups',
  about: 'A named group of organisations that read together, and who is in it.',
  schema: GroupRow,
  fields: {
    name: { type: 'text', of: (row) => row.name, sort: true },
    organisation: { type: 'list', of: (row) => row.organisations },
  },
  order: { field: 'name', direction: 'asc' },
  versioned: true,
  buckets: ({ entry }) => (isOf(groupFormed, entry) ? [entry.body.group] : []),
  rows: (bucket, facts) => {
    const { entry } = facts.findLast((fact) => isOf(groupFormed, fact.entry)) ?? {}
    if (entry === undefined || !isOf(groupFormed, entry)) return []
    const { name, organisations } = entry.body
    return [
      {
        key: bucket,
        process: entry.process,
        name,
        organisations: [...organisations],
        entries: facts.map((fact) => fact.entry.id),
      },
    ]
  },
  words: (row) => row.name,
}
