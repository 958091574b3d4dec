// The contract of a handler: what a route's input becomes. Its name and types are the route's own.
import type { Input, Output, RouteName } from '@parley/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Digests } from '../../digests/digests.ts'
import type { Feeds } from '../../feeds/feeds.ts'
import type { Fetcher } from '../../fetch/fetch.ts'
import type { Hub } from '../../hub.ts'
import type { Ingest } from '../../ingest/ingest.ts'
import type { Peers } from '../../peers/peers.ts'
import type { People } from '../../people/people.ts'
import type { Served } from '../../served/served.ts'
import type { Webhooks } from '../../webhooks/webhooks.ts'
import type { Witnessing } from '../../witness/witnessing.ts'
import type { Asking } from '../asking.ts'
import type { Presence } from '../presence.ts'
import type { Streams } from '../stream.ts'
import type { Still } from '../under-way.ts'

/** The rooms of the hub that answers are made from. */
export type Rooms = {
  readonly hub: Hub
  readonly people: People
  readonly ingest: Ingest
  readonly feeds: Feeds
  readonly fetch: Fetcher
  readonly streams: Streams
  readonly presence: Presence
  readonly served: Served
  readonly webhooks: Webhooks
  readonly witnessing: Witnessing
  readonly digests: Digests
  readonly peers: Peers
  /** The hub's clock. */
  readonly now: () => Date
  /** Public keys of the organisations that write here. */
  readonly organisationKeys: Hub['organisationKeys']
}

export type Asked<N extends RouteName> = {
  /** Path parameters, query and `body`, as the schemas let them in. */
  readonly input: Input<N>
  readonly asking: Asking
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Says by what a long answer may go on its way; one that hands over rows or entries is held to those. */
  readonly standsOn: (still: Still) => void
}

/** What is sent: JSON by the route's schema, or for other media bytes, a text, or the reply already on its way. */
export type Sent<N extends RouteName> = Output<N> extends Response ? Buffer | string | FastifyReply : Output<N>

export type Handler<N extends RouteName> = (asked: Asked<N>, rooms: Rooms) => Promise<Sent<N>> | Sent<N>
export type Handlers<N extends RouteName = RouteName> = { readonly [K in N]: Handler<K> }
