// Somebody makes a statement in a session, on an item of its agenda or on none.
import Type from 'typebox'
import { CommissionId, SessionId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Instant, Slug, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const statementMade = eventKind({
  name: 'statement-made',
  body: Type.Object(
    {
      commission: CommissionId,
      session: SessionId,
      item: Type.Optional(Slug),
      by: ActorName,
      text: Words(8000),
      on: Instant,
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered a statement of ${entry.body.by}: ${quoted(entry.body.text, 160)}.`,
})
