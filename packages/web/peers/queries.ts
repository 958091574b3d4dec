// What the pages about other hubs ask this one for.
import { queryOptions } from '@tanstack/react-query'
import { hub } from '../hub/client.ts'

export type Peers = Awaited<ReturnType<typeof hub.peers>>
export type Peer = Peers['peers'][number]

const freshMs = 5000

export const peersQuery = queryOptions({
  queryKey: ['peers'],
  queryFn: ({ signal }) => hub.peers(undefined, { signal }),
  refetchInterval: freshMs,
})
