// Tables that plan days: each row with a day and a place is a planned visit or meeting.
import type { Event, Table } from '../reading.ts'
import type { Page } from '../words/page.ts'
import { pageOf } from '../words/page.ts'
import { dates } from './dates.ts'
import { type Finder, nothing } from './finder.ts'
import { plainDocument } from './plain-document.ts'

export const itinerary: Finder = {
  name: 'itinerary',
  find: (page) => ({ events: page.document.tables.flatMap((table) => rowsOf(page, table)) }),
}

const dayHead = /^(?:day|date|dates|when|time|weekday|jour|día|fecha|день|дата|يوم|التاريخ|תאריך|יום)\b/iu
const placeHead =
  /(?:\b(?:location|place|city|country|stop|venue|where|destination|lieu|ville|lugar|ciudad)\b|место|город|المكان|مكان|מקום)/iu
const meetingWords =
  /\b(?:meet|meets|meeting|meetings|talks|summit|negotiations|consultations|conference|session|dialogue)\b/i
const pastHead = /\b(?:outcome|result|held|status|casualties|killed|incident|attack|reported)\b/i

function rowsOf(page: Page, table: Table): Event[] {
  const day = table.columns.findIndex((head) => dayHead.test(head.trim()))
  const place = table.columns.findIndex((head) => placeHead.test(head))
  if (day === -1 || place === -1 || day === place || table.columns.some((head) => pastHead.test(head))) return []
  return table.rows.flatMap((row, r) => {
    const where = row[place]?.trim() ?? ''
    if (where === '' || /^[-–—]$/.test(where)) return []
    const cells = (table.cells?.[r] ?? []).filter((cell) => cell !== null)
    const start = cells.length > 0 ? Math.min(...cells.map((cell) => cell.start)) : table.start
    const end = cells.length > 0 ? Math.max(...cells.map((cell) => cell.end)) : table.end
    const rest = row.filter((_, c) => c !== day && c !== place).join(' ')
    const event: Event = {
      id: '',
      type: 'consult',
      mode: meetingWords.test(rest) ? 'meet' : 'visit',
      participants: [],
      place: where.replace(/\s+/g, ' '),
      date: dateOf(page, row[day] ?? ''),
      status: 'planned',
      quantities: [],
      claims: [],
      start,
      end,
    }
    return [event]
  })
}

function dateOf(page: Page, cell: string): string | null {
  if (cell.trim() === '') return null
  const alone = pageOf(plainDocument(cell, { published: page.reference }), undefined)
  return dates.find(alone, nothing).dates?.find((date) => date.value !== null)?.value ?? null
}
