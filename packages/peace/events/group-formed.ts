// Organisations of one process that read together, under a name. The latest entry for a group says who is in it.
import Type from 'typebox'
import { GroupId, OrganisationId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

const GroupForming = Type.Object(
  {
    group: GroupId,
    name: Words(200),
    /** Only members of the process count; the others come in when they join. */
    organisations: Type.Array(OrganisationId, { maxItems: 200, uniqueItems: true }),
  },
  { additionalProperties: false },
)

export const groupFormed = eventKind({
  name: 'group-formed',
  by: 'administrator',
  body: GroupForming,
  sentence: (entry, names) => {
    const members = entry.body.organisations.map(names).join(', ')
    return `The group ${quoted(entry.body.name)} is ${members === '' ? 'nobody now' : members}.`
  },
})
