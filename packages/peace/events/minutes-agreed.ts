// The minutes of a session, as somebody agrees to them. They are agreed once every member has agreed to the same words.
import Type from 'typebox'
import { CommissionId, EntryId, SessionId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const minutesAgreed = eventKind({
  name: 'minutes-agreed',
  body: Type.Object(
    {
      commission: CommissionId,
      session: SessionId,
      by: ActorName,
      /** Points, each with the entries it rests on. */
      points: Type.Array(
        Type.Object(
          { text: Words(4000), cites: Type.Array(EntryId, { maxItems: 50 }) },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 200 },
      ),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that ${entry.body.by} agrees to minutes of ${entry.body.points.length} points: ${quoted(entry.body.points[0]?.text ?? '', 160)}.`,
})
