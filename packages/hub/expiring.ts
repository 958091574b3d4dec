// Has coordinates erased whose time is over, in the name of the organisation that gave them. An erasure is an entry like any
// other; an organisation that signs on its own machine alone is told, because nobody here can sign for it.
import { coordinatesGiven, type Entry, isOf } from '@parley/peace'
import type { Hub } from './hub.ts'

export type ExpiringOptions = {
  readonly hub: Pick<Hub, 'ofKind' | 'erase' | 'onChange'>
  readonly now?: (() => Date) | undefined
  readonly say?: ((line: string) => void) | undefined
  /** Calls back after some time; gives the way to stop. Stands in for the clock in tests. */
  readonly later?: ((action: () => void, afterMs: number) => () => void) | undefined
}
export type Expiring = {
  /** Resolves when what was due at the call is erased. */
  round(): Promise<void>
  close(): Promise<void>
}

// A clock that was set back or a machine that slept is noticed within minutes.
const waitMsMax = 10 * 60_000
const waitMsMin = 1000
const authority = 'the time that the entry itself gave'

export function keepExpiring(options: ExpiringOptions): Expiring {
  const { hub } = options
  const now = options.now ?? (() => new Date())
  const say = options.say ?? (() => undefined)
  const later = options.later ?? timer
  /** What could not be erased, so that it is said once and not every few minutes. */
  const refused = new Set<string>()
  let stopTimer: () => void = () => undefined
  let running = Promise.resolve()
  let closed = false

  const work = async (): Promise<void> => {
    stopTimer()
    if (closed) return
    let next = Number.POSITIVE_INFINITY
    for (const entry of await hub.ofKind(coordinatesGiven.name)) {
      if (!isOf(coordinatesGiven, entry)) continue
      const expires = Date.parse(entry.body.expires)
      if (expires > now().getTime()) next = Math.min(next, expires)
      else if (!refused.has(entry.id)) await erase(entry)
    }
    if (closed || next === Number.POSITIVE_INFINITY) return
    stopTimer = later(() => void round(), Math.min(Math.max(next - now().getTime(), waitMsMin), waitMsMax))
  }

  const erase = async ({ id, process, author }: Entry): Promise<void> => {
    try {
      const by = { organisation: author.organisation, administrator: true }
      await hub.erase(id, process, { reason: 'expired', authority }, by)
    } catch (error) {
      refused.add(id)
      say(`Coordinates whose time is over were not erased: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** One after the other: an erasure wakes this again. */
  const round = (): Promise<void> => {
    running = running.then(work, work).catch((error: unknown) => {
      if (!closed) say(`Expiring: ${error instanceof Error ? error.message : String(error)}`)
    })
    return running
  }
  const unwatch = hub.onChange(({ touched }) => {
    if (touched.some(({ view }) => view === 'notifications')) void round()
  })
  void round()
  return {
    round,
    close: async () => {
      closed = true
      stopTimer()
      unwatch()
      await running
    },
  }
}

function timer(action: () => void, afterMs: number): () => void {
  const set = setTimeout(action, afterMs)
  set.unref()
  return () => clearTimeout(set)
}
