// The process whose pages are open, and the names its rows leave as ids.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useWords } from '../words/words.ts'
import { meQuery, processesQuery } from './queries.ts'

/** The id in the address. */
export function useProcess(): string {
  const { process } = useParams({ strict: false }) as { process?: string } // strict: false gives every route's parameters
  return process ?? ''
}

export const useMe = () => useQuery(meQuery).data
export const useProcesses = () => useQuery(processesQuery)

/** Names an organisation or another reader of an audience; an id nobody told us stays an id. */
export function useNames(): (id: string) => string {
  const words = useWords()
  const processes = useProcesses().data
  const me = useMe()
  return useCallback(
    (id) => {
      if (id === 'public') return words('audience.public')
      if (id === 'members') return words('audience.members')
      for (const { organisations } of processes ?? []) {
        const found = organisations.find(({ organisation }) => organisation === id)
        if (found !== undefined) return found.name
      }
      if (me?.organisation === id && me.organisationName !== null) return me.organisationName
      if (me?.person === id && me.name !== null) return me.name
      return id
    },
    [words, processes, me],
  )
}
