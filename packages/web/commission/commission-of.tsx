// One commission: who sits in it for whom, its rule, its sessions, what was decided outside of them, and where actors stand.

import { useState } from 'react'
import type { CommissionRow, DecisionRow, PositionRow, SessionRow } from '../hub/client.ts'
import { useMe, useNames } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { Fact } from '../provenance/fact.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { Decision } from './decision.tsx'
import { PutDecision, StatePosition } from './decision-forms.tsx'
import { FoundCommission } from './found.tsx'
import { Positions } from './positions.tsx'
import { useSeats } from './seats.ts'
import { Session } from './session.tsx'
import { CallSession } from './session-forms.tsx'

type Props = {
  readonly commission: CommissionRow
  readonly sessions: readonly SessionRow[]
  readonly decisions: readonly DecisionRow[]
  readonly positions: readonly PositionRow[]
}
const acts = ['call', 'put', 'position'] as const
type Act = (typeof acts)[number] | 'change'
const labels = { call: 'session.call', put: 'decision.put', position: 'position.state' } as const

export function CommissionOf({ commission, sessions, decisions, positions }: Props) {
  const words = useWords()
  const me = useMe()
  const open = useOpen()
  const { isKeeper } = useSeats(commission)
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const apart = decisions.filter(({ session }) => session === null)
  return (
    <article className="commission">
      <h2>
        <bdi>{commission.name}</bdi>
      </h2>
      <Facts commission={commission} />
      <p className="entry-tools">
        <button
          type="button"
          className="quiet-button"
          onClick={() => open({ view: 'commissions', key: commission.key })}
        >
          {words('provenance.open')}
        </button>
        {me?.canWrite &&
          acts.map((one) => (
            <button key={one} type="button" className="quiet-button" onClick={() => setAct(one)}>
              {words(labels[one])}
            </button>
          ))}
        {isKeeper && (
          <button type="button" className="quiet-button" onClick={() => setAct('change')}>
            {words('commission.change')}
          </button>
        )}
      </p>
      {sessions.length === 0 && <p className="quiet">{words('session.none')}</p>}
      {sessions.map((row) => (
        <Session
          key={row.key}
          row={row}
          commission={commission}
          decisions={decisions.filter(({ session }) => session === row.key)}
        />
      ))}
      {apart.length > 0 && (
        <section>
          <h3>{words('commission.decisions')}</h3>
          {apart.map((row) => (
            <Decision key={row.key} row={row} commission={commission} />
          ))}
        </section>
      )}
      {positions.length > 0 && <Positions rows={positions} />}
      {act === 'call' && <CallSession commission={commission} onClose={close} />}
      {act === 'put' && <PutDecision commission={commission} onClose={close} />}
      {act === 'position' && <StatePosition commission={commission} positions={positions} onClose={close} />}
      {act === 'change' && <FoundCommission row={commission} onClose={close} />}
    </article>
  )
}

function Facts({ commission: { members, chair, rule } }: { readonly commission: CommissionRow }) {
  const words = useWords()
  const term = useTerm()
  const { number } = useFormats()
  return (
    <dl className="facts">
      <Fact name={words('commission.members')}>
        <ul className="plain-list">
          {members.map((seat) => (
            <Seat key={seat.actor} seat={seat} />
          ))}
        </ul>
      </Fact>
      {chair !== null && (
        <Fact name={words('commission.chair')}>
          <ul className="plain-list">
            <Seat seat={chair} />
          </ul>
        </Fact>
      )}
      <Fact name={words('commission.rule')}>
        {term('commissionRule', rule.by)}
        {rule.by === 'qualified' && ` · ${number(rule.share)} %`}
      </Fact>
    </dl>
  )
}

function Seat({ seat: { actor, organisation, people } }: { readonly seat: CommissionRow['members'][number] }) {
  const words = useWords()
  const names = useNames()
  const { list } = useFormats()
  return (
    <li>
      <Name of={actor} />
      {people.length > 0 && <> ({list(people)})</>}
      {' · '}
      <span className="quiet">{words('commission.speaks', { who: names(organisation) })}</span>
    </li>
  )
}
