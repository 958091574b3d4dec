// A line or zone drawn small, as it will be entered: its points in their order, and the side that is beyond it.
import { boundsOf } from '@parley/peace/in-browser'
import { useWords } from '../words/words.ts'
import type { Geometry } from './points.ts'

const width = 320
const height = 160
const margin = 16
const tick = 9

type Spot = readonly [x: number, y: number]

export function LineSketch({ geometry, beyond }: { readonly geometry: Geometry; readonly beyond: string }) {
  const words = useWords()
  const bounds = boundsOf(geometry)
  const spot = spotOn(bounds)
  const paths: readonly (readonly Spot[])[] = pathsOf(geometry).map((path) => path.map(spot))
  const points = paths.reduce((sum, path) => sum + path.length, 0)
  const span = [bounds.south, bounds.west, bounds.north, bounds.east].map(degreesOf)
  const said = words('line.sketch', { count: points, south: span[0], west: span[1], north: span[2], east: span[3] })
  const [start] = paths[0] ?? []
  return (
    <figure className="line-sketch">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
        {paths.map((path) => (
          <path
            key={path.join(' ')}
            d={`M${path.map(([x, y]) => `${x} ${y}`).join('L')}`}
            data-zone={geometry.type !== 'LineString' || undefined}
          />
        ))}
        {beyond !== '' &&
          paths.flatMap((path) =>
            path.slice(1).map((to, at) => {
              const from = path[at] ?? to
              return <path key={`${from} ${to}`} className="line-side" d={tickOf(from, to, beyond === 'left')} />
            }),
          )}
        {start !== undefined && <circle cx={start[0]} cy={start[1]} r={4} />}
      </svg>
      <figcaption className="quiet">{said}</figcaption>
    </figure>
  )
}

/** As it is typed, whatever the language: a sign that stands behind its number would be read as another place. */
const degreesOf = (value: number) => String(Math.round(value * 1e4) / 1e4)

type Position = readonly [number, number]

const pathsOf = (geometry: Geometry): readonly (readonly Position[])[] =>
  geometry.type === 'LineString'
    ? [geometry.coordinates]
    : geometry.type === 'Polygon'
      ? geometry.coordinates
      : geometry.coordinates.flat()

/** A degree of longitude is as much shorter than one of latitude as it is there. */
function spotOn({ west, south, east, north }: ReturnType<typeof boundsOf>) {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [across, up] = [(east - west) * shrink, north - south]
  const scale = Math.min((width - 2 * margin) / (across || 1e-9), (height - 2 * margin) / (up || 1e-9))
  const [left, top] = [(width - across * scale) / 2, (height - up * scale) / 2]
  return ([lon, lat]: Position): Spot => [
    Math.round(left + (lon - west) * shrink * scale),
    Math.round(top + (north - lat) * scale),
  ]
}

/** A short stroke from the middle of a stretch to one of its sides, as one goes from its first point to its last. */
function tickOf([ax, ay]: Spot, [bx, by]: Spot, isLeft: boolean): string {
  const length = Math.hypot(bx - ax, by - ay) || 1
  // Down is more on a screen, so left of the way is the other way round than on paper.
  const turn = isLeft ? 1 : -1
  const [x, y] = [(ax + bx) / 2, (ay + by) / 2]
  return `M${x} ${y}l${((by - ay) / length) * tick * turn} ${(-(bx - ax) / length) * tick * turn}`
}
