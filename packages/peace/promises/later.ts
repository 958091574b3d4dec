// So long after an instant, as terms write it. Pure, and light enough for a page.
import type { Moment } from './terms.ts'
import { addDays, atTime } from './zone.ts'

const hourMs = 3_600_000

export type Delay = Pick<Exclude<Moment, { at: string }>, 'days' | 'hours' | 'time'>

/** So long after an instant: days by the zone, an hour of the last of them, hours. */
export function later(ms: number, { days, hours, time }: Delay, zone: string): number {
  let at = addDays(zone, ms, days ?? 0)
  if (time !== undefined) at = atTime(zone, at, time)
  return at + (hours ?? 0) * hourMs
}
