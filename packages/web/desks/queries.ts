// What the desks ask the hub for: webhooks, letters, keys and witnesses.
import {
  cosignedAt,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  parseWitnessKey,
  verifyNote,
} from '@parley/log/check'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { hub } from '../hub/client.ts'

export type Webhook = Awaited<ReturnType<typeof hub.webhooks>>['hooks'][number]
export type Attempt = Awaited<ReturnType<typeof hub.webhookAttempts>>['attempts'][number]
export type Letters = Awaited<ReturnType<typeof hub.digests>>
export type Keys = Awaited<ReturnType<typeof hub.keys>>
export type Key = Keys['organisations'][number]
/** A witness by its key, and when it signed the checkpoint that is shown; null where it has not. */
export type Witness = { readonly key: string; readonly name: string; readonly at: string | null }

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async ({ signal }) => (await hub.webhooks(undefined, { signal })).hooks,
})
export const attemptsQuery = (hook: string) =>
  infiniteQueryOptions({
    queryKey: ['webhook-attempts', hook],
    initialPageParam: undefined as string | undefined, // widens the literal: later pages have a cursor
    queryFn: ({ signal, pageParam }) =>
      hub.webhookAttempts({ hook, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    // Deliveries come without anybody here doing anything.
    refetchInterval: 5000,
  })
export const lettersQuery = queryOptions({
  queryKey: ['letters'],
  queryFn: ({ signal }) => hub.digests(undefined, { signal }),
})
export const sampleQuery = (process: string) =>
  queryOptions({
    queryKey: ['letters', 'sample', process],
    queryFn: ({ signal }) => hub.sampleDigest({ process }, { signal }),
  })
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => hub.keys(undefined, { signal }),
})
export const witnessedQuery = queryOptions({
  queryKey: ['witnessed'],
  queryFn: async ({ signal }) => (await hub.witnessed(undefined, { signal })).logs,
})

/** The checkpoint as it is shown to everybody, with the witnesses whose signatures on it hold: looked at here, in the browser. */
export const checkpointQuery = ({ hubKey, witnesses: { keys } }: Keys) =>
  queryOptions({
    queryKey: ['checkpoint', hubKey, keys],
    queryFn: async ({ signal }) => {
      const text = await (await hub.checkpoint(undefined, { signal })).text()
      const note = parseNote(text)
      const own = parseVerifierKey(hubKey)
      const holds = own !== undefined && (await verifyNote(note, own.name, own.key)) === true
      const witnesses: Witness[] = []
      for (const key of keys) {
        const witness = parseWitnessKey(key)
        const at = witness === undefined ? undefined : await cosignedAt(note, witness, new Date())
        witnesses.push({ key, name: witness?.name ?? key, at: at?.toISOString() ?? null })
      }
      return { text, holds, size: parseCheckpoint(note.text).size, witnesses }
    },
  })
