// Long answers while they are on their way: a reader who is slow may lose what they were about to get. Each is looked at
// several times a second, and cut off where its reader is no longer who asked, or may no longer see what it is made of.
import type { ServerResponse } from 'node:http'
import type { Hub } from '../hub.ts'

/** What an answer stands on; whether its reader may still have it, asked now. */
export type Still = () => Promise<boolean>

export type UnderWay = {
  /**
   * Watches an answer until it is handed to the network. `isSame` is asked each time, `still` where the record changed.
   */
  watch(raw: ServerResponse, about: { readonly isSame: Still; readonly still?: Still | undefined }): void
  /** How often the record changed so far. */
  changes(): number
  close(): void
}

// What is smaller is out before anybody could look.
export const longFromBytes = 64 * 1024
const lookEveryMs = 300

type One = {
  readonly raw: ServerResponse
  readonly isSame: Still
  readonly still: Still | undefined
  /** The change of the record that `still` was asked after. */
  asked: number
  isLooking: boolean
}

export function keepUnderWay(hub: Pick<Hub, 'onChange'>): UnderWay {
  const all = new Set<One>()
  let changes = 0
  let timer: NodeJS.Timeout | undefined

  const look = async (one: One): Promise<void> => {
    if (one.isLooking) return
    one.isLooking = true
    const change = changes
    try {
      const may = (await one.isSame()) && (change === one.asked || (await (one.still?.() ?? true)))
      one.asked = change
      if (may) return
    } catch {
      // Who cannot be told to be let in still is not.
    } finally {
      one.isLooking = false
    }
    // Not `end`: what waits in the socket is thrown away with it.
    if (all.delete(one)) one.raw.socket?.resetAndDestroy()
  }

  const stopListening = hub.onChange(() => {
    changes += 1
    for (const one of all) void look(one)
  })
  const beat = () => {
    for (const one of all) void look(one)
    if (all.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    watch: (raw, { isSame, still }) => {
      // What changed while the answer was made is asked of as well.
      const one: One = { raw, isSame, still, asked: -1, isLooking: false }
      all.add(one)
      // 'finish' is when the system has all of it, and nobody can take it back.
      raw.once('finish', () => all.delete(one))
      raw.once('close', () => all.delete(one))
      timer ??= setInterval(beat, lookEveryMs)
      timer.unref()
    },
    changes: () => changes,
    close: () => {
      clearInterval(timer)
      stopListening()
      all.clear()
    },
  }
}
