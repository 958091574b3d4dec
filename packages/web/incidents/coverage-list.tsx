// Patrols, negative reports and denials of access: without them silence about a place means nothing.

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CoverageRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { pagesQuery } from '../hub/queries.ts'
import { Name } from '../names/names.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { More } from '../parts/more.tsx'
import { RowLine } from '../parts/row-line.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { CoverageForm } from './coverage-form.tsx'
import { ReadWords } from './read-words.tsx'

const fields = ['kind', 'by', 'place', 'week'] as const
const facets: readonly Facet[] = [
  { field: 'kind', title: 'facet.kind', vocabulary: 'coverageKind' },
  { field: 'place', title: 'facet.place' },
  { field: 'by', title: 'facet.organisation' },
  { field: 'week', title: 'facet.week' },
]

export function CoverageList() {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const filter = useFilter(fields)
  const [entering, setEntering] = useState(false)
  const list = useInfiniteQuery({
    ...pagesQuery('coverage', {
      process,
      limit: 50,
      facets: fields.join(','),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <div className="list-body">
      <Facets facets={facets} counts={list.data?.pages[0]?.facets ?? {}} chosen={filter} />
      <Answer of={list} lines={8}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          return (
            <div>
              {me?.canWrite && (
                <p className="page-tools">
                  <button type="button" className="inline-button" onClick={() => setEntering(true)}>
                    {words('coverage.enter')}
                  </button>
                </p>
              )}
              {rows.length === 0 && <Empty title={words('coverage.none')} />}
              <ul className="rows">
                {rows.map((row) => (
                  <CoverageLine key={row.key} row={row} />
                ))}
              </ul>
              <More of={list} />
            </div>
          )
        }}
      </Answer>
      {entering && <CoverageForm onClose={() => setEntering(false)} />}
    </div>
  )
}

function CoverageLine({ row }: { readonly row: CoverageRow }) {
  const words = useWords()
  const term = useTerm()
  const { moment, number } = useFormats()
  const [entry = row.key] = row.entries
  return (
    <RowLine
      subject={{ view: 'entries', key: entry }}
      lead={moment(row.from)}
      about={
        <>
          <span>{row.by}</span>
          {row.how !== null && <span>{term('perceived', row.how)}</span>}
          {row.until !== null && <span>– {moment(row.until)}</span>}
          {row.covered !== null && <span>{words('coverage.covered', { percent: number(row.covered) })}</span>}
        </>
      }
    >
      <strong>
        {row.restriction === null ? term('coverageKind', row.kind) : term('restriction', row.restriction)}
      </strong>{' '}
      · <Name of={row.place.name} />
      {row.purpose !== null && <span dir="auto"> · {row.purpose}</span>}
      {row.says !== null && <span dir="auto"> · {row.says}</span>}
      {row.read !== null && (
        <>
          {' '}
          <ReadWords read={row.read} />
        </>
      )}
      {row.ground !== null && <span className="quiet"> {words('coverage.ground', { ground: row.ground })}</span>}
    </RowLine>
  )
}
