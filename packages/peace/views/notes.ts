// Notes that members wrote on records, as threads.
import { documentReceived } from '../events/document-received.ts'
import { noteAdded } from '../events/note-added.ts'
import { NoteRow } from '../rows.ts'
import { isOf } from '../validate.ts'
import type { FoldedView } from './view.ts'

export const notes: FoldedView<NoteRow> = {
  name: 'notes',
  about: 'A note an organisation wrote on a record, or in answer to another note.',
  schema: NoteRow,
  fields: {
    view: { type: 'text', of: (row) => row.on.view, facet: true },
    on: { type: 'text', of: (row) => row.on.key },
    at: { type: 'text', of: (row) => row.at, sort: true },
    organisation: { type: 'text', of: (row) => row.organisation, facet: true },
    replyTo: { type: 'text', of: (row) => row.replyTo },
  },
  order: { field: 'at', direction: 'asc' },
  versioned: true,
  buckets: ({ entry }) => {
    // Notes on a document are seen by nobody who does not see it: they are folded anew when its sharing changes.
    if (isOf(documentReceived, entry)) return [`documents/${entry.body.document}`]
    return isOf(noteAdded, entry) ? [`${entry.body.on.view}/${entry.body.on.key}`] : []
  },
  rows: (_bucket, facts) =>
    facts.flatMap(({ entry }) => {
      if (!isOf(noteAdded, entry)) return []
      const { on, text, replyTo } = entry.body
      const { organisation, person } = entry.author
      return [
        {
          key: entry.id,
          process: entry.process,
          on,
          text,
          replyTo: replyTo ?? null,
          organisation,
          person: person ?? null,
          at: entry.at,
          entries: [entry.id],
        },
      ]
    }),
  words: (row) => row.text,
}
