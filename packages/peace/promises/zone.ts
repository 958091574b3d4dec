// Days as the people of an agreement count them. Pure but for the zone data that comes with the runtime: two hubs with
// different releases of the IANA database may place a future day differently, and a fixed offset never moves.

const dayMs = 86_400_000
const minuteMs = 60_000

/** Milliseconds since 1970 of an RFC 3339 instant; a leap second is the second before it. NaN where it is none. */
export function msOf(instant: string): number {
  const ms = Date.parse(instant)
  return Number.isNaN(ms) ? Date.parse(instant.replace(':60', ':59')) : ms
}

/** RFC 3339 in UTC; the one spelling in which instants stand in rows, so that they compare as text. */
export const instantOf = (ms: number): string => new Date(ms).toISOString()

const formats = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null = null
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  } catch (error) {
    // A zone this runtime does not know is said to be unknown by `isZone`; its days are days of UTC.
    if (!(error instanceof RangeError)) throw error
  }
  formats.set(zone, format)
  return format
}

const fixed = /^([+-])(\d\d):(\d\d)$/

/** Whether days can be told in this zone here. */
export const isZone = (zone: string): boolean => zone === 'UTC' || fixed.test(zone) || formatOf(zone) !== null

function offsetMs(zone: string, ms: number): number {
  if (zone === 'UTC') return 0
  const given = fixed.exec(zone)
  if (given !== null) return (given[1] === '-' ? -1 : 1) * (Number(given[2]) * 60 + Number(given[3])) * minuteMs
  const format = formatOf(zone)
  if (format === null) return 0
  // Clocks change at full quarters of an hour, so that one answer holds for all of a quarter.
  const quarter = Math.floor(ms / quarterMs)
  const known = offsets.get(zone)?.get(quarter)
  if (known !== undefined) return known
  const offset = offsetIn(format, ms)
  const ofZone = offsets.get(zone) ?? new Map<number, number>()
  if (ofZone.size >= offsetsMax) ofZone.clear()
  offsets.set(zone, ofZone.set(quarter, offset))
  return offset
}

const quarterMs = 15 * minuteMs
const offsets = new Map<string, Map<number, number>>()
const offsetsMax = 20_000

function offsetIn(format: Intl.DateTimeFormat, ms: number): number {
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000
}

/** The instant at which clocks of the zone show this time, counted in milliseconds as if it were UTC. */
function fromLocal(zone: string, local: number): number {
  const guess = local - offsetMs(zone, local)
  const better = local - offsetMs(zone, guess)
  // Where clocks jump over the time there is none: then the first guess is behind the jump.
  return better + offsetMs(zone, better) === local ? better : Math.max(guess, better)
}

/** The first instant of the day in which `ms` lies. */
export function startOfDay(zone: string, ms: number): number {
  const local = ms + offsetMs(zone, ms)
  return fromLocal(zone, Math.floor(local / dayMs) * dayMs)
}

/** The first instant of a calendar day ('2031-03-04') of the zone. */
export const startOfDate = (zone: string, day: string): number => fromLocal(zone, Date.parse(`${day}T00:00:00Z`))

/** The calendar day of the zone in which `ms` lies. */
export const dateOf = (zone: string, ms: number): string => instantOf(ms + offsetMs(zone, ms)).slice(0, 10)

/** So many days later, at the same time by the clocks of the zone. */
export function addDays(zone: string, ms: number, days: number): number {
  return days === 0 ? ms : fromLocal(zone, ms + offsetMs(zone, ms) + days * dayMs)
}

/** The time 'HH:MM' of the day in which `ms` lies; '24:00' is its end. */
export function atTime(zone: string, ms: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const local = Math.floor((ms + offsetMs(zone, ms)) / dayMs) * dayMs
  return fromLocal(zone, local + (hours * 60 + minutes) * minuteMs)
}
