// What happened and what is on its way, in the order of time: planned outlined, occurred filled, denied struck.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDateWords } from '../dates/date-words.ts'
import { monthsOf } from '../dates/months.ts'
import type { TimelineRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { pagesQuery } from '../hub/queries.ts'
import { EventLine } from '../parts/event-line.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { More } from '../parts/more.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { useAddress } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'

const fields = ['status', 'type', 'place', 'disputed', 'standing', 'dated'] as const

export default function TimelinePage() {
  const words = useWords()
  useTitle(words('page.timeline'))
  const process = useProcess()
  const [q] = useAddress('q')
  const filter = useFilter(fields)
  const list = useInfiniteQuery({
    ...pagesQuery('timeline', {
      process,
      limit: 60,
      facets: fields.join(','),
      ...(q === '' ? {} : { q }),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
    }),
    placeholderData: keepPreviousData,
  })
  const yesNo = (yes: string, no: string) => (value: string) => (value === 'true' ? yes : no)
  const facets: readonly Facet[] = [
    { field: 'status', title: 'facet.status', vocabulary: 'status' },
    { field: 'type', title: 'facet.type', vocabulary: 'event' },
    { field: 'disputed', title: 'facet.disputed', say: yesNo(words('disputed.yes'), words('disputed.no')) },
    { field: 'dated', title: 'facet.dated', say: yesNo(words('dated.yes'), words('dated.no')) },
    { field: 'place', title: 'facet.place' },
    { field: 'standing', title: 'facet.standing', vocabulary: 'standing' },
  ]
  return (
    <div className="list-page">
      <header className="page-head">
        <h1>{words('page.timeline')}</h1>
        <p className="quiet">{words('timeline.about')}</p>
      </header>
      <div className="list-tools">
        <SearchField label={words('timeline.search')} />
      </div>
      <div className="list-body">
        <Facets facets={facets} counts={list.data?.pages[0]?.facets ?? {}} chosen={filter} />
        <div>
          <Answer of={list} lines={12}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.rows)
              if (rows.length === 0) {
                return (
                  <Empty title={words('list.nothing')}>
                    <p>{words('list.nothing.how')}</p>
                  </Empty>
                )
              }
              return (
                <>
                  <p className="total" role="status">
                    {words('timeline.total', { count: pages[0]?.total ?? 0 })}
                  </p>
                  {monthsOf(rows).map((month) => (
                    <Month key={month.value ?? 'none'} value={month.value} rows={month.rows} />
                  ))}
                  <More of={list} />
                </>
              )
            }}
          </Answer>
        </div>
      </div>
    </div>
  )
}

function Month({ value, rows }: { readonly value: string | null; readonly rows: readonly TimelineRow[] }) {
  const words = useWords()
  const dates = useDateWords()
  return (
    <section className="month">
      <h2>{value === null ? words('timeline.undated') : dates(value)}</h2>
      {value === null && <p className="quiet">{words('timeline.undated.about')}</p>}
      <ul className="rows lane">
        {rows.map((row) => (
          <EventLine key={row.key} row={row} />
        ))}
      </ul>
    </section>
  )
}
