// Telling the hub that this window shows a record, so that colleagues who may see it know.
import { useContext, useEffect } from 'react'
import type { Subject } from '../paths.ts'
import { hub } from './client.ts'
import { useLive } from './live.tsx'
import { PresentContext } from './presence.ts'
import { useMe, useProcess } from './process.ts'

const sayEveryMs = 10_000
/** How many parts of this window show a record: it is left when none does. */
const shown = new Map<string, number>()

/** While a page shows this record, says so; a page in the background says nothing. */
export function useBeingPresent({ view, key }: Subject): void {
  const present = useContext(PresentContext)
  const process = useProcess()
  const isPerson = (useMe()?.person ?? null) !== null
  const isOpen = useLive().state === 'open'
  useEffect(() => {
    if (!isPerson || !isOpen) return
    const on = { process, view, key }
    // A word that does not arrive costs a mark for a while and is said again; nobody is told of a failure.
    const say = async (here: boolean) => {
      const { others } = await hub.bePresent({ body: { ...on, here } }).catch(() => ({ others: [] }))
      if (here) for (const one of others) present.take({ ...on, ...one, here: true })
    }
    const sayWhereSeen = () => {
      if (document.visibilityState === 'visible') void say(true)
    }
    const record = JSON.stringify(on)
    shown.set(record, (shown.get(record) ?? 0) + 1)
    sayWhereSeen()
    const timer = setInterval(sayWhereSeen, sayEveryMs)
    document.addEventListener('visibilitychange', sayWhereSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', sayWhereSeen)
      const left = (shown.get(record) ?? 1) - 1
      shown.set(record, left)
      if (left === 0) void say(false)
    }
  }, [present, process, view, key, isPerson, isOpen])
}
