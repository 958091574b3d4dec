// Whether the provenance panel is open, and on what: kept in the address, so that it can be linked to and gone back from.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { type Subject, subjectOf, subjectText } from '../paths.ts'

export function useOpened(): Subject | null {
  const search: Record<string, unknown> = useSearch({ strict: false })
  return subjectOf(search.open)
}

/** Opens the panel on a subject, or closes it with null. */
export function useOpen(): (subject: Subject | null) => void {
  const navigate = useNavigate()
  return useCallback(
    (subject) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({
          ...before,
          open: subject === null ? undefined : subjectText(subject),
        }),
        replace: subject === null,
        resetScroll: false,
      } as never), // the pages are routes made from a list, whose search the router cannot know
    [navigate],
  )
}

/** One value of the address's query, and the way to change it. */
export function useAddress(name: string): readonly [string, (value: string) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const value = search[name]
  const change = useCallback(
    (next: string) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, [name]: next === '' ? undefined : next }),
        replace: true,
        resetScroll: false,
      } as never), // as above
    [navigate, name],
  )
  return [value === undefined ? '' : String(value), change] as const
}
