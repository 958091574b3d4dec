// Incidents as a list, a board by how far each has come, and a map; where somebody looked and saw nothing; and the lines.
import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { IncidentRow } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { allRowsQuery, type Narrowed, pagesQuery } from '../hub/queries.ts'
import { Board } from '../incidents/board.tsx'
import { ByLine, LineChoice, useLineAsked } from '../incidents/by-line.tsx'
import { CoverageList } from '../incidents/coverage-list.tsx'
import { HarmTotalOf } from '../incidents/harm-total.tsx'
import { IncidentLine } from '../incidents/incident-line.tsx'
import { LinesList } from '../incidents/lines-list.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { More } from '../parts/more.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Answer, Empty, Loading } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { pagePath } from '../paths.ts'
import { useAddress } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'

const IncidentMap = lazy(() => import('../incidents/map.tsx'))
const LargeIncidentMap = lazy(() => import('../incidents/map-large.tsx'))

const fields = ['state', 'type', 'event', 'week', 'place', 'area', 'organisation', 'about', 'harm', 'clause'] as const
const tabs = ['', 'board', 'map', 'coverage', 'lines'] as const
const titles = {
  '': 'incidents.list',
  board: 'incidents.board',
  map: 'incidents.map',
  coverage: 'incidents.coverage',
  lines: 'incidents.lines',
} as const
// More than a board can show at once: beyond them the list goes on, and the hub counts for the map.
const drawnMost = 2000

export default function IncidentsPage() {
  const words = useWords()
  useTitle(words('page.incidents'))
  const me = useMe()
  const process = useProcess()
  const [show, setShow] = useAddress('show')
  return (
    <div className="list-page incidents-page">
      <header className="page-head">
        <h1>{words('page.incidents')}</h1>
        {me?.canWrite && (
          <p className="page-tools">
            <Link to={pagePath(process, 'report-incident')}>{words('incidents.report')}</Link>
            <Link to={pagePath(process, 'import')}>{words('incidents.import')}</Link>
          </p>
        )}
        <div className="tabs" role="tablist" aria-label={words('page.incidents')}>
          {tabs.map((tab) => (
            <button key={tab} type="button" role="tab" aria-selected={show === tab} onClick={() => setShow(tab)}>
              {words(titles[tab])}
            </button>
          ))}
        </div>
      </header>
      {show === 'coverage' ? <CoverageList /> : show === 'lines' ? <LinesList /> : <Incidents show={show} />}
    </div>
  )
}

function Incidents({ show }: { readonly show: string }) {
  const words = useWords()
  const process = useProcess()
  const names = useNames()
  const [q] = useAddress('q')
  const [sort, setSort] = useAddress('sort')
  const filter = useFilter(fields)
  const facets: readonly Facet[] = [
    { field: 'state', title: 'facet.state', vocabulary: 'caseState' },
    { field: 'type', title: 'facet.incidentType', vocabulary: 'incidentType' },
    { field: 'event', title: 'facet.incidentEvent', vocabulary: 'incidentEvent' },
    { field: 'about', title: 'facet.differs', vocabulary: 'differs' },
    { field: 'harm', title: 'facet.harm', vocabulary: 'harm' },
    { field: 'organisation', title: 'facet.organisation', say: names },
    { field: 'area', title: 'facet.area' },
    { field: 'place', title: 'facet.place' },
    { field: 'clause', title: 'facet.clause' },
    { field: 'week', title: 'facet.week' },
  ]
  const [since, setSince] = useAddress('since')
  const [until, setUntil] = useAddress('until')
  const narrowed: Narrowed = {
    process,
    ...(q === '' ? {} : { q }),
    ...between(since, until),
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
  }
  const line = useLineAsked()
  const list = useInfiniteQuery({
    ...pagesQuery('incidents', {
      ...narrowed,
      limit: 50,
      facets: fields.join(','),
      ...(sort === '' ? {} : { sort }),
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className="list-tools">
        <SearchField label={words('incidents.search')} />
        <DayField label={words('incidents.since')} value={since} onChange={setSince} />
        <DayField label={words('incidents.until')} value={until} onChange={setUntil} />
        <LineChoice />
        {show === '' && (
          <NativeSelect
            aria-label={words('list.sort')}
            value={sort}
            onChange={(event) => setSort(event.currentTarget.value)}
            data={[
              { value: '', label: words('incidents.sort.latest') },
              { value: 'from', label: words('incidents.sort.earliest') },
              { value: 'place', label: words('incidents.sort.place') },
            ]}
          />
        )}
      </div>
      <div className="list-body">
        <Facets facets={facets} counts={list.data?.pages[0]?.facets ?? {}} chosen={filter} />
        <div>
          <Answer of={list} lines={12}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.rows)
              const { total = 0, more = false, counted = null } = pages[0] ?? {}
              if (total === 0) {
                return (
                  <Empty title={words('incidents.none')}>
                    <p>{words('incidents.none.how')}</p>
                  </Empty>
                )
              }
              if (line !== undefined) {
                return (
                  <ByLine line={line} query={narrowed}>
                    {(met) => (
                      <>
                        <HarmTotalOf query={narrowed} rows={met} />
                        {show === '' ? (
                          <ul className="rows">
                            {met.map((row) => (
                              <IncidentLine key={row.key} row={row} />
                            ))}
                          </ul>
                        ) : (
                          <DrawnRows show={show} rows={met} />
                        )}
                      </>
                    )}
                  </ByLine>
                )
              }
              return (
                <>
                  <p className="total" role="status">
                    {words(more ? 'incidents.more' : 'incidents.total', { count: total })}
                    {counted !== null && <> {words('incidents.counted', { count: counted })}</>}
                  </p>
                  <HarmTotalOf query={narrowed} />
                  {show === '' ? (
                    <>
                      <ul className="rows">
                        {rows.map((row) => (
                          <IncidentLine key={row.key} row={row} />
                        ))}
                      </ul>
                      <More of={list} />
                    </>
                  ) : (
                    <Drawn show={show} query={narrowed} isLarge={more || total > drawnMost} />
                  )}
                </>
              )
            }}
          </Answer>
        </div>
      </div>
    </>
  )
}

/** Days, as instants: from the beginning of the first to the end of the last. */
function between(since: string, until: string): Pick<Narrowed, 'since' | 'until'> {
  const at = (day: string, days: number) => {
    const ms = Date.parse(`${day}T00:00:00Z`)
    return Number.isNaN(ms) ? undefined : new Date(ms + days * 86_400_000).toISOString()
  }
  const [from, to] = [at(since, 0), at(until, 1)]
  return { ...(from !== undefined && { since: from }), ...(to !== undefined && { until: to }) }
}

function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
}) {
  return (
    <label className="day-field">
      {label}
      <input type="date" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  )
}

/** Board and map, of the rows the list would show. */
function Drawn({
  show,
  query,
  isLarge,
}: {
  readonly show: string
  readonly query: Narrowed
  readonly isLarge: boolean
}) {
  if (show === 'map' && isLarge) {
    return (
      <Suspense fallback={<Loading lines={10} />}>
        <LargeIncidentMap query={query} />
      </Suspense>
    )
  }
  return <DrawnHere show={show} query={query} isLarge={isLarge} />
}

function DrawnHere({
  show,
  query,
  isLarge,
}: {
  readonly show: string
  readonly query: Narrowed
  readonly isLarge: boolean
}) {
  const words = useWords()
  const all = useQuery({ ...allRowsQuery('incidents', query, drawnMost), placeholderData: keepPreviousData })
  return (
    <Answer of={all} lines={10}>
      {(rows) => {
        return (
          <>
            {isLarge && <p className="quiet">{words('incidents.latestDrawn', { count: rows.length })}</p>}
            <DrawnRows show={show} rows={rows} />
          </>
        )
      }}
    </Answer>
  )
}

/** Of incidents that are held to be one, the first is drawn. */
function DrawnRows({ show, rows }: { readonly show: string; readonly rows: readonly IncidentRow[] }) {
  const counted = rows.filter((row) => row.isFirst)
  if (show === 'board') return <Board rows={counted} />
  return (
    <Suspense fallback={<Loading lines={10} />}>
      <IncidentMap rows={counted} />
    </Suspense>
  )
}
