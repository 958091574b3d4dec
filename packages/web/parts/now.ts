// The time of this device, for what changes without anybody writing: a deadline passes, a clock runs out.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

// A page left open notices within this time.
const tickMs = 30_000

/** Never behind what was just fetched: a report of this minute would not have happened yet on a page of the last one. */
export function useNow(everyMs = tickMs): string {
  const queries = useQueryClient()
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const look = () => setNow(new Date().toISOString())
    const timer = setInterval(look, everyMs)
    const end = queries.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success') look()
    })
    return () => {
      clearInterval(timer)
      end()
    }
  }, [queries, everyMs])
  return now
}
