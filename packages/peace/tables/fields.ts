// Tables described by their fields: the words of a heading, what a cell may be, and how a code is written by those who fill
// such tables in. One reader for all of them.
import type { RowRefusal } from '../incidents/import-rows.ts'
import { dayFrom, numberIn } from '../incidents/import-rows.ts'
import { atTime, isZone, startOfDate } from '../promises/zone.ts'
import { headingRow, headingsIn, plainHeading } from './headings.ts'
import type { TableMapping, TableName } from './mapping.ts'
import type { ReadRow, TableRead } from './table.ts'

type Common = { readonly heading: RegExp; readonly needed?: boolean; readonly usual?: string }
export type FieldOf = Common &
  (
    | { readonly is: 'words'; readonly most: number }
    | { readonly is: 'number' | 'whole' | 'day' | 'clock' | 'degrees' }
    | { readonly is: 'code'; readonly codes: readonly string[]; readonly also?: Readonly<Record<string, string>> }
  )
export type Fields = Readonly<Record<string, FieldOf>>

/** The cells of one row, read as what their fields are; undefined where blank. */
export type Cells<F extends Fields> = {
  readonly words: (field: keyof F & string) => string | undefined
  readonly number: (field: keyof F & string) => number | undefined
  /** An instant at the start of the day named, or at its clock's time where `clock` names one. */
  readonly instant: (day: keyof F & string, clock?: keyof F & string) => string | undefined
  readonly day: (field: keyof F & string) => string | undefined
}

/** Guesses headings and the rest of a mapping. */
export function guessMapping(into: TableName, fields: Fields, rows: readonly (readonly string[])[]) {
  const { at, found } = headingRow(rows, (headings) => Object.keys(columnsIn(fields, headings)).length)
  const headings = headingsIn(rows, at)
  const columns = columnsIn(fields, headings)
  const body = rows.slice(at + 1)
  const mapping: TableMapping = {
    into,
    heading: at,
    columns,
    values: {},
    asAbove: Object.entries(columns).flatMap(([field, column]) =>
      isMergedDown(body, headings.indexOf(column)) ? [field] : [],
    ),
    usual: Object.fromEntries(
      Object.entries(fields).flatMap(([name, { usual }]) => (usual === undefined ? [] : [[name, usual]])),
    ),
    days: dayOrder(body, fields, columns, headings),
    zone: 'UTC',
  }
  return { mapping, found }
}

function columnsIn(fields: Fields, headings: readonly string[]): Record<string, string> {
  const columns: Record<string, string> = {}
  for (const [name, { heading }] of Object.entries(fields)) {
    const column = headings.find((one) => heading.test(plainHeading(one)) && !Object.values(columns).includes(one))
    if (column !== undefined) columns[name] = column
  }
  return columns
}

/** The first row has it, and of the rows that say much else at least a third does not. */
function isMergedDown(rows: readonly (readonly string[])[], column: number): boolean {
  const full = rows.filter((row) => row.filter((cell) => cell.trim() !== '').length >= 3)
  const blank = full.filter((row) => (row[column] ?? '').trim() === '')
  return (full[0]?.[column] ?? '').trim() !== '' && column < 3 && blank.length * 3 >= full.length
}

/** Told from dates that can be read in one way only; year first where none is. */
function dayOrder(
  rows: readonly (readonly string[])[],
  fields: Fields,
  columns: Readonly<Record<string, string>>,
  headings: readonly string[],
): TableMapping['days'] {
  const dated = Object.entries(fields).flatMap(([name, { is }]) =>
    is === 'day' ? [headings.indexOf(columns[name] ?? '')] : [],
  )
  for (const row of rows) {
    for (const column of dated) {
      const [first, second] = (row[column] ?? '').split(/[-./]/u).map(Number)
      if (first !== undefined && first > 12 && first < 32) return 'day-first'
      if (second !== undefined && second > 12 && second < 32 && (first ?? 99) <= 12) return 'month-first'
    }
  }
  return 'year-first'
}

/** Reads each row under the headings; `become` makes entries of its cells, or undefined where something is missing. */
export function readFields<F extends Fields>(
  fields: F,
  rows: readonly (readonly string[])[],
  mapping: TableMapping,
  become: (cells: Cells<F>) => Omit<ReadRow, 'name'> | undefined,
): readonly TableRead[] {
  const headings = headingsIn(rows, mapping.heading)
  const missing = Object.values(mapping.columns).filter((column) => !headings.includes(column))
  const body = rows.slice(mapping.heading + 1)
  if (missing.length > 0) {
    const refused = [...new Set(missing)].map((column): RowRefusal => ({ code: 'no-column', column, value: '' }))
    return body.map(() => ({ refused }))
  }
  const above = new Map<string, string>()
  const names = new Set<string>()
  return body.map((row): TableRead => {
    const filled = row.filter((cell) => cell.trim() !== '')
    const [only] = filled
    // A heading over a part of the table, or a note under it.
    if (filled.length < 2) return { refused: [{ code: 'one-cell', column: '', value: (only ?? '').slice(0, 200) }] }
    const one = new RowOfFields(fields, headings, row, mapping, above)
    const read = become(one)
    for (const [name, field] of Object.entries(fields)) if (field.needed === true) one.need(name)
    const { refused } = one
    if (refused.length > 0 || read === undefined) return { refused: refused.length > 0 ? refused : [nothing] }
    const key = one.words('key') ?? JSON.stringify(read.parts[0]?.body)
    if (names.has(key)) {
      return { refused: [{ code: 'key-twice', column: mapping.columns.key ?? '', value: key.slice(0, 200) }] }
    }
    names.add(key)
    return { row: { name: key, ...read }, refused: [] }
  })
}

const nothing: RowRefusal = { code: 'no-value', column: '', value: '' }

class RowOfFields<F extends Fields> implements Cells<F> {
  readonly #fields: Fields
  readonly #cells: ReadonlyMap<string, string>
  readonly #mapping: TableMapping
  readonly #refused = new Map<string, RowRefusal>()

  constructor(
    fields: F,
    headings: readonly string[],
    row: readonly string[],
    mapping: TableMapping,
    above: Map<string, string>,
  ) {
    this.#fields = fields
    this.#mapping = mapping
    this.#cells = new Map(
      Object.entries(mapping.columns).map(([field, column]) => {
        const cell = (row[headings.indexOf(column)] ?? '').replace(/\s+/gu, ' ').trim()
        const isAbove = cell === '' && mapping.asAbove.includes(field)
        const said = isAbove ? (above.get(field) ?? '') : cell
        above.set(field, said)
        return [field, said]
      }),
    )
  }

  get refused(): readonly RowRefusal[] {
    return [...this.#refused.values()]
  }

  need(field: string): void {
    if (this.#said(field) === '') this.#refuse('no-value', field)
  }

  words = (name: string): string | undefined => {
    const said = this.#said(name)
    if (said === '') return undefined
    const field = this.#fields[name]
    if (field?.is === 'code') return this.#code(name, said, field)
    return said.length > (field?.is === 'words' ? field.most : 200) ? this.#refuse('too-long', name) : said
  }

  number = (name: string): number | undefined => {
    const said = this.#said(name)
    if (said === '') return undefined
    const value = numberIn(said.replace(/(?<=\d)[ \u00a0\u202f'](?=\d{3}\b)/gu, ''))
    const field = this.#fields[name]
    const isWrong = value === undefined || (field?.is === 'whole' && !Number.isInteger(value))
    if (isWrong || (value < 0 && field?.is !== 'degrees')) return this.#refuse('bad-number', name)
    return field?.is === 'degrees' && Math.abs(value) > 180 ? this.#refuse('bad-coordinate', name) : value
  }

  day = (name: string): string | undefined => {
    const said = this.#said(name)
    if (said === '') return undefined
    return dayFrom(said.split(/[T ]/u)[0] ?? '', this.#mapping.days) ?? this.#refuse('bad-day', name)
  }

  instant = (name: string, clock?: string): string | undefined => {
    const day = this.day(name)
    const { zone } = this.#mapping
    if (day === undefined) return undefined
    if (!isZone(zone)) return this.#refuse('bad-day', name)
    const start = startOfDate(zone, day)
    const timed = (clock === undefined ? '' : this.#said(clock)) || this.#said(name).split(/[T ]/u)[1] || ''
    if (timed === '' || /^00:00(:00)?Z?$/u.test(timed)) return new Date(start).toISOString()
    const found = /^(\d{1,2})[:.h](\d{2})/u.exec(timed)
    const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])]
    if (found === null || hours > 23 || minutes > 59) return this.#refuse('bad-time', clock ?? name)
    const time = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
    return new Date(atTime(zone, start, time)).toISOString()
  }

  #said(field: string): string {
    return this.#cells.get(field) || this.#mapping.usual[field] || ''
  }

  #code(name: string, said: string, { codes, also = {} }: Extract<FieldOf, { is: 'code' }>): string | undefined {
    const given = this.#mapping.values[name]?.[said]
    if (given !== undefined && codes.includes(given)) return given
    const plain = plainHeading(said)
    const own = codes.find((code) => plainHeading(code) === plain) ?? also[plain]
    return own ?? this.#refuse('unknown-code', name)
  }

  #refuse(code: RowRefusal['code'], field: string): undefined {
    const column = this.#mapping.columns[field] ?? field
    this.#refused.set(field, { code, column, value: this.#said(field).slice(0, 200) })
    return undefined
  }
}
