// How often somebody may try a password. Kept in memory: a restart forgives, and nothing about who tried is written.

export type Attempts = {
  /** Seconds to wait, or 0 where another try is open; the try is counted. */
  take(key: string): number
  /** A success wipes what was counted. */
  forget(key: string): void
}

// A person who mistypes gets through; a machine gets 10 tries in 15 minutes.
const triesMax = 10
const windowMs = 15 * 60_000
// Room for a flood of made-up names without growing for ever.
const keysMax = 10_000

/** Counts tries by key within a sliding window of 15 minutes. */
export function countAttempts(now: () => Date): Attempts {
  const tries = new Map<string, number[]>()
  return {
    take: (key) => {
      const at = now().getTime()
      const recent = (tries.get(key) ?? []).filter((one) => one > at - windowMs)
      const first = recent[0]
      if (recent.length >= triesMax && first !== undefined) {
        tries.set(key, recent)
        return Math.max(1, Math.ceil((first + windowMs - at) / 1000))
      }
      // Asked again last, so that the oldest key is the one least lately used.
      tries.delete(key)
      tries.set(key, [...recent, at])
      const oldest = tries.size > keysMax ? tries.keys().next().value : undefined
      if (oldest !== undefined) tries.delete(oldest)
      return 0
    },
    forget: (key) => void tries.delete(key),
  }
}
