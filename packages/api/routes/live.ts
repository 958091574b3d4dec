// The stream: which rows changed for this reader, and documents being read.
import Type, { type Static } from 'typebox'
import { Cursor, Exact, route } from './route.ts'

/** Data of a `change` event: rows to fetch again, by view. An empty list of keys means: the view as a whole. */
export const Change = Exact({ views: Type.Record(Type.String(), Type.Array(Type.String())) })
export type Change = Static<typeof Change>

export const live = {
  stream: route({
    summary:
      'Server-sent events: `change`, `progress`, and `reset` where too much was missed to say what. Resumable with Last-Event-ID.',
    tag: 'live',
    security: 'anyone',
    query: Exact({
      process: Type.Optional(Type.String({ maxLength: 64 })),
      after: Type.Optional(Cursor),
    }),
    media: 'text/event-stream',
    answers: { 200: null },
  }),
}
