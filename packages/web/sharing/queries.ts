// What the sharing panel asks the hub for. Its keys begin with 'sharing', so that a change brings all of it up to date.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { hub } from '../hub/client.ts'
import { keyOf } from '../hub/queries.ts'

export type Sharing = Awaited<ReturnType<typeof hub.entryReaders>>
export type Marking = Sharing['marking']

export const readersQuery = (id: string) =>
  queryOptions({
    queryKey: keyOf('sharing', 'readers', id),
    queryFn: ({ signal }) => hub.entryReaders({ id }, { signal }),
  })

export const servedQuery = (id: string) =>
  queryOptions({
    queryKey: keyOf('sharing', 'served', id),
    queryFn: ({ signal }) => hub.entryServed({ id }, { signal }),
  })

export const sightQuery = (id: string, reader: string, at: string | undefined) =>
  queryOptions({
    queryKey: keyOf('sharing', 'sight', id, reader, at),
    queryFn: ({ signal }) => hub.entrySight({ id, reader, ...(at === undefined ? {} : { at }) }, { signal }),
  })

export const previewQuery = (process: string, audience: readonly string[], marking: Marking) =>
  queryOptions({
    queryKey: keyOf('sharing', 'preview', process, audience, marking),
    queryFn: ({ signal }) => hub.previewReaders({ body: { process, audience: [...audience], marking } }, { signal }),
    retry: false,
  })

export const ownServedQuery = (process: string) =>
  infiniteQueryOptions({
    queryKey: keyOf('sharing', 'own', process),
    initialPageParam: undefined as string | undefined, // widens the literal: later pages have a cursor
    queryFn: ({ signal, pageParam }) =>
      hub.served({ process, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
