// Words of a member on any record of the process, or in answer to another note.
import Type from 'typebox'
import { EntryId } from '../entry.ts'
import { On, quoted, Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const noteAdded = eventKind({
  name: 'note-added',
  body: Type.Object({ on: On, text: Words(8000), replyTo: Type.Optional(EntryId) }, { additionalProperties: false }),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} ${entry.body.replyTo === undefined ? 'noted on' : 'answered a note on'} ${names(entry.body.on.key)}: ${quoted(entry.body.text, 160)}`,
})
