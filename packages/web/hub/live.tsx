// What changed at the hub while a page is open. Rows already shown are brought up to date where they stand;
// rows not shown yet wait behind "3 new", so that a list never jumps under a reader's eyes.
import { openStream } from '@parley/api/client'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Progress } from './client.ts'

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
const waiting = new Set(['documents', 'claims', 'actors', 'accounts', 'timeline'])
const settleMs = 150

export function LiveProvider({ process, children }: { readonly process: string; readonly children: ReactNode }) {
  const queries = useQueryClient()
  const [state, setState] = useState<Live['state']>('waiting')
  const [unseen, setUnseen] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map())
  const [reading, setReading] = useState<ReadonlyMap<string, Progress>>(new Map())
  const pending = useRef(new Map<string, Set<string>>())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const show = useCallback(() => {
    setUnseen(new Map())
    for (const view of [...waiting, 'situation', 'notes', 'entries', 'processes']) {
      void queries.invalidateQueries({ queryKey: [view] })
    }
  }, [queries])

  const settle = useCallback(() => {
    const changes = pending.current
    pending.current = new Map()
    void queries.invalidateQueries({ queryKey: ['situation'] })
    void queries.invalidateQueries({ queryKey: ['entries'] })
    const fresh = new Map<string, Set<string>>()
    for (const [view, keys] of changes) {
      if (!waiting.has(view)) {
        void queries.invalidateQueries({ queryKey: [view] })
        continue
      }
      const shown = keysShown(queries.getQueriesData({ queryKey: [view] }))
      const unknown = [...keys].filter((key) => !shown.has(key))
      // Within one document nothing jumps: its claims are marks in a text that stands still.
      void queries.invalidateQueries({ queryKey: [view, 'row'] })
      void queries.invalidateQueries({ queryKey: [view, 'all'] })
      const listsEmpty = shown.size === 0
      if (unknown.length === 0 || listsEmpty) {
        void queries.invalidateQueries({ queryKey: [view] })
      } else fresh.set(view, new Set(unknown))
    }
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
      onReset: show,
      onState: setState,
    })
    return () => {
      clearTimeout(timer.current)
      close()
    }
  }, [process, settle, show])

  const live = useMemo(() => {
    const news = Object.fromEntries([...unseen].map(([view, keys]) => [view, keys.size]))
    return { state, news, reading, show }
  }, [state, unseen, reading, show])
  return <LiveContext value={live}>{children}</LiveContext>
}

/** Keys of every row in the cache of a view, whatever shape its query has. */
function keysShown(entries: readonly (readonly [readonly unknown[], unknown])[]): ReadonlySet<string> {
  const keys = new Set<string>()
  const take = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) take(one)
    else if (typeof value === 'object' && value !== null) {
      if ('key' in value && typeof value.key === 'string') keys.add(value.key)
      else for (const name of ['rows', 'pages']) if (name in value) take(Reflect.get(value, name))
    }
  }
  for (const [, data] of entries) take(data)
  return keys
}
