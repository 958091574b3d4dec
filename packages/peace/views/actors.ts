// The actors of a process across its documents, under all their names.
import { assembleActors } from '../actors/assemble.ts'
import { actorKeysOf, bucketOfActorKey } from '../actors/keys.ts'
import { actorsMerged } from '../events/actors-merged.ts'
import { actorsSplit } from '../events/actors-split.ts'
import { documentRead } from '../events/document-read.ts'
import { noteAdded } from '../events/note-added.ts'
import { ActorRow } from '../rows.ts'
import { isOf } from '../validate.ts'
import type { FoldedView } from './view.ts'

export const actors: FoldedView<ActorRow> = {
  name: 'actors',
  about: 'A person, organisation, state, group or unnamed source, with every name and role documents give it.',
  schema: ActorRow,
  fields: {
    name: { type: 'text', of: (row) => row.name, sort: true },
    type: { type: 'text', of: (row) => row.type, facet: true },
    conflicted: { type: 'boolean', of: (row) => row.conflicts.length > 0, facet: true },
    claims: { type: 'number', of: (row) => row.claims, sort: true },
    documents: { type: 'list', of: (row) => row.documents },
    keys: { type: 'list', of: (row) => row.keys },
    names: { type: 'list', of: (row) => row.names.map((one) => one.name) },
    merged: { type: 'boolean', of: (row) => row.mergedInto !== null, facet: true },
    spread: { type: 'number', of: (row) => row.documents.length, sort: true },
  },
  order: { field: 'claims', direction: 'desc' },
  versioned: true,
  buckets: ({ entry, reading }) => {
    if (isOf(documentRead, entry)) {
      const keys = reading === undefined ? [] : [...actorKeysOf(reading, entry.body.document).values()]
      const named = [...new Set(keys.map((one) => one.bucket))]
      const { document, supersedes } = entry.body
      // A second reading may no longer name an actor that an earlier one did.
      return {
        opens: named,
        as: [entry.id, document],
        follows: supersedes === undefined ? [] : [supersedes, document],
      }
    }
    if (isOf(actorsMerged, entry) || isOf(actorsSplit, entry))
      return [...new Set(entry.body.actors.map(bucketOfActorKey))]
    return isOf(noteAdded, entry) && entry.body.on.view === 'actors' ? [bucketOfActorKey(entry.body.on.key)] : []
  },
  rows: assembleActors,
  words: (row) => [...row.names.map((one) => one.name), ...row.roles.map((one) => one.role)].join('\n'),
}
