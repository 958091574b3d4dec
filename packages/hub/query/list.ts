// Any view as a list: what a reader's groups show, filtered, searched, sorted, counted and cut into pages. Every value
// that comes from outside is bound; names of fields are looked up in the view before they are.
import { type AnyFoldedView, chainOf, composedView, type Directory, foldedView, type Part } from '@parley/peace'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { storable } from '../projection/row-text.ts'
import type { Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'
import type { Times } from '../times.ts'
import type { Cursors } from './cursor.ts'
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
}
export type StoredRow = { readonly key: string; readonly process: string; readonly [field: string]: unknown }
export type FacetCount = { readonly value: string; readonly count: number }
export type RowList = {
  readonly rows: readonly StoredRow[]
  readonly total: number
  readonly next: string | null
  /** How often each value stands among the rows that match everything but the field's own filter. */
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
}
/** A composed view: each part a list as the same reader would get it. */
export type PartList = {
  readonly parts: Readonly<Record<string, { readonly rows: readonly StoredRow[]; readonly total: number }>>
}

export type Lists = {
  list(view: string, query: ListQuery, reader: Reader): Promise<RowList>
  compose(view: string, query: ListQuery, reader: Reader): Promise<PartList>
  row(
    view: string,
    key: string,
    query: { readonly process?: string; readonly asKnown?: string },
    reader: Reader,
  ): Promise<StoredRow | undefined>
}

export type ListParts = {
  readonly database: Database
  readonly directory: () => Directory
  readonly times: Times
  readonly cursors: Cursors
  readonly views?: readonly AnyFoldedView[]
}

export const limitUsual = 50
export const limitMax = 200
const facetValuesMax = 100

/** Refuses with 'unknown-view', 'unknown-field', 'bad-filter', 'bad-limit', 'bad-instant', 'no-history' or 'bad-cursor'. */
export function lists(parts: ListParts): Lists {
  const { database, directory, times, cursors } = parts
  const db = database.kysely
  const viewOf = (name: string): AnyFoldedView => {
    const view = parts.views === undefined ? foldedView(name) : parts.views.find((one) => one.name === name)
    if (view !== undefined) return view
    throw new Refusal('unknown-view', { view: name }, `There is no view '${name}'. GET /views lists them.`)
  }

  const list = async (name: string, query: ListQuery, reader: Reader): Promise<RowList> => {
    const view = viewOf(name)
    const limit = limitOf(query.limit)
    const order = orderOf(view, query.sort)
    const shown = await shownTo(view, query, reader)
    const conditions = conditionsOf(view, query)
    const scope = [
      name,
      query.process,
      query.q,
      query.filter,
      query.sort,
      query.asKnown,
      reader.person,
      reader.organisation,
    ]
    const after = query.cursor === undefined ? undefined : placeOf(cursors.open(query.cursor, scope))
    const value = sortedBy(view, order.field)
    const { rows } = await sql<{
      row: string
      v: string | null
      key: string
      process: string
      bucket: string
      total: number
    }>`
      with matching as materialized (
        select r.ctid as at, r.key, r.process, r.bucket, ${value} as v from ${shown} where ${all(conditions.map((one) => one.sql))}
      )
      select r.row, m.v::text as v, m.key, m.process, m.bucket, (select count(*)::integer from matching) as total
      from matching m join rows r on r.ctid = m.at
      where ${after === undefined ? sql`true` : behind(view, order, after)}
      order by m.v is null, m.v ${sql.raw(order.direction)}, m.key collate "C", m.process collate "C", m.bucket collate "C"
      limit ${limit + 1}`.execute(db)
    const total = rows[0]?.total ?? (await count(shown, conditions))
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const next =
      rows.length > limit && last !== undefined
        ? cursors.seal([last.v, last.key, last.process, last.bucket] satisfies Place, scope)
        : null
    return { rows: page.map(parseRow), total, next, facets: await facetsOf(view, query, shown, conditions) }
  }

  const count = async (shown: Sql, conditions: readonly Condition[]): Promise<number> => {
    const where = all(conditions.map((one) => one.sql))
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${shown} where ${where}`.execute(db)
    return rows[0]?.n ?? 0
  }

  const facetsOf = async (
    view: AnyFoldedView,
    query: ListQuery,
    shown: Sql,
    conditions: readonly Condition[],
  ): Promise<RowList['facets']> => {
    const facets: Record<string, readonly FacetCount[]> = {}
    for (const name of new Set(query.facets ?? [])) {
      const field = fieldOf(view, name)
      if (field.facet !== true) throw unknownField(view, name, 'counted', (one) => one.facet === true)
      const others = all(conditions.filter((one) => one.field !== name).map((one) => one.sql))
      const values =
        field.type === 'list'
          ? sql`select e.value as value from ${shown},
              jsonb_array_elements_text(case jsonb_typeof(r.fields -> ${name}) when 'array' then r.fields -> ${name}
                else '[]'::jsonb end) as e(value) where ${others}`
          : sql`select r.fields ->> ${name} as value from ${shown} where ${others}`
      const { rows } = await sql<FacetCount>`
        select value, count(*)::integer as count from (${values}) as v where value is not null
        group by value order by count desc, value collate "C" limit ${facetValuesMax}`.execute(db)
      facets[name] = rows
    }
    return facets
  }

  /** The rows the reader's groups show, as `r`: of each key the most specific group's, unless that says there is none. */
  const shownTo = async (
    view: AnyFoldedView,
    query: { process?: string; asKnown?: string },
    reader: Reader,
  ): Promise<Sql> => {
    const all = chainsOf(query.process, reader, directory())
    const chains = query.asKnown === undefined ? await withRows(view, all) : all
    const at = (row: 'r' | 's') => atInstant(view, row, query.asKnown)
    const mine = sql`json_to_recordset(${JSON.stringify(chains)}::json) as c(process text, grp text, rank integer)`
    const narrower = areSingle(chains)
      ? sql`true`
      : sql`not exists (
          select 1 from rows s
          join json_to_recordset(${JSON.stringify(chains)}::json) as d(process text, grp text, rank integer)
            on d.process = s.process and d.grp = s.grp
          where s.view = r.view and s.process = r.process and s.key = r.key and s.bucket = r.bucket
            and ${at('s')} and d.rank < c.rank)`
    return sql`(select r.ctid, r.* from rows r join ${mine} on c.process = r.process and c.grp = r.grp
      where r.view = ${view.name} and ${at('r')} and r.row is not null and ${narrower}) as r`
  }

  /** Most groups have no row of their own in a view now: what their wider groups show is all there is. */
  const withRows = async (view: AnyFoldedView, chains: readonly ChainLink[]): Promise<readonly ChainLink[]> => {
    if (areSingle(chains)) return chains
    const { rows } = await sql<ChainLink>`
      select c.process, c.grp, c.rank
      from json_to_recordset(${JSON.stringify(chains)}::json) as c(process text, grp text, rank integer)
      where exists (select 1 from rows r where r.view = ${view.name} and r.process = c.process and r.grp = c.grp
        and r.to_seq is null)
      order by c.process, c.rank`.execute(db)
    return rows
  }

  const atInstant = (view: AnyFoldedView, row: 'r' | 's', asKnown: string | undefined): Sql => {
    const [from, to] = [sql.ref(`${row}.from_seq`), sql.ref(`${row}.to_seq`)]
    if (asKnown === undefined) return sql`${to} is null`
    const instant = Date.parse(asKnown)
    if (!/^\d{4}-\d\d-\d\dT/.test(asKnown) || Number.isNaN(instant)) {
      throw new Refusal(
        'bad-instant',
        { asKnown },
        `'${asKnown}' is not a time. Write it as RFC 3339 does, such as 2026-05-01T09:30:00Z.`,
      )
    }
    if (!view.versioned) {
      throw new Refusal(
        'no-history',
        { view: view.name },
        `'${view.name}' keeps no earlier states. Ask without asKnown.`,
      )
    }
    const seen = times.seenBy(instant)
    return sql`${from} < ${seen} and (${to} is null or ${to} >= ${seen})`
  }

  return {
    list,
    compose: async (name, query, reader) => {
      const view = composedView(name)
      if (view === undefined) {
        throw new Refusal('unknown-view', { view: name }, `There is no view '${name}'. GET /views lists them.`)
      }
      const shared = defined({ process: query.process, asKnown: query.asKnown, q: query.q })
      const found: [string, PartList['parts'][string]][] = []
      for (const part of view.parts) {
        const { rows, total } = await list(part.view, { ...shared, ...askFor(part) }, reader)
        found.push([part.name, { rows, total }])
      }
      return { parts: Object.fromEntries(found) }
    },
    row: async (name, key, query, reader) => {
      const view = viewOf(name)
      const { rows } = await sql<{ row: string }>`
        select r.row from ${await shownTo(view, query, reader)} where r.key = ${storable(key)}
        order by r.process collate "C", r.bucket collate "C" limit 1`.execute(db)
      return rows[0] === undefined ? undefined : parseRow(rows[0])
    },
  }
}

type Sql = RawBuilder<unknown>
type ChainLink = { readonly process: string; readonly grp: string; readonly rank: number }

/** Whether nobody's row can stand in front of another's. */
const areSingle = (chains: readonly ChainLink[]): boolean =>
  new Set(chains.map(({ process }) => process)).size === chains.length
type Condition = { readonly field: string | null; readonly sql: Sql }
type Order = { readonly field: string; readonly direction: 'asc' | 'desc' }
/** Value of the sorted field, key, process, bucket. */
type Place = [string | null, string, string, string]

const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`true` : sql.join(conditions as Sql[], sql` and `)

/** In each process the reader's groups, 0 the most specific. What a reader is in one process it is not in another. */
function chainsOf(process: string | undefined, reader: Reader, directory: Directory): readonly ChainLink[] {
  const processes = process === undefined ? [...directory.processes.keys()] : [process]
  return processes.flatMap((one) =>
    chainOf(reader, one, directory).map((grp, rank) => ({ process: storable(one), grp, rank })),
  )
}

function limitOf(limit: number | undefined): number {
  const wanted = limit ?? limitUsual
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= limitMax) return wanted
  throw new Refusal(
    'bad-limit',
    { limit, limitMax },
    `A page has 1 to ${limitMax} rows. Ask for fewer, and follow 'next'.`,
  )
}

function orderOf(view: AnyFoldedView, sort: string | undefined): Order {
  if (sort === undefined || sort === '') return view.order
  const field = sort.replace(/^-/, '')
  if (fieldOf(view, field, 'sorted by').sort !== true && field !== view.order.field) {
    throw unknownField(view, field, 'sorted by', (one) => one.sort === true)
  }
  return { field, direction: sort.startsWith('-') ? 'desc' : 'asc' }
}

function sortedBy(view: AnyFoldedView, name: string): Sql {
  return fieldOf(view, name).type === 'number'
    ? sql`(r.fields ->> ${name})::numeric`
    : sql`((r.fields ->> ${name}) collate "C")`
}

/** Rows behind a place in the order; those without a value come last, whatever the direction. */
function behind(view: AnyFoldedView, { field, direction }: Order, [value, key, process, bucket]: Place): Sql {
  const later = sql`(m.key collate "C", m.process collate "C", m.bucket collate "C") > (${key}, ${process}, ${bucket})`
  if (value === null) return sql`(m.v is null and ${later})`
  const mark = fieldOf(view, field).type === 'number' ? sql`${value}::numeric` : sql`${value}::text collate "C"`
  const beyond = direction === 'asc' ? sql`m.v > ${mark}` : sql`m.v < ${mark}`
  return sql`(${beyond} or (m.v = ${mark} and ${later}) or m.v is null)`
}

function conditionsOf(view: AnyFoldedView, query: ListQuery): Condition[] {
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

function fieldOf(view: AnyFoldedView, name: string, use = 'filtered by'): AnyField {
  const field = Object.hasOwn(view.fields, name) ? view.fields[name] : undefined
  if (field === undefined) throw unknownField(view, name, use, () => true)
  return field
}

function unknownField(view: AnyFoldedView, name: string, use: string, fits: (field: AnyField) => boolean): Refusal {
  const known = Object.keys(view.fields).filter((one) => {
    const field = view.fields[one]
    return field !== undefined && fits(field)
  })
  const message = `'${view.name}' cannot be ${use} '${name}'. It can be by: ${known.join(', ')}.`
  return new Refusal('unknown-field', { view: view.name, field: name, known }, message)
}

// The projection wrote it from a row of the view.
const parseRow = ({ row }: { readonly row: string }): StoredRow => JSON.parse(row) as StoredRow

// Sealed by `list`, and opened under the same scope.
const placeOf = (place: unknown): Place => place as Place

const askFor = ({ filter, sort, limit }: Part): Partial<ListQuery> => defined({ filter, sort, limit })

/** Without the fields that are not given. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Object.entries forgets which value belongs to which key; only undefined ones are left out.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
