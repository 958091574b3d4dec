// The follower that keeps the views: notes when each entry was first seen, folds it, and tells what changed. It also wakes
// when an embargo ends, which no entry tells.
import type { Log } from '@parley/log'
import { toHex } from '@parley/log'
import type { Change } from '../projection/change.ts'
import type { LoggedEntry } from '../projection/log-facts.ts'
import type { Projector } from '../projection/project.ts'
import type { Times } from '../times.ts'
import { type FollowOptions, follow } from './follow.ts'
import type { Following } from './follower.ts'

export type ViewsParts = {
  readonly log: Log
  readonly projector: Projector
  readonly times: Times
  readonly now: () => Date
  readonly changed: (change: Change) => void
}

// setTimeout counts in 31 bits.
const timerMsMax = 2 ** 31 - 1

export function followViews(parts: ViewsParts, options: FollowOptions): Following {
  const { log, projector, times, now } = parts
  // Entries that stood in the log before this start without a time were not seen coming: their author's clock is all
  // there is.
  const liveFrom = log.size()
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const noteTimes = (entries: readonly LoggedEntry[]) => {
    const first = entries[0]
    if (first === undefined || first.seq + entries.length <= times.size()) return
    times.note(
      first.seq,
      entries.map(({ seq, entry }) => {
        if (seq >= liveFrom) return now().getTime()
        return entry === null ? 0 : Math.min(now().getTime(), Date.parse(entry.at))
      }),
    )
  }

  /** One at a time: a batch and an embargo's end never overlap. */
  const take = (entries: readonly LoggedEntry[]): Promise<number> => {
    const mine = turn.then(async () => {
      noteTimes(entries)
      const size = projector.position() + entries.length
      const change = await projector.take(entries, toHex(await log.root(size)))
      if (entries.length > 0 || change.touched.length > 0) parts.changed(change)
      await armTimer()
      return change.to
    })
    turn = mine.catch(() => {})
    return mine
  }

  const armTimer = async () => {
    const next = await projector.nextEmbargo()
    clearTimeout(timer)
    if (next === null) return
    const ms = Math.max(0, Math.min(timerMsMax, next - now().getTime()))
    timer = setTimeout(() => {
      take([]).catch((error: unknown) => {
        options.say(
          `An embargo ended and the views could not be folded: ${error instanceof Error ? error.message : error}`,
        )
      })
    }, ms)
    timer.unref()
  }

  // Embargoes that ended while the hub was down, and the timer for the next one.
  const first = take([])
  first.catch((error: unknown) =>
    options.say(`The views could not be opened: ${error instanceof Error ? error.message : error}`),
  )
  const following = follow(log, { name: 'views', from: projector.position(), take }, options)
  return {
    caughtUp: async () => {
      await following.caughtUp()
      await turn
    },
    stop: async () => {
      await following.stop()
      clearTimeout(timer)
      await turn
      clearTimeout(timer)
    },
  }
}
