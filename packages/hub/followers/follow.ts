// Runs a follower: hands it the log in batches, waits at the end, and after a failure tries again, ever more slowly.
import type { Log } from '@parley/log'
import type { LogFacts, LoggedEntry } from '../projection/log-facts.ts'
import type { Follower, Following } from './follower.ts'

export type FollowOptions = {
  readonly batchMax: number
  /** What stands at a place. */
  readonly logged: LogFacts['logged']
  readonly say: (line: string) => void
}

const retryMsFirst = 250
const retryMsMax = 30_000

export function follow(log: Log, follower: Follower, { batchMax, logged, say }: FollowOptions): Following {
  let next = follower.from
  let stopped = false
  let failures = 0
  let wake = () => {}
  const waiting = new Set<{ size: number; resolve: () => void; reject: (error: unknown) => void }>()

  const settle = () => {
    for (const one of waiting) {
      if (one.size > next) continue
      waiting.delete(one)
      one.resolve()
    }
  }

  const round = async (): Promise<void> => {
    const entries: LoggedEntry[] = []
    for await (const stored of log.read(next, Math.min(log.size(), next + batchMax))) {
      entries.push(await logged(stored))
    }
    if (entries.length === 0) return
    next = (await follower.take(entries)) ?? next + entries.length
    failures = 0
    settle()
  }

  const run = async (): Promise<void> => {
    while (!stopped) {
      try {
        while (!stopped && next < log.size()) await round()
        if (!stopped && next >= log.size()) await pause()
      } catch (error) {
        for (const one of waiting) one.reject(error)
        waiting.clear()
        const ms = Math.min(retryMsMax, retryMsFirst * 2 ** failures++)
        const words = error instanceof Error ? error.message : String(error)
        if (!stopped)
          say(`The follower '${follower.name}' stopped at entry ${next}: ${words} It tries again in ${ms} ms.`)
        if (!stopped) await pause(ms)
      }
    }
  }

  const pause = (ms?: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
      // An entry that came between the look and the wait must not be slept through.
      if (ms === undefined && next < log.size()) wake()
    })

  const unsubscribe = log.subscribe(() => wake())
  const running = run()
  return {
    caughtUp: () => {
      const size = log.size()
      if (size <= next) return Promise.resolve()
      if (stopped) return Promise.reject(new Error(`the follower '${follower.name}' has stopped`))
      return new Promise((resolve, reject) => waiting.add({ size, resolve, reject }))
    },
    stop: async () => {
      stopped = true
      unsubscribe()
      wake()
      await running
      for (const one of waiting) one.reject(new Error(`the follower '${follower.name}' has stopped`))
      waiting.clear()
    },
  }
}
