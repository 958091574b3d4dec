// What a proposed item becomes when somebody enters it: the report of an incident, a negative report, or a denial of access.
import { accessDenied } from '../events/access-denied.ts'
import { incidentReported } from '../events/incident-reported.ts'
import { nothingObserved } from '../events/nothing-observed.ts'
import { addDays, atTime, instantOf, startOfDate } from '../promises/zone.ts'
import type { ReadRow } from '../tables/table.ts'
import type { ItemChange } from './change.ts'
import type { DailyItem } from './item.ts'
import type { DailyMapping } from './mapping.ts'

const wordsMost = 4000
const saysMost = 2000
const purposeMost = 400

/** The item as a row of an import; `report` is what the report is called, `nth` its place in it, from 1. */
export function rowOfItem(
  item: DailyItem,
  { zone, observedBy }: DailyMapping,
  { report, name, nth }: { readonly report: string; readonly name: string; readonly nth: number },
): ReadRow {
  const { place, says, event, how, words } = item
  const { from, until } = timesOf(item, zone)
  const shown = { what: says, place: place.name, from, code: item.kind === 'incident' ? event : null }
  const row = { name, shown, words, when: { day: item.day, time: item.time ?? '' } }
  if (item.kind === 'nothing') {
    // Nobody looks for no time: of a moment it is the minute.
    const period = { from, until: until ?? from }
    const body = { by: observedBy, where: place, period, how, says: says.slice(0, saysMost) }
    return { ...row, isCoverage: true, parts: [{ kind: nothingObserved.name, body }] }
  }
  if (item.kind === 'denied') {
    const { restriction, ground } = item
    const body = {
      to: observedBy,
      where: place,
      from,
      restriction,
      purpose: says.slice(0, purposeMost),
      ...(ground === undefined ? {} : { ground }),
    }
    return { ...row, isCoverage: true, parts: [{ kind: accessDenied.name, body }] }
  }
  const { by, counts, harm, precision, distanceKm, bearing } = item
  const body = {
    event,
    what: says.slice(0, wordsMost),
    times: [
      {
        is: 'occurred',
        from,
        ...(until === undefined || precision === 'day' ? {} : { until }),
        precision,
        zone,
      },
    ],
    where: place,
    observed: {
      by: by ?? observedBy,
      how,
      ...(item.from === undefined ? {} : { from: item.from }),
      ...(distanceKm === undefined ? {} : { distanceKm }),
      ...(bearing === undefined ? {} : { bearing }),
    },
    ...(counts.length === 0 ? {} : { counts }),
    ...(harm.length === 0 ? {} : { harm }),
    report: { name: report, item: nth },
  }
  return { ...row, parts: [{ kind: incidentReported.name, body }] }
}

/** The instants of the item's day and time; of a day without a time its beginning and end. */
function timesOf({ day, time, until }: DailyItem, zone: string): { readonly from: string; readonly until?: string } {
  const start = startOfDate(zone, day)
  if (time === undefined) return { from: instantOf(start), until: instantOf(addDays(zone, start, 1)) }
  const from = atTime(zone, start, time)
  if (until === undefined) return { from: instantOf(from) }
  const to = atTime(zone, start, until)
  // From 23:50 to 00:20 goes on into the next day.
  return { from: instantOf(from), until: instantOf(to < from ? addDays(zone, to, 1) : to) }
}

/** The item with what a person changed of it. */
export function changed(item: DailyItem, change: ItemChange): DailyItem {
  const { event, how, day, time, place, lat, lon, precision } = change
  const { time: own, until, ...rest } = item
  const isMoved = place !== undefined && place !== item.place.name
  // Coordinates of another place are none of this one.
  const { lat: _, lon: __, ...unplaced } = item.place
  const where = isMoved ? unplaced : item.place
  const kept = { ...(own === undefined ? {} : { time: own }), ...(until === undefined ? {} : { until }) }
  const timed = time === undefined || time === own ? kept : time === '' ? {} : { time }
  return {
    ...rest,
    ...timed,
    precision: time === undefined || time === own ? item.precision : time === '' ? 'day' : 'exact',
    ...(event === undefined ? {} : { event }),
    ...(how === undefined ? {} : { how }),
    ...(day === undefined ? {} : { day }),
    place: {
      ...where,
      ...(place === undefined ? {} : { name: place }),
      ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
      ...(precision === undefined ? {} : { precision }),
    },
  }
}
