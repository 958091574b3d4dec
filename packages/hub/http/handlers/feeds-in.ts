// Feeds read on a schedule: an organisation sees and changes its own.
import { authorOf } from '../asking.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'

export const feedsIn: Handlers<'feedsIn' | 'addFeed' | 'removeFeed' | 'fetchFeed'> = {
  feedsIn: ({ asking }, { feeds }) => ({ feeds: [...feeds.list(authorOf(asking.reader).organisation)] }),
  addFeed: async ({ input, asking, reply }, { feeds }) => {
    const feed = await feeds.add(input.body, authorOf(asking.reader))
    reply.code(201)
    return feed
  },
  removeFeed: async ({ input, asking }, { feeds }) => {
    if (!(await feeds.remove(input.feed, authorOf(asking.reader).organisation))) throw notFound()
    return { feed: input.feed }
  },
  fetchFeed: async ({ input, asking }, { feeds }) => {
    const feed = await feeds.fetchNow(input.feed, authorOf(asking.reader).organisation)
    if (feed === undefined) throw notFound()
    return feed
  },
}
