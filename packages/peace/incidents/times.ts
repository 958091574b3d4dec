// When incidents were: the time a list goes by, how far an account's times may be off, the week they fall into.
import { addDays, dateOf, isZone, msOf, startOfDay } from '../promises/zone.ts'
import { timesMeant } from './codes.ts'
import type { Time } from './terms.ts'

const hourMs = 3_600_000

/** The most telling of an account's times; of two alike the earlier. */
export function mainTime(times: readonly Time[]): Time | undefined {
  return times.toSorted((a, b) => timesMeant.indexOf(a.is) - timesMeant.indexOf(b.is) || msOf(a.from) - msOf(b.from))[0]
}

export const zoneOf = ({ zone }: Pick<Time, 'zone'>): string => (zone !== undefined && isZone(zone) ? zone : 'UTC')

/** From the first instant that can be meant to the last. */
export function spanOf(time: Time): { readonly from: number; readonly until: number } {
  const zone = zoneOf(time)
  const [from, until] = [msOf(time.from), msOf(time.until ?? time.from)]
  switch (time.precision) {
    case 'exact':
      return { from, until }
    case 'hour':
      return { from: from - hourMs, until: until + hourMs }
    case 'day':
      return { from: startOfDay(zone, from), until: addDays(zone, startOfDay(zone, until), 1) - 1 }
    case 'week':
      return { from: startOfDay(zone, addDays(zone, from, -6)), until: addDays(zone, startOfDay(zone, until), 7) - 1 }
    case 'month':
      return { from: startOfDay(zone, addDays(zone, from, -30)), until: addDays(zone, startOfDay(zone, until), 31) - 1 }
  }
}

/** The day it began, as a calendar of its zone has it. */
export const dayOf = (time: Pick<Time, 'from' | 'zone'>): string => dateOf(zoneOf(time), msOf(time.from))

/** ISO 8601: the week holds the day's Thursday, and goes by the year that is in. */
export function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const year = date.getUTCFullYear()
  const week = Math.ceil(((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}
