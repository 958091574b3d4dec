// When to try again: soon at first, then ever more rarely, and never all at the same moment. And the breaker: a server
// that has failed over and over is left alone, whoever's messages are waiting for it.

const minuteMs = 60_000
const hourMs = 60 * minuteMs

// The specification's own example of a schedule, which spreads some ten attempts over three days.
const waitsMs = [5000, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 5 * hourMs, 10 * hourMs, 14 * hourMs, 20 * hourMs]
const lastWaitMs = 24 * hourMs

/** How long to wait after so many failures in a row. `chance` is in [0, 1): up to a fifth more is added. */
export function waitMsAfter(failures: number, chance: number): number {
  const wait = waitsMs[failures - 1] ?? lastWaitMs
  return Math.round(wait * (1 + chance / 5))
}

export type Breaker = {
  /** When the server may be asked again, milliseconds since 1970; 0 is at once. */
  closedUntil(server: string): number
  /** Whether to ask it now. After a rest one asks for all, and the others wait for what becomes of it. */
  mayAsk(server: string, now: number): boolean
  note(server: string, worked: boolean, now: number): void
}

const failuresMax = 5
const restMsFirst = minuteMs
const restMsMax = hourMs
const serversMax = 10_000
// Longer than any answer is waited for.
const askedMs = 30_000

/** Counts failures by server (scheme, name and port), over all who send there. Kept in memory: a restart asks once more. */
export function breaker(): Breaker {
  const servers = new Map<string, { failures: number; until: number }>()
  return {
    closedUntil: (server) => servers.get(server)?.until ?? 0,
    mayAsk: (server, now) => {
      const known = servers.get(server)
      if (known === undefined || known.failures < failuresMax) return true
      if (known.until > now) return false
      known.until = now + askedMs
      return true
    },
    note: (server, worked, now) => {
      if (worked) {
        servers.delete(server)
        return
      }
      const failures = (servers.get(server)?.failures ?? 0) + 1
      const rest = Math.min(restMsMax, restMsFirst * 2 ** Math.max(0, failures - failuresMax))
      servers.delete(server)
      servers.set(server, { failures, until: failures < failuresMax ? 0 : now + rest })
      if (servers.size > serversMax) for (const [oldest] of servers.entries().take(1)) servers.delete(oldest)
    },
  }
}
