// Who can see what: the audience of an entry, and what is written about it goes to the same readers.
import { useQuery } from '@tanstack/react-query'
import { entryQuery } from './queries.ts'

/** The audience of an entry the reader may see; undefined until it is known. */
export function useAudience(entry: string | undefined): readonly string[] | undefined {
  const proof = useQuery({ ...entryQuery(entry ?? ''), enabled: entry !== undefined }).data
  const audience = proof?.entry.audience
  return Array.isArray(audience) ? audience.filter((one) => typeof one === 'string') : undefined
}
