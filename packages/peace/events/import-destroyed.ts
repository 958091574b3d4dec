// A peer called an entry back, or erased it: its words are destroyed here as well. What stays is that it was here, who
// asked and that it was done.
import Type from 'typebox'
import { EntryId } from '../entry.ts'
import { quoted } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const importDestroyed = eventKind({
  name: 'import-destroyed',
  by: 'hub-itself',
  body: Type.Object(
    {
      /** The `entry-imported` entry. */
      imported: EntryId,
      /** The foreign entry's own id. */
      entry: EntryId,
      origin: Type.String({ minLength: 1, maxLength: 200 }),
      index: Type.Integer({ minimum: 0 }),
      /** What was called back may come again; what was erased never does. */
      why: Type.Union([Type.Literal('recalled'), Type.Literal('erased')]),
    },
    { additionalProperties: false },
  ),
  sentence: (entry) =>
    `Entry ${entry.body.index} of ${quoted(entry.body.origin)} was ${entry.body.why} there, and its words were destroyed here.`,
})
