// The contract of a follower: someone who reads the log in order from a place, and is woken by what is new.
import type { LoggedEntry } from '../projection/log-facts.ts'

export type Follower = {
  readonly name: string
  /** The first sequence number it wants; 0 is the first entry. */
  readonly from: number
  /**
   * Called with at least one entry, one call at a time. Where it throws it is called again with the same entries later.
   * It may answer with the sequence number it wants next, where that is not the one after these.
   */
  readonly take: (entries: readonly LoggedEntry[]) => Promise<number | undefined>
}

export type Following = {
  /** Resolves once everything that stood in the log at the call was taken; rejects where taking it failed. */
  caughtUp(): Promise<void>
  /** Resolves when the call under way has ended. */
  stop(): Promise<void>
}
