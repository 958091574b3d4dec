// Every claim of the process, to search and narrow, flat or by source; and what they disagree about.

import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { ClaimRow, DisagreementRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { pagesQuery } from '../hub/queries.ts'
import { sourceName } from '../marks/source-name.ts'
import { Name } from '../names/names.tsx'
import { Certainty } from '../parts/certainty.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { More } from '../parts/more.tsx'
import { RowLine } from '../parts/row-line.tsx'
import { Said } from '../parts/said.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Sides } from '../parts/sides.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { useAddress, useOpen } from '../provenance/opened.ts'
import { useTerm, useWords } from '../words/words.ts'

const fields = ['standing', 'attitude', 'sourceKind', 'sourceName', 'publisher', 'modality', 'quotation'] as const
const facets: readonly Facet[] = [
  { field: 'standing', title: 'facet.standing', vocabulary: 'standing' },
  { field: 'attitude', title: 'facet.attitude', vocabulary: 'attitude' },
  { field: 'sourceName', title: 'facet.source' },
  { field: 'sourceKind', title: 'facet.sourceKind', vocabulary: 'source' },
  { field: 'modality', title: 'facet.modality', vocabulary: 'modality' },
  { field: 'quotation', title: 'facet.quotation', vocabulary: 'quotation' },
  { field: 'publisher', title: 'facet.publisher' },
]

export default function ClaimsPage() {
  const words = useWords()
  useTitle(words('page.claims'))
  const [show, setShow] = useAddress('show')
  const disagreements = show === 'disagreements'
  return (
    <div className="list-page">
      <header className="page-head">
        <h1>{words('page.claims')}</h1>
        <div className="tabs" role="tablist" aria-label={words('page.claims')}>
          {(['', 'disagreements'] as const).map((tab) => (
            <button key={tab} type="button" role="tab" aria-selected={show === tab} onClick={() => setShow(tab)}>
              {words(tab === '' ? 'claims.all' : 'claims.disagreements')}
            </button>
          ))}
        </div>
      </header>
      {disagreements ? <Disagreements /> : <AllClaims />}
    </div>
  )
}

function AllClaims() {
  const words = useWords()
  const process = useProcess()
  const [q] = useAddress('q')
  const [sort, setSort] = useAddress('sort')
  const [group, setGroup] = useAddress('group')
  const filter = useFilter(fields)
  const list = useInfiniteQuery({
    ...pagesQuery('claims', {
      process,
      limit: 50,
      facets: fields.join(','),
      ...(q === '' ? {} : { q }),
      ...(group !== '' ? { sort: group } : sort === '' ? {} : { sort }),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className="list-tools">
        <SearchField label={words('claims.search')} />
        <NativeSelect
          aria-label={words('claims.group')}
          value={group}
          onChange={(event) => setGroup(event.currentTarget.value)}
          data={[
            { value: '', label: words('group.none') },
            { value: 'sourceName', label: words('group.source') },
            { value: 'attitude', label: words('group.attitude') },
            { value: 'publisher', label: words('group.publisher') },
          ]}
        />
        {group === '' && (
          <NativeSelect
            aria-label={words('list.sort')}
            value={sort}
            onChange={(event) => setSort(event.currentTarget.value)}
            data={[
              { value: '', label: words('sort.published') },
              { value: 'published', label: words('sort.oldest') },
              { value: '-confidence', label: words('sort.surest') },
              { value: 'confidence', label: words('sort.leastSure') },
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
              return (
                <>
                  <p className="total" role="status">
                    {words('claims.total', { count: pages[0]?.total ?? 0 })}
                  </p>
                  {rows.length === 0 ? (
                    <Empty title={words('list.nothing')}>
                      <p>{words('list.nothing.how')}</p>
                    </Empty>
                  ) : (
                    <Grouped rows={rows} by={group} />
                  )}
                  <More of={list} />
                </>
              )
            }}
          </Answer>
        </div>
      </div>
    </>
  )
}

/** Neighbours that share the value of `by` under one heading; the list comes sorted by it. */
function Grouped({ rows, by }: { readonly rows: readonly ClaimRow[]; readonly by: string }) {
  const words = useWords()
  const term = useTerm()
  const lines = (some: readonly ClaimRow[]): ReactNode => (
    <ul className="rows">
      {some.map((row) => (
        <ClaimLine key={row.key} row={row} />
      ))}
    </ul>
  )
  if (by === '') return lines(rows)
  const nameOf = (row: ClaimRow) =>
    by === 'attitude'
      ? term('attitude', row.attitude)
      : ((by === 'publisher' ? row.publisher : row.sourceName) ?? words('group.unknown'))
  const groups: { value: string; rows: ClaimRow[] }[] = []
  for (const row of rows) {
    const value = nameOf(row)
    const last = groups.at(-1)
    if (last?.value === value) last.rows.push(row)
    else groups.push({ value, rows: [row] })
  }
  return groups.map((group) => (
    <section key={group.value}>
      <h2>
        <bdi>{group.value}</bdi>
      </h2>
      {lines(group.rows)}
    </section>
  ))
}

function ClaimLine({ row }: { readonly row: ClaimRow }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  return (
    <RowLine
      subject={{ view: 'claims', key: row.key }}
      about={
        <>
          <Certainty form={row.standing} />
          {row.contested && <Certainty form="disputed" />}
          <bdi>{row.documentTitle ?? words('document.untitled')}</bdi>
          {row.publisher !== null && <bdi>{row.publisher}</bdi>}
          <span>{row.published === null ? words('document.undated') : dates(row.published)}</span>
        </>
      }
    >
      <span className="row-source">
        <bdi>{sourceName(row, words)}</bdi> <span>· {term('attitude', row.attitude)}</span>
      </span>{' '}
      <Said words={row.content} language={row.language} struck={row.standing === 'rejected'} />
    </RowLine>
  )
}

const disagreementFields = ['about', 'type', 'status', 'place'] as const
const disagreementFacets: readonly Facet[] = [
  { field: 'about', title: 'facet.about', vocabulary: 'about' },
  { field: 'type', title: 'facet.type', vocabulary: 'event' },
  { field: 'status', title: 'facet.status', vocabulary: 'status' },
  { field: 'place', title: 'facet.place' },
]

function Disagreements() {
  const words = useWords()
  const process = useProcess()
  const [q] = useAddress('q')
  const filter = useFilter(disagreementFields)
  const list = useInfiniteQuery({
    ...pagesQuery('disagreements', {
      process,
      limit: 20,
      facets: disagreementFields.join(','),
      filter,
      ...(q === '' ? {} : { q }),
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className="list-tools">
        <SearchField label={words('accounts.search')} />
      </div>
      <div className="list-body">
        <Facets facets={disagreementFacets} counts={list.data?.pages[0]?.facets ?? {}} chosen={filter} />
        <div>
          <Answer of={list} lines={10}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.rows)
              if (rows.length === 0) {
                return (
                  <Empty title={words('accounts.none')}>
                    <p>{words('accounts.none.how')}</p>
                  </Empty>
                )
              }
              return (
                <>
                  <p className="total" role="status">
                    {words('accounts.total', { count: pages[0]?.total ?? 0 })}
                  </p>
                  {rows.map((row) => (
                    <DisagreementCard key={row.key} row={row} />
                  ))}
                  <More of={list} />
                </>
              )
            }}
          </Answer>
        </div>
      </div>
    </>
  )
}

function DisagreementCard({ row: { event, ...row } }: { readonly row: DisagreementRow }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const open = useOpen()
  return (
    <article className="account-card">
      {event !== null && (
        <header>
          <h2>
            {term('event', event.type)}
            {event.place !== null && (
              <>
                {' · '}
                <Name of={event.place} />
              </>
            )}
            {' · '}
            {dates(event.date)}
          </h2>
          <p className="quiet">
            <Certainty form={event.status} />{' '}
            <button
              type="button"
              className="inline-button"
              onClick={() => open({ view: 'accounts', key: event.account })}
            >
              {words('provenance.open')}
            </button>
          </p>
        </header>
      )}
      <Sides disagreement={row} reports={row.reports} />
    </article>
  )
}
