// A table of a daily report: which of its columns says where, when, what and how many, and what each row proposes.
import type { Table } from '@parley/read/reading'
import type { Harm, HowMany } from '../incidents/terms.ts'
import { eventIn, tellerIn, wayIn } from './event-words.ts'
import type { DailyItem } from './item.ts'
import { boundsIn, countsIn, harmIn, unitOf } from './numbers.ts'
import { awayIn, pointIn, settlementOf } from './place-words.ts'
import { groundIn, isNegative, restrictionIn } from './telling.ts'
import { clockIn, dayOfCell, dayOfClock, type Period } from './when-words.ts'

const columns = {
  place:
    /^(?:event location|location of (?:the )?event|location|place|where|settlement|village|town|site|area|lieu|localité|المكان|الموقع)\b|^(?:المكان|الموقع)/iu,
  position:
    /^(?:(?:mission |smm |observer )?position|observation (?:point|post)|observed from|from where|position d)/iu,
  how: /^(?:means|method|observed by|how|source|seen or heard by|moyen)\b/iu,
  number: /^(?:no\.?|nr\.?|number|#|qty|quantity|count|nombre|n°|العدد)(?:\s|$)/iu,
  observation: /^(?:observation|type|event|incident|kind|violation|catégorie|النوع)\b/iu,
  what: /^(?:what|description|details?|remarks?|notes?|comments?|narrative|الوصف)\b/iu,
  weapon: /^(?:weapons?|calibre|arme|السلاح)\b/iu,
  when: /^(?:date|day|when|jour|التاريخ)\b|^التاريخ/iu,
  time: /^(?:time|hour|heure|الوقت)\b|^الوقت/iu,
  lat: /^(?:lat(?:itude)?)\b/iu,
  lon: /^(?:lon(?:gitude)?|lng|long)\b/iu,
  point: /^(?:coordinates?|grid|gps|position \(lat)/iu,
  killed: /^(?:killed|dead|deaths|fatalities)\b/iu,
  wounded: /^(?:wounded|injured)\b/iu,
} as const
type Column = keyof typeof columns

function columnsOf(table: Table): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>()
  const taken = new Set<number>()
  for (const name of Object.keys(columns) as Column[] /* the object's own keys */) {
    const at = table.columns.findIndex((heading, index) => !taken.has(index) && columns[name].test(heading.trim()))
    if (at < 0) continue
    found.set(name, at)
    taken.add(at)
  }
  return found
}
/** Columns that count one thing each, as 'Explosions', 'Bursts of fire'. */
const countedIn = (table: Table) =>
  table.columns.flatMap((heading, at) => {
    const of = unitOf(heading)
    return of === undefined ? [] : [{ of, at }]
  })

// What is longer is a text in a cell, and its first words are enough to know it by.
const cellMost = 1000

/** Whether rows of a table look like items of a report: it says where, and what or how many. */
export function isRowsTable(table: Table): boolean {
  const found = columnsOf(table)
  const isPlaced = found.has('place') || found.has('position')
  const says = (['observation', 'what', 'weapon', 'killed', 'wounded'] as const).some((name) => found.has(name))
  return isPlaced && (says || countedIn(table).length > 0)
}

export function itemsOfTable(table: Table, period: Period): readonly DailyItem[] {
  const found = columnsOf(table)
  const counted = countedIn(table)
  return table.rows.flatMap((row, at): DailyItem[] => {
    const cell = (name: Column) => (row[found.get(name) ?? -1] ?? '').replace(/\s+/gu, ' ').trim().slice(0, cellMost)
    if (/^(?:total|sum|overall|المجموع)\b/iu.test(row[0]?.trim() ?? '')) return []
    const spans = (table.cells?.[at] ?? []).filter((span) => span !== null)
    const [first, last] = [spans[0], spans.at(-1)]
    if (first === undefined || last === undefined) return []
    const placed = placedOf(cell('place'), cell('position'))
    if (placed === undefined) return []
    const said = [cell('observation'), cell('what'), cell('weapon')].map((one) =>
      /^(?:n\/?k|n\/?a|-|–)$/iu.test(one) ? '' : one,
    )
    const words = said.filter(Boolean).join(', ')
    const sums = countsOfRow(cell('number'), cell('observation'), counted, row)
    const negative = isNegative(words)
    const restriction = restrictionIn(`${words} ${cell('how')}`, undefined)
    const event = said.toReversed().flatMap((one) => eventIn(one)?.event ?? [])
    const isEvent = event.length > 0 || sums.length > 0
    const kind = negative ? 'nothing' : restriction !== undefined ? 'denied' : isEvent ? 'incident' : undefined
    if (kind === undefined) return []
    const clock =
      clockIn(`${cell('when')} ${cell('time')}`.replace(/^[^,\s]*\d{1,2}[-./]\S*/u, ' ')) ?? clockIn(cell('time'))
    const day = dayOfCell(cell('when'), period.last) ?? dayOfClock(clock, period)
    const point = pointOf(cell('lat'), cell('lon')) ?? pointIn(cell('point')) ?? pointIn(cell('place'))
    const perceived = wayIn(cell('how'), cell('how').length)
    const how = perceived === 'not-said' ? wayIn(words, words.length) : perceived
    const by = how === 'told' ? tellerIn(cell('how')) : undefined
    const ground = groundIn(words)
    const isIncident = kind === 'incident'
    return [
      {
        kind,
        words: [{ start: first.start, end: last.end }],
        says: row
          .map((one) => one.replace(/\s+/gu, ' ').trim())
          .filter(Boolean)
          .join(', '),
        isRow: true,
        place: { ...placed.place, ...point, ...(point === undefined ? {} : { precision: 1 }) },
        day,
        ...(clock === undefined
          ? {}
          : { time: clock.time, ...(clock.until === undefined ? {} : { until: clock.until }) }),
        precision: clock === undefined ? 'day' : clock.isAbout ? 'hour' : 'exact',
        // The most particular that any of its cells names.
        event: event.find((one) => one !== 'undetermined') ?? event[0] ?? 'undetermined',
        how,
        ...(by === undefined || by === '' ? {} : { by }),
        ...(cell('position') === '' ? {} : { from: cell('position').slice(0, 200) }),
        ...(awayIn(cell('place')) ?? awayIn(words)),
        counts: isIncident ? (sums.length > 0 ? sums : countsIn(words)) : [],
        harm: isIncident ? harmOfRow(cell('killed'), cell('wounded'), words) : [],
        restriction: restriction ?? 'denied',
        ...(ground === undefined || kind !== 'denied' ? {} : { ground }),
      },
    ]
  })
}

/** Where a row's event was: the settlement of its location, or where that is only a direction, of the position. */
function placedOf(location: string, position: string) {
  const own = location === '' ? undefined : settlementOf(location)
  if (own !== undefined) return own
  const from = position === '' ? undefined : settlementOf(position)
  if (from === undefined) return undefined
  return { ...from, place: { ...from.place, precision: location === '' ? from.place.precision : (2 as const) } }
}

function countsOfRow(
  number: string,
  observation: string,
  counted: ReturnType<typeof countedIn>,
  row: readonly string[],
): readonly HowMany[] {
  const own = counted.flatMap(({ of, at }): HowMany[] => {
    const bounds = boundsIn(row[at] ?? '')
    return bounds === undefined || bounds.high === 0 ? [] : [{ of, ...bounds }]
  })
  const of = unitOf(observation)
  const bounds = boundsIn(number)
  return own.length > 0 || of === undefined || bounds === undefined ? own : [{ of, ...bounds }]
}

function harmOfRow(killed: string, wounded: string, words: string): readonly Harm[] {
  const own = (
    [
      ['killed', killed],
      ['wounded', wounded],
    ] as const
  ).flatMap(([kind, cell]): Harm[] => {
    const bounds = /^\D*\d/u.test(cell) ? boundsIn(cell) : undefined
    return bounds === undefined || bounds.high === 0 ? [] : [{ kind, ...bounds }]
  })
  return own.length > 0 ? own : harmIn(words)
}

function pointOf(lat: string, lon: string) {
  const [north, east] = [Number(lat), Number(lon)]
  const isPoint = lat !== '' && lon !== '' && Math.abs(north) <= 90 && Math.abs(east) <= 180
  return isPoint ? { lat: north, lon: east } : undefined
}
