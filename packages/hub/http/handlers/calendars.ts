// Calendar addresses. An address that is unknown, that was ended, or whose person has left gets one answer.
import type { CalendarAbout } from '@parley/api'
import { exporterNamed, foldedView } from '@parley/peace'
import type { Calendar } from '../../people/calendars.ts'
import { entriesIn } from '../../served/served.ts'
import { readerOf } from '../asking.ts'
import { inertPolicy } from '../guard.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'
import { accountOf } from './signed-in.ts'
import { everyRow } from './views.ts'

const planned = 'engagements'
// Calendar programs take an address that ends like a file's for a calendar.
const ending = '.ics'

export const calendars: Handlers<'calendars' | 'makeCalendar' | 'endCalendar' | 'calendar'> = {
  calendars: async ({ asking }, { people }) => ({
    calendars: (await people.calendars.list(accountOf(asking))).map(aboutOf),
  }),

  makeCalendar: async ({ asking, input, reply }, { hub, people }) => {
    const own = accountOf(asking)
    const { process } = input.body
    // A process that is not there and one that is not theirs are one answer.
    if ((await hub.row('processes', process, { process }, asking.reader)) === undefined) throw notFound()
    people.sessions.checkFresh(own)
    const { person, organisation } = own
    const { calendar, word } = await people.calendars.make({ person, organisation, process })
    await people.acts.note({ organisation, person, by: person, kind: 'calendar-made' })
    reply.code(201)
    return { calendar: aboutOf(calendar), path: `/calendar/${word}${ending}` }
  },

  endCalendar: async ({ asking, input }, { people }) => {
    const { person, organisation } = accountOf(asking)
    if (!(await people.calendars.end(input.id, { person, organisation }))) throw notFound()
    await people.acts.note({ organisation, person, by: person, kind: 'calendar-ended' })
    return { id: input.id }
  },

  calendar: async ({ input, reply, standsOn }, { hub, people, served }) => {
    const word = input.word.endsWith(ending) ? input.word.slice(0, -ending.length) : input.word
    const calendar = await people.calendars.use(word)
    const rights = calendar === undefined ? undefined : people.standing.ofCalendar(calendar)
    const view = foldedView(planned)
    const exporter = exporterNamed('ics')
    if (calendar === undefined || rights === undefined || view === undefined || exporter === undefined) throw notFound()
    const reader = readerOf(calendar, rights, hub.directory())
    const rows = await everyRow(hub, planned, { process: calendar.process }, reader)
    served.note(reader, rows)
    const entries = entriesIn(rows)
    standsOn(async () => {
      const still = await people.calendars.look(word)
      return still !== undefined && people.standing.ofCalendar(still) !== undefined && hub.seesAll(entries, reader)
    })
    reply.header('content-type', exporter.mediaType)
    reply.header('content-disposition', 'inline; filename="meetings.ics"')
    reply.header('content-security-policy', inertPolicy)
    return Buffer.from(exporter.write(view, rows))
  },
}

const aboutOf = ({ id, process, madeAt, usedAt }: Calendar): CalendarAbout => ({ id, process, madeAt, usedAt })
