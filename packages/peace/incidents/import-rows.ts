// A row of somebody's table becomes a report, or is refused with reasons that name the column and what stands there. Nothing
// is guessed into a report: a value that cannot be read is a reason and not a blank.
import { atTime, isZone, startOfDate } from '../promises/zone.ts'
import { asideOf } from '../tables/asides.ts'
import { plainHeading } from '../tables/headings.ts'
import { dayFrom, momentIn, withDigits } from '../tables/written-days.ts'
import { type EventCode, waysPerceived } from './codes.ts'
import { eventAmong, eventOfWords } from './event-words.ts'
import { harmInWords } from './harm-words.ts'
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
  'total',
  'bad-harm',
  'no-unit',
  'other-unit',
] as const
export type RefusalCode = (typeof refusalCodes)[number]
export type RowRefusal = {
  readonly code: RefusalCode
  readonly column: string
  readonly value: string
  /** What the words may stand for, where nobody has said it: for a person to take or not. */
  readonly suggested?: string
}

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
    const aside = asideOf(row)
    if (aside !== undefined) return { refused: [aside] }
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
    const written = this.#needed('place', 200)
    const place = written === undefined ? undefined : (this.#mapping.places?.[written] ?? written)
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

  #refuse(code: RefusalCode, column: string | undefined, suggested?: EventCode): undefined {
    const value = this.#cell(column).slice(0, 200)
    this.#refused.push({ code, column: column ?? '', value, ...(suggested === undefined ? {} : { suggested }) })
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
    const [date, clock] = momentIn(cell)
    const day = dayFrom(date, days)
    if (day === undefined || !isZone(zone)) return this.#refuse('bad-day', columns.day)
    const start = startOfDate(zone, day)
    const timed = withDigits(this.#cell(columns.time) || clock)
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
    const code = events[cell] ?? eventOfWords(cell)
    return code ?? this.#refuse('unknown-event', columns.event, eventAmong(cell))
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
    return [...this.#harmInWords(), ...this.#harmInColumns()]
  }

  /** What one cell says of all harm. */
  #harmInWords(): readonly Harm[] {
    const { harm } = this.#mapping.columns
    return harmInWords(this.#cell(harm)) ?? this.#refuse('bad-harm', harm) ?? []
  }

  #harmInColumns(): Harm[] {
    return this.#mapping.harm.flatMap(({ kind, of, low, best, high }): Harm[] => {
      const range = low === undefined && high === undefined ? rangeIn(this.#cell(best)) : undefined
      const [least, likely, most] =
        range === undefined
          ? [this.#integer(low, 0), this.#integer(best, 0), this.#integer(high, 0)]
          : [range[0], undefined, range[1]]
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

/** '5-7': at the least and at the most. */
function rangeIn(cell: string): readonly [number, number] | undefined {
  const found = /^(\d{1,7})\s*[-–]\s*(\d{1,7})$/u.exec(withDigits(cell))
  return found === null ? undefined : [Number(found[1]), Number(found[2])]
}

/** A number with a point, or a comma where there is no point. */
export function numberIn(cell: string): number | undefined {
  const digits = withDigits(cell)
  const written = digits.includes('.') ? digits : digits.replace(',', '.')
  return /^[+-]?\d+(\.\d+)?$/u.test(written) ? Number(written) : undefined
}

/** What a heading most likely stands for: for a first mapping, which a person then looks at. */
export function guessColumns(columns: readonly string[]): Partial<Record<MappedColumn, string>> {
  const found: Partial<Record<MappedColumn, string>> = {}
  for (const [name, pattern] of headings) {
    const column = columns.find(
      (one) => pattern.test(one.trim() === '#' ? 'no' : plainHeading(one)) && !Object.values(found).includes(one),
    )
    if (column !== undefined) found[name] = column
  }
  return found
}

// ACLED's and UCDP's names for columns, and what a table made by hand would say.
const headings: readonly (readonly [MappedColumn, RegExp])[] = [
  [
    'key',
    /^(event_id_cnty|event_id|id|key|ref|reference|no|nr|number|serial|s_n|sn|incident_(id|no|nr|ref|number)|الرقم)$/u,
  ],
  ['day', /^(event_date|date|day|date_start|(incident_|reported_)?date(_of_(the_)?(incident|event))?|التاريخ)$/u],
  ['time', /^(time|hour|event_time|time_of_(incident|event)|(local_)?time(_local|_lt|_utc)?|heure|الوقت|الساعة)$/u],
  [
    'event',
    /^(sub_event_type|event_type|type|event|category|kind|(type|category|kind)_of_(incident|event)|incident_(type|category)|النوع|نوع_الحادث)$/u,
  ],
  [
    'place',
    /^(location|place|where|town|village|settlement|site|where_coordinates|location_name|(incident|place_of)_location|lieu|localite|الموقع|المكان)$/u,
  ],
  ['area', /^(admin_?1|admin_?2|district|region|province|area|governorate|adm_1|county|المحافظة|المنطقة)$/u],
  ['lat', /^(lat|latitude|y)$/u],
  ['lon', /^(lon|long|lng|longitude|x)$/u],
  ['precision', /^(geo_precision|precision|where_prec)$/u],
  [
    'what',
    /^(notes|what|description|summary|narrative|details|event_description|what_happened|(incident_)?(description|details|summary)(_of_(the_)?(incident|event))?|الوصف)$/u,
  ],
  [
    'harm',
    /^(casualties|victims|harm|losses|kia_wia|wia_kia|casualt(y|ies)_(kia_wia|wia_kia|figures|count|numbers)|human_(loss|losses|impact)|victimes|pertes|الضحايا)$/u,
  ],
  ['observedBy', /^(observed_by|observer|reported_by|witness|source_type|source|source_of_information|المصدر)$/u],
  ['how', /^(how|means|observation|mode)$/u],
  ['acting', /^(actor1|side_a|acting|by|perpetrator)$/u],
  ['affected', /^(actor2|side_b|affected|target|victim)$/u],
  ['report', /^(report|source_report|sitrep|report_id)$/u],
  ['item', /^(item|item_no|line)$/u],
]

/** Columns with a figure of one kind of harm, by what their headings say. */
export function guessHarm(columns: readonly string[]): Mapping['harm'] {
  return harmHeadings.flatMap(([kind, pattern]) => {
    const best = columns.find((one) => pattern.test(plainHeading(one)))
    return best === undefined ? [] : [{ kind, best }]
  })
}

const harmHeadings = [
  ['killed', /^((no|number|nb|nbr)_(of_)?)?(fatalities|killed|deaths|dead|best|kia|people_killed|القتلى|قتلى)$/u],
  ['wounded', /^((no|number|nb|nbr)_(of_)?)?(wounded|injured|injuries|wia|people_injured|الجرحى|جرحى)$/u],
] as const
