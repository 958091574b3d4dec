// Incidents on a map: points that would cover each other are drawn as one with their number, and everything is a button
// and stands in the list below as well.

import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { IncidentRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { useChosenNames } from '../names/names.tsx'
import { incidentPath } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'
import { IncidentLine } from './incident-line.tsx'
import { MapFrame, mapHeight, type Project } from './map-frame.tsx'
import { clustersOf, viewOf } from './map-view.ts'

const listedMost = 60

/** Of all the rows at hand: nothing is asked for when the map is moved. */
export default function IncidentMap({ rows }: { readonly rows: readonly IncidentRow[] }) {
  const words = useWords()
  const placed = useMemo(() => rows.filter((row) => row.lat !== null && row.lon !== null), [rows])
  const whole = useCallback((width: number) => viewOf(placed, width, mapHeight), [placed])
  const inView = (project: Project, width: number) =>
    placed
      .map((row) => ({ row, at: project({ lat: row.lat ?? 0, lon: row.lon ?? 0 }) }))
      .filter(({ at: [x, y] }) => x >= 0 && x <= width && y >= 0 && y <= mapHeight)
  return (
    <MapFrame
      count={placed.length}
      whole={whole}
      marks={({ project, width, nearer }) =>
        clustersOf(inView(project, width).map(({ row, at }) => ({ row, x: at[0], y: at[1] }))).map((cluster) => (
          <Mark key={cluster.rows[0]?.key} cluster={cluster} onNearer={nearer} />
        ))
      }
      below={({ project, width }) => {
        const here = inView(project, width)
        return (
          <>
            {rows.length > placed.length && (
              <p className="quiet">{words('map.unplaced', { count: rows.length - placed.length })}</p>
            )}
            <section>
              <h2>{words('map.here')}</h2>
              {here.length === 0 && <p className="quiet">{words('map.none')}</p>}
              <ul className="rows">
                {here.slice(0, listedMost).map(({ row }) => (
                  <IncidentLine key={row.key} row={row} />
                ))}
              </ul>
            </section>
          </>
        )
      }}
    />
  )
}

type Cluster = ReturnType<typeof clustersOf<IncidentRow>>[number]

function Mark({
  cluster,
  onNearer,
}: {
  readonly cluster: Cluster
  readonly onNearer: (at: { lat: number; lon: number }) => void
}) {
  const words = useWords()
  const navigate = useNavigate()
  const { shown } = useChosenNames()
  const { rows, x, y } = cluster
  const [first] = rows
  if (first === undefined) return null
  const style = { left: x, top: y }
  const isOnePlace = rows.every((row) => row.lat === first.lat && row.lon === first.lon)
  if (rows.length === 1) return <OneMark row={first} style={style} />
  // Where they all lie on one spot, nearer shows no more of them: the list does.
  const open = () =>
    isOnePlace
      ? void navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({ ...before, show: undefined, place: [first.place] }),
        } as never) // the pages are routes made from a list
      : onNearer({ lat: mean(rows.map((row) => row.lat ?? 0)), lon: mean(rows.map((row) => row.lon ?? 0)) })
  return (
    <button
      type="button"
      className="map-mark map-cluster"
      style={style}
      aria-label={words('map.cluster', { count: rows.length, place: shown(first.place) })}
      onClick={open}
    >
      {rows.length}
    </button>
  )
}

export function OneMark({ row, style }: { readonly row: IncidentRow; readonly style: { left: number; top: number } }) {
  const term = useTerm()
  const process = useProcess()
  const { shown } = useChosenNames()
  const says = `${term('incidentEvent', row.event)} · ${shown(row.place)} · ${row.day}`
  return (
    <Link
      to={incidentPath(process, row.key)}
      className="map-mark"
      style={style}
      data-state={row.state}
      data-precision={row.precision}
      aria-label={says}
      title={says}
    />
  )
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
