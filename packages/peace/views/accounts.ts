// Accounts: which reports tell of the same event, from how many independent origins, and where they disagree.
import { assemble, bucketOfAccountKey } from '../accounts/assemble.ts'
import { typesTold } from '../accounts/tellings.ts'
import { claimDecidedOn } from '../decisions.ts'
import { correctionMade } from '../events/correction-made.ts'
import { documentRead } from '../events/document-read.ts'
import { documentSuggested } from '../events/document-suggested.ts'
import { noteAdded } from '../events/note-added.ts'
import { AccountRow } from '../rows.ts'
import { suggestionsOf } from '../suggestions.ts'
import { isOf } from '../validate.ts'
import type { Buckets, Fact, FoldedView } from './view.ts'

export const accounts: FoldedView<AccountRow> = {
  name: 'accounts',
  about: 'One event as the documents tell it, each report beside the others, and where they disagree.',
  schema: AccountRow,
  fields: {
    type: { type: 'text', of: (row) => row.type, facet: true },
    mode: { type: 'text', of: (row) => row.mode, facet: true },
    status: { type: 'text', of: (row) => row.status, facet: true },
    disputed: { type: 'boolean', of: (row) => row.disputed, facet: true },
    about: { type: 'list', of: (row) => [...new Set(row.disagreements.map((one) => one.about))], facet: true },
    standing: { type: 'text', of: (row) => row.standing, facet: true },
    date: { type: 'text', of: (row) => row.date, sort: true },
    place: { type: 'text', of: (row) => row.place, facet: true },
    origins: { type: 'number', of: (row) => row.origins, sort: true, facet: true },
    documents: { type: 'list', of: (row) => row.documents },
    actors: { type: 'list', of: (row) => row.participants.map((one) => one.actor) },
  },
  order: { field: 'origins', direction: 'desc' },
  versioned: true,
  buckets: (fact) => {
    const { entry } = fact
    if (isOf(noteAdded, entry)) return entry.body.on.view === 'accounts' ? [bucketOfAccountKey(entry.body.on.key)] : []
    return bucketsOfAccountFact(fact)
  },
  rows: (bucket, facts, memo) => assemble(bucket, facts, memo),
  words: (row) =>
    [row.passage, row.place, ...row.participants.map((one) => one.name), ...row.reports.map((one) => one.passage)]
      .filter(Boolean)
      .join('\n'),
}

/**
 * Parts of the record an entry touches where events are assembled: one for each event type. A decision bears on what its
 * reading tells, a correction on what its document tells.
 */
export function bucketsOfAccountFact({ entry, reading }: Fact): Buckets {
  if (isOf(documentRead, entry)) {
    const { document, supersedes } = entry.body
    return {
      opens: reading === undefined ? [] : typesTold(reading, document),
      as: [entry.id, document],
      // A second reading may no longer tell of an event that an earlier one did.
      follows: [suggestionsOf(entry.id), ...(supersedes === undefined ? [] : [supersedes, document])],
    }
  }
  if (isOf(documentSuggested, entry)) {
    const { document, reading: about, events } = entry.body
    return { opens: events.map(({ type }) => type), as: [about, document, suggestionsOf(about)] }
  }
  if (isOf(correctionMade, entry)) return { follows: [entry.body.on.key] }
  const on = claimDecidedOn(entry)
  return on === null ? [] : { follows: [on.reading] }
}
