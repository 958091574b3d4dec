// When a person wants letters: times of day in their own time zone, whatever the clock does there twice a year.
import type { Every } from '@parley/api'

/** Minutes since midnight; over midnight where `to` comes before `from`. */
export type Quiet = { readonly from: number; readonly to: number }

const dayMinutes = 24 * 60
const minuteMs = 60_000
const weekDays = 7
/** When regular letters come. */
export type LetterTimes = {
  /** Minutes since midnight. */
  readonly minute: number
  /** 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[]
}
// Letters of the day come before the first meeting.
export const timesUsual: LetterTimes = { minute: 7 * 60, days: [1, 2, 3, 4, 5, 6, 7] }

// What comes together goes out together.
const gatherMs = 2 * minuteMs
const apartMs = 15 * minuteMs

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Minutes since midnight and the day of the week (1 is Monday, 7 is Sunday) in a zone. */
function localOf(at: number, zone: string): { readonly minute: number; readonly day: number } {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
    })
  clocks.set(zone, clock)
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    minute: Number(part.hour) * 60 + Number(part.minute),
    day: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part.weekday ?? '') + 1,
  }
}

export function isZone(zone: string): boolean {
  try {
    localOf(0, zone)
    return true
  } catch {
    return false
  }
}

/** The first moment from `at` on (milliseconds since 1970) that is not in the quiet hours. */
export function afterQuiet(at: number, quiet: Quiet | null, zone: string): number {
  if (quiet === null || quiet.from === quiet.to) return at
  const { minute } = localOf(at, zone)
  const since = (minute - quiet.from + dayMinutes) % dayMinutes
  const length = (quiet.to - quiet.from + dayMinutes) % dayMinutes
  return since < length ? nextAt(at, quiet.to, zone) : at
}

/** The next letter after one at `at`, for a choice that has fixed times. */
export function nextDue(
  every: Extract<Every, 'daily' | 'weekly'>,
  at: number,
  zone: string,
  { minute, days }: LetterTimes = timesUsual,
): number {
  const wanted = every === 'weekly' ? [Math.min(...days)] : days
  let next = nextAt(at, minute, zone)
  // No day wanted would be no end: the times are checked where they are taken.
  for (let tried = 1; tried < weekDays && !wanted.includes(localOf(next, zone).day); tried += 1) {
    next = nextAt(next, minute, zone)
  }
  return next
}

/** When something new at `at` is told at once: a little later, and never soon after the letter before. */
export const soonAfter = (at: number, sentAt: number): number => Math.max(at + gatherMs, sentAt + apartMs)

/** The next moment after `at` when the clock of the zone shows this minute. */
function nextAt(at: number, minute: number, zone: string): number {
  const whole = Math.floor(at / minuteMs) * minuteMs
  const ahead = (minute - localOf(whole, zone).minute + dayMinutes) % dayMinutes || dayMinutes
  const next = whole + ahead * minuteMs
  // Where the clock was changed on the way, it shows another minute: by that much it is put right.
  const off = ((minute - localOf(next, zone).minute + dayMinutes + dayMinutes / 2) % dayMinutes) - dayMinutes / 2
  const righted = next + off * minuteMs
  return righted > at ? righted : next
}
