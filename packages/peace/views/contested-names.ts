// Places and actors whose names are in dispute, with every name and who uses it.
import type { Entry } from '../entry.ts'
import { contestedNameEntered } from '../events/contested-name-entered.ts'
import { ContestedNameRow } from '../names/rows.ts'
import { type Said, standing } from '../promises/dossier.ts'
import { isOf } from '../validate.ts'
import type { FoldedView } from './view.ts'

type Told = Said<typeof contestedNameEntered>
const isContested = (entry: Entry): entry is Told => isOf(contestedNameEntered, entry)

export const contestedNames: FoldedView<ContestedNameRow> = {
  name: 'contested-names',
  about: 'A place or an actor that goes by several names, which of them is used being in dispute, with who uses each.',
  schema: ContestedNameRow,
  fields: {
    of: { type: 'text', of: (row) => row.of, facet: true },
    name: { type: 'text', of: (row) => row.names[0]?.name ?? '', sort: true },
    names: { type: 'list', of: (row) => row.names.map(({ name }) => name) },
    usedBy: { type: 'list', of: (row) => [...new Set(row.names.flatMap(({ usedBy }) => usedBy))], facet: true },
  },
  order: { field: 'name', direction: 'asc' },
  versioned: true,
  // A correction is in the bucket of what it replaces, and opens one of its own.
  buckets: ({ entry }) =>
    isContested(entry)
      ? { opens: [entry.id, ...(entry.body.replaces === undefined ? [] : [entry.body.replaces])] }
      : [],
  rows: (bucket, facts) => {
    const told = facts.flatMap(({ entry }) => (isContested(entry) ? [entry] : []))
    const own = standing(told).find(({ id }) => id === bucket)
    return own === undefined ? [] : [rowOf(own)]
  },
  words: (row) => [...row.names.flatMap(({ name, usedBy }) => [name, ...usedBy]), row.says ?? ''].join('\n'),
}

function rowOf(entry: Told): ContestedNameRow {
  const { id, process, author, at, body } = entry
  return {
    key: id,
    process,
    of: body.of,
    names: body.names
      .map(({ name, usedBy }) => ({ name, usedBy: [...usedBy] }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    says: body.says ?? null,
    toldBy: author.organisation,
    at,
    sources: [...(body.sources ?? [])],
    entries: [id],
  }
}
