// Lists of a view with very many rows, answered from the shelves (projection/listing.ts): as much is read as a page takes,
// and counting stops where more would not be waited for. What a reader's own groups have on their shelves is all that is
// read, counted or looked up.
import type { AnyFoldedView } from '@parley/peace'
import { sql } from 'kysely'
import { storable } from '../projection/row-text.ts'
import { everyTerm, isNamed, keyMark, sortTerm, termOf } from '../projection/terms.ts'
import {
  all,
  type ChainLink,
  type Condition,
  conditionsOf,
  type Db,
  type FacetCount,
  instantIn,
  type ListQuery,
  type Order,
  orderOf,
  type Place,
  type RowList,
  type Sql,
} from './asking.ts'
import { boxOf, type GridBox } from './box.ts'

// Rows are counted one by one up to here, which takes some hundredths of a second,
const countedMax = 2_000
/** and up to here also value by value. */
const facetedMax = 1_000
// For a count no more rows than these are looked through, the latest first,
const lookedThroughMax = 2_000
/** and for a map these. */
export const drawnMax = 10_000
// As many rows are sorted where no index has them in order.
const sortedMax = 10_000
// More branches than this are asked for in one loop, and not each in its own part of the statement.
const branchesMax = 12

/** What one reader group has of the view in one process. */
type Shelf = {
  readonly id: number
  readonly process: string
  readonly grp: string
  /** Shelves whose rows stand before this one's rows of the same key. */
  readonly before: readonly number[]
  /** By term: how many rows of its own have it, and what is added for it to what a reader is shown. */
  readonly tallies: Readonly<Record<string, readonly [own: number, n: number]>>
}

/** Values of which any will do. */
type Alternatives = {
  readonly field: string | null
  readonly terms: readonly string[]
  /** Whether a row may have several of them. */
  readonly overlap: boolean
  readonly isCounted: boolean
  /** Rows that have one of them, at the most. */
  readonly size: number
}

/**
 * What leads to the rows. `value` is what they are in order by; `marks`, where the postings have them in order of it and of
 * the key.
 */
type Driver = { readonly alternatives: Alternatives | null; readonly value: Sql; readonly marks?: Sql }

type Way = { readonly shelf: Shelf; readonly term: string | null; readonly earlier: readonly string[] }

type Parts = {
  readonly db: Db
  readonly view: AnyFoldedView
  readonly query: ListQuery
  readonly shelves: readonly Shelf[]
  readonly alternatives: readonly Alternatives[]
  /** What has no name, and is looked up in the rows themselves. */
  readonly rest: readonly Condition[]
  readonly box: GridBox | null
  /** Rows up to this are left out. */
  readonly horizon: string | null
}

/** A question to the shelves of one reader. */
export class VastQuestion {
  readonly view: AnyFoldedView
  readonly order: Order
  readonly box: GridBox | null
  readonly #parts: Parts
  readonly #since: string | undefined
  readonly #until: string | undefined

  private constructor(parts: Parts) {
    const { query, view, box } = parts
    this.#parts = parts
    this.view = view
    this.box = box
    this.#since = query.since === undefined ? undefined : instantIn(query.since)
    this.#until = query.until === undefined ? undefined : instantIn(query.until)
    this.order = orderOf(view, query.sort)
  }

  static async of(db: Db, view: AnyFoldedView, query: ListQuery, chains: readonly ChainLink[]): Promise<VastQuestion> {
    const { named, rest } = sortedOut(view, query)
    const shelves = await shelvesOf(db, view, chains, [everyTerm, ...named.flatMap(({ terms }) => terms)])
    const alternatives = named.map((one) => ({ ...one, size: sizeOf(one, shelves) }))
    const box = query.box === undefined ? null : boxOf(query.box)
    if (box !== null) {
      const within = await box.squares(
        db,
        shelves.map(({ id }) => id),
      )
      if (within !== undefined) alternatives.push({ field: null, overlap: false, isCounted: false, ...within })
    }
    return new VastQuestion({ db, view, query, shelves, alternatives, rest, box, horizon: null })
  }

  /** Whether a list may be asked for here: sorted as the shelves are. */
  static canSort(view: AnyFoldedView, { sort }: ListQuery): boolean {
    const { field, direction } = orderOf(view, sort)
    // Rows of one value come in the order of their keys, up whichever way the values go.
    return field === view.order.field || (direction === 'asc' && view.vast?.sorts.includes(field) === true)
  }

  get shelves(): readonly number[] {
    return this.#parts.shelves.map(({ id }) => id)
  }

  /** Without what the field is narrowed to. */
  without(field: string): VastQuestion {
    const { alternatives, rest } = this.#parts
    const others = <T extends { readonly field: string | null }>(some: readonly T[]) =>
      some.filter((one) => one.field !== field)
    return new VastQuestion({ ...this.#parts, alternatives: others(alternatives), rest: others(rest) })
  }

  /**
   * The latest rows alone, so that no more are looked through than may be waited for. `horizon` is the instant up to which
   * they are left out; null where none is.
   */
  async latest(max = lookedThroughMax): Promise<{ readonly question: VastQuestion; readonly horizon: string | null }> {
    const { sort: _, ...query } = this.#parts.query
    const question = new VastQuestion({ ...this.#parts, query })
    const driver = question.#driver()
    const ways = question.#ways(driver)
    const size = driver.alternatives?.size ?? addedUp(this.#parts.shelves, [everyTerm], 0)
    if (size <= max || ways.length === 0) return { question, horizon: null }
    const each = Math.ceil(max / ways.length)
    const [at, from] = driver.alternatives === null ? [sql`l.at`, sql`listed l`] : [sql`d.at`, sql`postings d`]
    const marks = ways.map(({ shelf, term }) => {
      const which =
        term === null
          ? sql`l.shelf = ${shelf.id}::integer and not l.hidden`
          : sql`d.shelf = ${shelf.id}::integer and d.term = ${term}::bigint`
      return sql`(select ${at} as at from ${from} where ${all([which, ...question.#times(at)])}
        order by ${at} desc offset ${each} limit 1)`
    })
    const { rows } = await sql<{ at: string | null }>`
      select max(m.at) as at from (${sql.join(marks, sql` union all `)}) m`.execute(this.#parts.db)
    const horizon = rows[0]?.at ?? null
    return { question: new VastQuestion({ ...this.#parts, query, horizon }), horizon }
  }

  isNarrowedBy(field: string): boolean {
    return [...this.#parts.alternatives, ...this.#parts.rest].some((one) => one.field === field)
  }

  /** The first `limit` rows in order, behind a place; `columns` of `l`, the row on its shelf, besides its place. */
  first(limit: number, after: Place | undefined, columns: Sql = sql``): Sql {
    const driver = this.#driver()
    const ways = this.#ways(driver)
    if (ways.length === 0) {
      return sql`select '' as v, l.key, '' as process, l.shelf ${columns} from listed l where false`
    }
    const direction = sql.raw(this.order.direction)
    // Each row is looked up by itself, in the order of the postings: reading both whole and joining them takes far longer.
    const lookedUp = sql`cross join lateral (select * from listed l where l.id = d.id offset 0) l`
    type From = { shelf: Sql; process: Sql; term: Sql | null; earlier: Sql | null; before: Sql | null }
    const branch = (way: From, from: Sql) => sql`
      select ${driver.value} as v, l.key, ${way.process} as process, l.shelf ${columns} from ${from}
      where ${all(this.#where(driver, way, after))}
      order by ${driver.marks ?? sql`${driver.value} ${direction}, l.key`} limit ${limit}`
    if (ways.length <= branchesMax) {
      const some = ways.map(({ shelf, term, earlier }) => {
        const way = {
          shelf: sql`${shelf.id}::integer`,
          process: sql`${shelf.process}::text`,
          term: term === null ? null : sql`${term}::bigint`,
          earlier: earlier.length === 0 ? null : sql`${earlier}::bigint[]`,
          before: shelf.before.length === 0 ? null : sql`${shelf.before}::integer[]`,
        }
        return sql`(${branch(way, term === null ? this.#listed(way.shelf) : sql`postings d ${lookedUp}`)})`
      })
      return this.#inOrder(sql.join(some, sql` union all `), limit)
    }
    const of = (name: Sql): From => ({
      shelf: sql`${name}.shelf`,
      process: sql`${name}.process`,
      term: driver.alternatives === null ? null : sql`${name}.term`,
      earlier: driver.alternatives?.overlap === true ? sql`${name}.earlier` : null,
      before: sql`${name}.before`,
    })
    const given = ways.map(({ shelf: { id, process, before }, term, earlier }) => ({
      ...{ shelf: id, process, before, term, earlier },
    }))
    const branches = sql`json_to_recordset(${JSON.stringify(given)}::json)
      as b(shelf integer, process text, term bigint, earlier bigint[], before integer[])`
    if (driver.alternatives !== null && !this.#isResorted() && driver.alternatives.size <= sortedMax) {
      // Few rows of many values, such as those of the squares of a map: put in order by their postings alone, so that no
      // more of them are looked up than a page takes.
      const mark = after === undefined ? [] : [upTo(sql`p.at`, this.order, after)]
      const postings = sql`select b.*, p.at, p.id from ${branches} cross join postings p
        where ${all([sql`p.shelf = b.shelf and p.term = b.term`, ...this.#times(sql`p.at`), ...mark])}
        order by p.at ${direction} offset 0`
      return this.#inOrder(sql`(${branch(of(sql`d`), sql`(${postings}) d ${lookedUp}`)})`, limit)
    }
    const from = driver.alternatives === null ? this.#listed(sql`b.shelf`) : sql`postings d ${lookedUp}`
    return this.#inOrder(sql`select m.* from ${branches} cross join lateral (${branch(of(sql`b`), from)}) m`, limit)
  }

  /** Where only the latest rows are wanted, they are read by their time, whatever else they must have. */
  #listed(shelf: Sql): Sql {
    if (this.#parts.horizon === null) return sql`listed l`
    const conditions = [sql`l.shelf = ${shelf} and not l.hidden`, ...this.#times(sql`l.at`)]
    return sql`(select * from listed l where ${all(conditions)} offset 0) l`
  }

  #inOrder(rows: Sql, limit: number): Sql {
    const direction = sql.raw(this.order.direction)
    return sql`select * from (${rows}) u order by v ${direction}, key, process collate "C" limit ${limit}`
  }

  /** How many rows match, as far as that is counted. */
  async total(): Promise<Total> {
    const exact = this.#exactly()
    if (exact !== undefined) return { total: exact, more: false }
    const { question, horizon } = await this.latest()
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from (${question.first(countedMax + 1, undefined)}) c`.execute(this.#parts.db)
    return cut(rows[0]?.n ?? 0, horizon)
  }

  /** How often each value of these fields stands among the rows that match, or the latest of them; and how many match. */
  async facets(fields: readonly string[]): Promise<Faceted> {
    const exact = this.#exactly()
    if (this.#isOpen()) {
      const { rows } = await sql<ValueCount>`
        select t.field, t.value, sum(t.n)::integer as n from tallies t
        where t.shelf = any(${this.shelves}::integer[]) and t.field = any(${fields}::text[])
        group by t.field, t.value having sum(t.n) > 0`.execute(this.#parts.db)
      return { facets: byField(fields, rows), counted: null, total: exact ?? 0, more: false }
    }
    const { question, horizon } = await this.latest()
    const looked = exact === undefined ? countedMax : facetedMax
    const { rows } = await sql<ValueCount>`
      with found as materialized (${question.first(looked + 1, undefined, sql`, l.terms`)}),
      counted as (
        select e.term, count(*)::integer as n from (select terms from found limit ${facetedMax}) f, unnest(f.terms) as e(term)
        group by e.term
      )
      select t.field, t.value, c.n from counted c cross join lateral (
        select t.field, t.value from tallies t where t.shelf = any(${this.shelves}::integer[]) and t.term = c.term limit 1
      ) t where t.field = any(${fields}::text[])
      union all select '', '', count(*)::integer from found`.execute(this.#parts.db)
    const found = rows.find(({ field }) => field === '')?.n ?? 0
    const isWhole = found <= facetedMax && horizon === null
    const total = exact === undefined ? cut(found, horizon) : { total: exact, more: false }
    return { facets: byField(fields, rows), counted: isWhole ? null : Math.min(found, facetedMax), ...total }
  }

  #isTimeless(): boolean {
    return this.#since === undefined && this.#until === undefined
  }

  /** Whether nothing narrows the question. */
  #isOpen(): boolean {
    return this.#isTimeless() && this.box === null && this.#parts.alternatives.length + this.#parts.rest.length === 0
  }

  get isOpenButForBox(): boolean {
    const isNarrowed = this.#parts.rest.length > 0 || this.#parts.alternatives.some(({ field }) => field !== null)
    return this.#isTimeless() && !isNarrowed
  }

  /** The number that the tallies tell, where they do. */
  #exactly(): number | undefined {
    const [only, ...others] = this.#parts.alternatives
    if (!this.#isTimeless() || this.box !== null || this.#parts.rest.length + others.length > 0) return undefined
    if (only !== undefined && (!only.isCounted || (only.overlap && only.terms.length > 1))) return undefined
    return addedUp(this.#parts.shelves, only?.terms ?? [everyTerm], 1)
  }

  /** The rarest of what the rows must have, or the order they are wanted in. */
  #driver(): Driver {
    const rarest = this.#parts.alternatives.toSorted((a, b) => a.size - b.size)[0]
    const place = this.view.vast?.sorts.indexOf(this.order.field) ?? -1
    if (this.#isResorted()) {
      const value = sql`(l.sorts[${place + 1}::integer] collate "C")`
      if (rarest !== undefined && rarest.size <= sortedMax) return { alternatives: rarest, value }
      return { alternatives: { ...none, terms: [sortTerm(this.order.field)] }, value, marks: sql`d.at` }
    }
    if (rarest === undefined || (rarest.field === null && rarest.size > sortedMax)) {
      const named = this.#parts.alternatives
        .filter(({ field }) => field !== null)
        .toSorted((a, b) => a.size - b.size)[0]
      if (named === undefined) return { alternatives: null, value: sql`l.at` }
      return { alternatives: named, value: sql`d.at` }
    }
    return { alternatives: rarest, value: sql`d.at` }
  }

  /** Wanted in the order of another field than the view's own. */
  #isResorted(): boolean {
    return this.order.field !== this.view.order.field
  }

  #ways({ alternatives }: { readonly alternatives: Alternatives | null }): Way[] {
    return this.#parts.shelves.flatMap((shelf): Way[] => {
      if (alternatives === null) return [{ shelf, term: null, earlier: [] }]
      // A value that is counted and that the shelf does not have leads nowhere.
      const had = alternatives.terms.filter((term) => !alternatives.isCounted || (shelf.tallies[term]?.[0] ?? 0) > 0)
      return had.map((term, at) => ({ shelf, term, earlier: alternatives.overlap ? had.slice(0, at) : [] }))
    })
  }

  #times(at: Sql): Sql[] {
    const { horizon } = this.#parts
    return [
      ...(this.#since === undefined ? [] : [sql`${at} >= ${this.#since}`]),
      ...(this.#until === undefined ? [] : [sql`${at} < ${this.#until}`]),
      ...(horizon === null ? [] : [sql`${at} > ${horizon}`]),
    ]
  }

  #where(
    driver: Driver,
    way: { shelf: Sql; process: Sql; term: Sql | null; earlier: Sql | null; before: Sql | null },
    after: Place | undefined,
  ): Sql[] {
    const at = driver.value
    const time = this.#isResorted() ? sql`l.at` : at
    const conditions: Sql[] =
      way.term === null
        ? [sql`l.shelf = ${way.shelf} and not l.hidden`]
        : [sql`d.shelf = ${way.shelf} and d.term = ${way.term} and not l.hidden`]
    if (way.earlier !== null) conditions.push(sql`not l.terms && ${way.earlier}`)
    for (const one of this.#parts.alternatives) {
      if (one !== driver.alternatives && one.field !== null) conditions.push(sql`l.terms && ${one.terms}::bigint[]`)
    }
    conditions.push(...this.#times(time))
    if (this.box !== null) conditions.push(this.box.holds)
    if (way.before !== null) {
      // One look-up for each row that may be doubled: asked with `exists`, all keys of the nearer shelves may be read first.
      conditions.push(sql`(not l.doubled or (
        select true from listed s where s.shelf = any(${way.before}) and s.key = l.key limit 1) is null)`)
    }
    if (after !== undefined) {
      const [value, key] = after
      if (driver.marks !== undefined) conditions.push(sql`${driver.marks} >= ${`${value ?? ''}${keyMark}${key}`}::text`)
      conditions.push(...beyond(at, this.order, way.process, after))
    }
    if (this.#parts.rest.length > 0) {
      conditions.push(sql`exists (select from rows r join shelves s on s.view = r.view and s.process = r.process and s.grp = r.grp
        where s.id = l.shelf and r.view = ${this.view.name} and r.key = (l.key collate "default") and r.to_seq is null
          and ${all(this.#parts.rest.map((one) => one.sql))})`)
    }
    return conditions
  }
}

const none: Alternatives = { field: null, terms: [], overlap: false, isCounted: false, size: 0 }

export type Total = Pick<RowList, 'total' | 'more'>
export type Faceted = Pick<RowList, 'total' | 'more' | 'facets' | 'counted'>

const cut = (n: number, horizon: string | null): Total => ({
  total: Math.min(n, countedMax),
  more: n > countedMax || horizon !== null,
})

type ValueCount = { readonly field: string; readonly value: string; readonly n: number }

const facetValuesMax = 100

const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

function byField(fields: readonly string[], rows: readonly ValueCount[]): Record<string, readonly FacetCount[]> {
  return Object.fromEntries(
    fields.map((name) => [
      name,
      rows
        .filter(({ field }) => field === name)
        .sort((a, b) => b.n - a.n || byCodePoint(a.value, b.value))
        .slice(0, facetValuesMax)
        .map(({ value, n }) => ({ value, count: n })),
    ]),
  )
}

const upTo = (at: Sql, { direction }: Pick<Order, 'direction'>, [value]: readonly [Place[0], ...unknown[]]): Sql =>
  sql`${at} ${direction === 'asc' ? sql`>=` : sql`<=`} ${value ?? ''}::text`

/** Rows behind a place; the first condition lets an index begin there. */
function beyond(at: Sql, { direction }: Order, process: Sql, [value, key, inProcess]: Place): Sql[] {
  const mark = sql`${value ?? ''}::text`
  const past = direction === 'asc' ? sql`>` : sql`<`
  return [
    upTo(at, { direction }, [value]),
    sql`(${at} ${past} ${mark} or (l.key, ${process} collate "C") > (${key}::text, ${inProcess}::text collate "C"))`,
  ]
}

/** Which filters are looked for by their names on the shelves, and which in the rows. */
function sortedOut(view: AnyFoldedView, query: ListQuery) {
  const named: Omit<Alternatives, 'size'>[] = []
  const rest: Record<string, readonly string[]> = {}
  for (const [field, given] of Object.entries(query.filter ?? {})) {
    const values = (typeof given === 'string' ? [given] : given).map(storable)
    const of = view.fields[field]
    if (of === undefined || !values.every((value) => isNamed(view, field, value))) rest[field] = values
    else {
      const terms = [...new Set(values)].map((value) => termOf(field, value))
      named.push({ field, terms, overlap: of.type === 'list', isCounted: of.facet === true })
    }
  }
  const { q } = query
  return { named, rest: conditionsOf(view, { filter: rest, ...(q === undefined ? {} : { q }) }) }
}

const sizeOf = ({ terms, isCounted }: Omit<Alternatives, 'size'>, shelves: readonly Shelf[]): number =>
  // What is not counted is what few rows have: a day, a case, a report.
  isCounted ? addedUp(shelves, terms, 0) : 1

/** Rows of the shelves' own (0), or what a reader of all of them is shown (1). */
const addedUp = (shelves: readonly Shelf[], terms: readonly string[], which: 0 | 1): number =>
  shelves.flatMap(({ tallies }) => terms.map((term) => tallies[term]?.[which] ?? 0)).reduce((sum, n) => sum + n, 0)

async function shelvesOf(
  db: Db,
  view: AnyFoldedView,
  chains: readonly ChainLink[],
  terms: readonly string[],
): Promise<readonly Shelf[]> {
  type Found = Omit<Shelf, 'before' | 'tallies'> & { rank: number; tallies: Shelf['tallies'] | null }
  const { rows } = await sql<Found>`
    select s.id, s.process, s.grp, c.rank,
      (select json_object_agg(t.term, json_build_array(t.own, t.n)) from tallies t
        where t.shelf = s.id and t.term = any(${terms}::bigint[])) as tallies
    from json_to_recordset(${JSON.stringify(chains)}::json) as c(process text, grp text, rank integer)
    join shelves s on s.view = ${view.name} and s.process = c.process and s.grp = c.grp
    order by s.process collate "C", c.rank`.execute(db)
  return rows.map((row) => {
    const beside = rows.filter(({ process }) => process === row.process)
    return {
      ...row,
      tallies: row.tallies ?? {},
      before: beside.filter(({ rank }) => rank < row.rank).map(({ id }) => id),
    }
  })
}
