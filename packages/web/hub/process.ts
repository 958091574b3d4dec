// The process whose pages are open, and the names its rows leave as ids.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useWords } from '../words/words.ts'
import { meQuery, processesQuery, rowsQuery } from './queries.ts'

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
  const process = useProcess()
  const groups = useQuery({ ...rowsQuery('groups', { process, limit: 100 }), enabled: process !== '' }).data?.rows
  return useCallback(
    (id) => {
      if (id === 'public') return words('audience.public')
      if (id === 'members') return words('audience.members')
      if (me?.organisation === id && me.organisationName !== null) return me.organisationName
      // The open process says what its organisations are called; no other renames them here.
      const inOrder = [...(processes ?? [])].sort((a, b) => Number(b.key === process) - Number(a.key === process))
      for (const { organisations } of inOrder) {
        const found = organisations.find(({ organisation }) => organisation === id)
        if (found !== undefined) return found.name
      }
      const group = groups?.find(({ key }) => key === id)
      if (group !== undefined) return group.name
      if (me?.person === id && me.name !== null) return me.name
      return id
    },
    [words, processes, process, groups, me],
  )
}
