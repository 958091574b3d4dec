// A session: its agenda with what was stated and decided on each item, and its minutes.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CommissionRow, DecisionRow, SessionRow } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { Notes } from '../parts/notes.tsx'
import { incidentPath } from '../paths.ts'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useWords } from '../words/words.ts'
import { Decision } from './decision.tsx'
import { PutDecision } from './decision-forms.tsx'
import { useSeats } from './seats.ts'
import { AgreeMinutes, CallSession, MakeStatement } from './session-forms.tsx'

type Props = {
  readonly row: SessionRow
  readonly commission: CommissionRow
  readonly decisions: readonly DecisionRow[]
}
const acts = ['state', 'put', 'again'] as const
type Act = (typeof acts)[number] | 'minutes' | 'agree'
const labels = { state: 'statement.make', put: 'decision.put', again: 'session.again' } as const

export function Session({ row, commission, decisions }: Props) {
  const words = useWords()
  const me = useMe()
  const { moment } = useFormats()
  const { own } = useSeats(commission)
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const items = [...row.agenda, { item: null, title: '', about: [] }]
  const isMember = own.some((actor) => row.members.includes(actor))
  return (
    <section className="session">
      <h3>
        <bdi>{row.name}</bdi>
      </h3>
      <p className="quiet">
        {moment(row.at)}
        {row.place !== null && (
          <>
            {' · '}
            <Name of={row.place} />
          </>
        )}
      </p>
      {items.map(({ item, title, about }) => (
        <AgendaItem
          key={item ?? ''}
          title={title}
          isOutside={item === null}
          about={about}
          statements={row.statements.filter((one) => one.item === item)}
          decisions={decisions.filter((one) => one.item === item)}
          commission={commission}
        />
      ))}
      <Minutes row={row} />
      {me?.canWrite && (
        <p className="entry-tools">
          {acts.map((one) => (
            <button key={one} type="button" className="quiet-button" onClick={() => setAct(one)}>
              {words(labels[one])}
            </button>
          ))}
          {isMember && row.minutes !== null && !own.some((actor) => row.minutes?.agreedBy.includes(actor)) && (
            <button type="button" className="quiet-button" onClick={() => setAct('agree')}>
              {words('minutes.agree')}
            </button>
          )}
          {isMember && (
            <button type="button" className="quiet-button" onClick={() => setAct('minutes')}>
              {words('minutes.write')}
            </button>
          )}
        </p>
      )}
      <Notes on={{ view: 'sessions', key: row.key }} like={row.entries[0]} />
      {act === 'state' && <MakeStatement commission={commission} row={row} onClose={close} />}
      {act === 'put' && <PutDecision commission={commission} row={row} onClose={close} />}
      {act === 'again' && <CallSession commission={commission} row={row} onClose={close} />}
      {(act === 'minutes' || act === 'agree') && (
        <AgreeMinutes
          commission={commission}
          row={row}
          decisions={decisions}
          asTheyStand={act === 'agree'}
          onClose={close}
        />
      )}
    </section>
  )
}

type ItemProps = {
  readonly title: string
  readonly isOutside: boolean
  readonly about: SessionRow['agenda'][number]['about']
  readonly statements: SessionRow['statements']
  readonly decisions: readonly DecisionRow[]
  readonly commission: CommissionRow
}

function AgendaItem({ title, isOutside, about, statements, decisions, commission }: ItemProps) {
  const words = useWords()
  const process = useProcess()
  if (isOutside && statements.length + decisions.length === 0) return null
  return (
    <div className="agenda-item">
      <h4>{isOutside ? words('commission.noItem') : <bdi>{title}</bdi>}</h4>
      {about.map((one) =>
        one.view === 'incidents' ? (
          <p key={one.key}>
            <Link to={incidentPath(process, one.key)}>{words('page.incident')}</Link>
          </p>
        ) : null,
      )}
      {statements.length > 0 && (
        <div className="sides">
          {statements.map((one) => (
            <Statement key={one.entry} statement={one} />
          ))}
        </div>
      )}
      {decisions.map((one) => (
        <Decision key={one.key} row={one} commission={commission} />
      ))}
    </div>
  )
}

function Minutes({ row: { minutes } }: { readonly row: SessionRow }) {
  const words = useWords()
  const open = useOpen()
  const { list } = useFormats()
  if (minutes === null) return null
  return (
    <div className="agenda-item">
      <h4>{words('commission.minutes')}</h4>
      <p className="quiet">
        {words(minutes.isAgreed ? 'commission.minutes.agreed' : 'commission.minutes.by', {
          who: list(minutes.agreedBy),
        })}
      </p>
      <ol className="minutes">
        {minutes.points.map((point) => (
          <li key={point.text} dir="auto">
            {point.text}{' '}
            {point.cites.length === 0 ? (
              <span className="quiet">{words('commission.cites', { count: 0 })}</span>
            ) : (
              point.cites.map((entry, at) => (
                <button
                  key={entry}
                  type="button"
                  className="inline-button"
                  onClick={() => open({ view: 'entries', key: entry })}
                >
                  {words('minutes.cite', { number: at + 1 })}
                </button>
              ))
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Statement({ statement }: { readonly statement: SessionRow['statements'][number] }) {
  const words = useWords()
  const names = useNames()
  const open = useOpen()
  const { moment } = useFormats()
  return (
    <figure className="side">
      <p className="side-value">
        <Name of={statement.by} />
      </p>
      <blockquote dir="auto">{statement.text}</blockquote>
      <figcaption>
        {moment(statement.on)}
        {statement.toldBy !== null && ` · ${words('reply.told', { who: names(statement.toldBy) })}`}{' '}
        <button type="button" className="inline-button" onClick={() => open({ view: 'entries', key: statement.entry })}>
          {words('provenance.open')}
        </button>
      </figcaption>
    </figure>
  )
}
