// Talks, visits and calls by month: planned outlined, held filled, with who says so, who denies it, and what each side
// made of it. The same as a calendar file, for the reader's own rows.
import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { EngagementRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { pagesQuery } from '../hub/queries.ts'
import { CalendarAddress } from '../meetings/calendar-address.tsx'
import { EnterMeeting } from '../meetings/enter-meeting.tsx'
import { Meeting } from '../meetings/meeting.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { Icon } from '../parts/icon.tsx'
import { More } from '../parts/more.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { pagePath } from '../paths.ts'
import { useAddress } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'

const fields = ['state', 'form', 'denied', 'actors', 'outcome'] as const

export default function MeetingsPage() {
  const words = useWords()
  useTitle(words('page.meetings'))
  const process = useProcess()
  const me = useMe()
  const [q] = useAddress('q')
  const filter = useFilter(fields)
  const [entering, setEntering] = useState(false)
  const [addressing, setAddressing] = useState(false)
  const list = useInfiniteQuery({
    ...pagesQuery('engagements', {
      process,
      limit: 60,
      sort: '-firstDay',
      facets: fields.join(','),
      ...(q === '' ? {} : { q }),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
    }),
    placeholderData: keepPreviousData,
  })
  const facets: readonly Facet[] = [
    { field: 'state', title: 'meetings.facet.state', vocabulary: 'engagement' },
    { field: 'form', title: 'meetings.facet.form', vocabulary: 'form' },
    {
      field: 'denied',
      title: 'meetings.facet.denied',
      say: (value) => words(value === 'true' ? 'meetings.denied.yes' : 'meetings.denied.no'),
    },
    { field: 'actors', title: 'meetings.facet.actors' },
    { field: 'outcome', title: 'meetings.facet.outcome', vocabulary: 'outcome' },
  ]
  return (
    <div className="list-page">
      <header className="page-head">
        <h1>{words('page.meetings')}</h1>
        <p className="quiet">{words('meetings.about')}</p>
      </header>
      <div className="list-tools">
        <SearchField label={words('meetings.search')} />
        {me?.canWrite === true && (
          <Button size="compact-sm" leftSection={<Icon name="add" />} onClick={() => setEntering(true)}>
            {words('meetings.enter')}
          </Button>
        )}
        <Button
          component="a"
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="download" />}
          href={`/exports/engagements/ics?process=${process}`}
          download="meetings.ics"
        >
          {words('meetings.calendar')}
        </Button>
        <Link className="inline-link" to={pagePath(process, 'precedents')}>
          {words('precedents.open')}
        </Link>
        {me?.person !== null && me?.person !== undefined && (
          <Button size="compact-sm" variant="default" onClick={() => setAddressing(true)}>
            {words('meetings.address.open')}
          </Button>
        )}
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
                  <Empty title={words(isAsked ? 'list.nothing' : 'meetings.none')}>
                    <p>{words(isAsked ? 'list.nothing.how' : 'meetings.none.how')}</p>
                  </Empty>
                )
              }
              return (
                <>
                  <p className="total" role="status">
                    {words('meetings.total', { count: pages[0]?.total ?? 0 })}
                  </p>
                  {byMonth(rows).map(([month, of]) => (
                    <Month key={month ?? 'none'} month={month} rows={of} />
                  ))}
                  <More of={list} />
                </>
              )
            }}
          </Answer>
        </div>
      </div>
      {entering && <EnterMeeting onClose={() => setEntering(false)} />}
      {addressing && <CalendarAddress onClose={() => setAddressing(false)} />}
    </div>
  )
}

function Month({ month, rows }: { readonly month: string | null; readonly rows: readonly EngagementRow[] }) {
  const words = useWords()
  const dates = useDateWords()
  return (
    <section className="month">
      <h2>{month === null ? words('meetings.noDay') : dates(month)}</h2>
      <ul className="rows meetings">
        {rows.map((row) => (
          <Meeting key={row.key} row={row} />
        ))}
      </ul>
    </section>
  )
}

/** In the order of the rows; those without a day last. */
function byMonth(rows: readonly EngagementRow[]): readonly (readonly [string | null, readonly EngagementRow[]])[] {
  const months = new Map<string | null, EngagementRow[]>()
  for (const row of rows) {
    const month = row.firstDay?.slice(0, 7) ?? null
    months.set(month, [...(months.get(month) ?? []), row])
  }
  return [...months].sort(([a], [b]) => (a === null ? 1 : 0) - (b === null ? 1 : 0))
}
