// What a list may be asked for, and what it comes to in SQL, for whichever tables answer it. Every value that comes from
// outside is bound; names of fields are looked up in the view before they are.
import { type AnyFoldedView, chainOf, type Directory } from '@parley/peace'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { storable } from '../projection/row-text.ts'
import type { Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'
import { searchFor } from './search.ts'

/** What a list is asked for. `filter` maps a field to one or more values, any of which may match; '' matches none given. */
export type ListQuery = {
  readonly process?: string
  readonly q?: string
  readonly filter?: Readonly<Record<string, string | readonly string[]>>
  /** 'field' or '-field'. */
  readonly sort?: string
  readonly limit?: number
  readonly cursor?: string
  readonly facets?: readonly string[]
  /** RFC 3339: the rows as this hub knew them then. */
  readonly asKnown?: string
  /** Of a vast view, whose order is that of a time: from this instant on, and before that one. RFC 3339. */
  readonly since?: string
  readonly until?: string
  /** Of a vast view: what lies within. */
  readonly box?: Box
}
/** Degrees. Where west is greater than east, the box goes across the line at 180 degrees. */
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
export type StoredRow = { readonly key: string; readonly process: string; readonly [field: string]: unknown }
export type FacetCount = { readonly value: string; readonly count: number }
export type RowList = {
  readonly rows: readonly StoredRow[]
  readonly total: number
  /** Whether there are more than `total`: of a vast view not every row is counted for every question. */
  readonly more: boolean
  readonly next: string | null
  /** How often each value stands among the rows that match everything but the field's own filter. */
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
  /** Facets count only so many of the latest rows; null where they count every row. */
  readonly counted: number | null
}
export const limitUsual = 50
export const limitMax = 200
export type Sql = RawBuilder<unknown>
export type Db = Kysely<Tables>
export type ChainLink = { readonly process: string; readonly grp: string; readonly rank: number }

/** Whether nobody's row can stand in front of another's. */
export const areSingle = (chains: readonly ChainLink[]): boolean =>
  new Set(chains.map(({ process }) => process)).size === chains.length
export type Condition = { readonly field: string | null; readonly sql: Sql }
export type Order = { readonly field: string; readonly direction: 'asc' | 'desc' }
/** Value of the sorted field, key, process, bucket. */
export type Place = [string | null, string, string, string]

export const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`true` : sql.join(conditions as Sql[], sql` and `)

/** In each process the reader's groups, 0 the most specific. What a reader is in one process it is not in another. */
export function chainsOf(process: string | undefined, reader: Reader, directory: Directory): readonly ChainLink[] {
  const processes = process === undefined ? [...directory.processes.keys()] : [process]
  return processes.flatMap((one) =>
    chainOf(reader, one, directory).map((grp, rank) => ({ process: storable(one), grp, rank })),
  )
}

/** An instant as every database writes it. Refuses with 'bad-instant'. */
export function instantIn(text: string): string {
  const ms = Date.parse(text)
  if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(ms)) return new Date(ms).toISOString()
  throw new Refusal(
    'bad-instant',
    { instant: text },
    `'${text}' is not a time. Write it as RFC 3339 does, such as 2026-05-01T09:30:00Z.`,
  )
}

export function limitOf(limit: number | undefined): number {
  const wanted = limit ?? limitUsual
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= limitMax) return wanted
  throw new Refusal(
    'bad-limit',
    { limit, limitMax },
    `A page has 1 to ${limitMax} rows. Ask for fewer, and follow 'next'.`,
  )
}

export function orderOf(view: AnyFoldedView, sort: string | undefined): Order {
  if (sort === undefined || sort === '') return view.order
  const field = sort.replace(/^-/, '')
  if (fieldOf(view, field, 'sorted by').sort !== true && field !== view.order.field) {
    throw unknownField(view, field, 'sorted by', (one) => one.sort === true)
  }
  return { field, direction: sort.startsWith('-') ? 'desc' : 'asc' }
}

export function sortedBy(view: AnyFoldedView, name: string): Sql {
  return fieldOf(view, name).type === 'number'
    ? sql`(r.fields ->> ${name})::numeric`
    : sql`((r.fields ->> ${name}) collate "C")`
}

/** Rows behind a place in the order; those without a value come last, whatever the direction. */
export function behind(view: AnyFoldedView, { field, direction }: Order, [value, key, process, bucket]: Place): Sql {
  const later = sql`(m.key collate "C", m.process collate "C", m.bucket collate "C") > (${key}, ${process}, ${bucket})`
  if (value === null) return sql`(m.v is null and ${later})`
  const mark = fieldOf(view, field).type === 'number' ? sql`${value}::numeric` : sql`${value}::text collate "C"`
  const beyond = direction === 'asc' ? sql`m.v > ${mark}` : sql`m.v < ${mark}`
  return sql`(${beyond} or (m.v = ${mark} and ${later}) or m.v is null)`
}

export function conditionsOf(view: AnyFoldedView, query: ListQuery): Condition[] {
  const conditions: Condition[] = Object.entries(query.filter ?? {}).map(([name, given]) => ({
    field: name,
    sql: matching(view, name, typeof given === 'string' ? [given] : given),
  }))
  if (query.q !== undefined && query.q.trim() !== '') {
    conditions.push({ field: null, sql: sql`r.words @@ ${searchFor(query.q)}` })
  }
  return conditions
}

function matching(view: AnyFoldedView, name: string, given: readonly string[]): Sql {
  const field = fieldOf(view, name)
  const values = given.filter((value) => value !== '').map(storable)
  const text = sql`(r.fields ->> ${name})`
  const any = sql`any(${values}::text[])`
  const alternatives: Sql[] = []
  if (values.length < given.length) {
    alternatives.push(field.type === 'list' ? sql`(r.fields -> ${name}) = '[]'::jsonb` : sql`${text} is null`)
  }
  if (values.length > 0) {
    if (field.type === 'list') alternatives.push(sql`(r.fields -> ${name}) ?| ${values}::text[]`)
    else if (field.type === 'number') {
      const wrong = values.find((value) => !/^-?\d{1,15}(\.\d{1,15})?$/.test(value))
      if (wrong !== undefined) {
        throw new Refusal('bad-filter', { field: name, value: wrong }, `'${name}' is a number; '${wrong}' is none.`)
      }
      alternatives.push(sql`${text}::numeric = any(${values}::numeric[])`)
    } else alternatives.push(sql`${text} = ${any}`)
  }
  return alternatives.length === 0 ? sql`false` : sql`(${sql.join(alternatives, sql` or `)})`
}

type AnyField = AnyFoldedView['fields'][string]

export function fieldOf(view: AnyFoldedView, name: string, use = 'filtered by'): AnyField {
  const field = Object.hasOwn(view.fields, name) ? view.fields[name] : undefined
  if (field === undefined) throw unknownField(view, name, use, () => true)
  return field
}

export function unknownField(
  view: AnyFoldedView,
  name: string,
  use: string,
  fits: (field: AnyField) => boolean,
): Refusal {
  const known = Object.keys(view.fields).filter((one) => {
    const field = view.fields[one]
    return field !== undefined && fits(field)
  })
  const message = `'${view.name}' cannot be ${use} '${name}'. It can be by: ${known.join(', ')}.`
  return new Refusal('unknown-field', { view: view.name, field: name, known }, message)
}

// The projection wrote it from a row of the view.
export const parseRow = ({ row }: { readonly row: string }): StoredRow => JSON.parse(row) as StoredRow

// Sealed by `list`, and opened under the same scope.
export const placeOf = (place: unknown): Place => place as Place
