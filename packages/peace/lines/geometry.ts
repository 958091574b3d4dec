// Whether a point lies in a zone, or beyond a line, and whether that can be said at all of a place that is known only
// roughly. Runs in a page as well: no validator is needed for it.
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import type { Geometry, Position } from './shapes.ts'

/** A ring that does not come back to where it began, or undefined. */
export function faultOfGeometry(geometry: Geometry): { readonly path: string; readonly reason: string } | undefined {
  const open = ringsOf(geometry).some((ring) => {
    const [first, last] = [ring[0], ring.at(-1)]
    return first?.[0] !== last?.[0] || first?.[1] !== last?.[1]
  })
  return open ? { path: 'geometry', reason: 'has a ring that does not end where it begins' } : undefined
}

export type Point = { readonly lat: number; readonly lon: number }

/** 'unclear' where the place is not known exactly enough to say, or the line has no side that is beyond it. */
export type Beyond = 'yes' | 'no' | 'unclear'

/**
 * Does the point lie in the zone, or on the far side of the line? `marginKm` is how far the point may be from where it is
 * said to be.
 */
export function liesBeyond(
  point: Point,
  line: { readonly geometry: Geometry; readonly beyond?: 'left' | 'right' | null | undefined },
  marginKm: number,
): Beyond {
  const { geometry, beyond } = line
  const border = distanceKm(point, geometry)
  if (geometry.type !== 'LineString') {
    if (marginKm > 0 && border < marginKm) return 'unclear'
    return booleanPointInPolygon([point.lon, point.lat], geometry as never) ? 'yes' : 'no' // the same shape as GeoJSON's own type
  }
  if (beyond == null || border < marginKm || border === 0) return 'unclear'
  return sideOf(point, geometry.coordinates) === beyond ? 'yes' : 'no'
}

/** How far the point is from the line, or from the border of the zone. */
export function distanceKm(point: Point, geometry: Geometry): number {
  let least = Number.POSITIVE_INFINITY
  for (const path of pathsOf(geometry)) {
    for (let n = 1; n < path.length; n++) least = Math.min(least, toSegment(point, path[n - 1]!, path[n]!).km)
  }
  return least
}

/** The least and the largest longitude and latitude. */
export function boundsOf(geometry: Geometry): {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
} {
  const all = pathsOf(geometry).flat()
  const lons = all.map(([lon]) => lon)
  const lats = all.map(([, lat]) => lat)
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b))
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b))
  return { west: least(lons), south: least(lats), east: most(lons), north: most(lats) }
}

const ringsOf = (geometry: Geometry): readonly (readonly Position[])[] =>
  geometry.type === 'LineString' ? [] : geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

const pathsOf = (geometry: Geometry): readonly (readonly Position[])[] =>
  geometry.type === 'LineString' ? [geometry.coordinates] : ringsOf(geometry)

// Kilometres to a degree of latitude, on a sphere of 6371 km.
const kmPerDegree = 111.195

/**
 * Distance to the nearest place of a segment, on a plane that touches the earth at the point: right to a hundredth within
 * some hundred kilometres, which is as far as lines of agreements run.
 */
function toSegment(
  point: Point,
  a: Position,
  b: Position,
): { readonly km: number; readonly cross: number; readonly at: number } {
  const shrink = Math.cos((point.lat * Math.PI) / 180)
  const plane = ([lon, lat]: Position) =>
    [(lon - point.lon) * shrink * kmPerDegree, (lat - point.lat) * kmPerDegree] as const
  const [ax, ay] = plane(a)
  const [bx, by] = plane(b)
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const at = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  const km = Math.hypot(ax + at * dx, ay + at * dy)
  // Of the vector along the segment and the one to the point: above zero where the point lies to the left.
  return { km, cross: dx * -ay - dy * -ax, at }
}

/**
 * The side of the line a point lies on, by the segment nearest to it. Where that is a corner, both segments are as near, and
 * the one that the point lies more squarely beside decides.
 */
function sideOf(point: Point, path: readonly Position[]): 'left' | 'right' {
  let best = { km: Number.POSITIVE_INFINITY, sine: 0 }
  for (let n = 1; n < path.length; n++) {
    const [a, b] = [path[n - 1]!, path[n]!]
    const { km, cross } = toSegment(point, a, b)
    const shrink = Math.cos((point.lat * Math.PI) / 180)
    const length = Math.hypot((b[0] - a[0]) * shrink, b[1] - a[1]) * kmPerDegree
    const sine = length === 0 ? 0 : cross / length
    const isNearer = km < best.km - 1e-9
    const isAsNear = Math.abs(km - best.km) <= 1e-9
    if (isNearer || (isAsNear && Math.abs(sine) > Math.abs(best.sine))) best = { km, sine }
  }
  return best.sine > 0 ? 'left' : 'right'
}

/** How far a place of each class of precision may be from its coordinates. */
export const marginsKm = { 1: 1, 2: 25, 3: 100 } as const

/** Squares of one degree by their south-west corner, as a name that lines and places share: 'N14E042'. */
export function squareOf({ lat, lon }: Point): string {
  const [south, west] = [Math.floor(Math.min(lat, 89.999)), Math.floor(lon >= 180 ? -180 : lon)]
  const ns = `${south < 0 ? 'S' : 'N'}${String(Math.abs(south)).padStart(2, '0')}`
  return `${ns}${west < 0 ? 'W' : 'E'}${String(Math.abs(west)).padStart(3, '0')}`
}

// More squares than this are not asked for one by one.
const squaresMax = 900

/** The squares a line or zone may matter to: those it spans and, of a line, those around it; null where they are too many. */
export function squaresOf(geometry: Geometry): readonly string[] | null {
  const { west, south, east, north } = boundsOf(geometry)
  // A line has a far side without an end; what lies more than a degree off it is not asked about.
  const around = geometry.type === 'LineString' ? 1 : 0
  const squares: string[] = []
  for (let lat = Math.floor(south) - around; lat <= Math.floor(north) + around; lat++) {
    for (let lon = Math.floor(west) - around; lon <= Math.floor(east) + around; lon++) {
      if (squares.length === squaresMax) return null
      if (lat >= -90 && lat < 90 && lon >= -180 && lon < 180) squares.push(squareOf({ lat, lon }))
    }
  }
  return squares
}
