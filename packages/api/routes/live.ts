// The stream: which rows changed for this reader, and documents being read.
import Type, { type Static } from 'typebox'
import { Cursor, Exact, route } from './route.ts'

/** Data of a `change` event: rows to fetch again, by view. An empty list of keys means: the view as a whole. */
export const Change = Exact({ views: Type.Record(Type.String(), Type.Array(Type.String())) })
export type Change = Static<typeof Change>

const Colleague = Exact({ person: Type.String(), name: Type.String() })

/** Data of a `presence` event: somebody of the reader's own organisation came to a record, is still there, or left it. */
export const PresenceTold = Exact({
  process: Type.String(),
  view: Type.String(),
  key: Type.String(),
  ...Colleague.properties,
  here: Type.Boolean(),
})
export type PresenceTold = Static<typeof PresenceTold>

/** Whoever does not say so again within this time is not there any more. */
export const presentForMs = 30_000

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
  bePresent: route({
    summary:
      'Say that you are on a record, every ten seconds while you are, or that you left it. Told to people of your organisation who may see the record and have a stream open; kept for 30 seconds, and never written down. Answers with the others who are there.',
    tag: 'live',
    security: 'person',
    body: Exact({
      process: Type.String({ maxLength: 64 }),
      view: Type.String({ maxLength: 64 }),
      key: Type.String({ minLength: 1, maxLength: 400 }),
      here: Type.Boolean(),
    }),
    answers: { 200: Exact({ others: Type.Array(Colleague) }) },
  }),
}
