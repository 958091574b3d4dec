// Who gains what if something is verified, what lapses if it no longer is, and what else waits for it.
import { gatesOf } from '@parley/peace/in-browser'
import { useMemo } from 'react'
import type { AgreementRow, CommitmentRow, IncentiveRow } from '../hub/client.ts'
import { useFormats, useWords } from '../words/words.ts'
import { Moves } from './moves.tsx'
import { waitingFor } from './waits.ts'
import { WhatIf } from './what-if.tsx'

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
      <WhatIf rows={rows} commitments={commitments} agreements={agreements} at={at} />
    </section>
  )
}
