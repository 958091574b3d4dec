// What changed at the hub while a page is open. Rows already shown are brought up to date where they stand;
// rows not shown yet wait behind "3 new", so that a list never jumps under a reader's eyes.
import { openStream } from '@parley/api/client'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Progress } from './client.ts'
import { keepPresent, PresentContext } from './presence.ts'

export type Live = {
  readonly state: 'open' | 'waiting'
  /** Rows that are new since the lists were last brought up to date, by view. */
  readonly news: Readonly<Record<string, number>>
  /** Documents being read now, by document id. */
  readonly reading: ReadonlyMap<string, Progress>
  /** Brings every list up to date. */
  readonly show: () => void
}

const LiveContext = createContext<Live>({ state: 'waiting', news: {}, reading: new Map(), show: () => undefined })
export const useLive = () => useContext(LiveContext)

/** Lists of these views wait for the reader; everything else is brought up to date at once. */
const waiting = new Set(['documents', 'claims', 'actors', 'accounts', 'disagreements', 'timeline'])
const settleMs = 150

export function LiveProvider({ process, children }: { readonly process: string; readonly children: ReactNode }) {
  const queries = useQueryClient()
  const [state, setState] = useState<Live['state']>('waiting')
  const [unseen, setUnseen] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map())
  const [reading, setReading] = useState<ReadonlyMap<string, Progress>>(new Map())
  const [present] = useState(keepPresent)
  const pending = useRef(new Map<string, Set<string>>())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const show = useCallback(() => {
    setUnseen(new Map())
    for (const view of [...waiting, 'situation', 'notes', 'entries', 'processes']) {
      void queries.invalidateQueries({ queryKey: [view] })
    }
  }, [queries])

  /** Nobody can say what was missed: everything that is shown is asked for again. */
  const startOver = useCallback(() => {
    setUnseen(new Map())
    void queries.invalidateQueries()
  }, [queries])

  /** What was fetched before the hub began to tell of changes may have changed unheard. */
  const begin = useCallback(() => {
    const begun = Date.now()
    void queries.invalidateQueries({
      predicate: ({ state: { dataUpdatedAt } }) => dataUpdatedAt > 0 && dataUpdatedAt <= begun,
    })
  }, [queries])

  const settle = useCallback(() => {
    const changes = pending.current
    pending.current = new Map()
    void queries.invalidateQueries({ queryKey: ['entries'] })
    const fresh = new Map<string, Set<string>>()
    let situation = false
    for (const [view, keys] of changes) {
      const lists = waiting.has(view) ? listsOf(queries, view) : []
      const shown = keysShown(lists.map(({ state: { data } }) => data))
      const unknown = [...keys].filter((key) => !shown.has(key))
      if (lists.length > 0 && unknown.length > 0) fresh.set(view, new Set(unknown))
      // What is new waits; everything else is brought up to date where it stands. Within one document nothing jumps:
      // its claims are marks in a text that stands still.
      const held = new Set(fresh.has(view) ? lists.map(({ queryHash }) => queryHash) : [])
      void queries.invalidateQueries({ queryKey: [view], predicate: ({ queryHash }) => !held.has(queryHash) })
      // Held lists are fetched when they are next opened, whatever their age.
      void queries.invalidateQueries({ predicate: ({ queryHash }) => held.has(queryHash), refetchType: 'none' })
      situation ||= fresh.has(view)
    }
    if (!situation) void queries.invalidateQueries({ queryKey: ['situation'] })
    if (fresh.size > 0) {
      setUnseen((before) => {
        const after = new Map(before)
        for (const [view, keys] of fresh) after.set(view, new Set([...(after.get(view) ?? []), ...keys]))
        return after
      })
    }
  }, [queries])

  useEffect(() => {
    const close = openStream({
      process,
      onChange: ({ views }) => {
        for (const [view, keys] of Object.entries(views)) {
          const known = pending.current.get(view) ?? new Set()
          for (const key of keys) known.add(key)
          pending.current.set(view, known)
        }
        clearTimeout(timer.current)
        timer.current = setTimeout(settle, settleMs)
      },
      onProgress: (progress) => {
        setReading((before) => new Map(before).set(progress.document, progress))
      },
      onPresence: present.take,
      onBegin: begin,
      onReset: startOver,
      onState: setState,
    })
    return () => {
      clearTimeout(timer.current)
      close()
    }
  }, [process, begin, settle, startOver, present])

  // What a list has come to show, or nobody looks at any more, is no news.
  useEffect(() => {
    let waitingTurn = false
    const settleNews = () => {
      waitingTurn = false
      setUnseen((before) => {
        if (before.size === 0) return before
        const after = new Map<string, ReadonlySet<string>>()
        for (const [view, keys] of before) {
          const lists = listsOf(queries, view)
          const shown = keysShown(lists.map(({ state: { data } }) => data))
          const left = [...keys].filter((key) => !shown.has(key))
          if (lists.length > 0 && left.length > 0) after.set(view, left.length === keys.size ? keys : new Set(left))
        }
        const same = after.size === before.size && [...after].every(([view, keys]) => before.get(view) === keys)
        return same ? before : after
      })
    }
    return queries.getQueryCache().subscribe(({ type }) => {
      if ((type !== 'updated' && type !== 'observerRemoved') || waitingTurn) return
      waitingTurn = true
      queueMicrotask(settleNews)
    })
  }, [queries])

  const live = useMemo(() => {
    const news = Object.fromEntries([...unseen].map(([view, keys]) => [view, keys.size]))
    return { state, news, reading, show }
  }, [state, unseen, reading, show])
  return (
    <LiveContext value={live}>
      <PresentContext value={present}>{children}</PresentContext>
    </LiveContext>
  )
}

/** The lists of a view that are on screen now: pages of it, and the situation, which shows some of its rows. */
function listsOf(queries: QueryClient, view: string) {
  return queries
    .getQueryCache()
    .findAll({ type: 'active' })
    .filter(({ queryKey: [name, shape] }) => (name === view && shape === 'pages') || shape === 'parts')
}

/** Keys of every row in the answers, whatever shape they have. */
function keysShown(answers: readonly unknown[]): ReadonlySet<string> {
  const keys = new Set<string>()
  const take = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) take(one)
    else if (typeof value === 'object' && value !== null) {
      if ('key' in value && typeof value.key === 'string') keys.add(value.key)
      else for (const inner of Object.values(value)) take(inner)
    }
  }
  for (const data of answers) take(data)
  return keys
}
