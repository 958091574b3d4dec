// A line or zone as somebody types it, point by point, or brings it as a GeoJSON file: what it becomes, or what is wrong
// with it and where.
import { faultOfGeometry } from '@parley/peace/in-browser'
import type { LineRow } from '../hub/client.ts'

export type Geometry = LineRow['versions'][number]['geometry']
type Position = [number, number]

export type Drawn =
  | { readonly geometry: Geometry }
  | { readonly fault: 'not-a-point'; readonly line: number }
  | { readonly fault: 'too-few'; readonly least: number }
  | { readonly fault: 'not-geojson' | 'not-one' | 'other-shape' | 'out-of-range' | 'open-ring' }

const leastOfLine = 2
const leastOfZone = 3
const degrees = /^\s*([+-]?\d+(?:\.\d+)?)\s*°?\s*([NS]?)[\s,;]+([+-]?\d+(?:\.\d+)?)\s*°?\s*([EW]?)\s*$/i

/** One point to a line, latitude first, in degrees: '14.52, 42.13' or '14.52 N 42.13 E'. A zone is closed by itself. */
export function drawnOfText(text: string, isZone: boolean): Drawn {
  const positions: Position[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const position = positionOf(line)
    if (position === undefined) return { fault: 'not-a-point', line: at + 1 }
    positions.push(position)
  }
  const [first, last] = [positions[0], positions.at(-1)]
  const isClosed = positions.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
  const least = isZone ? leastOfZone : leastOfLine
  if (first === undefined || positions.length - (isZone && isClosed ? 1 : 0) < least) return { fault: 'too-few', least }
  if (!isZone) return { geometry: { type: 'LineString', coordinates: positions } }
  return { geometry: { type: 'Polygon', coordinates: [isClosed ? positions : [...positions, first]] } }
}

function positionOf(line: string): Position | undefined {
  const [, lat, south, lon, west] = degrees.exec(line) ?? []
  if (lat === undefined || lon === undefined) return undefined
  const position: Position = [signed(lon, west === 'W' || west === 'w'), signed(lat, south === 'S' || south === 's')]
  return isOnEarth(position) ? position : undefined
}

const signed = (digits: string, isTurned: boolean) => Number(digits) * (isTurned ? -1 : 1)
const isOnEarth = ([lon, lat]: Position) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90

/** The one line, polygon or set of polygons of a GeoJSON text; heights are left out. */
export function drawnOfGeoJson(text: string): Drawn {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'not-geojson' }
  }
  const found = geometriesIn(value)
  const [one] = found
  if (one === undefined) return { fault: 'not-geojson' }
  if (found.length > 1) return { fault: 'not-one' }
  if (one.type !== 'LineString' && one.type !== 'Polygon' && one.type !== 'MultiPolygon')
    return { fault: 'other-shape' }
  const depth = { LineString: 1, Polygon: 2, MultiPolygon: 3 }[one.type]
  const coordinates = flat(one.coordinates, depth)
  if (coordinates === undefined) return { fault: 'out-of-range' }
  // As deep as the type asks for, which `flat` held it to.
  const geometry = { type: one.type, coordinates } as Geometry
  return faultOfGeometry(geometry) === undefined ? { geometry } : { fault: 'open-ring' }
}

type Found = { readonly type: unknown; readonly coordinates: unknown }
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function geometriesIn(value: unknown): readonly Found[] {
  if (!isObject(value)) return []
  if (value.type === 'FeatureCollection')
    return Array.isArray(value.features) ? value.features.flatMap(geometriesIn) : []
  if (value.type === 'Feature') return geometriesIn(value.geometry)
  return 'coordinates' in value ? [{ type: value.type, coordinates: value.coordinates }] : []
}

type Nested = Position | readonly Nested[]

/** Positions nested so deep, each cut to longitude and latitude; undefined where anything else stands there. */
function flat(value: unknown, depth: number): Nested | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  if (depth === 0) {
    const [lon, lat]: unknown[] = value
    if (typeof lon !== 'number' || typeof lat !== 'number') return undefined
    return isOnEarth([lon, lat]) ? [lon, lat] : undefined
  }
  const inner: Nested[] = []
  for (const one of value) {
    const found = flat(one, depth - 1)
    if (found === undefined) return undefined
    inner.push(found)
  }
  return inner
}

/** The points of a line as they are typed, so that it can be drawn again; undefined where it is no single path. */
export function textOf(geometry: Geometry): string | undefined {
  const path =
    geometry.type === 'LineString'
      ? geometry.coordinates
      : geometry.type === 'Polygon' && geometry.coordinates.length === 1
        ? geometry.coordinates[0]
        : undefined
  return path?.map(([lon, lat]) => `${lat}, ${lon}`).join('\n')
}
