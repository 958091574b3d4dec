// An engagement as a calendar shows it. A calendar has three words for what ours has ten for: whatever is not confirmed is
// tentative, and what is cancelled stays and says so. The exact word stands in the first line of its text.
import type { CalendarItem } from '../views/view.ts'
import type { EngagementRow } from './rows.ts'

/** Null where no day is known, or the time is an instant that is none. */
export function calendarItemOf(row: EngagementRow): CalendarItem | null {
  const { when, firstDay, lastDay } = row
  if (when === null || firstDay === null || lastDay === null) return null
  const isDay = 'day' in when
  const isVague = isDay && (when.day.length < 10 || (when.until ?? when.day).length < 10)
  return {
    key: row.key,
    title: row.title,
    status: row.state === 'cancelled' ? 'cancelled' : isCertain(row.state) && !isVague ? 'confirmed' : 'tentative',
    when: isDay ? { firstDay, lastDay } : { from: when.from, until: when.until ?? null },
    place: row.place,
    about: [
      [row.state, ...(row.stateBy === null ? [] : [`(${row.stateBy.by})`])].join(' '),
      ...(isVague ? [isDay ? [when.day, when.until].filter(Boolean).join('/') : ''] : []),
      ...row.deniedBy.map(({ by, says }) => `denied-by-party (${by})${says === null ? '' : `: ${says}`}`),
      // A published calendar names nobody as attending (RFC 5546, 3.2.1): a program would write to them.
      ...row.delegations.map(({ actor, answer }) => [actor, answer].filter((one) => one !== null).join(': ')),
      ...row.agenda.map((item) => `- ${item}`),
      ...row.legs.map(({ day, dayWords, place, focus }) =>
        [day ?? dayWords, place, focus].filter((one) => one !== undefined).join(' · '),
      ),
    ],
    sequence: Math.max(0, row.entries.length - 1),
    changed: row.changed,
  }
}

const isCertain = (state: EngagementRow['state']) => state === 'confirmed' || state === 'under-way' || state === 'held'
