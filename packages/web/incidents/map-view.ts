// Where a map looks, and which points on it are drawn as one.

export type View = { readonly lat: number; readonly lon: number; readonly scale: number }
type Placed = { readonly lat: number | null; readonly lon: number | null }

const margin = 48
// About 30 km across on a phone: nearer than that a single place would be all there is.
const nearestScale = 60_000

/** Everything in view, as near as that allows. */
export function viewOf(rows: readonly Placed[], width: number, height: number): View {
  const lats = rows.flatMap(({ lat }) => (lat === null ? [] : [lat]))
  const lons = rows.flatMap(({ lon }) => (lon === null ? [] : [lon]))
  if (lats.length === 0) return { lat: 20, lon: 10, scale: width / 6.3 }
  const range = (values: readonly number[]) => {
    const low = values.reduce((a, b) => Math.min(a, b))
    const high = values.reduce((a, b) => Math.max(a, b))
    return [low, high] as const
  }
  const [west, east] = range(lons)
  const [south, north] = range(lats).map(mercator) as [number, number]
  const across = ((east - west) * Math.PI) / 180
  const up = north - south
  const scale = Math.min(
    across === 0 ? nearestScale : (width - 2 * margin) / across,
    up === 0 ? nearestScale : (height - 2 * margin) / up,
    nearestScale,
  )
  return { lat: latitude((south + north) / 2), lon: (west + east) / 2, scale: Math.max(80, scale) }
}

const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (Math.max(-84, Math.min(84, lat)) * Math.PI) / 360))
const latitude = (y: number) => (Math.atan(Math.sinh(y)) * 180) / Math.PI

/** West, south, east and north of what is in view, as the hub takes it; to about a metre. */
export function boxText({ lat, lon, scale }: View, width: number, height: number): string {
  const across = (width / 2 / scale) * (180 / Math.PI)
  const up = height / 2 / scale
  const middle = mercator(lat)
  const isAll = across >= 180
  const round = (degrees: number) => degrees.toFixed(5)
  const wrapped = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180
  const [west, east] = isAll ? [-180, 180] : [wrapped(lon - across), wrapped(lon + across)]
  return [west, Math.max(-84, latitude(middle - up)), east, Math.min(84, latitude(middle + up))].map(round).join(',')
}

/** The finest squares of a map of the world that are no smaller than a mark with its room: the world is 2^zoom across. */
export function zoomOf({ scale }: View): number {
  return Math.max(0, Math.min(22, Math.floor(Math.log2((2 * Math.PI * scale) / square))))
}

// Marks are 24 px, so that a finger meets one and not two.
const square = 36

/** Points in one square of the screen are one, in the middle of them. A zoom keeps every point in some square. */
export function clustersOf<R>(
  points: readonly { readonly row: R; readonly x: number; readonly y: number }[],
): { readonly rows: readonly R[]; readonly x: number; readonly y: number }[] {
  const squares = new Map<string, { rows: R[]; x: number; y: number }>()
  for (const { row, x, y } of points) {
    const name = `${Math.floor(x / square)} ${Math.floor(y / square)}`
    const one = squares.get(name) ?? { rows: [], x: 0, y: 0 }
    one.rows.push(row)
    one.x += x
    one.y += y
    squares.set(name, one)
  }
  return [...squares.values()].map(({ rows, x, y }) => ({ rows, x: x / rows.length, y: y / rows.length }))
}
