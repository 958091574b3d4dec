// Any view as a list: what a reader's groups show, filtered, searched, sorted, counted and cut into pages. Every value
// that comes from outside is bound; names of fields are looked up in the view before they are.
import { type AnyFoldedView, composedView, type Directory, foldedView, type Part } from '@parley/peace'
import { sql } from 'kysely'
import { storable } from '../projection/row-text.ts'
import type { Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'
import { dayBegan, type Times } from '../times.ts'
import {
  all,
  areSingle,
  behind,
  type Condition,
  chainsOf,
  conditionsOf,
  type Db,
  type FacetCount,
  fieldOf,
  instantIn,
  type ListQuery,
  limitOf,
  orderOf,
  type Place,
  parseRow,
  placeOf,
  type RowList,
  type Sql,
  type StoredRow,
  sortedBy,
  unknownField,
} from './asking.ts'
import type { Cursors } from './cursor.ts'
import { type MapOf, mapOf } from './map.ts'
import type { ReadAs } from './read-as.ts'
import { type Faceted, VastQuestion } from './vast.ts'

export type { ListQuery } from './asking.ts'

/** A composed view: each part a list as the same reader would get it. */
export type PartList = {
  readonly parts: Readonly<
    Record<string, { readonly rows: readonly StoredRow[]; readonly total: number; readonly more: boolean }>
  >
}

export type Lists = {
  list(view: string, query: ListQuery, reader: Reader): Promise<RowList>
  /** Of a vast view: its rows on a map. Refuses other views with 'no-map'. */
  map(view: string, query: ListQuery & { readonly zoom: number }, reader: Reader): Promise<MapOf>
  compose(view: string, query: ListQuery, reader: Reader): Promise<PartList>
  row(
    view: string,
    key: string,
    query: { readonly process?: string; readonly asKnown?: string },
    reader: Reader,
  ): Promise<StoredRow | undefined>
}

export type ListParts = {
  readonly readAs: ReadAs
  readonly directory: () => Directory
  readonly times: Pick<Times, 'seenBy'>
  readonly cursors: Cursors
  readonly views?: readonly AnyFoldedView[]
}

const facetValuesMax = 100

/** Refuses with 'unknown-view', 'unknown-field', 'bad-filter', 'bad-limit', 'bad-instant', 'no-history' or 'bad-cursor'. */
export function lists(parts: ListParts): Lists {
  const { readAs, directory, times, cursors } = parts
  const viewOf = (name: string): AnyFoldedView => {
    const view = parts.views === undefined ? foldedView(name) : parts.views.find((one) => one.name === name)
    if (view !== undefined) return view
    throw new Refusal('unknown-view', { view: name }, `There is no view '${name}'. GET /views lists them.`)
  }

  const listIn = async (db: Db, name: string, query: ListQuery, reader: Reader): Promise<RowList> => {
    const view = viewOf(name)
    if (isVast(view, query)) return vastListIn(db, view, query, reader)
    const limit = limitOf(query.limit)
    const order = orderOf(view, query.sort)
    const shown = shownTo(view, query, reader)
    const conditions = conditionsOf(view, query)
    const scope = scopeOf(name, query, reader)
    const after = query.cursor === undefined ? undefined : placeOf(cursors.open(query.cursor, scope))
    const value = sortedBy(view, order.field)
    const inOrder = sql`m.v is null, m.v ${sql.raw(order.direction)},
      m.key collate "C", m.process collate "C", m.bucket collate "C"`
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
      ),
      page as (
        select * from matching m where ${after === undefined ? sql`true` : behind(view, order, after)}
        order by ${inOrder} limit ${limit + 1}
      )
      select r.row, m.v::text as v, m.key, m.process, m.bucket, (select count(*)::integer from matching) as total
      from page m join rows r on r.ctid = m.at
      order by ${inOrder}`.execute(db)
    const total = rows[0]?.total ?? (await count(db, shown, conditions))
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const next =
      rows.length > limit && last !== undefined
        ? cursors.seal([last.v, last.key, last.process, last.bucket] satisfies Place, scope)
        : null
    const facets = await facetsOf(db, view, query, shown, conditions)
    return { rows: page.map(parseRow), total, more: false, next, facets, counted: null }
  }

  /** The same from the shelves. */
  const vastListIn = async (db: Db, view: AnyFoldedView, query: ListQuery, reader: Reader): Promise<RowList> => {
    const limit = limitOf(query.limit)
    const fields = [...new Set(query.facets ?? [])]
    for (const field of fields) checkFacet(view, field)
    const scope = scopeOf(view.name, query, reader)
    const after = query.cursor === undefined ? undefined : placeOf(cursors.open(query.cursor, scope))
    const question = await VastQuestion.of(db, view, query, chainsOf(query.process, reader, directory()))
    const { rows } = await sql<{ row: string; v: string; key: string; process: string }>`
      with page as materialized (${question.first(limit + 1, after)})
      select r.row, p.v, p.key, p.process from page p join shelves s on s.id = p.shelf cross join lateral (
        select r.row from rows r where r.view = ${view.name} and r.process = s.process and r.grp = s.grp and r.key = (p.key collate "default")
          and r.to_seq is null offset 0
      ) r order by p.v ${sql.raw(question.order.direction)}, p.key, p.process collate "C"`.execute(db)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const next =
      rows.length > limit && last !== undefined
        ? cursors.seal([last.v, last.key, last.process, last.key] satisfies Place, scope)
        : null
    return { rows: page.map(parseRow), next, ...(await countedOf(question, fields)) }
  }

  const mapIn = async (db: Db, name: string, query: ListQuery & { zoom: number }, reader: Reader): Promise<MapOf> => {
    const view = viewOf(name)
    if (view.vast === undefined) {
      throw new Refusal(
        'no-map',
        { view: name },
        `No map shows '${name}': its rows lie nowhere. 'incidents' can be asked for.`,
      )
    }
    const { sort: _, cursor: __, asKnown: ___, ...asked } = query
    return mapOf(db, await VastQuestion.of(db, view, asked, chainsOf(query.process, reader, directory())), query.zoom)
  }

  const count = async (db: Db, shown: Sql, conditions: readonly Condition[]): Promise<number> => {
    const where = all(conditions.map((one) => one.sql))
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${shown} where ${where}`.execute(db)
    return rows[0]?.n ?? 0
  }

  const facetsOf = async (
    db: Db,
    view: AnyFoldedView,
    query: ListQuery,
    shown: Sql,
    conditions: readonly Condition[],
  ): Promise<RowList['facets']> => {
    const facets: Record<string, readonly FacetCount[]> = {}
    for (const name of new Set(query.facets ?? [])) {
      const field = checkFacet(view, name)
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
  const shownTo = (view: AnyFoldedView, query: { process?: string; asKnown?: string }, reader: Reader): Sql => {
    const chains = chainsOf(query.process, reader, directory())
    const groups = sql`json_to_recordset(${JSON.stringify(chains)}::json) as c(process text, grp text, rank integer)`
    const ofGroups = sql`rows r join ${groups} on c.process = r.process and c.grp = r.grp
      where r.view = ${view.name} and ${atInstant(view, 'r', query.asKnown)}`
    if (areSingle(chains)) return sql`(select r.ctid, r.* from ${ofGroups} and r.row is not null) as r`
    // Only places are sorted: the rows themselves are wide.
    return sql`(
      select r.ctid, r.* from (
        select distinct on (r.process collate "C", r.key collate "C", r.bucket collate "C") r.ctid as at from ${ofGroups}
        order by r.process collate "C", r.key collate "C", r.bucket collate "C", c.rank
      ) w join rows r on r.ctid = w.at where r.row is not null) as r`
  }

  /**
   * The row each of the reader's groups has under the key, the most specific group's for each process and bucket. Looked
   * for in one group after the other, so that other groups' rows of the same key are not even come by: hidden and absent
   * take the same time.
   */
  const rowsUnder = async (
    db: Db,
    view: AnyFoldedView,
    key: string,
    query: { process?: string; asKnown?: string },
    reader: Reader,
  ): Promise<{ row: string }[]> => {
    const chains = JSON.stringify(chainsOf(query.process, reader, directory()))
    const { rows } = await sql<{ process: string; bucket: string; row: string | null }>`
      select r.process, r.bucket, r.row
      from json_to_recordset(${chains}::json) as c(process text, grp text, rank integer)
      cross join lateral (
        select r.process, r.bucket, r.row from rows r
        where r.view = ${view.name} and r.process = c.process and r.grp = c.grp and r.key = ${storable(key)}
          and ${atInstant(view, 'r', query.asKnown)}
        offset 0
      ) r
      order by r.process collate "C", r.bucket collate "C", c.rank`.execute(db)
    return rows.flatMap(({ process, bucket, row }, at) => {
      const before = rows[at - 1]
      const isFirst = before?.process !== process || before.bucket !== bucket
      return isFirst && row !== null ? [{ row }] : []
    })
  }

  const atInstant = (view: AnyFoldedView, row: 'r' | 's', asKnown: string | undefined): Sql => {
    const [from, to] = [sql.ref(`${row}.from_seq`), sql.ref(`${row}.to_seq`)]
    if (asKnown === undefined) return sql`${to} is null`
    const asked = Date.parse(instantIn(asKnown))
    if (!view.versioned) {
      throw new Refusal(
        'no-history',
        { view: view.name },
        `'${view.name}' keeps no earlier states. Ask without asKnown.`,
      )
    }
    // What is kept by day is known as each day began.
    const seen = times.seenBy(view.versioned === 'by-day' ? dayBegan(asked) - 1 : asked)
    return sql`${from} < ${seen} and (${to} is null or ${to} >= ${seen})`
  }

  return {
    list: (name, query, reader) => readAs(reader, (db) => listIn(db, name, query, reader)),
    map: (name, query, reader) => readAs(reader, (db) => mapIn(db, name, query, reader)),
    compose: async (name, query, reader) => {
      const view = composedView(name)
      if (view === undefined) {
        throw new Refusal('unknown-view', { view: name }, `There is no view '${name}'. GET /views lists them.`)
      }
      const shared = defined({ process: query.process, asKnown: query.asKnown, q: query.q })
      return readAs(reader, async (db) => {
        const found: [string, PartList['parts'][string]][] = []
        for (const part of view.parts) {
          const { rows, total, more } = await listIn(db, part.view, { ...shared, ...askFor(part) }, reader)
          found.push([part.name, { rows, total, more }])
        }
        return { parts: Object.fromEntries(found) }
      })
    },
    row: async (name, key, query, reader) => {
      const view = viewOf(name)
      const rows = await readAs(reader, (db) => rowsUnder(db, view, key, query, reader))
      return rows[0] === undefined ? undefined : parseRow(rows[0])
    },
  }
}

/** A cursor fits the question it was given for, and nobody else's. */
const scopeOf = (view: string, query: ListQuery, { person, organisation }: Reader) => [
  view,
  query.process,
  query.q,
  query.filter,
  query.sort,
  query.asKnown,
  query.since,
  query.until,
  query.box,
  person,
  organisation,
]

/** Whether the shelves answer: they hold what stands now, in the view's own order and some others. */
function isVast(view: AnyFoldedView, query: ListQuery): boolean {
  if (view.vast !== undefined && query.asKnown === undefined && VastQuestion.canSort(view, query)) return true
  if (query.box === undefined && query.since === undefined && query.until === undefined) return false
  throw new Refusal(
    'not-narrowed',
    { view: view.name },
    `This list cannot be narrowed by 'box', 'since' or 'until'. 'incidents' can, in the order of times or places, as known now.`,
  )
}

function checkFacet(view: AnyFoldedView, name: string) {
  const field = fieldOf(view, name)
  if (field.facet !== true) throw unknownField(view, name, 'counted', (one) => one.facet === true)
  return field
}

/** Each facet counts what matches everything but the field's own filter. */
async function countedOf(question: VastQuestion, fields: readonly string[]): Promise<Faceted> {
  const own = fields.filter((field) => question.isNarrowedBy(field))
  const others = fields.filter((field) => !own.includes(field))
  const { total, more, ...whole } =
    others.length === 0 ? { ...(await question.total()), facets: {}, counted: null } : await question.facets(others)
  const facets: Record<string, RowList['facets'][string]> = { ...whole.facets }
  let { counted } = whole
  for (const field of own) {
    const part = await question.without(field).facets([field])
    facets[field] = part.facets[field] ?? []
    // The narrowest of them is what is said.
    if (part.counted !== null) counted = Math.min(part.counted, counted ?? part.counted)
  }
  return { total, more, facets, counted }
}

const askFor = ({ filter, sort, limit }: Part): Partial<ListQuery> => defined({ filter, sort, limit })

/** Without the fields that are not given. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Object.entries forgets which value belongs to which key; only undefined ones are left out.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
