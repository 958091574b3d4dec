// How often somebody may try a door. Kept in memory: a restart forgives, and nothing about who tried is written.
import ipaddr from 'ipaddr.js'
import { Refusal } from '../refusal.ts'

export type Attempts = {
  /** Seconds to wait, or 0 where another try is open; the try is counted. */
  take(key: string): number
  /** Takes back the latest try counted: it was no guess. */
  giveBack(key: string): void
  /** Wipes what was counted. */
  forget(key: string): void
}

/** At most `triesMax` in `windowMs`. */
export type Window = { readonly triesMax: number; readonly windowMs: number }

const minute = 60_000
// A person who mistypes gets through; a machine gets 10 tries in 15 minutes.
const usual: readonly Window[] = [{ triesMax: 10, windowMs: 15 * minute }]
// Room for a flood of made-up names without growing for ever.
const keysMax = 10_000

/** Counts tries by key within sliding windows. */
export function countAttempts(now: () => Date, windows: readonly Window[] = usual): Attempts {
  const tries = new Map<string, number[]>()
  const longest = Math.max(...windows.map(({ windowMs }) => windowMs))
  const recentOf = (key: string, at: number) => (tries.get(key) ?? []).filter((one) => one > at - longest)
  return {
    take: (key) => {
      const at = now().getTime()
      const recent = recentOf(key, at)
      const waits = windows.map(({ triesMax, windowMs }) => {
        const within = recent.filter((one) => one > at - windowMs)
        // The wait is over when the try that fills the window leaves it.
        const filling = within.length >= triesMax ? within[within.length - triesMax] : undefined
        return filling === undefined ? 0 : Math.max(1, Math.ceil((filling + windowMs - at) / 1000))
      })
      const wait = Math.max(...waits)
      if (wait > 0) {
        tries.set(key, recent)
        return wait
      }
      // Asked again last, so that the oldest key is the one least lately used.
      tries.delete(key)
      tries.set(key, [...recent, at])
      const oldest = tries.size > keysMax ? tries.keys().next().value : undefined
      if (oldest !== undefined) tries.delete(oldest)
      return 0
    },
    giveBack: (key) => {
      const left = (tries.get(key) ?? []).slice(0, -1)
      if (left.length === 0) tries.delete(key)
      else tries.set(key, left)
    },
    forget: (key) => void tries.delete(key),
  }
}

/** Every way in, and how often it may be tried: by name (or person) and by address, apart. */
const doors = {
  password: { name: usual, address: usual },
  // Six figures, three of them good at any moment: 20 tries a day leave a guesser 1 in 16,000 a day.
  code: {
    name: [
      { triesMax: 5, windowMs: 15 * minute },
      { triesMax: 20, windowMs: 24 * 60 * minute },
    ],
    address: [{ triesMax: 20, windowMs: 15 * minute }],
  },
  'recovery-code': { name: [{ triesMax: 5, windowMs: 15 * minute }], address: usual },
  // Nothing here can be guessed; the limit keeps a flood from costing much.
  passkey: { name: usual, address: [{ triesMax: 30, windowMs: 15 * minute }] },
  link: { name: usual, address: usual },
  provider: { name: usual, address: [{ triesMax: 30, windowMs: 15 * minute }] },
  token: { name: usual, address: [{ triesMax: 30, windowMs: 15 * minute }] },
} satisfies Record<string, { readonly name: readonly Window[]; readonly address: readonly Window[] }>
export type Door = keyof typeof doors

/** Whoever tries: the name they give, or the person already known, and the network address. */
export type Trier = { readonly name?: string; readonly address?: string }

export type Doors = {
  /** Counts a try. Refuses with `too-many-requests`. Call `passed` when it was no guess. */
  knock(door: Door, trier: Trier): { passed(): void }
}

export function watchDoors(now: () => Date): Doors {
  const counters = new Map<string, Attempts>()
  const counter = (door: Door, by: 'name' | 'address') => {
    const key = `${door} ${by}`
    const found = counters.get(key) ?? countAttempts(now, doors[door][by])
    counters.set(key, found)
    return found
  }
  return {
    knock: (door, { name, address }) => {
      const byName = name === undefined ? undefined : name.toLowerCase()
      const byAddress = address === undefined ? undefined : networkOf(address)
      // The name and the address are counted apart: neither many addresses nor many names help.
      const waits = [
        byName === undefined ? 0 : counter(door, 'name').take(byName),
        byAddress === undefined ? 0 : counter(door, 'address').take(byAddress),
      ]
      const wait = Math.max(...waits)
      if (wait > 0) throw tooMany(wait)
      return {
        passed: () => {
          if (byName !== undefined) counter(door, 'name').forget(byName)
          // Of the address only this try: one's own account must not open the door to others' again.
          if (byAddress !== undefined) counter(door, 'address').giveBack(byAddress)
        },
      }
    },
  }
}

/** An IPv6 customer has a whole /64 to send from; it counts as one. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return parsed.toByteArray().slice(0, 8).join('.')
}

function tooMany(wait: number): Refusal {
  const minutes = Math.ceil(wait / 60)
  return new Refusal(
    'too-many-requests',
    { retryAfterSeconds: wait },
    `Too many tries. Wait ${minutes} minute${minutes === 1 ? '' : 's'}, then try again.`,
  )
}
