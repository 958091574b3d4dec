// Tables that plan days: each row with a day and a place is a planned visit or meeting.
import type { Actor, Event, Mention, Participant, Span, Table } from '../reading.ts'
import type { Page } from '../words/page.ts'
import { pageOf, wordsOf } from '../words/page.ts'
import { dates } from './dates.ts'
import { type Finder, type Findings, nothing } from './finder.ts'
import { names } from './names.ts'
import { plainDocument } from './plain-document.ts'

export const itinerary: Finder = {
  name: 'itinerary',
  find: (page, found) => {
    const named: Named = { actors: [], mentions: [] }
    const events = page.document.tables.flatMap((table) => rowsOf(page, found, table, named))
    return { ...named, events }
  },
}

const dayHead =
  /^(?:(?:key|main|planned|public|official|expected|proposed) )?(?:day|date|dates|when|time|weekday|jour|día|fecha|день|дата|يوم|التاريخ|תאריך|יום)\b/iu
const placeHead =
  /(?:\b(?:location|place|city|country|stop|venue|where|destination|lieu|ville|lugar|ciudad)\b|место|город|المكان|مكان|מקום)/iu
const meetingWords =
  /\b(?:meet|meets|meeting|meetings|talks|summit|negotiations|consultations|conference|session|dialogue)\b/i
const planHead =
  /^(?:(?:key|main|planned|public|official|expected|proposed) )?(?:day|date|dates|when|time|weekday|hours?|no\.?|#|programme|program|activit(?:y|ies)|agenda|events?|purpose|engagements?|meetings?|with|hosts?|participants?|delegation|counterparts?|status|remarks|notes?|details|description|focus|objectives?|visits?|travel|session|topic|format|activité|actividad|мероприятие|البرنامج|النشاط)\b/iu
const statusHead = /^(?:status|statut|estado|статус)$/iu
const openStatus =
  /^(?:confirmed|provisional|tentative|planned|scheduled|to be confirmed|tbc|tbd|pending|proposed|expected|postponed|requested)?$/i

/** Persons that only the table names. */
type Named = { readonly actors: Actor[]; readonly mentions: Mention[] }

function rowsOf(page: Page, found: Findings, table: Table, named: Named): Event[] {
  const day = table.columns.findIndex((head) => dayHead.test(head.trim()))
  const place = table.columns.findIndex((head) => placeHead.test(head))
  if (
    day === -1 ||
    place === -1 ||
    day === place ||
    table.columns.some((head, c) => c !== place && !isPlanned(table, head.trim(), c))
  )
    return []
  const programme = table.columns.findIndex((head) => programmeHead.test(head.trim()))
  const traveller = travellerOf(found, table)
  return table.rows.flatMap((row, r): Event[] => {
    const where = row[place]?.trim() ?? ''
    if (where === '' || /^[-–—]$/.test(where)) return []
    const cells = (table.cells?.[r] ?? []).filter((cell) => cell !== null)
    const whole = {
      start: cells.length > 0 ? Math.min(...cells.map((cell) => cell.start)) : table.start,
      end: cells.length > 0 ? Math.max(...cells.map((cell) => cell.end)) : table.end,
    }
    const date = dateIn(page, [row[dateColumn(table, day)] ?? '', row[day] ?? ''])
    const cell = programme === -1 ? null : (table.cells?.[r]?.[programme] ?? null)
    const items = cell === null ? [] : itemsIn(page, cell)
    const rest = row.filter((_, c) => c !== day && c !== place).join(' ')
    const planned = (span: Span): Event => ({
      id: '',
      type: 'consult',
      mode: meetingWords.test(span === whole ? rest : wordsOf(page, span)) ? 'meet' : 'visit',
      participants: participantsIn(page, found, span, { traveller, named }),
      place: where.replace(/\s+/g, ' '),
      date,
      status: 'planned',
      quantities: [],
      claims: [],
      ...span,
    })
    // One thing planned is its row; several are each their own words.
    return items.length < 2 ? [planned(whole)] : items.map(planned)
  })
}

const programmeHead =
  /^(?:programme|program|activit(?:y|ies)|agenda|engagements?|meetings?|events?|details|description)\b/iu

/** Whether a column is one that plans have. */
function isPlanned(table: Table, head: string, column: number): boolean {
  if (head === '') return true
  if (statusHead.test(head)) return table.rows.every((row) => openStatus.test(row[column]?.trim() ?? ''))
  return planHead.test(head)
}

/** Where a table has both "Day 1" and a date, the column of dates. */
function dateColumn(table: Table, day: number): number {
  const date = table.columns.findIndex((head) => /^(?:date|fecha|дата|التاريخ)/iu.test(head.trim()))
  return date === -1 ? day : date
}

/** "Meeting with A; visit to B": the parts of a cell. */
function itemsIn(page: Page, cell: Span): Span[] {
  const words = wordsOf(page, cell)
  return [...words.matchAll(/[^;]+/gu)].flatMap((match) => {
    const text = match[0].trim()
    const start = cell.start + match.index + match[0].indexOf(text)
    return text === '' ? [] : [{ start, end: start + text.length }]
  })
}

/** Whose journey it is: the one person the text before the table names; null where it names several or none. */
function travellerOf(found: Findings, table: Table): string | null {
  const persons = new Set(found.actors.filter((actor) => actor.type === 'person').map((actor) => actor.id))
  const before = found.mentions.filter((one) => one.end <= table.start && persons.has(one.actor))
  const [first, ...others] = new Set(before.map((one) => one.actor))
  return first !== undefined && others.length === 0 ? first : null
}

/** The traveller, and whom the words of a plan name: persons the text knows, and such as only the table names. */
function participantsIn(
  page: Page,
  found: Findings,
  span: Span,
  { traveller, named }: { readonly traveller: string | null; readonly named: Named },
): Participant[] {
  const alone = pageOf(plainDocument(wordsOf(page, span)), undefined)
  const met = (names.find(alone, nothing).names ?? []).filter((one) => one.kind === 'person' && / /.test(one.name))
  const ids = met.map((one) => {
    const known = [...found.actors, ...named.actors].find((actor) => actor.names.includes(one.name))
    const actor: Actor = known ?? {
      id: `a${found.actors.length + named.actors.length + 1}`,
      name: one.name,
      type: 'person',
      roles: one.roles,
      names: [one.name],
    }
    if (known === undefined) named.actors.push(actor)
    named.mentions.push({ start: span.start + one.start, end: span.start + one.end, actor: actor.id })
    return actor.id
  })
  const all = new Set(traveller === null ? ids : [traveller, ...ids])
  return [...all].map((actor) => ({ actor, role: 'actor' }))
}

function dateIn(page: Page, cells: readonly string[]): string | null {
  for (const cell of cells) {
    const date = dateOf(page, cell)
    if (date !== null) return date
  }
  return null
}

function dateOf(page: Page, cell: string): string | null {
  if (cell.trim() === '') return null
  const alone = pageOf(plainDocument(cell, { published: page.reference }), undefined)
  return (
    dates.find(alone, nothing).dates?.find((date) => date.value !== null && !date.value.includes('T'))?.value ?? null
  )
}
