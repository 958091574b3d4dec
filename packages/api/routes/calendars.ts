// Secret addresses of calendars: a person makes one, and any calendar program that is told it reads the meetings that the
// person may see. What is at an address is made anew at every fetch.
import Type, { type Static } from 'typebox'
import { Exact, Nullable, route } from './route.ts'

export const CalendarAbout = Exact({
  id: Type.String(),
  process: Type.String(),
  madeAt: Type.String(),
  /** When a program last fetched it; null where none did. */
  usedAt: Nullable(Type.String()),
})
export type CalendarAbout = Static<typeof CalendarAbout>

export const calendars = {
  calendars: route({
    summary: 'Your calendar addresses: for which process, since when, and when one was last fetched.',
    tag: 'tokens',
    security: 'person',
    answers: { 200: Exact({ calendars: Type.Array(CalendarAbout) }) },
  }),
  makeCalendar: route({
    summary:
      'Make your calendar address for a process; the one before ends. It is shown this once. Asks for a fresh sign-in.',
    tag: 'tokens',
    security: 'person',
    body: Exact({ process: Type.String({ minLength: 1, maxLength: 64 }) }),
    answers: {
      201: Exact({ calendar: CalendarAbout, path: Type.String({ description: 'The address, within this hub.' }) }),
    },
  }),
  endCalendar: route({
    summary: 'End a calendar address of yours.',
    tag: 'tokens',
    security: 'person',
    params: Exact({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
    answers: { 200: Exact({ id: Type.String() }) },
  }),
  calendar: route({
    summary:
      'What is planned in a process, as iCalendar (RFC 5545), as the person who made the address may see it at this moment.',
    tag: 'views',
    security: 'anyone',
    params: Exact({ word: Type.String({ minLength: 1, maxLength: 200 }) }),
    media: 'application/octet-stream',
    answers: { 200: null },
  }),
}
