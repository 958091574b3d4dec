// A mandate ended before its time, or one without a time: withdrawn, handed on, contested by whoever gave it.
import Type from 'typebox'
import { Day } from '../engagements/terms.ts'
import { EntryId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const mandateEnded = eventKind({
  name: 'mandate-ended',
  body: Type.Object(
    {
      /** The entry of the mandate. */
      mandate: EntryId,
      on: Day,
      by: ActorName,
      reason: Type.Optional(Words(1000)),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that a mandate ended on ${entry.body.on}, by the word of ${entry.body.by}.`,
})
