// A part of the map as the database knows it: bounds on the grid, and the squares that cover it.
import { sql } from 'kysely'
import { gridBits, gridPoint, shiftOf, squareTerm, zoomsKept } from '../projection/terms.ts'
import { Refusal } from '../refusal.ts'
import type { Box, Db, Sql } from './asking.ts'

// Squares that are asked for one by one.
const squaresMax = 200

export type GridBox = {
  /** Whether a row on its shelf, `l`, lies within. */
  readonly holds: Sql
  /** Whether a square `q` of that zoom has a part of it. */
  readonly meets: (zoom: number) => Sql
  /** How many squares of that zoom do. */
  readonly count: (zoom: number) => number
  /** Names of the squares that cover it, and how many rows they hold; undefined where they are too many to be of use. */
  squares(db: Db, shelves: readonly number[]): Promise<{ terms: readonly string[]; size: number } | undefined>
}

/** Refuses with 'bad-box'. */
export function boxOf({ west, south, east, north }: Box): GridBox {
  if (
    south > north ||
    [south, north].some((lat) => Math.abs(lat) > 90) ||
    [west, east].some((lon) => Math.abs(lon) > 180)
  ) {
    throw new Refusal(
      'bad-box',
      { west, south, east, north },
      'A box is west, south, east, north in degrees, with south below north: box=41.5,13,44,15.5.',
    )
  }
  const low = gridPoint({ lat: north, lon: west })
  const high = gridPoint({ lat: south, lon: east })
  // Across the line at 180 degrees it is two.
  const spans = west <= east ? [[low.x, high.x] as const] : [[low.x, 2 ** gridBits - 1] as const, [0, high.x] as const]
  const within = (x: Sql, y: Sql, shift: number): Sql => {
    const across = spans.map(([from, to]) => sql`${x} between ${from >> shift}::integer and ${to >> shift}::integer`)
    return sql`(${sql.join(across, sql` or `)}) and ${y} between ${low.y >> shift}::integer and ${high.y >> shift}::integer`
  }
  const count = (zoom: number) => {
    const shift = shiftOf(zoom)
    const across = spans.reduce((sum, [from, to]) => sum + (to >> shift) - (from >> shift) + 1, 0)
    return across * ((high.y >> shift) - (low.y >> shift) + 1)
  }
  const meets = (zoom: number) => within(sql`q.x`, sql`q.y`, shiftOf(zoom))
  return {
    holds: within(sql`l.x`, sql`l.y`, 0),
    meets,
    count,
    squares: async (db, shelves) => {
      const zoom = zoomsKept.findLast((one) => count(one) <= squaresMax)
      if (zoom === undefined) return undefined
      const { rows } = await sql<{ x: number; y: number; n: number }>`
        select q.x, q.y, sum(q.n)::integer as n from squares q
        where q.shelf = any(${shelves}::integer[]) and q.zoom = ${zoom} and ${meets(zoom)} group by q.x, q.y`.execute(
        db,
      )
      return {
        terms: rows.map(({ x, y }) => squareTerm(zoom, x, y)),
        size: rows.reduce((sum, { n }) => sum + n, 0),
      }
    },
  }
}
