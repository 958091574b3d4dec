// What the pages about people ask the hub for.
import { queryOptions } from '@tanstack/react-query'
import { hub } from '../hub/client.ts'

export type Account = Awaited<ReturnType<typeof hub.account>>
export type People = Awaited<ReturnType<typeof hub.people>>
export type Role = People['people'][number]['role']
export const roles: readonly Role[] = ['observer', 'contributor', 'reviewer', 'administrator']

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => hub.account(undefined, { signal }),
})
export const tokensQuery = (of: 'person' | 'organisation') =>
  queryOptions({
    queryKey: ['tokens', of],
    queryFn: async ({ signal }) => (await hub.tokens({ of }, { signal })).tokens,
  })
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => hub.people(undefined, { signal }),
})
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async ({ signal }) => (await hub.invitations(undefined, { signal })).invitations,
})
export const recoveriesQuery = queryOptions({
  queryKey: ['recoveries'],
  queryFn: async ({ signal }) => (await hub.recoveries(undefined, { signal })).recoveries,
})
export const actsQuery = queryOptions({
  queryKey: ['acts'],
  queryFn: async ({ signal }) => (await hub.acts(undefined, { signal })).acts,
})
export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: async ({ signal }) => (await hub.organisations(undefined, { signal })).organisations,
})
export const waysInQuery = queryOptions({
  queryKey: ['ways-in'],
  queryFn: async ({ signal }) => (await hub.waysIn(undefined, { signal })).providers,
})

/** The address of a one-time link. The token stands behind the #, which no browser sends to any server. */
export const linkTo = (path: string, token: string): string => `${window.location.origin}${path}#${token}`
