// Keeps what vast views are listed, counted and mapped from in step with their rows: taken off the shelf when a row ends,
// put on it when one begins. What stands there after is a function of the rows that stand, in whatever order they came.
import type { AnyFoldedView, Directory, Row } from '@parley/peace'
import { sql } from 'kysely'
import type { Stored } from './bucket.ts'
import { effectsOf } from './effect.ts'
import type { BucketName, Connection, NewVersion } from './store.ts'
import {
  everyTerm,
  type GridPoint,
  gridPoint,
  keyMark,
  shiftOf,
  sortTerm,
  TermNames,
  type Valued,
  valuesOf,
  zoomsCounted,
  zoomsKept,
} from './terms.ts'
import { fieldsOf } from './versions.ts'

/** A row's place: the key as one group of a process has it. */
export type Listed = { readonly view: string; readonly process: string; readonly grp: string; readonly key: string }

export type Change = {
  /** Rows that ended, and those that begin. */
  readonly off: readonly Listed[]
  readonly on: readonly NewVersion[]
  /** All rows of the bucket, and who is who, when they were folded. */
  readonly before: { readonly rows: Stored; readonly directory: Directory }
  readonly after: { readonly rows: Stored; readonly directory: Directory }
}

type Shelf = Omit<Listed, 'key'>
type Tally = Shelf & { term: string; field: string; value: string; own: number; n: number }
type Square = Shelf & { zoom: number; x: number; y: number; n: number; sum_x: number; sum_y: number }
type ListedRow = Listed & {
  readonly doubled: boolean
  readonly hidden: boolean
  readonly at?: string
  readonly sorts?: readonly string[]
  readonly orders?: readonly string[]
  readonly terms?: readonly string[]
  readonly x?: number | undefined
  readonly y?: number | undefined
}
/** What a row's text comes to. */
type Meant = { readonly values: readonly Valued[]; readonly place: GridPoint | undefined }

const every: Valued = { term: everyTerm, field: '', value: '', counted: true }

/** What one batch takes off the shelves and puts on them. */
export class Relisting {
  readonly #off: Listed[] = []
  readonly #on: ListedRow[] = []
  readonly #names = new TermNames()
  /** Shelves that are known to be there. */
  readonly #shelves = new Set<string>()
  readonly #doubled: Listed[] = []
  readonly #views = new Map<string, AnyFoldedView>()
  readonly #tallies = new Map<string, Tally>()
  readonly #squares = new Map<string, Square>()
  /** Whether something is taken away, so that nothing may be left of what is counted. */
  #mayEmpty = false

  add(view: AnyFoldedView, bucket: BucketName, { off, on, before, after }: Change): void {
    if (view.vast === undefined) return
    this.#views.set(view.name, view)
    const meant = new Map<string, Meant>()
    const meaningOf = (text: string): Meant => {
      const known = meant.get(text) ?? meaningOfText(view, text, this.#names)
      meant.set(text, known)
      return known
    }
    for (const version of on) {
      const { fields, key, row, point } = version
      if (row !== null && fields !== null) {
        meant.set(row, {
          values: valuesOf(view, fields, this.#names),
          place: point == null ? undefined : gridPoint(point),
        })
      }
      const others = [...after.rows].filter(([grp, rows]) => grp !== version.grp && rows.has(key))
      for (const [grp] of others) this.#doubled.push(placeOf({ ...bucket, grp, key }))
      this.#on.push(listedOf(view, version, row === null ? undefined : meaningOf(row), others.length > 0, this.#names))
      if (row !== null) this.#owns(version, meaningOf(row), 1)
    }
    for (const one of off) {
      this.#off.push(placeOf(one))
      const text = before.rows.get(one.grp)?.get(one.key)
      if (text != null) this.#owns(one, meaningOf(text), -1)
    }
    for (const key of new Set([...off, ...on].map((one) => one.key))) {
      for (const [sign, { rows, directory }] of [[-1, before] as const, [1, after] as const]) {
        for (const { group, text, n } of effectsOf(key, bucket.process, rows, directory)) {
          this.#mayEmpty ||= sign * n < 0 || off.length > 0 || rows.size > 1
          this.#count({ ...bucket, grp: group }, meaningOf(text), sign * n)
        }
      }
    }
  }

  /** Takes off and puts on what was added since the last call. */
  async writeRows(db: Connection): Promise<void> {
    const [off, on] = [this.#off.splice(0), this.#on.splice(0)]
    await takeOff(db, off, [...this.#views.values()])
    await makeShelves(db, on, this.#shelves)
    await putOn(db, on)
  }

  /** Counts it all, once every row is in its place. */
  async writeCounts(db: Connection): Promise<void> {
    const tallies = [...this.#tallies.values()].filter(({ own, n }) => own !== 0 || n !== 0)
    const squares = [...this.#squares.values()].filter(({ n, sum_x, sum_y }) => n !== 0 || sum_x !== 0 || sum_y !== 0)
    await makeShelves(db, [...tallies, ...squares], this.#shelves)
    await tally(db, tallies, this.#mayEmpty)
    await map(db, squares, this.#mayEmpty)
    if (this.#doubled.length === 0) return
    await sql`
      update listed l set doubled = true from ${placesOf(this.#doubled)}
        join shelves s on s.view = g.view and s.process = g.process and s.grp = g.grp
      where l.shelf = s.id and l.key = g.key and not l.doubled`.execute(db)
  }

  #owns(shelf: Shelf, { values }: Meant, own: number): void {
    for (const value of [every, ...values]) if (value.counted) this.#tally(shelf, value).own += own
  }

  #count(shelf: Shelf, { values, place }: Meant, n: number): void {
    for (const value of [every, ...values]) if (value.counted) this.#tally(shelf, value).n += n
    if (place === undefined) return
    for (const zoom of zoomsCounted) {
      const square = this.#square(shelf, zoom, place)
      square.n += n
      square.sum_x += n * place.x
      square.sum_y += n * place.y
    }
  }

  #tally({ view, process, grp }: Shelf, { term, field, value }: Valued): Tally {
    const id = `${view} ${process} ${grp} ${term}`
    const known = this.#tallies.get(id) ?? { view, process, grp, term, field, value, own: 0, n: 0 }
    this.#tallies.set(id, known)
    return known
  }

  #square({ view, process, grp }: Shelf, zoom: number, place: GridPoint): Square {
    const [x, y] = [place.x >> shiftOf(zoom), place.y >> shiftOf(zoom)]
    const id = `${view} ${process} ${grp} ${zoom} ${x} ${y}`
    const known = this.#squares.get(id) ?? { view, process, grp, zoom, x, y, n: 0, sum_x: 0, sum_y: 0 }
    this.#squares.set(id, known)
    return known
  }
}

const placeOf = ({ view, process, grp, key }: Listed): Listed => ({ view, process, grp, key })

const placesOf = (places: readonly Listed[]) =>
  sql`json_to_recordset(${JSON.stringify(places)}::json) as g(view text, process text, grp text, key text)`

function meaningOfText(view: AnyFoldedView, text: string, names: TermNames): Meant {
  // The projection wrote it from a row of this view.
  const row = JSON.parse(text) as Row
  const point = view.vast?.point(row)
  return { values: valuesOf(view, fieldsOf(view, row), names), place: point == null ? undefined : gridPoint(point) }
}

function listedOf(
  view: AnyFoldedView,
  version: NewVersion,
  meant: Meant | undefined,
  doubled: boolean,
  names: TermNames,
): ListedRow {
  const { fields } = version
  const shelf = { ...placeOf(version), doubled }
  if (fields === null || meant === undefined || view.vast === undefined) return { ...shelf, hidden: true }
  const { values, place } = meant
  const text = (field: string) => (typeof fields[field] === 'string' ? fields[field] : '')
  const squareAt =
    ({ x, y }: GridPoint) =>
    (zoom: number) =>
      names.square(zoom, x >> shiftOf(zoom), y >> shiftOf(zoom))
  return {
    ...shelf,
    hidden: false,
    at: text(view.order.field),
    sorts: view.vast.sorts.map(text),
    orders: view.vast.sorts.map((field) => names.sort(field)),
    terms: [...values.map(({ term }) => term), ...(place === undefined ? [] : zoomsKept.map(squareAt(place)))],
    x: place?.x,
    y: place?.y,
  }
}

async function takeOff(db: Connection, places: readonly Listed[], views: readonly AnyFoldedView[]): Promise<void> {
  if (places.length === 0) return
  const orders = views.flatMap(({ name, vast }) =>
    (vast?.sorts ?? []).map((field, index) => ({ view: name, place: index + 1, term: sortTerm(field) })),
  )
  await sql`
    with gone as materialized (
      delete from listed l using ${placesOf(places)} join shelves s on s.view = g.view and s.process = g.process and s.grp = g.grp
      where l.shelf = s.id and l.key = g.key returning l.id, l.shelf, l.key, l.at, l.sorts, l.terms, l.hidden, g.view
    )
    delete from postings p using (
      select shelf, unnest(terms) as term, at, id from gone where not hidden
      union all
      select o.shelf, n.term, o.sorts[n.place] || ${keyMark}::text || o.key, o.id from gone o
      join json_to_recordset(${JSON.stringify(orders)}::json) as n(view text, place integer, term bigint) on n.view = o.view
      where not o.hidden
    ) o where p.shelf = o.shelf and p.term = o.term and p.at = o.at and p.id = o.id`.execute(db)
}

async function makeShelves(db: Connection, all: readonly Shelf[], known: Set<string>): Promise<void> {
  const shelves = new Map(all.map(({ view, process, grp }) => [`${view} ${process} ${grp}`, { view, process, grp }]))
  for (const name of known) shelves.delete(name)
  if (shelves.size === 0) return
  for (const name of shelves.keys()) known.add(name)
  await sql`
    insert into shelves (view, process, grp)
    select view, process, grp from json_to_recordset(${JSON.stringify([...shelves.values()])}::json)
      as g(view text, process text, grp text)
    where not exists (select from shelves s where s.view = g.view and s.process = g.process and s.grp = g.grp)`.execute(
    db,
  )
}

const rowsAtOnce = 4000

function* parts<T>(all: readonly T[]): Generator<string> {
  for (let from = 0; from < all.length; from += rowsAtOnce) yield JSON.stringify(all.slice(from, from + rowsAtOnce))
}

const onShelf = sql`join shelves s on s.view = g.view and s.process = g.process and s.grp = g.grp`

async function putOn(db: Connection, all: readonly ListedRow[]): Promise<void> {
  for (const json of parts(all)) {
    await sql`
      with given as materialized (
        select nextval('listed_ids') as id, s.id as shelf, g.key, coalesce(g.at, '') as at, g.x, g.y, g.hidden, g.doubled,
          array(select json_array_elements_text(g.sorts)) as sorts,
          array(select json_array_elements_text(g.orders)::bigint) as orders,
          array(select json_array_elements_text(g.terms)::bigint) as terms
        from json_to_recordset(${json}::json) as g(view text, process text, grp text, key text, at text, sorts json,
          orders json, terms json, x integer, y integer, hidden boolean, doubled boolean) ${onShelf}
      ), list as (
        insert into listed (id, shelf, key, at, sorts, terms, x, y, hidden, doubled)
        select id, shelf, key, at, sorts, terms, x, y, hidden, doubled from given order by shelf, at
      )
      insert into postings (shelf, term, at, id)
      select shelf, unnest(terms) as term, at, id from given where not hidden
      union all
      select o.shelf, n.term, n.at || ${keyMark}::text || o.key, o.id from given o, unnest(o.orders, o.sorts) as n(term, at) where not o.hidden
      order by 1, 2, 3`.execute(db)
  }
}

async function tally(db: Connection, all: readonly Tally[], mayEmpty: boolean): Promise<void> {
  for (const json of parts(all)) {
    await sql`
      insert into tallies as t (shelf, term, field, value, own, n)
      select s.id, g.term, g.field, g.value, g.own, g.n from json_to_recordset(${json}::json)
        as g(view text, process text, grp text, term bigint, field text, value text, own integer, n integer) ${onShelf}
      on conflict (shelf, term) do update set own = t.own + excluded.own, n = t.n + excluded.n`.execute(db)
  }
  // A value that no row has any more may be what was erased.
  if (mayEmpty) await sql`delete from tallies where own = 0 and n = 0`.execute(db)
}

async function map(db: Connection, all: readonly Square[], mayEmpty: boolean): Promise<void> {
  for (const json of parts(all)) {
    await sql`
      insert into squares as q (shelf, zoom, x, y, n, sum_x, sum_y)
      select s.id, g.zoom, g.x, g.y, g.n, g.sum_x, g.sum_y from json_to_recordset(${json}::json) as g(view text, process text,
        grp text, zoom integer, x integer, y integer, n integer, sum_x bigint, sum_y bigint) ${onShelf}
      on conflict (shelf, zoom, x, y) do update
        set n = q.n + excluded.n, sum_x = q.sum_x + excluded.sum_x, sum_y = q.sum_y + excluded.sum_y`.execute(db)
  }
  if (mayEmpty) await sql`delete from squares where n = 0 and sum_x = 0 and sum_y = 0`.execute(db)
}
