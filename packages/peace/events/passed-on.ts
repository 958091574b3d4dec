// An organisation published, in its own name, what another had handed it to publish without being named. Only the two of
// them can see that the one comes from the other.
import Type from 'typebox'
import { EntryId } from '../entry.ts'
import { eventKind } from './event-kind.ts'

export const passedOn = eventKind({
  name: 'passed-on',
  body: Type.Object(
    {
      /** What was handed over. */
      entry: EntryId,
      /** What the publishing organisation wrote from it. */
      as: EntryId,
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} published in its own name what it had been handed to publish.`,
})
