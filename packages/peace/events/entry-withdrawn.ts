// An organisation takes back an entry of its own. The entry stays in the log; views leave it out. Withdrawing the
// withdrawal brings it back.
import Type from 'typebox'
import { EntryId } from '../entry.ts'
import { eventKind } from './event-kind.ts'

export const entryWithdrawn = eventKind({
  name: 'entry-withdrawn',
  by: 'owner',
  body: Type.Object({ entry: EntryId }, { additionalProperties: false }),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} took back an entry of its own: ${names(entry.body.entry)}`,
})
