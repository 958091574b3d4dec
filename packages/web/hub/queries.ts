// What the pages ask the hub for, as queries: one key shape for all, so that a change in a view finds everyone who shows it.
import type { MapQuery, MapSquaresOf, RowOf, RowsOf, ViewQuery } from '@parley/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { hub } from './client.ts'

type ViewName = keyof RowOf
/** Keys begin with the view's name, so that `['claims']` means everything shown of claims. */
export const keyOf = (view: string, ...rest: readonly unknown[]) => [view, ...rest] as const

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => hub.me(undefined, { signal }) })

export const processesQuery = queryOptions({
  queryKey: keyOf('processes'),
  queryFn: async ({ signal }) => (await hub.processes(undefined, { signal })).processes,
})

export function rowsQuery<V extends ViewName>(view: V, query: ViewQuery) {
  return queryOptions({
    queryKey: keyOf(view, 'rows', query),
    queryFn: ({ signal }): Promise<RowsOf<RowOf[V]>> => hub.viewRows({ view, ...query }, { signal }),
  })
}

/** What a list and a map of it are both narrowed by. */
export type Narrowed = Pick<ViewQuery, 'process' | 'q' | 'filter' | 'since' | 'until'>

/** A view on a map. */
export function mapQuery<V extends ViewName>(view: V, query: MapQuery) {
  return queryOptions({
    queryKey: keyOf(view, 'map', query),
    queryFn: ({ signal }): Promise<MapSquaresOf<RowOf[V]>> => hub.viewMap({ view, ...query }, { signal }),
  })
}

/** A list that grows at its end. */
export function pagesQuery<V extends ViewName>(view: V, query: ViewQuery) {
  return infiniteQueryOptions({
    queryKey: keyOf(view, 'pages', query),
    initialPageParam: undefined as string | undefined, // widens the literal: later pages have a cursor
    queryFn: ({ signal, pageParam }): Promise<RowsOf<RowOf[V]>> =>
      hub.viewRows({ view, ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** Every row that answers, up to `most`, page after page: what a document shows at once. */
export function allRowsQuery<V extends ViewName>(view: V, query: ViewQuery, most = 2000) {
  return queryOptions({
    queryKey: keyOf(view, 'all', query),
    queryFn: async ({ signal }) => {
      const rows: RowOf[V][] = []
      let cursor: string | null | undefined
      do {
        const page: RowsOf<RowOf[V]> = await hub.viewRows(
          { view, ...query, limit: 200, ...(cursor ? { cursor } : {}) },
          { signal },
        )
        rows.push(...page.rows)
        cursor = page.next
      } while (cursor !== null && rows.length < most)
      return rows
    },
  })
}

/** `asKnown`: the row as it was known at that instant. */
export function rowQuery<V extends ViewName>(view: V, key: string, process: string, asKnown?: string) {
  const known = asKnown === undefined ? {} : { asKnown }
  return queryOptions({
    queryKey: keyOf(view, 'row', key, process, known),
    queryFn: async ({ signal }) => (await hub.viewRow({ view, key, process, ...known }, { signal })).row,
  })
}

export const partsQuery = (view: string, process: string) =>
  queryOptions({
    queryKey: keyOf(view, 'parts', process),
    queryFn: async ({ signal }) => (await hub.viewParts({ view, process }, { signal })).parts,
  })

export const readingQuery = (document: string, entry: string | null) =>
  queryOptions({
    queryKey: keyOf('reading', document, entry),
    queryFn: ({ signal }) => hub.documentReading({ document }, { signal }),
    enabled: entry !== null,
  })

export const entriesQuery = (process: string) =>
  infiniteQueryOptions({
    queryKey: keyOf('entries', process),
    initialPageParam: undefined as string | undefined, // widens the literal: later pages have a cursor
    queryFn: ({ signal, pageParam }) =>
      hub.entries({ process, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: keyOf('entry', id),
    queryFn: ({ signal }) => hub.entry({ id }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
