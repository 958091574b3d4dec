// A row of somebody's table becomes a report, or is refused with reasons that name the column and what stands there. Nothing
// is guessed into a report: a value that cannot be read is a reason and not a blank.
import { atTime, isZone, startOfDate } from '../promises/zone.ts'
import { type EventCode, eventCodes, waysPerceived } from './codes.ts'
import type { MappedColumn, Mapping } from './mapping.ts'
import { faultOfHarm, type Harm, type PlacePrecision, type Time } from './terms.ts'

export const refusalCodes = [
  'no-value',
  'bad-day',
  'bad-time',
  'bad-number',
  'bad-coordinate',
  'half-placed',
  'unknown-event',
  'unknown-how',
  'bad-precision',
  'harm-order',
  'too-long',
  'key-twice',
  'no-column',
  'unknown-code',
  'one-cell',
] as const
export type RefusalCode = (typeof refusalCodes)[number]
export type RowRefusal = { readonly code: RefusalCode; readonly column: string; readonly value: string }

/** The report a row tells, less what only the hub knows: the incident's id and the import it came with. */
export type RowReport = {
  /** What the row goes by in its source. */
  readonly name: string
  readonly body: Readonly<Record<string, unknown>>
}

export type RowRead =
  | { readonly report: RowReport; readonly refused: readonly [] }
  | { readonly refused: readonly RowRefusal[] }

/** Headings that a mapping names and the table does not have. */
export function missingColumns(columns: readonly string[], mapping: Mapping): readonly string[] {
  const named = [...Object.values(mapping.columns), ...mapping.harm.flatMap(({ low, best, high }) => [low, best, high])]
  return [...new Set(named.filter((one): one is string => one !== undefined && !columns.includes(one)))]
}

/** Reads each row; a name that stands under two rows is refused the second time. */
export function readRows(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  mapping: Mapping,
): readonly RowRead[] {
  const missing = missingColumns(columns, mapping)
  if (missing.length > 0) {
    const refused = missing.map((column): RowRefusal => ({ code: 'no-column', column, value: '' }))
    return rows.map(() => ({ refused }))
  }
  const names = new Set<string>()
  return rows.map((row) => {
    const read = new Row(columns, row, mapping).read()
    if (!('report' in read)) return read
    const { name } = read.report
    if (names.has(name))
      return { refused: [{ code: 'key-twice', column: mapping.columns.key ?? '', value: name.slice(0, 200) }] }
    names.add(name)
    return read
  })
}

class Row {
  readonly #cells: ReadonlyMap<string, string>
  readonly #mapping: Mapping
  readonly #refused: RowRefusal[] = []

  constructor(columns: readonly string[], row: readonly string[], mapping: Mapping) {
    this.#cells = new Map(columns.map((column, at) => [column, (row[at] ?? '').trim()]))
    this.#mapping = mapping
  }

  read(): RowRead {
    const { usual, columns } = this.#mapping
    const what = this.#needed('what', 4000)
    const place = this.#needed('place', 200)
    const time = this.#time()
    const event = this.#event()
    const [lat, lon] = this.#point()
    const harm = this.#harm()
    const area = this.#words('area', 200)
    const by = this.#words('observedBy', 200) ?? usual.observedBy
    const how = this.#how()
    const involved = (['acting', 'affected'] as const).flatMap((part) =>
      (this.#words(part, 1000) ?? '')
        .split(';')
        .map((one) => one.trim().slice(0, 120))
        .filter(Boolean)
        .slice(0, 12)
        .map((actor) => ({ actor, part })),
    )
    const precision = this.#precision()
    const report = this.#words('report', 200)
    const item = this.#integer(columns.item, 1) ?? 1
    const key = this.#words('key', 200)
    if (columns.key !== undefined && key === undefined) this.#refuse('no-value', columns.key)
    if (what === undefined || place === undefined || time === undefined || event === undefined) {
      return { refused: this.#refused }
    }
    const body = {
      event,
      what,
      times: [time],
      where: {
        name: place,
        precision,
        ...(area === undefined ? {} : { area }),
        ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
      },
      observed: { by, how },
      ...(harm.length === 0 ? {} : { harm }),
      ...(involved.length === 0 ? {} : { involved }),
      ...(report === undefined ? {} : { report: { name: report, item: Math.max(1, item) } }),
    }
    if (this.#refused.length > 0) return { refused: this.#refused }
    return { report: { name: key ?? JSON.stringify(body), body }, refused: [] }
  }

  #cell = (column: string | undefined): string => (column === undefined ? '' : (this.#cells.get(column) ?? ''))

  #refuse(code: RefusalCode, column: string | undefined): undefined {
    this.#refused.push({ code, column: column ?? '', value: this.#cell(column).slice(0, 200) })
    return undefined
  }

  #words(name: MappedColumn, charactersMax: number): string | undefined {
    const column = this.#mapping.columns[name]
    const cell = this.#cell(column)
    if (cell === '') return undefined
    return cell.length > charactersMax ? this.#refuse('too-long', column) : cell
  }

  #needed(name: MappedColumn, charactersMax: number): string | undefined {
    const column = this.#mapping.columns[name]
    return this.#cell(column) === '' ? this.#refuse('no-value', column) : this.#words(name, charactersMax)
  }

  #time(): Time | undefined {
    const { columns, days, zone, timeIs } = this.#mapping
    const cell = this.#cell(columns.day)
    if (cell === '') return this.#refuse('no-value', columns.day)
    const [date = '', clock] = cell.split(/[T ]/u)
    const day = dayFrom(date, days)
    if (day === undefined || !isZone(zone)) return this.#refuse('bad-day', columns.day)
    const start = startOfDate(zone, day)
    const timed = this.#cell(columns.time) || clock || ''
    const said = { is: timeIs, zone }
    if (timed === '' || /^00:00(:00)?Z?$/u.test(timed))
      return { ...said, from: new Date(start).toISOString(), precision: 'day' }
    const found = /^(\d{1,2})[:.h](\d{2})/u.exec(timed)
    const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])]
    if (found === null || hours > 23 || minutes > 59) return this.#refuse('bad-time', columns.time ?? columns.day)
    const at = atTime(zone, start, `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
    return { ...said, from: new Date(at).toISOString(), precision: 'exact' }
  }

  #event(): EventCode | undefined {
    const { columns, events, usual } = this.#mapping
    const cell = this.#cell(columns.event)
    if (cell === '') return usual.event ?? this.#refuse('no-value', columns.event ?? 'event')
    const code = events[cell] ?? codeLike(cell)
    return code ?? this.#refuse('unknown-event', columns.event)
  }

  #how(): (typeof waysPerceived)[number] {
    const { columns, hows, usual } = this.#mapping
    const cell = this.#cell(columns.how)
    if (cell === '') return usual.how
    const known = hows[cell] ?? waysPerceived.find((one) => one === cell.toLowerCase())
    return known ?? this.#refuse('unknown-how', columns.how) ?? usual.how
  }

  #precision(): PlacePrecision {
    const { columns, usual } = this.#mapping
    const cell = this.#cell(columns.precision)
    if (cell === '') return usual.precision
    if (cell === '1' || cell === '2' || cell === '3') return Number(cell) as PlacePrecision // one of the three
    this.#refuse('bad-precision', columns.precision)
    return usual.precision
  }

  #point(): [number | undefined, number | undefined] {
    const { lat, lon } = this.#mapping.columns
    const [north, east] = [this.#degrees(lat, 90), this.#degrees(lon, 180)]
    if ((this.#cell(lat) === '') !== (this.#cell(lon) === '')) this.#refuse('half-placed', lat ?? lon)
    return [north, east]
  }

  #degrees(column: string | undefined, max: number): number | undefined {
    const cell = this.#cell(column)
    if (cell === '') return undefined
    const value = numberIn(cell)
    return value === undefined || Math.abs(value) > max ? this.#refuse('bad-coordinate', column) : value
  }

  #harm(): Harm[] {
    return this.#mapping.harm.flatMap(({ kind, of, low, best, high }): Harm[] => {
      const [least, likely, most] = [this.#integer(low, 0), this.#integer(best, 0), this.#integer(high, 0)]
      const known = [least, likely, most].filter((one) => one !== undefined)
      if (known.length === 0) return []
      const harm: Harm = {
        kind,
        ...(of === undefined ? {} : { of }),
        low: least ?? Math.min(...known),
        ...(likely === undefined ? {} : { best: likely }),
        high: most ?? Math.max(...known),
      }
      if (faultOfHarm([harm]) === undefined) return [harm]
      this.#refuse('harm-order', low ?? best ?? high)
      return []
    })
  }

  #integer(column: string | undefined, least: number): number | undefined {
    const cell = this.#cell(column)
    if (cell === '') return undefined
    const value = numberIn(cell)
    return value === undefined || !Number.isInteger(value) || value < least ? this.#refuse('bad-number', column) : value
  }
}

/** A number with a point, or a comma where there is no point. */
export function numberIn(cell: string): number | undefined {
  const written = cell.includes('.') ? cell : cell.replace(',', '.')
  return /^[+-]?\d+(\.\d+)?$/u.test(written) ? Number(written) : undefined
}

/** 'Air/drone strike' and 'air-drone-strike' are the same code. */
function codeLike(cell: string): EventCode | undefined {
  const squeezed = (words: string) => words.toLowerCase().replace(/[^a-z]/gu, '')
  const wanted = squeezed(cell)
  if (wanted === '') return undefined
  return eventCodes.find((code) => {
    const own = squeezed(code)
    return own === wanted || own === wanted.replace(/attack$/u, '')
  })
}

export function dayFrom(date: string, days: Mapping['days']): string | undefined {
  const parts = date.split(/[-./]/u)
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/u.test(part))) return undefined
  const isYearFirst = parts[0]?.length === 4
  const order = isYearFirst
    ? [0, 1, 2]
    : days === 'day-first'
      ? [2, 1, 0]
      : days === 'month-first'
        ? [2, 0, 1]
        : undefined
  if (order === undefined) return undefined
  const [year, month, day] = order.map((at) => Number(parts[at]))
  if (year === undefined || month === undefined || day === undefined || year < 1000) return undefined
  const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const found = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(found.getTime()) || found.toISOString().slice(0, 10) !== written ? undefined : written
}

/** What a heading most likely stands for: for a first mapping, which a person then looks at. */
export function guessColumns(columns: readonly string[]): Partial<Record<MappedColumn, string>> {
  const found: Partial<Record<MappedColumn, string>> = {}
  for (const [name, pattern] of headings) {
    const column = columns.find((one) =>
      pattern.test(
        one
          .trim()
          .toLowerCase()
          .replace(/[\s-]+/gu, '_'),
      ),
    )
    if (column !== undefined && !Object.values(found).includes(column)) found[name] = column
  }
  return found
}

// ACLED's and UCDP's names for columns, and what a table made by hand would say.
const headings: readonly (readonly [MappedColumn, RegExp])[] = [
  ['key', /^(event_id_cnty|event_id|id|key|ref|reference|no|nr|number|incident_id)$/u],
  ['day', /^(event_date|date|day|date_start|incident_date)$/u],
  ['time', /^(time|hour|event_time|local_time)$/u],
  ['event', /^(sub_event_type|event_type|type|event|category|kind)$/u],
  ['place', /^(location|place|where|town|village|settlement|site|where_coordinates)$/u],
  ['area', /^(admin1|admin2|district|region|province|area|governorate|adm_1)$/u],
  ['lat', /^(lat|latitude|y)$/u],
  ['lon', /^(lon|long|lng|longitude|x)$/u],
  ['precision', /^(geo_precision|precision|where_prec)$/u],
  ['what', /^(notes|what|description|summary|narrative|details|event_description)$/u],
  ['observedBy', /^(observed_by|observer|reported_by|witness|source_type)$/u],
  ['how', /^(how|means|observation|mode)$/u],
  ['acting', /^(actor1|side_a|acting|by|perpetrator)$/u],
  ['affected', /^(actor2|side_b|affected|target|victim)$/u],
  ['report', /^(report|source_report|sitrep|report_id)$/u],
  ['item', /^(item|item_no|line)$/u],
]
