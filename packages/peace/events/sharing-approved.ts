// A second person of the organisation agrees that an entry is opened to more readers.
import Type from 'typebox'
import { EntryId } from '../entry.ts'
import { eventKind } from './event-kind.ts'

export const sharingApproved = eventKind({
  name: 'sharing-approved',
  by: 'second-person',
  body: Type.Object({ change: EntryId }, { additionalProperties: false }),
  sentence: (entry, names) =>
    `A second person of ${names(entry.author.organisation)} agreed that an entry is opened to more readers.`,
})
