// Names for the values of rows and for the squares of a map, all of one width, so that the rows which have one can be kept
// together in order. What is named so is what a list can be narrowed by however long it is.
import { hash } from 'node:crypto'
import type { AnyFoldedView } from '@parley/peace'

/** A place on a square map of the world (Mercator's, cut off near the poles), 2^24 across, from north-west. */
export type GridPoint = { readonly x: number; readonly y: number }

export const gridBits = 24
const gridSize = 2 ** gridBits
// Where a square map of the world ends.
const latMax = 85.051128

export function gridPoint({ lat, lon }: { readonly lat: number; readonly lon: number }): GridPoint {
  const phi = (Math.max(-latMax, Math.min(latMax, lat)) * Math.PI) / 180
  const on = (share: number) => Math.max(0, Math.min(gridSize - 1, Math.floor(share * gridSize)))
  return { x: on((lon + 180) / 360), y: on(0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)) }
}

/** The middle of a square of the grid, to five digits: about a metre. */
export function latLon({ x, y }: GridPoint): { readonly lat: number; readonly lon: number } {
  const lon = ((x + 0.5) / gridSize) * 360 - 180
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + 0.5)) / gridSize))) * 180) / Math.PI
  const short = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  return { lat: short(lat), lon: short(lon) }
}

/** At zoom z the world is 2^z squares across. Rows are counted by squares of these. */
export const zoomsCounted = [4, 6, 8, 10, 12, 14, 16] as const
/** And kept together by squares of these. */
export const zoomsKept = [8, 12, 16] as const

/** How far a place on the grid is shifted to have its square at that zoom. */
export const shiftOf = (zoom: number): number => gridBits - zoom

// Characters that separate names from values; a name of a field has none.
const [valueMark, squareMark, orderMark] = ['\u001f', '\u001e', '\u001d']
/**
 * Between a value and the key where rows stand in the order of that value, so that rows of one value are in the order of
 * their keys, and a page looks up no more of them than it takes. It comes before any character that a value may have.
 */
export const keyMark = '\u0001'

/** The name of a field's value, as the database keeps it: 64 bits. */
export const termOf = (field: string, value: string): string => short(`${field}${valueMark}${value}`)

/** The name of a square of a map. */
export const squareTerm = (zoom: number, x: number, y: number): string => short(`${squareMark}${zoom}/${x}/${y}`)

/** All rows of a shelf, in the order of another field than the view's own. */
export const sortTerm = (field: string): string => short(`${orderMark}${field}`)

/** The number of all rows of a shelf stands under this. */
export const everyTerm = '0'

// The first 64 bits of SHA-256, as a signed number. Two values of one name would be taken for one; nobody finds such by chance.
function short(text: string): string {
  return hash('sha256', text, 'buffer').readBigInt64BE(0).toString()
}

/** The same names, each worked out once. It holds words, so it lasts as long as a batch. */
export class TermNames {
  readonly #known = new Map<string, string>()

  value(field: string, value: string): string {
    return this.#once(`${field}${valueMark}${value}`, () => termOf(field, value))
  }
  square(zoom: number, x: number, y: number): string {
    return this.#once(`${squareMark}${zoom}/${x}/${y}`, () => squareTerm(zoom, x, y))
  }
  sort(field: string): string {
    return this.#once(`${orderMark}${field}`, () => sortTerm(field))
  }

  #once(text: string, name: () => string): string {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const made = name()
    this.#known.set(text, made)
    return made
  }
}

/** A value of a row, with its name; `counted` where lists say how many rows have it. */
export type Valued = {
  readonly term: string
  readonly field: string
  readonly value: string
  readonly counted: boolean
}

/** The values of a row by which lists are narrowed. Numbers and what is missing are looked up in the row itself. */
export function valuesOf(view: AnyFoldedView, fields: Readonly<Record<string, unknown>>, names: TermNames): Valued[] {
  return Object.entries(view.fields).flatMap(([field, { type, facet }]) => {
    if (type === 'number' || field === view.order.field) return []
    const given = fields[field]
    const values = Array.isArray(given) ? given : given === null || given === undefined ? [] : [given]
    return [...new Set(values.map(String))].map((value) => ({
      term: names.value(field, value),
      field,
      value,
      counted: facet === true,
    }))
  })
}

/** Whether a list is narrowed to this value by its name. */
export const isNamed = (view: AnyFoldedView, field: string, value: string): boolean => {
  const of = view.fields[field]
  return of !== undefined && value !== '' && field !== view.order.field && of.type !== 'number'
}
