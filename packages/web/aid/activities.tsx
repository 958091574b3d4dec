// The 5W register: who does what, where, when and for whom; the initiatives it belongs to; and where two organisations do
// the same in one place at one time.

import { Button } from '@mantine/core'
import { overlapsAmong } from '@parley/peace/in-browser'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { ActivityRow, InitiativeRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery, pagesQuery, rowsQuery } from '../hub/queries.ts'
import { Name } from '../names/names.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { FromCell } from '../parts/from-cell.tsx'
import { Icon } from '../parts/icon.tsx'
import { More } from '../parts/more.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { pagePath } from '../paths.ts'
import { useAddress, useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { EnterActivity, EnterInitiative } from './activity-forms.tsx'
import { Clashes } from './clashes.tsx'

const fields = ['cluster', 'who', 'place', 'state', 'whoType'] as const
const facets: readonly Facet[] = [
  { field: 'cluster', title: 'aid.facet.cluster', vocabulary: 'cluster' },
  { field: 'state', title: 'aid.facet.state', vocabulary: 'activityState' },
  { field: 'who', title: 'aid.facet.by' },
  { field: 'place', title: 'aid.facet.place' },
]
const comparedMost = 2000

export function Activities() {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const [q] = useAddress('q')
  const [form, setForm] = useState<'activity' | 'initiative' | null>(null)
  const filter = useFilter(fields)
  const narrowed = { process, ...(q === '' ? {} : { q }), ...(Object.keys(filter).length === 0 ? {} : { filter }) }
  const list = useInfiniteQuery({
    ...pagesQuery('activities', { ...narrowed, limit: 60, facets: fields.join(',') }),
    placeholderData: keepPreviousData,
  })
  const all = useQuery(allRowsQuery('activities', { process }, comparedMost)).data ?? []
  const initiatives = useQuery(rowsQuery('initiatives', { process, limit: 50 })).data?.rows ?? []
  return (
    <>
      <div className="list-tools">
        <SearchField label={words('aid.search.activities')} />
        {me?.canWrite && (
          <>
            <Button leftSection={<Icon name="add" />} onClick={() => setForm('activity')}>
              {words('aid.activity')}
            </Button>
            <Button variant="default" onClick={() => setForm('initiative')}>
              {words('aid.initiative')}
            </Button>
            <Link
              to={pagePath(process, 'import')}
              search={{ into: 'activities' } as never /* routes come from a list */}
            >
              {words('aid.import')}
            </Link>
          </>
        )}
        <Button
          component="a"
          variant="default"
          leftSection={<Icon name="download" />}
          href={`/exports/activities/hxl?process=${process}`}
          download
        >
          {words('aid.hxl')}
        </Button>
      </div>
      {initiatives.length > 0 && <Initiatives rows={initiatives} />}
      <Clashes of={overlapsAmong(all)} />
      <div className="list-body">
        <Facets facets={facets} counts={list.data?.pages[0]?.facets ?? {}} chosen={filter} />
        <div>
          <Answer of={list} lines={12}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.rows)
              if (rows.length === 0) {
                return (
                  <Empty title={words('aid.activities.none')}>
                    <p>{words('aid.activities.none.how')}</p>
                  </Empty>
                )
              }
              return (
                <>
                  <p className="total" role="status">
                    {words('aid.activities.total', { count: pages[0]?.total ?? 0 })}
                  </p>
                  <Table rows={rows} />
                  <More of={list} />
                </>
              )
            }}
          </Answer>
        </div>
      </div>
      {form === 'activity' && <EnterActivity onClose={() => setForm(null)} />}
      {form === 'initiative' && <EnterInitiative onClose={() => setForm(null)} />}
    </>
  )
}

function Initiatives({ rows }: { readonly rows: readonly InitiativeRow[] }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const { day } = useFormats()
  return (
    <section>
      <h2>{words('aid.initiatives')}</h2>
      <ul className="plain-list constraints">
        {rows.map((row) => (
          <li key={row.key}>
            <button type="button" className="inline-button" onClick={() => open({ view: 'initiatives', key: row.key })}>
              <bdi>{row.title}</bdi>
            </button>{' '}
            <span className="chip" data-state={row.state}>
              {term('initiativeState', row.state)}
            </span>{' '}
            <bdi>{row.area.map(({ name }) => name).join(', ')}</bdi> {row.about !== null && <bdi>{row.about}</bdi>}{' '}
            {row.read !== null && (
              <FromCell
                document={row.read.document}
                reading={row.read.reading}
                span={row.read.state ?? row.read.title}
                title={words('aid.fromCell')}
              >
                {words('aid.fromCell')}
              </FromCell>
            )}{' '}
            <span className="quiet">
              {words('aid.since', { when: day(row.since) })}
              {row.lead !== null && ` · ${row.lead}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Table({ rows }: { readonly rows: readonly ActivityRow[] }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const dates = useDateWords()
  const { number } = useFormats()
  const heads = [
    'aid.col.who',
    'aid.col.what',
    'aid.col.place',
    'aid.col.when',
    'aid.col.forWhom',
    'aid.col.reached',
  ] as const
  return (
    <div className="matrix-scroll">
      <table className="ledger">
        <thead>
          <tr>
            {heads.map((id) => (
              <th key={id} scope="col">
                {words(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <button
                  type="button"
                  className="inline-button"
                  onClick={() => open({ view: 'activities', key: row.key })}
                >
                  <Name of={row.who} />
                </button>
              </th>
              <td data-label={words('aid.col.what')}>
                <bdi>{row.what}</bdi>
                <span className="quiet">{term('cluster', row.cluster)}</span>
              </td>
              <td data-label={words('aid.col.place')}>
                <Name of={row.where.name} />
                {row.where.pcode !== undefined && <span className="quiet code">{row.where.pcode.code}</span>}
              </td>
              <td data-label={words('aid.col.when')}>
                {row.firstDay === null ? words('aid.noDay') : dates(`${row.firstDay}/${row.lastDay ?? row.firstDay}`)}
                <span className="quiet">{term('activityState', row.state)}</span>
              </td>
              <td data-label={words('aid.col.forWhom')}>
                <bdi>{row.forWhom ?? ''}</bdi>
              </td>
              <td data-label={words('aid.col.reached')}>
                {row.reached !== null && <strong>{number(row.reached)}</strong>}
                {row.targeted !== null && (
                  <span className="quiet">{words('aid.ofTargeted', { count: row.targeted })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
