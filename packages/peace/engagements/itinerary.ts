// A table of days in a document, read as the stops of a journey: which column holds what, which days of the calendar its
// rows name, and from which words of the document each value comes. Guesses are shown to a person, who enters them or not.
import type { Document, Place, Span, Table } from '@parley/read/reading'
import { dayInWords } from './day-in-words.ts'
import type { EngagementState } from './terms.ts'

export const tableColumns = ['day', 'place', 'focus', 'state'] as const
export type TableColumn = (typeof tableColumns)[number]
/** The place of each column in the table; null where it has none. */
export type TableMapping = { readonly [C in TableColumn]: number | null }

/** What of a reading tells where places stand, and of which year the document is. */
export type TableReading = {
  readonly places: readonly Place[]
  readonly document: Pick<Document, 'published'>
}

/** A row as a stop. `cells` are the words it was read from, by place in the document's text. */
export type Stop = {
  readonly day?: string
  readonly dayWords?: string
  readonly place: string
  readonly focus?: string
  readonly state?: EngagementState
  readonly cells: { readonly [C in TableColumn]?: Span }
}

/** A row that names no place is no stop: the place is what a leg cannot be without. */
export type StopsRead = { readonly stops: readonly Stop[]; readonly leftOut: readonly number[] }

// Headings as tables of programmes have them, in the app's languages.
const headings: { readonly [C in TableColumn]: RegExp } = {
  day: /^(day|date|when|jour|quand|اليوم|التاريخ|متى)s?\b|^(اليوم|التاريخ|متى)/iu,
  place:
    /^(place|location|venue|where|city|stop|destination|lieu|endroit|ville|étape|où)s?(\b|$)|^(المكان|الموقع|المدينة|المحطة)/iu,
  focus:
    /^(key )?(focus|programme|program|purpose|about|agenda|topic|activity|activities|meeting|engagement|objet|programme|activité|sujet)s?\b|^(الموضوع|البرنامج|الغرض|النشاط)/iu,
  state: /^(status|state|confirmation|statut|état)\b|^(الحالة|الوضع)/iu,
}

const stateWords: readonly (readonly [RegExp, EngagementState])[] = [
  [/cancel|called off|annul|أُ?لغي/iu, 'cancelled'],
  [/postpone|put off|report(é|ée)\b|أُ?رجئ|تأجل/iu, 'postponed'],
  [/unconfirmed|to be confirmed|tbc|non confirm|غير مؤكد/iu, 'unconfirmed'],
  [/confirm|مؤكد/iu, 'confirmed'],
  [/propos|مقترح/iu, 'proposed'],
  [/plan|provisional|tentative|scheduled|prévu|provisoire|مقرر|مؤقت/iu, 'planned'],
  [/held|done|completed|took place|tenu|عُ?قد/iu, 'held'],
]

/** The state that the words of a cell name; undefined where they name none that is known here. */
export const stateOfWords = (words: string): EngagementState | undefined =>
  stateWords.find(([pattern]) => pattern.test(words))?.[1]

/** Which column holds what, by its heading, and by what its cells hold where no heading says so. */
export function guessColumns(table: Table, reading: TableReading): TableMapping {
  const taken = new Set<number>()
  const take = (at: number | undefined): number | null => {
    if (at === undefined || at < 0 || taken.has(at)) return null
    taken.add(at)
    return at
  }
  const width = Math.max(table.columns.length, ...table.rows.map((row) => row.length))
  const all = Array.from({ length: width }, (_, at) => at)
  const isHeaded = (column: TableColumn, at: number) => headings[column].test((table.columns[at] ?? '').trim())
  const most = (holds: (row: number, at: number) => boolean) =>
    all.find((at) => {
      const found = table.rows.filter((_, row) => holds(row, at)).length
      return !taken.has(at) && found > 0 && found * 2 >= table.rows.length
    })
  const hasDate = (row: number, at: number) =>
    dayInWords(table.rows[row]?.[at] ?? '', reading.document.published) !== undefined
  // Of two columns for the day ('Day', 'Date') the one that names days of the calendar.
  const days = all.filter((at) => isHeaded('day', at))
  const day = take(days.find((at) => table.rows.some((_, row) => hasDate(row, at))) ?? days[0] ?? most(hasDate))
  const place = take(
    all.find((at) => isHeaded('place', at)) ??
      most((row, at) => {
        const cell = table.cells?.[row]?.[at]
        return cell != null && reading.places.some((one) => one.start < cell.end && one.end > cell.start)
      }),
  )
  const focus = take(all.find((at) => isHeaded('focus', at) && !taken.has(at)))
  const state = take(all.find((at) => isHeaded('state', at) && !taken.has(at)))
  return { day, place, focus, state }
}

/** Whether a table looks like a programme of days: every stop of a journey has a day and a place. */
export function isItinerary(table: Table, reading: TableReading): boolean {
  const { day, place } = guessColumns(table, reading)
  return day !== null && place !== null && table.rows.length > 0
}

/** The rows as stops. `firstDay` (`YYYY-MM-DD`) gives 'Day 1' its day; without it such words stay words. */
export function stopsOf(
  table: Table,
  columns: TableMapping,
  reading: TableReading,
  firstDay: string | null = null,
): StopsRead {
  const stops: Stop[] = []
  const leftOut: number[] = []
  for (const [r, row] of table.rows.entries()) {
    const words = (column: TableColumn): string => {
      const at = columns[column]
      return at === null ? '' : (row[at] ?? '').replace(/\s+/g, ' ').trim()
    }
    const place = words('place')
    if (place === '') {
      leftOut.push(r)
      continue
    }
    const cellOf = (column: TableColumn): Span | null => {
      const at = columns[column]
      return at === null ? null : (table.cells?.[r]?.[at] ?? null)
    }
    const cells = Object.fromEntries(
      tableColumns.flatMap((column) => {
        const cell = cellOf(column)
        return cell === null ? [] : [[column, { start: cell.start, end: cell.end }]]
      }),
    )
    const dayWords = words('day')
    const day = dayInWords(dayWords, reading.document.published) ?? dayOfNumber(dayWords, firstDay)
    const focus = words('focus')
    const state = stateOfWords(words('state'))
    stops.push({
      ...(day === undefined ? {} : { day }),
      ...(dayWords === '' || day === dayWords ? {} : { dayWords: dayWords.slice(0, 80) }),
      place: place.slice(0, 200),
      ...(focus === '' ? {} : { focus: focus.slice(0, 400) }),
      ...(state === undefined ? {} : { state }),
      cells,
    })
  }
  return { stops, leftOut }
}

/** The first and last day that stops name; null where none does. */
export function daysOfStops(stops: readonly Stop[]): { readonly day: string; readonly until?: string } | null {
  const days = stops.flatMap(({ day }) => day ?? []).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined) return null
  return last === undefined || last === first ? { day: first } : { day: first, until: last }
}

const dayNumber = /^(?:day|jour|اليوم)\s*(?:no\.?\s*)?([0-9٠-٩]{1,3})\b|^(?:day|jour|اليوم)\s*([0-9٠-٩]{1,3})/iu
const dayMs = 86_400_000

function dayOfNumber(words: string, firstDay: string | null): string | undefined {
  const found = dayNumber.exec(words)
  const digits = found?.[1] ?? found?.[2]
  if (firstDay === null || digits === undefined) return undefined
  const number = Number(digits.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit))))
  const first = Date.parse(`${firstDay}T00:00:00Z`)
  if (Number.isNaN(first) || number < 1) return undefined
  return new Date(first + (number - 1) * dayMs).toISOString().slice(0, 10)
}
