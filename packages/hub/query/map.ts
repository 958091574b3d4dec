// A vast view as marks on a map: rows counted by the squares they lie in, and where one lies alone, the row itself.
import { type RawBuilder, sql } from 'kysely'
import { latLon, shiftOf, zoomsCounted } from '../projection/terms.ts'
import { type Db, parseRow, type StoredRow } from './asking.ts'
import { boxOf } from './box.ts'
import { drawnMax, type VastQuestion } from './vast.ts'

export type MapSquare = {
  /** The middle of the rows that lie here. */
  readonly lat: number
  readonly lon: number
  readonly count: number
  /** Where one lies alone. */
  readonly row: StoredRow | null
}
export type MapOf = {
  readonly squares: readonly MapSquare[]
  readonly total: number
  /** Rows up to this instant are not on it, because too many were to be looked through; null where all are. */
  readonly since: string | null
  /** The world is 2^zoom squares across. */
  readonly zoom: number
}

// As many marks as a large screen holds, and rows as a page of a list has.
const squaresMax = 4096
const rowsMax = 200

type Counted = { x: string; y: string; n: number; key: string | null; process: string | null; shelf: number | null }

const world = boxOf({ west: -180, south: -90, east: 180, north: 90 })

/** The squares of the part of the map that is asked for, no smaller than that zoom's. */
export async function mapOf(db: Db, question: VastQuestion, zoom: number): Promise<MapOf> {
  const box = question.box ?? world
  const fine = zoomsCounted.filter((one) => one <= zoom && box.count(one) <= squaresMax)
  const used = fine.at(-1) ?? zoomsCounted[0]
  const latest = question.isOpenButForBox ? undefined : await question.latest(drawnMax)
  const asked = latest === undefined ? kept(question, used) : found(latest.question, used)
  const { rows } = await asked.execute(db)
  const total = rows.reduce((sum, { n }) => sum + n, 0)
  const alone = rows.filter(({ n, key }) => n === 1 && key !== null).slice(0, rowsMax)
  const shown = await rowsOf(db, question.view.name, alone)
  const squares = rows.map(({ x, y, n, key, process }) => ({
    ...latLon({ x: Math.round(Number(x) / n), y: Math.round(Number(y) / n) }),
    count: n,
    row: (n === 1 && shown.get(`${process} ${key}`)) || null,
  }))
  return { squares, total, since: latest?.horizon ?? null, zoom: used }
}

/** From the squares that are kept: every row counts. */
function kept(question: VastQuestion, zoom: number): RawBuilder<Counted> {
  const { shelves } = question
  const box = question.box ?? world
  return sql<Counted>`
    with counted as materialized (
      select q.x, q.y, sum(q.n)::integer as n, sum(q.sum_x)::bigint as sum_x, sum(q.sum_y)::bigint as sum_y from squares q
      where q.shelf = any(${shelves}::integer[]) and q.zoom = ${zoom} and ${box.meets(zoom)}
      group by q.x, q.y having sum(q.n) > 0
    )
    select c.sum_x::text as x, c.sum_y::text as y, c.n, a.key, a.process, a.shelf
    from counted c left join lateral (
      select l.key, s.process, l.shelf from unnest(${shelves}::integer[]) with ordinality as b(id, place)
      join listed l on l.shelf = b.id and l.x = case when c.n = 1 then c.sum_x end and l.y = case when c.n = 1 then c.sum_y end and not l.hidden
      join shelves s on s.id = l.shelf
      where (not l.doubled or (
        select true from unnest(${shelves}::integer[]) with ordinality as n(id, place)
        join shelves o on o.id = n.id and o.process = s.process join listed p on p.shelf = n.id and p.key = l.key
        where n.place < b.place limit 1) is null)
      order by b.place limit 1
    ) a on c.n = 1`
}

/** From the latest rows that match. */
function found(question: VastQuestion, zoom: number): RawBuilder<Counted> {
  const shift = shiftOf(zoom)
  return sql<Counted>`
    with found as materialized (${question.first(drawnMax, undefined, sql`, l.x, l.y`)})
    select sum(f.x::bigint)::text as x, sum(f.y::bigint)::text as y, count(*)::integer as n,
      min(f.key) as key, min(f.process) as process, min(f.shelf) as shelf
    from found f where f.x is not null group by f.x >> ${shift}::integer, f.y >> ${shift}::integer`
}

async function rowsOf(db: Db, view: string, places: readonly Counted[]): Promise<ReadonlyMap<string, StoredRow>> {
  if (places.length === 0) return new Map()
  const wanted = places.map(({ shelf, key }) => ({ shelf, key }))
  const { rows } = await sql<{ row: string }>`
    select r.row from json_to_recordset(${JSON.stringify(wanted)}::json) as p(shelf integer, key text)
    join shelves s on s.id = p.shelf cross join lateral (
      select r.row from rows r where r.view = ${view} and r.process = s.process and r.grp = s.grp and r.key = p.key
        and r.to_seq is null offset 0
    ) r where r.row is not null`.execute(db)
  return new Map(rows.map(parseRow).map((row) => [`${row.process} ${row.key}`, row]))
}
