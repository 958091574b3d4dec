// Tables described by their fields: the words of a heading, what a cell may be, and how a code is written by those who fill
// such tables in. One reader for all of them.

import { sameWords } from '../aid/names.ts'
import type { RowRefusal } from '../incidents/import-rows.ts'
import { numberIn } from '../incidents/import-rows.ts'
import { atTime, isZone, startOfDate } from '../promises/zone.ts'
import { type Alike, alikeIn } from './alike.ts'
import { amountIn, plainNumber, unitInHeading } from './amounts.ts'
import { asideOf } from './asides.ts'
import { headingRow, headingsIn, plainHeading } from './headings.ts'
import type { TableMapping, TableName } from './mapping.ts'
import type { ReadRow, TableRead } from './table.ts'
import { dayFrom, momentIn, orderOf, withDigits } from './written-days.ts'

type Common = { readonly heading: RegExp; readonly needed?: boolean; readonly usual?: string }
export type FieldOf = Common &
  (
    | { readonly is: 'words'; readonly most: number; readonly isPlace?: boolean }
    | { readonly is: 'number' | 'whole' | 'amount' | 'day' | 'clock' | 'degrees' }
    | { readonly is: 'code'; readonly codes: readonly string[]; readonly also?: Readonly<Record<string, string>> }
  )
export type Fields = Readonly<Record<string, FieldOf>>

/** The cells of one row, read as what their fields are; undefined where blank. */
export type Cells<F extends Fields> = {
  readonly words: (field: keyof F & string) => string | undefined
  readonly number: (field: keyof F & string) => number | undefined
  /** So much in the unit that the cell, the heading or else the column `unit` names. */
  readonly amount: (field: keyof F & string, unit: keyof F & string) => { value: number; unit: string } | undefined
  /** An instant at the start of the day named, or at its clock's time where `clock` names one. */
  readonly instant: (day: keyof F & string, clock?: keyof F & string) => string | undefined
  readonly day: (field: keyof F & string) => string | undefined
  /** Refuses the row where the cell is blank. */
  readonly need: (field: keyof F & string) => undefined
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
      // A blank in a column that every row needs was merged; elsewhere it says nothing.
      fields[field]?.needed === true && isMergedDown(body, headings.indexOf(column)) ? [field] : [],
    ),
    usual: Object.fromEntries(
      Object.entries(fields).flatMap(([name, { usual }]) => (usual === undefined ? [] : [[name, usual]])),
    ),
    days: orderOf(
      Object.entries(fields).flatMap(([name, { is }]) =>
        is === 'day' && name in columns ? body.map((row) => row[headings.indexOf(columns[name] ?? '')] ?? '') : [],
      ),
    ),
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

/** Places of the table that may be one, spelt in two ways. */
export function alikeOf(
  fields: Fields,
  rows: readonly (readonly string[])[],
  mapping: TableMapping,
  known: readonly string[],
): readonly Alike[] {
  const headings = headingsIn(rows, mapping.heading)
  const body = rows.slice(mapping.heading + 1).filter((row) => asideOf(row) === undefined)
  const places = Object.entries(fields).flatMap(([field, of]) => {
    const column = headings.indexOf(mapping.columns[field] ?? '')
    if (of.is !== 'words' || of.isPlace !== true || column < 0) return []
    return body.flatMap((row) => {
      const name = (row[column] ?? '').replace(/\s+/gu, ' ').trim()
      return name === '' ? [] : [{ field, name: mapping.values[field]?.[name] ?? name }]
    })
  })
  return alikeIn(places, known)
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
    const aside = asideOf(row)
    if (aside !== undefined) return { refused: [aside] }
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

/** 'Pallet' and 'pallets' are one unit; 'L' and 'litres' are nobody's to take for each other. */
const isOneUnit = (a: string, b: string): boolean => singular(a) === singular(b)
const singular = (unit: string): string => sameWords(unit).replace(/s$/u, '')
/** As the table's own column spells it, so that one unit has one name. */
const sameUnit = (unit: string, column: string | undefined): string =>
  column !== undefined && isOneUnit(unit, column) ? column : unit

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

  need = (field: string): undefined => (this.#said(field) === '' ? this.#refuse('no-value', field) : undefined)

  words = (name: string): string | undefined => {
    const said = this.#said(name)
    if (said === '') return undefined
    const field = this.#fields[name]
    if (field?.is === 'code') return this.#code(name, said, field)
    const meant = this.#mapping.values[name]?.[said] ?? said
    return meant.length > (field?.is === 'words' ? field.most : 200) ? this.#refuse('too-long', name) : meant
  }

  number = (name: string): number | undefined => {
    const said = this.#said(name)
    if (said === '') return undefined
    const value = numberIn(plainNumber(withDigits(said)))
    const field = this.#fields[name]
    const isWrong = value === undefined || (field?.is === 'whole' && !Number.isInteger(value))
    if (isWrong || (value < 0 && field?.is !== 'degrees')) return this.#refuse('bad-number', name)
    return field?.is === 'degrees' && Math.abs(value) > 180 ? this.#refuse('bad-coordinate', name) : value
  }

  amount = (name: string, unitField: string): { value: number; unit: string } | undefined => {
    const said = this.#said(name)
    if (said === '' || /^[-–]$/u.test(said)) return undefined
    const found = amountIn(said)
    if (found === undefined) return this.#refuse('bad-number', name)
    const column = this.words(unitField)
    const own = found.unit ?? unitInHeading(this.#mapping.columns[name] ?? '')
    const unit = own ?? column
    if (unit === undefined) return this.#refuse('no-unit', name)
    // Two units for one figure: nobody guesses which is meant, and neither is turned into the other.
    if (found.unit !== undefined && column !== undefined && !isOneUnit(found.unit, column))
      return this.#refuse('other-unit', name)
    return unit.length > 60 ? this.#refuse('too-long', name) : { value: found.value, unit: sameUnit(unit, column) }
  }

  day = (name: string): string | undefined => {
    const said = this.#said(name)
    if (said === '') return undefined
    return dayFrom(momentIn(said)[0], this.#mapping.days) ?? this.#refuse('bad-day', name)
  }

  instant = (name: string, clock?: string): string | undefined => {
    const day = this.day(name)
    const { zone } = this.#mapping
    if (day === undefined) return undefined
    if (!isZone(zone)) return this.#refuse('bad-day', name)
    const start = startOfDate(zone, day)
    const timed = withDigits(clock === undefined ? '' : this.#said(clock)) || momentIn(this.#said(name))[1]
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
    return own ?? this.#refuse('unknown-code', name, suggested(plain, codes, also))
  }

  #refuse(code: RowRefusal['code'], field: string, meant?: string): undefined {
    const column = this.#mapping.columns[field] ?? field
    const value = this.#said(field).slice(0, 200)
    this.#refused.set(field, { code, column, value, ...(meant === undefined ? {} : { suggested: meant }) })
    return undefined
  }
}

/** The one code whose words stand among others in the cell: 'delayed at CP' has 'delayed'. For a person to say. */
function suggested(
  plain: string,
  codes: readonly string[],
  also: Readonly<Record<string, string>>,
): string | undefined {
  const known = [...codes.map((code): [string, string] => [plainHeading(code), code]), ...Object.entries(also)]
  const found = new Set(known.flatMap(([words, code]) => (`_${plain}_`.includes(`_${words}_`) ? [code] : [])))
  const [only] = found
  return found.size === 1 ? only : undefined
}
