// Needs held against what came. The measure is each need's own; any other point can be looked through instead. Every counter's
// figure stands beside it, at one size, and nothing is converted.

import { Button, NativeSelect } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { GapRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { pagesQuery } from '../hub/queries.ts'
import { Name } from '../names/names.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { Icon } from '../parts/icon.tsx'
import { More } from '../parts/more.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { pagePath } from '../paths.ts'
import { TimeControls } from '../promises/time-controls.tsx'
import { asKnown, useWhen } from '../promises/when.ts'
import { useAddress, useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { OfferAid, ReportNeed } from './need-forms.tsx'

const fields = ['cluster', 'place', 'item', 'unit', 'point', 'rival', 'overOffered'] as const
const facets: readonly Facet[] = [
  { field: 'cluster', title: 'aid.facet.cluster', vocabulary: 'cluster' },
  { field: 'place', title: 'aid.facet.place' },
  { field: 'item', title: 'aid.facet.item' },
  { field: 'unit', title: 'aid.facet.unit' },
  { field: 'rival', title: 'aid.facet.rival', vocabulary: 'yesNo' },
  { field: 'overOffered', title: 'aid.facet.overOffered', vocabulary: 'yesNo' },
]

export function GapTable() {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const me = useMe()
  const when = useWhen()
  const [point, setPoint] = useAddress('through')
  const [form, setForm] = useState<'need' | 'offer' | null>(null)
  const filter = useFilter(fields)
  const list = useInfiniteQuery({
    ...pagesQuery('aid-gaps', {
      process,
      limit: 60,
      facets: fields.join(','),
      ...asKnown(when),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
    }),
    placeholderData: keepPreviousData,
  })
  const counts = list.data?.pages[0]?.facets ?? {}
  return (
    <>
      <div className="list-tools">
        <NativeSelect
          label={words('aid.through')}
          value={point}
          data={[
            { value: '', label: words('aid.through.own') },
            ...(counts.point ?? []).map(({ value }) => ({ value, label: term('countPoint', value) })),
          ]}
          onChange={(event) => setPoint(event.currentTarget.value)}
        />
        {me?.canWrite && (
          <>
            <Button leftSection={<Icon name="add" />} onClick={() => setForm('need')}>
              {words('aid.need')}
            </Button>
            <Button variant="default" onClick={() => setForm('offer')}>
              {words('aid.offer')}
            </Button>
            <Link to={pagePath(process, 'import')} search={{ into: 'needs' } as never /* routes come from a list */}>
              {words('aid.import')}
            </Link>
          </>
        )}
        <Button
          component="a"
          variant="default"
          leftSection={<Icon name="download" />}
          href={`/exports/aid-gaps/hxl?process=${process}`}
          download
        >
          {words('aid.hxl')}
        </Button>
      </div>
      <TimeControls when={when} from={null} until={null} knownOnly byDay />
      <div className="list-body">
        <Facets facets={facets} counts={counts} chosen={filter} />
        <div>
          <Answer of={list} lines={12}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.rows)
              if (rows.length === 0) {
                return (
                  <Empty title={words('aid.gaps.none')}>
                    <p>{words('aid.gaps.none.how')}</p>
                  </Empty>
                )
              }
              return (
                <>
                  <p className="total" role="status">
                    {words('aid.gaps.total', { count: pages[0]?.total ?? 0 })}
                  </p>
                  <p className="quiet">{words('aid.gaps.rule')}</p>
                  <Table rows={rows} point={point} />
                  <More of={list} />
                </>
              )
            }}
          </Answer>
        </div>
      </div>
      {form === 'need' && <ReportNeed onClose={() => setForm(null)} />}
      {form === 'offer' && <OfferAid onClose={() => setForm(null)} />}
    </>
  )
}

function Table({ rows, point }: { readonly rows: readonly GapRow[]; readonly point: string }) {
  const words = useWords()
  const heads = [
    'aid.col.place',
    'aid.col.item',
    'aid.col.need',
    'aid.col.came',
    'aid.col.gap',
    'aid.col.figures',
    'aid.col.offers',
  ] as const
  return (
    <div className="matrix-scroll">
      <table className="ledger gaps">
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
            <Gap key={row.key} row={row} point={point} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Gap({ row, point }: { readonly row: GapRow; readonly point: string }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const { number } = useFormats()
  const { need } = row
  const came = need === null ? null : point === '' ? need.came : (need.ways.find((way) => way.point === point) ?? null)
  const gap = need === null || came === null ? null : need.value - came.value
  return (
    <tr>
      <th scope="row">
        <button type="button" className="inline-button" onClick={() => open({ view: 'aid-gaps', key: row.key })}>
          <Name of={row.place} />
        </button>
        {row.pcode !== null && <span className="quiet code">{row.pcode.code}</span>}
      </th>
      <td data-label={words('aid.col.item')}>
        {row.item === null ? term('cluster', row.cluster ?? '') : <bdi>{row.item}</bdi>}
        <span className="quiet">
          <bdi>{row.unit === 'people' ? words('aid.people') : row.unit}</bdi>
        </span>
        {row.otherUnits.length > 0 && (
          <span className="quiet">{words('aid.otherUnits', { units: row.otherUnits.join(', ') })}</span>
        )}
      </td>
      <td data-label={words('aid.col.need')}>
        {need === null ? (
          <span className="quiet">{words('aid.noNeed')}</span>
        ) : (
          row.needs.map((one) => (
            <span key={one.entry} className="figure">
              <strong>{number(one.value)}</strong>
              <span className="quiet">
                <Name of={one.by} />
              </span>
            </span>
          ))
        )}
      </td>
      <td data-label={words('aid.col.came')}>
        {came === null ? (
          <span className="quiet">{words('aid.notCounted')}</span>
        ) : (
          <span className="figure">
            <strong>{number(came.value)}</strong>
            <span className="quiet">
              {term('countPoint', came.point)} · {term('cameHow', came.how)}
            </span>
            {came.contested > 0 && <span className="chip">{words('aid.contested', { count: came.contested })}</span>}
          </span>
        )}
      </td>
      <td data-label={words('aid.col.gap')}>
        {gap === null ? (
          <span className="quiet">–</span>
        ) : gap > 0 ? (
          <strong>{number(gap)}</strong>
        ) : (
          <span>{words('aid.met', { more: number(-gap) })}</span>
        )}
      </td>
      <td data-label={words('aid.col.figures')}>
        {row.figures.map(({ point: at, counter, toldBy, basis, value }) => (
          <span key={`${at} ${counter} ${toldBy} ${basis}`} className="figure">
            <strong>{number(value)}</strong>
            <span className="quiet">
              {term('countPoint', at)} · <Name of={counter} /> · {term('basis', basis)}
            </span>
          </span>
        ))}
      </td>
      <td data-label={words('aid.col.offers')}>
        {row.offers.map(({ entry, by, value, state, isForPlace, isTwice }) => (
          <span key={entry} className="figure">
            <strong>{number(value)}</strong>
            <span className="quiet">
              <Name of={by} /> · {term('offerState', state)}
              {!isForPlace && ` · ${words('aid.anywhere')}`}
            </span>
            {isTwice && <span className="chip">{words('aid.twice')}</span>}
          </span>
        ))}
        {row.isOverOffered && <span className="chip">{words('aid.overOffered')}</span>}
      </td>
    </tr>
  )
}
