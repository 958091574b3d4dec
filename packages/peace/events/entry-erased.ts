// The words of an entry are destroyed: key slot, blobs and every row made from them. What stays is that it was there.
import Type from 'typebox'
import { EntryId } from '../entry.ts'
import { OneOf, Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

const reasons = {
  'legal-duty': 'a legal duty',
  'danger-to-person': 'danger to a person',
  expired: 'the end of the time for which it was given',
  other: 'another reason',
} as const

export const entryErased = eventKind({
  name: 'entry-erased',
  by: 'owner-administrator',
  body: Type.Object(
    {
      entry: EntryId,
      reason: OneOf(['legal-duty', 'danger-to-person', 'expired', 'other']),
      /** Who decided it, in words that do not name the person protected. */
      authority: Words(400),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} had an entry erased because of ${reasons[entry.body.reason]}, on the authority of ${entry.body.authority}.`,
})
