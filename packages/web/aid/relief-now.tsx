// What matters of relief work now, in the situation's column: where most is missing, what was stopped or held up, which
// crossings are not open or told differently, what moves next. Each line opens.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import { useProcess, useProcesses } from '../hub/process.ts'
import { rowsQuery } from '../hub/queries.ts'
import { Name } from '../names/names.tsx'
import { pagePath } from '../paths.ts'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords, type WordId } from '../words/words.ts'
import { nameOfMovement } from './movement-forms.tsx'

const shownMax = 3
const stopped = ['denied', 'impeded', 'partly-facilitated']

export default function ReliefNow() {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const process = useProcess()
  const { number } = useFormats()
  const standsAt = (useProcesses().data ?? []).find(({ key }) => key === process)?.standsAt
  const today = (standsAt ?? new Date().toISOString()).slice(0, 10)
  const gaps = useQuery(
    rowsQuery('aid-gaps', { process, limit: 12, sort: '-missing', filter: { isNeeded: ['true'] } }),
  ).data
  const held = useQuery(
    rowsQuery('movements', { process, limit: shownMax, sort: '-lastDay', filter: { outcome: stopped } }),
  ).data
  const planned = useQuery(
    rowsQuery('movements', { process, limit: 60, sort: 'firstDay', filter: { outcome: ['planned'] } }),
  ).data
  const crossings = useQuery(rowsQuery('crossings', { process, limit: 50 })).data
  if (gaps === undefined || held === undefined || planned === undefined || crossings === undefined) return null
  const wanting = gaps.rows.filter(({ need }) => (need?.gap ?? 0) > 0).slice(0, shownMax)
  const shut = crossings.rows.filter(({ state, isContested }) => state !== 'open' || isContested).slice(0, shownMax)
  const next = planned.rows.filter(({ lastDay }) => (lastDay ?? '') >= today).slice(0, shownMax)
  if (wanting.length + shut.length + next.length + held.total === 0) return null
  return (
    <section className="priority" aria-labelledby="relief-now">
      <h2 id="relief-now">{words('aid.now')}</h2>
      <Some heading="aid.now.gaps">
        {wanting.map((row) => (
          <Line key={row.key} view="aid-gaps" of={row.key}>
            <strong>{number(row.need?.gap ?? 0)}</strong>{' '}
            <bdi>{row.unit === 'people' ? words('aid.people') : row.unit}</bdi>{' '}
            <bdi>{row.item ?? term('cluster', row.cluster ?? '')}</bdi>, <Name of={row.place} />
          </Line>
        ))}
      </Some>
      <Some heading="aid.now.held">
        {held.rows.map((row) => (
          <Line key={row.key} view="movements" of={row.key}>
            <span className="chip" data-state={row.outcome}>
              {term('movementOutcome', row.outcome)}
            </span>{' '}
            <bdi>{nameOfMovement(row)}</bdi>
            {row.isContested && <span className="quiet"> · {words('aid.toldDifferently')}</span>}
          </Line>
        ))}
      </Some>
      <Some heading="aid.now.crossings">
        {shut.map((row) => (
          <Line key={row.key} view="crossings" of={row.key}>
            <span className="chip" data-state={row.state}>
              {term('crossingState', row.state)}
            </span>{' '}
            <bdi>{row.name}</bdi>
            {row.isContested && <span className="quiet"> · {words('aid.toldDifferently')}</span>}
          </Line>
        ))}
      </Some>
      <Some heading="aid.now.next">
        {next.map((row) => (
          <Line key={row.key} view="movements" of={row.key}>
            <span className="row-date">{dates(row.firstDay)}</span> <bdi>{nameOfMovement(row)}</bdi>
          </Line>
        ))}
      </Some>
      <p className="section-more">
        <Link to={pagePath(process, 'aid')}>{words('aid.now.all')}</Link>
      </p>
    </section>
  )
}

function Some({ heading, children }: { readonly heading: WordId; readonly children: readonly ReactNode[] }) {
  const words = useWords()
  if (children.length === 0) return null
  return (
    <>
      <h3>{words(heading)}</h3>
      <ul className="plain-list">{children}</ul>
    </>
  )
}

function Line({ view, of, children }: { readonly view: string; readonly of: string; readonly children: ReactNode }) {
  const open = useOpen()
  return (
    <li>
      <button type="button" className="inline-button" onClick={() => open({ view, key: of })}>
        {children}
      </button>
    </li>
  )
}
