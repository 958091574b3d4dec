// More incidents than a page can hold, on a map: the hub counts them by squares of what is in view. Moved without a
// connection, the map shows what it knew last.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Narrowed } from '../hub/queries.ts'
import { mapQuery, rowsQuery } from '../hub/queries.ts'
import { Answer } from '../parts/states.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { IncidentLine } from './incident-line.tsx'
import { OneMark } from './map.tsx'
import { MapFrame, mapHeight, type Shown } from './map-frame.tsx'
import { boxText, viewOf, zoomOf } from './map-view.ts'

// The whole world, coarsely: where to look first.
const firstZoom = 8
const listedMost = 60

export default function LargeIncidentMap({ query }: { readonly query: Narrowed }) {
  const all = useQuery({ ...mapQuery('incidents', { ...query, zoom: firstZoom }), placeholderData: keepPreviousData })
  return (
    <Answer of={all} lines={10}>
      {({ squares, total, since }) => <Squares query={query} squares={squares} total={total} since={since} />}
    </Answer>
  )
}

type Places = readonly { readonly lat: number; readonly lon: number }[]

function Squares({
  query,
  squares,
  total,
  since,
}: {
  readonly query: Narrowed
  readonly squares: Places
  readonly total: number
  readonly since: string | null
}) {
  const words = useWords()
  const { day } = useFormats()
  const whole = useCallback((width: number) => viewOf(squares, width, mapHeight), [squares])
  return (
    <MapFrame
      count={total}
      whole={whole}
      marks={(shown) => <Marks query={query} shown={shown} />}
      below={(shown) => (
        <>
          {since !== null && <p className="quiet">{words('map.latest', { day: day(since) })}</p>}
          <Here query={query} shown={shown} />
        </>
      )}
    />
  )
}

function Marks({ query, shown }: { readonly query: Narrowed; readonly shown: Shown }) {
  const words = useWords()
  const { short } = useFormats()
  const { view, width, project, nearer } = shown
  const asked = { ...query, box: boxText(view, width, mapHeight), zoom: zoomOf(view) }
  const { data } = useQuery({ ...mapQuery('incidents', asked), placeholderData: keepPreviousData })
  return (data?.squares ?? []).map(({ lat, lon, count, row }) => {
    const [x, y] = project({ lat, lon })
    if (!(x >= 0 && x <= width && y >= 0 && y <= mapHeight)) return null
    const style = { left: x, top: y }
    const key = `${lat} ${lon} ${count}`
    if (row !== null) return <OneMark key={key} row={row} style={style} />
    const says = words('map.square', { count })
    return (
      <button
        key={key}
        type="button"
        className="map-mark map-cluster"
        style={style}
        aria-label={says}
        title={says}
        onClick={() => nearer({ lat, lon })}
      >
        {short(count)}
      </button>
    )
  })
}

/** What is in view, as a list. */
function Here({ query, shown: { view, width } }: { readonly query: Narrowed; readonly shown: Shown }) {
  const words = useWords()
  const box = boxText(view, width, mapHeight)
  const { data } = useQuery({
    ...rowsQuery('incidents', { ...query, box, limit: listedMost }),
    placeholderData: keepPreviousData,
  })
  if (data === undefined) return null
  return (
    <section>
      <h2>{words('map.here')}</h2>
      {data.total === 0 && <p className="quiet">{words('map.none')}</p>}
      {(data.more || data.total > data.rows.length) && (
        <p className="quiet">{words('map.firstHere', { count: data.rows.length })}</p>
      )}
      <ul className="rows">
        {data.rows.map((row) => (
          <IncidentLine key={row.key} row={row} />
        ))}
      </ul>
    </section>
  )
}
