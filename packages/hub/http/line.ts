// One open stream as the hub holds it: the socket, who reads there, and how far they have been told. At most one event
// waits in memory for a reader who is slower than the news; what follows stays where it is remembered once for all.
import type { ServerResponse } from 'node:http'

export type Line = {
  /** Whether what is written now goes out at once. */
  isClear(): boolean
  /** Since when the reader takes nothing, milliseconds of `performance.now()`; undefined while they do. */
  stalledSince(): number | undefined
  send(text: string): void
  end(): void
}

export type LineOptions = {
  readonly raw: ServerResponse
  /** Held in memory for this reader before they are left to catch up. */
  readonly heldBytesMax: number
  /** One event larger than this ends the line. */
  readonly bufferedBytesMax: number
  /** The reader has taken what was held. */
  readonly cleared: () => void
  readonly ended: () => void
}

export function openLine({ raw, heldBytesMax, bufferedBytesMax, cleared, ended }: LineOptions): Line {
  let isOver = false
  let heldSince: number | undefined
  const isClear = () => raw.writableLength <= heldBytesMax
  const end = () => {
    if (isOver) return
    isOver = true
    ended()
    // Not `end`: that would wait for a reader who does not read.
    raw.destroy()
  }
  // Called when the system has taken what was written, also where the socket fails.
  const taken = () => {
    if (isOver) return
    heldSince = raw.writableLength > 0 ? performance.now() : undefined
    if (isClear()) cleared()
  }
  raw.on('close', end)
  raw.on('error', end)
  return {
    isClear,
    stalledSince: () => (raw.writableLength > 0 ? heldSince : undefined),
    end,
    send: (text) => {
      if (isOver) return
      if (raw.destroyed || raw.writableLength + text.length > bufferedBytesMax) return end()
      heldSince ??= performance.now()
      raw.write(text, taken)
    },
  }
}
