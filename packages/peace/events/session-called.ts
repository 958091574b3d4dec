// A session of a commission is called, with its agenda. Called again it has another time or agenda.
import Type from 'typebox'
import { CommissionId, SessionId } from '../entry.ts'
import { On, quoted, Words } from '../fields.ts'
import { Instant, Slug, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const sessionCalled = eventKind({
  name: 'session-called',
  body: Type.Object(
    {
      commission: CommissionId,
      session: SessionId,
      name: Words(200),
      at: Instant,
      place: Type.Optional(Words(200)),
      agenda: Type.Array(
        Type.Object(
          { item: Slug, title: Words(300), about: Type.Optional(Type.Array(On, { maxItems: 12 })) },
          { additionalProperties: false },
        ),
        { maxItems: 50 },
      ),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} called a session for ${entry.body.at}: ${quoted(entry.body.name)}.`,
})
