// A listing ended: taken off, expired, struck down by a court.
import Type from 'typebox'
import { Day } from '../engagements/terms.ts'
import { EntryId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const designationEnded = eventKind({
  name: 'designation-ended',
  body: Type.Object(
    {
      /** The entry of the listing. */
      designation: EntryId,
      on: Day,
      by: ActorName,
      reason: Type.Optional(Words(1000)),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that ${entry.body.by} ended a listing on ${entry.body.on}.`,
})
