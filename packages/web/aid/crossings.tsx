// Crossings with their directions, cargo, hours and states, each as those who spoke of it last said; corridors with their
// windows and counts; and what keeps aid from people.

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ConstraintRow, CorridorRow, CrossingRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { rowsQuery } from '../hub/queries.ts'
import { Name } from '../names/names.tsx'
import { Icon } from '../parts/icon.tsx'
import { Quoted } from '../parts/said.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords, type WordId } from '../words/words.ts'
import { CountPassage, OpenCorridor, SayConstraint, StateCrossing } from './crossing-forms.tsx'

type Form =
  | { readonly is: 'crossing'; readonly row: CrossingRow | null }
  | { readonly is: 'corridor' }
  | { readonly is: 'passage'; readonly row: CorridorRow }
  | { readonly is: 'constraint' }

export function Crossings() {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const [form, setForm] = useState<Form | null>(null)
  const close = () => setForm(null)
  const crossings = useQuery(rowsQuery('crossings', { process, limit: 100 }))
  const corridors = useQuery(rowsQuery('corridors', { process, limit: 100 }))
  const constraints = useQuery(rowsQuery('access-constraints', { process, limit: 100 }))
  const add = (id: WordId, next: Form) =>
    me?.canWrite === true && (
      <Button size="compact-sm" leftSection={<Icon name="add" />} variant="default" onClick={() => setForm(next)}>
        {words(id)}
      </Button>
    )
  return (
    <div className="aid-sections">
      <Part heading="aid.crossings" tools={add('aid.state', { is: 'crossing', row: null })}>
        <p>
          <a href={`/exports/crossings/hxl?process=${process}`} download>
            {words('aid.hxl')}
          </a>
        </p>
        <Answer of={crossings}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={words('aid.crossings.none')}>
                <p>{words('aid.crossings.none.how')}</p>
              </Empty>
            ) : (
              <ul className="rows meetings">
                {rows.map((row) => (
                  <Crossing key={row.key} row={row} onSay={() => setForm({ is: 'crossing', row })} />
                ))}
              </ul>
            )
          }
        </Answer>
      </Part>
      <Part heading="aid.corridors" tools={add('aid.corridor', { is: 'corridor' })}>
        <p className="quiet">{words('aid.corridors.rule')}</p>
        <Answer of={corridors}>
          {({ rows }) => (
            <ul className="rows meetings">
              {rows.map((row) => (
                <Corridor key={row.key} row={row} onCount={() => setForm({ is: 'passage', row })} />
              ))}
            </ul>
          )}
        </Answer>
      </Part>
      <Part heading="aid.access" tools={add('aid.constraint', { is: 'constraint' })}>
        <Answer of={constraints}>{({ rows }) => <Constraints rows={rows} />}</Answer>
      </Part>
      {form?.is === 'crossing' && <StateCrossing row={form.row} onClose={close} />}
      {form?.is === 'corridor' && <OpenCorridor onClose={close} />}
      {form?.is === 'passage' && <CountPassage row={form.row} onClose={close} />}
      {form?.is === 'constraint' && <SayConstraint onClose={close} />}
    </div>
  )
}

function Part({
  heading,
  tools,
  children,
}: {
  readonly heading: WordId
  readonly tools: ReactNode
  readonly children: ReactNode
}) {
  const words = useWords()
  return (
    <section>
      <header className="part-head">
        <h2>{words(heading)}</h2>
        {tools}
      </header>
      {children}
    </section>
  )
}

function Crossing({ row, onSay }: { readonly row: CrossingRow; readonly onSay: () => void }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const me = useMe()
  const { day, moment } = useFormats()
  return (
    <li className="meeting">
      <article aria-label={row.name}>
        <header>
          <h3 dir="auto">{row.name}</h3>
          <p className="row-about">
            {row.where !== null && <Name of={row.where.name} />}
            {row.isContested && <span className="chip">{words('aid.toldDifferently')}</span>}
          </p>
        </header>
        <ul className="plain-list crossing-lanes">
          {row.lanes.map(({ direction, cargo, statements }) => (
            <li key={`${direction} ${cargo}`}>
              <p>
                <strong>{term('direction', direction)}</strong> · {term('cargo', cargo)}
              </p>
              <div className="sides">
                {statements.map(({ entry, state, hours, by, said, from, until, says }) => (
                  <div key={entry} className="figure">
                    <span className="chip" data-state={state}>
                      {term('crossingState', state)}
                    </span>
                    {hours !== null && (
                      <span>
                        <bdi>{`${hours.opens}–${hours.closes}`}</bdi>{' '}
                        {hours.zone !== null && <bdi className="quiet">{hours.zone}</bdi>}
                      </span>
                    )}
                    <span className="quiet">
                      {words('aid.by', { who: by, when: day(said) })} · {words('aid.since', { when: moment(from) })}
                      {until !== null && ` · ${words('aid.until', { when: moment(until) })}`}
                    </span>
                    <Quoted says={says} />
                  </div>
                ))}
              </div>
            </li>
          ))}
        </ul>
        <p className="entry-tools">
          <Button size="compact-sm" variant="default" onClick={() => open({ view: 'crossings', key: row.key })}>
            {words('provenance.open')}
          </Button>
          {me?.canWrite && (
            <Button size="compact-sm" variant="default" onClick={onSay}>
              {words('aid.state.again')}
            </Button>
          )}
        </p>
      </article>
    </li>
  )
}

function Corridor({ row, onCount }: { readonly row: CorridorRow; readonly onCount: () => void }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const me = useMe()
  const { moment, number } = useFormats()
  return (
    <li className="meeting">
      <article aria-label={row.name}>
        <header>
          <h3 dir="auto">{row.name}</h3>
          <p className="row-about">
            <bdi>{`${row.from.name} – ${row.to.name}`}</bdi>
            <span>{term('corridorFor', row.for)}</span>
            {row.agreedBy.length > 0 && <span>{words('aid.agreedBy', { who: row.agreedBy.join(', ') })}</span>}
            {row.rivalPoints.length > 0 && <span className="chip">{words('aid.rival')}</span>}
          </p>
        </header>
        {row.windows.length > 0 && (
          <ul className="plain-list">
            {row.windows.map(({ from, until }) => (
              <li key={from}>{words('aid.window', { from: moment(from), until: moment(until) })}</li>
            ))}
          </ul>
        )}
        {row.counts.length > 0 && (
          <div className="sides">
            {row.counts.map(({ entry, point, counter, from, until, value, of }) => (
              <p key={entry} className="figure">
                <strong>{words('aid.peopleCounted', { count: value })}</strong>
                <span className="quiet">
                  {term('countPoint', point)} · <Name of={counter} /> · {moment(from)} – {moment(until)}
                </span>
                {of.length > 0 && (
                  <span>{of.map((one) => `${term('passenger', one.group)} ${number(one.value)}`).join(', ')}</span>
                )}
              </p>
            ))}
          </div>
        )}
        <p className="entry-tools">
          <Button size="compact-sm" variant="default" onClick={() => open({ view: 'corridors', key: row.key })}>
            {words('provenance.open')}
          </Button>
          {me?.canWrite && (
            <Button size="compact-sm" variant="default" onClick={onCount}>
              {words('aid.passage')}
            </Button>
          )}
        </p>
      </article>
    </li>
  )
}

function Constraints({ rows }: { readonly rows: readonly ConstraintRow[] }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const { day } = useFormats()
  if (rows.length === 0) return <p className="quiet">{words('aid.access.none')}</p>
  return (
    <ul className="plain-list constraints">
      {rows.map((row) => (
        <li key={row.key}>
          <button
            type="button"
            className="inline-button"
            onClick={() => open({ view: 'access-constraints', key: row.key })}
          >
            {term('constraint', row.constraint)}
          </button>{' '}
          <Name of={row.where.name} />{' '}
          <span className="quiet">{words('aid.by', { who: row.by, when: day(row.from) })}</span>
          <Quoted says={row.says} />
        </li>
      ))}
    </ul>
  )
}
