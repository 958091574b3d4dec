// Movements as a list and as a board by what became of them.

import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { MovementRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery, pagesQuery } from '../hub/queries.ts'
import { Name } from '../names/names.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { Icon } from '../parts/icon.tsx'
import { More } from '../parts/more.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useAddress, useOpen } from '../provenance/opened.ts'
import { useTerm, useWords } from '../words/words.ts'
import { MovementCard } from './movement-card.tsx'
import { AskMovement, nameOfMovement } from './movement-forms.tsx'

const fields = [
  'outcome',
  'by',
  'to',
  'from',
  'cargo',
  'step',
  'rival',
  'contested',
  'interrupted',
  'constraint',
] as const
const facets: readonly Facet[] = [
  { field: 'outcome', title: 'aid.facet.outcome', vocabulary: 'movementOutcome' },
  { field: 'step', title: 'aid.facet.step', vocabulary: 'custodyStep' },
  { field: 'by', title: 'aid.facet.by' },
  { field: 'to', title: 'aid.facet.to' },
  { field: 'from', title: 'aid.facet.from' },
  { field: 'cargo', title: 'aid.facet.cargo' },
  { field: 'rival', title: 'aid.facet.rival', vocabulary: 'yesNo' },
  { field: 'contested', title: 'aid.facet.contested', vocabulary: 'yesNo' },
  { field: 'interrupted', title: 'aid.facet.interrupted', vocabulary: 'yesNo' },
  { field: 'constraint', title: 'aid.facet.constraint', vocabulary: 'constraint' },
]
const drawnMost = 2000
const shownMost = 30
const columns = [
  'planned',
  'facilitated',
  'partly-facilitated',
  'impeded',
  'denied',
  'postponed-by-organisation',
  'cancelled-by-organisation',
] as const

export function Movements({ board }: { readonly board: boolean }) {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const [q] = useAddress('q')
  const [asking, setAsking] = useState(false)
  const filter = useFilter(fields)
  const narrowed = { process, ...(q === '' ? {} : { q }), ...(Object.keys(filter).length === 0 ? {} : { filter }) }
  const list = useInfiniteQuery({
    ...pagesQuery('movements', { ...narrowed, limit: 40, facets: fields.join(',') }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className="list-tools">
        <SearchField label={words('aid.search.movements')} />
        {me?.canWrite && (
          <Button leftSection={<Icon name="add" />} onClick={() => setAsking(true)}>
            {words('aid.ask')}
          </Button>
        )}
        <Button
          component="a"
          variant="default"
          leftSection={<Icon name="download" />}
          href={`/exports/movements/hxl?process=${process}`}
          download
        >
          {words('aid.hxl')}
        </Button>
      </div>
      <div className="list-body">
        <Facets facets={facets} counts={list.data?.pages[0]?.facets ?? {}} chosen={filter} />
        <div>
          <Answer of={list} lines={12}>
            {({ pages }) => {
              const total = pages[0]?.total ?? 0
              if (total === 0) {
                return (
                  <Empty title={words('aid.movements.none')}>
                    <p>{words('aid.movements.none.how')}</p>
                  </Empty>
                )
              }
              return (
                <>
                  <p className="total" role="status">
                    {words('aid.movements.total', { count: total })}
                  </p>
                  {board ? (
                    <Board query={narrowed} />
                  ) : (
                    <>
                      <h2 className="unseen">{words('aid.tab.movements')}</h2>
                      <ul className="rows meetings">
                        {pages.flatMap(({ rows }) => rows.map((row) => <MovementCard key={row.key} row={row} />))}
                      </ul>
                      <More of={list} />
                    </>
                  )}
                </>
              )
            }}
          </Answer>
        </div>
      </div>
      {asking && <AskMovement onClose={() => setAsking(false)} />}
    </>
  )
}

type Narrowed = { readonly process: string; readonly q?: string; readonly filter?: Readonly<Record<string, string[]>> }

/** In columns by what became of them. A column is where something stands, not how good it is. */
function Board({ query }: { readonly query: Narrowed }) {
  const words = useWords()
  const all = useQuery({ ...allRowsQuery('movements', query, drawnMost), placeholderData: keepPreviousData })
  return (
    <Answer of={all} lines={10}>
      {(rows) => {
        const shown = columns.filter((outcome) => outcome === 'planned' || rows.some((row) => row.outcome === outcome))
        return (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
          <section className="board" tabIndex={0} aria-label={words('aid.tab.board')}>
            {shown.map((outcome) => (
              <Column key={outcome} outcome={outcome} rows={rows.filter((row) => row.outcome === outcome)} />
            ))}
          </section>
        )
      }}
    </Answer>
  )
}

function Column({ outcome, rows }: { readonly outcome: string; readonly rows: readonly MovementRow[] }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const dates = useDateWords()
  return (
    <section className="board-column" aria-label={term('movementOutcome', outcome)}>
      <h2>{term('movementOutcome', outcome)}</h2>
      <p className="quiet">{words('aid.movements.total', { count: rows.length })}</p>
      <ul className="plain-list">
        {rows.slice(0, shownMost).map((row) => (
          <li key={row.key}>
            <button type="button" className="board-card" onClick={() => open({ view: 'movements', key: row.key })}>
              <strong dir="auto">{nameOfMovement(row)}</strong>
              <Name of={row.by} />
              <span className="quiet">
                {row.firstDay === null ? words('aid.noDay') : dates(row.firstDay)}
                {row.rivalPoints.length > 0 && ` · ${words('aid.rival')}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
