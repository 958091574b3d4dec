// Feeds the hub reads on a schedule, each with the licence and terms of its source.
import { Audience, Marking } from '@parley/peace'
import Type, { type Static } from 'typebox'
import { Source } from './documents.ts'
import { Exact, Nullable, route } from './route.ts'

const FeedId = Type.String({ maxLength: 64 })

export const NewFeed = Exact({
  url: Type.String({ minLength: 1, maxLength: 2000 }),
  process: Type.String({ minLength: 1, maxLength: 64 }),
  everyMinutes: Type.Integer({ minimum: 5, maximum: 10_080 }),
  source: Source,
  audience: Type.Optional(Audience),
  marking: Type.Optional(Marking),
  /** Documents taken from this feed in 24 hours at most. */
  perDayMax: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
})
export type NewFeed = Static<typeof NewFeed>

export const FeedResult = Exact({
  at: Type.String(),
  outcome: Type.Union([Type.Literal('fetched'), Type.Literal('unchanged'), Type.Literal('failed')]),
  taken: Type.Integer(),
  problem: Nullable(Exact({ code: Type.String(), message: Type.String() })),
})

export const Feed = Exact({
  feed: Type.String(),
  url: Type.String(),
  process: Type.String(),
  everyMinutes: Type.Integer(),
  source: Source,
  audience: Audience,
  marking: Marking,
  perDayMax: Type.Integer(),
  addedAt: Type.String(),
  next: Type.String(),
  last: Nullable(FeedResult),
  /** Documents taken since the feed was added. */
  taken: Type.Integer(),
})
export type Feed = Static<typeof Feed>

export const feedsIn = {
  feedsIn: route({
    summary: 'The feeds read on a schedule, with their last result.',
    tag: 'feeds',
    security: 'writer',
    answers: { 200: Exact({ feeds: Type.Array(Feed) }) },
  }),
  addFeed: route({
    summary: 'Read a feed (RSS or Atom) on a schedule. Each new item becomes a document.',
    tag: 'feeds',
    security: 'writer',
    body: NewFeed,
    answers: { 201: Feed },
  }),
  removeFeed: route({
    summary: 'Stop reading a feed. Its documents stay.',
    tag: 'feeds',
    security: 'writer',
    params: Exact({ feed: FeedId }),
    answers: { 200: Exact({ feed: FeedId }) },
  }),
  fetchFeed: route({
    summary: 'Read a feed now.',
    tag: 'feeds',
    security: 'writer',
    params: Exact({ feed: FeedId }),
    answers: { 200: Feed },
  }),
}
