// The contract of a handler: what a route's input becomes. Its name and types are the route's own.
import type { Input, Output, RouteName } from '@parley/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Feeds } from '../../feeds/feeds.ts'
import type { Fetcher } from '../../fetch/fetch.ts'
import type { Hub } from '../../hub.ts'
import type { Ingest } from '../../ingest/ingest.ts'
import type { People } from '../../people/people.ts'
import type { Asking } from '../asking.ts'
import type { Streams } from '../stream.ts'

/** The rooms of the hub that answers are made from. */
export type Rooms = {
  readonly hub: Hub
  readonly people: People
  readonly ingest: Ingest
  readonly feeds: Feeds
  readonly fetch: Fetcher
  readonly streams: Streams
  /** Public keys of the organisations that write here. */
  readonly organisationKeys: () => readonly { organisation: string; keyId: string; publicKey: Uint8Array }[]
}

export type Asked<N extends RouteName> = {
  /** Path parameters, query and `body`, as the schemas let them in. */
  readonly input: Input<N>
  readonly asking: Asking
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What is sent: JSON by the route's schema, or for other media bytes, a text, or the reply already on its way. */
export type Sent<N extends RouteName> = Output<N> extends Response ? Buffer | string | FastifyReply : Output<N>

export type Handler<N extends RouteName> = (asked: Asked<N>, rooms: Rooms) => Promise<Sent<N>> | Sent<N>
export type Handlers<N extends RouteName = RouteName> = { readonly [K in N]: Handler<K> }
