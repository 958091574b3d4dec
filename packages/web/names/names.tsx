// Whose names a reader's pages show for places and actors whose name is in dispute. The choice is made by process, stays in
// this browser, and is told to nobody; the record, its documents and its files keep every name as it was written.
import { namesAs } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { rowsQuery } from '../hub/queries.ts'
import { useWords } from '../words/words.ts'

type Choice = {
  /** By whose names; empty where names stand as the record has them. */
  readonly user: string
  readonly choose: (user: string) => void
  readonly shown: (name: string) => string
}
const asWritten = (name: string) => name
const Names = createContext<Choice>({ user: '', choose: () => {}, shown: asWritten })

export function NamesProvider({ process, children }: { readonly process: string; readonly children: ReactNode }) {
  const [users, setUsers] = useState(remembered)
  const user = users[process] ?? ''
  const things = useQuery({ ...contestedQuery(process), enabled: user !== '' }).data?.rows
  const choice = useMemo<Choice>(
    () => ({
      user,
      choose: (to) => {
        const { [process]: _, ...others } = users
        const after = to === '' ? others : { ...others, [process]: to }
        setUsers(after)
        remember(after)
      },
      shown: user === '' || things === undefined ? asWritten : namesAs(things, user),
    }),
    [user, users, process, things],
  )
  return <Names value={choice}>{children}</Names>
}

export const useChosenNames = () => useContext(Names)

/** All contested names of a process. */
export const contestedQuery = (process: string) => rowsQuery('contested-names', { process, limit: 200 })

/** The name of a place or an actor, as the reader chose; the record's own is told where it is another. */
export function Name({ of }: { readonly of: string }) {
  const words = useWords()
  const shown = useContext(Names).shown(of)
  if (shown === of) return <bdi>{of}</bdi>
  const written = words('names.written', { name: of })
  return (
    <bdi className="chosen-name" title={written}>
      {shown}
      <span className="unseen"> ({written})</span>
    </bdi>
  )
}

const rememberedAs = 'parley.names'

function remembered(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(localStorage.getItem(rememberedAs) ?? '{}') as Record<string, string> // written below and by nobody else
  } catch {
    return {}
  }
}

function remember(users: Readonly<Record<string, string>>) {
  try {
    localStorage.setItem(rememberedAs, JSON.stringify(users))
  } catch {
    // A browser that keeps nothing shows the chosen names until it is closed.
  }
}
