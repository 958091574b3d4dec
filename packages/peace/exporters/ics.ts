// RFC 5545, for views whose rows have days. Instants are written in UTC, which every calendar reads; a day whose hour is not
// known is a date. What nobody confirmed is TENTATIVE, what is cancelled stays and says so.
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { CalendarItem } from '../views/view.ts'
import type { Exporter } from './exporter.ts'

const statuses = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const
const dayMs = 86_400_000

export const ics: Exporter = {
  name: 'ics',
  mediaType: 'text/calendar; charset=utf-8',
  extension: 'ics',
  isFor: (view) => view.calendar !== undefined,
  write: (view, rows) => {
    const calendar = new ICalCalendar({
      name: `Parley: ${view.name}`,
      prodId: { company: 'Parley', product: 'Parley', language: 'EN' },
      method: ICalCalendarMethod.PUBLISH,
      ttl: 3600,
    })
    for (const row of rows) {
      const item = view.calendar?.(row)
      if (item !== null && item !== undefined) add(calendar, item)
    }
    return calendar.toString()
  },
}

function add(calendar: ICalCalendar, item: CalendarItem): void {
  const { when } = item
  const isDay = 'firstDay' in when
  calendar.createEvent({
    id: item.key,
    summary: item.title,
    status: statuses[item.status],
    allDay: isDay,
    // A date of a calendar has no zone: the library prints a day as UTC has it.
    start: isDay ? dayOf(when.firstDay) : new Date(when.from),
    end: isDay ? new Date(dayOf(when.lastDay).getTime() + dayMs) : when.until === null ? null : new Date(when.until),
    ...(isDay ? { timezone: 'UTC' } : {}),
    stamp: new Date(item.changed),
    lastModified: new Date(item.changed),
    sequence: item.sequence,
    description: item.about.join('\n'),
    transparency: item.status === 'confirmed' ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    ...(item.place === null ? {} : { location: item.place }),
  })
}

const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
