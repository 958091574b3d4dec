// Who gains what if something is verified, what lapses if it no longer is, and what would be if several things were so. What
// is assumed here is said to be assumed, and is never entered.
import { NativeSelect } from '@mantine/core'
import { type Assumption, assumable, gatesOf, type Move, movesIf } from '@parley/peace/in-browser'
import { useMemo, useState } from 'react'
import type { AgreementRow, CommitmentRow, Condition, IncentiveRow } from '../hub/client.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { waitingFor } from './waits.ts'

type Props = {
  readonly rows: readonly IncentiveRow[]
  readonly commitments: readonly CommitmentRow[]
  readonly agreements: readonly AgreementRow[]
  readonly at: string
}

export function Gates({ rows, commitments, agreements, at }: Props) {
  const words = useWords()
  const { list } = useFormats()
  const gates = useMemo(() => gatesOf(rows, at), [rows, at])
  return (
    <section className="gates-of-benefits">
      <h2>{words('incentives.gates')}</h2>
      <p className="quiet">{words('incentives.gates.about')}</p>
      <ul className="rows">
        {gates.map((gate) => {
          const { on, what, name, isOpen, moves, alone } = gate
          const also = waitingFor(what, commitments, agreements)
          return (
            <li key={`${on} ${what}`} className="gate" data-open={isOpen || undefined}>
              <h3>
                {words(isOpen ? 'incentives.gate.shuts' : 'incentives.gate.opens', {
                  what: name ?? words('incentives.unseen'),
                })}
              </h3>
              {moves.length > 0 ? <Moves moves={moves} /> : <p className="quiet">{words('incentives.gate.nothing')}</p>}
              {!isOpen && alone.length > 0 && (
                <p className="quiet">{words('incentives.gate.alone', { count: alone.length })}</p>
              )}
              {!isOpen && also.phases.length > 0 && (
                <p>{words('incentives.gate.phases', { what: list(also.phases) })}</p>
              )}
              {!isOpen && also.commitments.length > 0 && (
                <p>{words('incentives.gate.commitments', { what: list(also.commitments) })}</p>
              )}
            </li>
          )
        })}
      </ul>
      <WhatIf rows={rows} at={at} />
    </section>
  )
}

function Moves({ moves }: { readonly moves: readonly Move[] }) {
  const words = useWords()
  const term = useTerm()
  const { list } = useFormats()
  return (
    <ul className="moves">
      {moves.map(({ row, before, after }) => (
        <li key={row.key}>
          {words('incentives.move', {
            who: list(row.beneficiaries),
            what: row.title,
            before: before === null ? '–' : term('incentive', before),
            after: term('incentive', after),
          })}
        </li>
      ))}
    </ul>
  )
}

/** What is chosen here lives on the page alone. */
function WhatIf({ rows, at }: { readonly rows: readonly IncentiveRow[]; readonly at: string }) {
  const words = useWords()
  const term = useTerm()
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const conditions = useMemo(() => assumable(rows), [rows])
  const nameOf = ({ on, what }: Condition) => `${on} ${what}`
  const assumptions = conditions.flatMap((one): Assumption[] => {
    const holds = chosen.get(nameOf(one))
    return holds === undefined ? [] : [{ on: one.on, what: one.what, holds }]
  })
  const moves = movesIf(rows, assumptions, at)
  const set = (name: string, value: string) =>
    setChosen((before) => {
      const next = new Map(before)
      if (value === '') next.delete(name)
      else next.set(name, value === 'yes')
      return next
    })
  return (
    <details className="what-if">
      <summary>{words('incentives.whatIf')}</summary>
      <p className="quiet">{words('incentives.whatIf.about')}</p>
      <div className="what-if-choices">
        {conditions.map((one) => {
          const said = { breach: 'breach', finding: 'finding', commitment: 'verified' } as const
          return (
            <NativeSelect
              key={nameOf(one)}
              label={words(`incentives.on.${said[one.on]}`, {
                what: one.name ?? words('incentives.unseen'),
                is: term('result', one.is),
              })}
              value={chosen.get(nameOf(one)) === undefined ? '' : chosen.get(nameOf(one)) ? 'yes' : 'no'}
              data={[
                { value: '', label: words('incentives.whatIf.recorded') },
                { value: 'yes', label: words('incentives.whatIf.yes') },
                { value: 'no', label: words('incentives.whatIf.no') },
              ]}
              onChange={(event) => set(nameOf(one), event.currentTarget.value)}
            />
          )
        })}
      </div>
      {assumptions.length > 0 && (
        <div className="notice" role="status">
          <p>
            <strong>{words('incentives.whatIf.assumed')}</strong>
          </p>
          {moves.length === 0 ? <p>{words('incentives.gate.nothing')}</p> : <Moves moves={moves} />}
        </div>
      )}
    </details>
  )
}
