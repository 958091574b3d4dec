// Words erased from the tables lie on in the database's files until the tables are written anew. That follows every
// erasure, whichever road it came by; a mark in the data folder says that it is due, so that a crash between the two is
// made good at the next start.
import { existsSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeDurably } from '../durable.ts'

export type Sweeping = {
  /** Words are about to be destroyed in the tables. */
  destroying(): void
  /** They are, for good: the files are swept soon, with whatever else is destroyed until then. */
  destroyed(): void
  /** Resolves once the files hold nothing of what was destroyed before the call; nobody who waits waits for a pause. */
  done(): Promise<void>
  /** What is due is done, or stays due for the next start. */
  close(): Promise<void>
}

// A sweep stops everything else that wants the tables. A peer that gives and calls back without end gets a fifth of the
// time and no more.
const pauseMsMin = 500
const pauseFactor = 4
// What failed, mostly for somebody else's transaction, is tried again.
const againMs = 60_000

/** `sweep` writes the tables anew. What is due since an earlier start begins at once. */
export function openSweeping(mark: string, sweep: () => Promise<void>, say: (line: string) => void): Sweeping {
  let isOpen = false
  let running: Promise<void> = Promise.resolve()
  let next: { readonly done: Promise<void>; readonly hurry: AbortController } | undefined
  let lastMs = 0
  let isClosed = false

  const once = async (): Promise<void> => {
    const began = performance.now()
    try {
      await sweep()
      if (!isOpen && next === undefined) rmSync(mark, { force: true })
    } catch (error) {
      say(
        `Erased words may still lie in the database's files: ${error instanceof Error ? error.message : error}. It is tried again in a minute, at the next erasure and the next start.`,
      )
      if (!isClosed) start(againMs)
    }
    lastMs = performance.now() - began
  }
  // What is asked for while one runs, or before it begins, shares it.
  const start = (leastMs = pauseMsMin): void => {
    if (next !== undefined) return
    const hurry = new AbortController()
    const done = running.then(async () => {
      const pauseMs = Math.max(leastMs, lastMs * pauseFactor)
      await sleep(pauseMs, undefined, { signal: hurry.signal, ref: leastMs < againMs }).catch(() => {})
      next = undefined
      running = once()
      return running
    })
    next = { done, hurry }
  }

  const done = async (): Promise<void> => {
    next?.hurry.abort()
    await (next?.done ?? running)
  }

  if (existsSync(mark)) start()
  return {
    destroying: () => {
      if (!isOpen && !existsSync(mark)) writeDurably(mark, '')
      isOpen = true
    },
    destroyed: () => {
      if (!isOpen) return
      isOpen = false
      start()
    },
    done,
    close: () => {
      isClosed = true
      return done()
    },
  }
}
