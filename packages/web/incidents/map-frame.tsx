// A map that needs no connection: land and borders come with the app. It is moved by keys, buttons and fingers; what is
// drawn on it is its children's matter.
import { useQuery } from '@tanstack/react-query'
import type { GeoPermissibleObjects } from 'd3-geo'
import { geoArea, geoMercator, geoPath } from 'd3-geo'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-50m.json?url'
import type { LineRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { useTerm, useWords } from '../words/words.ts'
import type { View } from './map-view.ts'

export const mapHeight = 460

const landQuery = {
  queryKey: ['land'],
  queryFn: async () => {
    const topology = (await (await fetch(atlas)).json()) as Topology<{ countries: GeometryCollection }> // world-atlas' own shape
    return feature(topology, topology.objects.countries)
  },
  staleTime: Number.POSITIVE_INFINITY,
}

export type Project = (place: { readonly lat: number; readonly lon: number }) => readonly [x: number, y: number]
export type Shown = {
  readonly view: View
  readonly width: number
  readonly project: Project
  readonly nearer: (at: { readonly lat: number; readonly lon: number }) => void
}

/** `whole` is the view that shows everything, for a width. */
export function MapFrame({
  count,
  whole,
  marks,
  below,
}: {
  readonly count: number
  readonly whole: (width: number) => View
  readonly marks: (shown: Shown) => ReactNode
  readonly below: (shown: Shown) => ReactNode
}) {
  const words = useWords()
  const process = useProcess()
  const lines = useQuery(allRowsQuery('lines', { process })).data ?? []
  const holder = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  const all = useMemo(() => whole(width), [whole, width])
  const [moved, setMoved] = useState<View | null>(null)
  const view = moved ?? all
  useEffect(() => {
    const element = holder.current
    if (element === null) return
    const watch = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  const projection = useMemo(
    () =>
      geoMercator()
        .center([view.lon, view.lat])
        .scale(view.scale)
        .translate([width / 2, mapHeight / 2]),
    [view, width],
  )
  const shift = (x: number, y: number) => {
    const to = projection.invert?.([width / 2 + x, mapHeight / 2 + y])
    if (to != null) setMoved({ ...view, lon: to[0], lat: Math.max(-84, Math.min(84, to[1])) })
  }
  const zoom = (times: number, at: { lat: number; lon: number } = view) =>
    setMoved({ lat: at.lat, lon: at.lon, scale: Math.max(80, Math.min(400_000, view.scale * times)) })
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowLeft: () => shift(-80, 0),
      ArrowRight: () => shift(80, 0),
      ArrowUp: () => shift(0, -80),
      ArrowDown: () => shift(0, 80),
      '+': () => zoom(2),
      '=': () => zoom(2),
      '-': () => zoom(0.5),
      '0': () => setMoved(null),
    }
    const move = moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    move()
  }
  const drag = useDrag(shift)
  const shown: Shown = {
    view,
    width,
    project: ({ lat, lon }) => projection([lon, lat]) ?? [Number.NaN, Number.NaN],
    nearer: (at) => zoom(3, at),
  }
  return (
    <div className="map-page">
      <p className="quiet" id="map-keys">
        {words('map.keys')}
      </p>
      <div className="map-tools">
        <button type="button" className="quiet-button" onClick={() => zoom(2)}>
          {words('map.in')}
        </button>
        <button type="button" className="quiet-button" onClick={() => zoom(0.5)}>
          {words('map.out')}
        </button>
        <button type="button" className="quiet-button" onClick={() => setMoved(null)}>
          {words('map.all')}
        </button>
      </div>
      <div className="map-holder" ref={holder}>
        <Land view={view} width={width} />
        <section
          className="map-over"
          dir="ltr"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved by the keyboard, which has to get to it
          tabIndex={0}
          aria-label={words('map.label', { count })}
          aria-describedby="map-keys"
          style={{ height: mapHeight }}
          onKeyDown={press}
          {...drag}
        >
          <Lines lines={lines} view={view} width={width} />
          {marks(shown)}
        </section>
      </div>
      <p className="quiet">{words('map.base')}</p>
      {below(shown)}
    </div>
  )
}

/**
 * GeoJSON goes around an area against the clock, and the library that draws with it, on a sphere, the other way: taken as
 * it is, a zone would be everything but itself.
 */
function turned(geometry: LineRow['versions'][number]['geometry']): GeoPermissibleObjects {
  if (geometry.type === 'LineString') return geometry
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const coordinates = polygons.map((rings) =>
    geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI ? rings.map((ring) => ring.toReversed()) : rings,
  )
  return { type: 'MultiPolygon', coordinates }
}

/** Moves by what a finger or a mouse was moved; a press on a point is none. */
function useDrag(shift: (x: number, y: number) => void) {
  const from = useRef<{ x: number; y: number } | null>(null)
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.target === event.currentTarget || event.target instanceof SVGElement) {
        from.current = { x: event.clientX, y: event.clientY }
      }
    },
    onPointerUp: (event: PointerEvent) => {
      const before = from.current
      from.current = null
      if (before === null) return
      const [x, y] = [before.x - event.clientX, before.y - event.clientY]
      if (Math.hypot(x, y) > 4) shift(x, y)
    },
  }
}

function projectionOf(view: View, width: number) {
  return geoMercator()
    .center([view.lon, view.lat])
    .scale(view.scale)
    .translate([width / 2, mapHeight / 2])
    .clipExtent([
      [-20, -20],
      [width + 20, mapHeight + 20],
    ])
}

function Land({ view, width }: { readonly view: View; readonly width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const land = useQuery(landQuery).data
  useEffect(() => {
    const element = canvas.current
    const pen = element?.getContext('2d')
    if (element == null || pen == null) return
    const dense = window.devicePixelRatio || 1
    element.width = width * dense
    element.height = mapHeight * dense
    const colour = (name: string) => getComputedStyle(element).getPropertyValue(name)
    pen.scale(dense, dense)
    pen.fillStyle = colour('--sunken')
    pen.fillRect(0, 0, width, mapHeight)
    if (land === undefined) return
    const path = geoPath(projectionOf(view, width), pen)
    pen.beginPath()
    path(land as GeoPermissibleObjects)
    pen.fillStyle = colour('--surface')
    pen.fill()
    pen.strokeStyle = colour('--line-strong')
    pen.lineWidth = 0.8
    pen.stroke()
  })
  return <canvas ref={canvas} className="map-land" style={{ height: mapHeight, width }} />
}

function Lines({
  lines,
  view,
  width,
}: {
  readonly lines: readonly LineRow[]
  readonly view: View
  readonly width: number
}) {
  const path = geoPath(projectionOf(view, width))
  const term = useTerm()
  return (
    <svg className="map-lines" width={width} height={mapHeight} aria-hidden="true">
      {lines.map((line) => {
        const geometry = line.versions.at(-1)?.geometry
        const shape = geometry === undefined ? undefined : turned(geometry)
        const drawn = shape === undefined ? null : path(shape)
        const at = shape === undefined ? undefined : path.centroid(shape)
        return drawn === null ? null : (
          <g key={line.key} data-zone={geometry?.type !== 'LineString' || undefined}>
            <path d={drawn} />
            {at !== undefined && !Number.isNaN(at[0]) && (
              <text x={at[0]} y={at[1]} textAnchor="middle">
                {line.name || term('lineKind', line.kind)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
