// Who met whom, and who went where: how often, when last, what for; with the sentences that call one of them the first,
// and what this record has to say to that. The same, with mandates and what groups became, as a picture of ties.

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDateWords } from '../dates/date-words.ts'
import type { PrecedentRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { pagesQuery } from '../hub/queries.ts'
import { Network } from '../meetings/network.tsx'
import { Name } from '../names/names.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { More } from '../parts/more.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { documentPath, pagePath, wordsSearch } from '../paths.ts'
import { useAddress, useOpen } from '../provenance/opened.ts'
import { useTerm, useWords } from '../words/words.ts'

const fields = ['kind', 'names', 'places', 'firsts'] as const

export default function PrecedentsPage() {
  const words = useWords()
  useTitle(words('page.precedents'))
  const process = useProcess()
  const [show, setShow] = useAddress('show')
  return (
    <div className="list-page">
      <header className="page-head">
        <p className="crumbs">
          <Link to={pagePath(process, 'meetings')}>{words('page.meetings')}</Link>
        </p>
        <h1>{words('page.precedents')}</h1>
        <p className="quiet">{words('precedents.about')}</p>
        <div className="tabs" role="tablist" aria-label={words('page.precedents')}>
          {(['', 'network'] as const).map((one) => (
            <button key={one} type="button" role="tab" aria-selected={show === one} onClick={() => setShow(one)}>
              {words(one === '' ? 'network.tab.list' : 'network.tab')}
            </button>
          ))}
        </div>
      </header>
      {show === 'network' ? <Network /> : <Precedents />}
    </div>
  )
}

function Precedents() {
  const words = useWords()
  const process = useProcess()
  const [q] = useAddress('q')
  const filter = useFilter(fields)
  const list = useInfiniteQuery({
    ...pagesQuery('precedents', {
      process,
      limit: 60,
      sort: '-met',
      facets: fields.join(','),
      ...(q === '' ? {} : { q }),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
    }),
    placeholderData: keepPreviousData,
  })
  const facets: readonly Facet[] = [
    { field: 'kind', title: 'precedents.facet.kind', vocabulary: 'precedent' },
    { field: 'firsts', title: 'precedents.facet.firsts', vocabulary: 'verdict' },
    { field: 'names', title: 'precedents.facet.names' },
    { field: 'places', title: 'precedents.facet.places' },
  ]
  return (
    <>
      <div className="list-tools">
        <SearchField label={words('precedents.search')} />
      </div>
      <div className="list-body">
        <Facets facets={facets} counts={list.data?.pages[0]?.facets ?? {}} chosen={filter} />
        <div>
          <Answer of={list} lines={12}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.rows)
              if (rows.length === 0) {
                const isAsked = q !== '' || Object.keys(filter).length > 0
                return (
                  <Empty title={words(isAsked ? 'list.nothing' : 'precedents.none')}>
                    <p>{words(isAsked ? 'list.nothing.how' : 'precedents.none.how')}</p>
                  </Empty>
                )
              }
              return (
                <>
                  <p className="total" role="status">
                    {words('precedents.total', { count: pages[0]?.total ?? 0 })}
                  </p>
                  <ul className="rows meetings">
                    {rows.map((row) => (
                      <Precedent key={row.key} row={row} />
                    ))}
                  </ul>
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

function Precedent({ row }: { readonly row: PrecedentRow }) {
  const words = useWords()
  const dates = useDateWords()
  const open = useOpen()
  const [one = '', other = ''] = row.names
  const title = words(`precedents.${row.kind}`, { one, other })
  return (
    <li className="meeting">
      <article aria-label={title}>
        <header>
          <h2>{words(`precedents.${row.kind}`, { one: isolated(one), other: isolated(other) })}</h2>
          <p className="row-about">
            <span>{words('precedents.times', { count: row.met })}</span>
            {row.last !== null && <span>{words('precedents.last', { day: dates(row.last) })}</span>}
            {row.places.length > 0 && row.kind === 'met' && <bdi>{row.places.join(' · ')}</bdi>}
          </p>
        </header>
        {row.firsts.map((first) => (
          <First key={`${first.entry} ${first.says}`} first={first} />
        ))}
        <Times row={row} />
        <p className="entry-tools">
          <button type="button" className="inline-button" onClick={() => open({ view: 'precedents', key: row.key })}>
            {words('provenance.open')}
          </button>
        </p>
      </article>
    </li>
  )
}

function First({ first }: { readonly first: PrecedentRow['firsts'][number] }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const open = useOpen()
  const { says, by, verdict, because, document } = first
  return (
    <div className="first-said" data-verdict={verdict}>
      <blockquote>
        <p dir="auto">{says}</p>
        <p className="quiet">
          {by !== null && <bdi>{by}</bdi>}{' '}
          {document !== null && (
            <Link
              className="inline-link"
              to={documentPath(process, document.key)}
              search={wordsSearch(document, document.reading) as never /* read by the page itself */}
            >
              {words('meetings.leg.open')}
            </Link>
          )}
        </p>
      </blockquote>
      <p>
        <span className="chip" data-verdict={verdict}>
          {term('verdict', verdict)}
        </span>{' '}
        {words(`precedents.verdict.${verdict}`)}{' '}
        {because.map((entry, at) => (
          <button
            key={entry}
            type="button"
            className="inline-button"
            onClick={() => open({ view: 'entries', key: entry })}
          >
            {words('precedents.entry', { number: at + 1 })}
          </button>
        ))}
      </p>
    </div>
  )
}

function Times({ row }: { readonly row: PrecedentRow }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const process = useProcess()
  return (
    <ol className="meeting-history">
      {row.times.map((time, at) => (
        <li key={time.engagement ?? at}>
          <span>{time.day === null ? words('meetings.noDay') : dates(time.day)}</span>{' '}
          <span className="chip" data-state={time.state}>
            {term('engagement', time.state)}
          </span>{' '}
          {time.title !== null && <bdi>{time.title}</bdi>}
          {time.place !== null && (
            <span className="quiet">
              {' '}
              · <Name of={time.place} />
            </span>
          )}
          {time.about.length > 0 && (
            <span className="quiet">
              {' '}
              · <bdi>{time.about.slice(0, 3).join(' · ')}</bdi>
            </span>
          )}
          {time.reports.map((report) => (
            <Link
              key={`${report.reading} ${report.passage}`}
              className="inline-link"
              to={documentPath(process, report.document)}
              title={report.passage}
            >
              {words('meetings.leg.open')}
            </Link>
          ))}
        </li>
      ))}
    </ol>
  )
}

/** A name in a sentence of another direction keeps its own: Unicode's first-strong isolate. */
const isolated = (name: string): string => `\u2068${name}\u2069`
