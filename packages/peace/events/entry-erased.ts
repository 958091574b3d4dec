// The words of an entry are destroyed: key slot, blobs and every row made from them. What stays is that it was there.
import Type from 'typebox'
import { EntryId } from '../entry.ts'
import { Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

const reasons = {
  'legal-duty': 'a legal duty',
  'danger-to-person': 'danger to a person',
  other: 'another reason',
} as const

export const entryErased = eventKind({
  name: 'entry-erased',
  by: 'owner-administrator',
  body: Type.Object(
    {
      entry: EntryId,
      reason: Type.Union([Type.Literal('legal-duty'), Type.Literal('danger-to-person'), Type.Literal('other')]),
      /** Who decided it, in words that do not name the person protected. */
      authority: Words(400),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} had an entry erased because of ${reasons[entry.body.reason]}, on the authority of ${entry.body.authority}.`,
})
