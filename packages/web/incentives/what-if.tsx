// What would be if several things were so: which benefits move, which later phases begin or stay shut, and which benefits come
// within reach with them. What is chosen here lives on the page alone, is said to be assumed, and is never entered.
import { NativeSelect } from '@mantine/core'
import { type Assumption, assumable, followingIf, movesIf, reachOf } from '@parley/peace/in-browser'
import { useMemo, useState } from 'react'
import type { AgreementRow, CommitmentRow, Condition, IncentiveRow } from '../hub/client.ts'
import { useTriggerWords } from '../promises/reasons.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { Moves } from './moves.tsx'
import { promisesOfGates } from './waits.ts'

type Props = {
  readonly rows: readonly IncentiveRow[]
  readonly commitments: readonly CommitmentRow[]
  readonly agreements: readonly AgreementRow[]
  readonly at: string
}
type Assumable = Pick<Condition, 'on' | 'what' | 'is' | 'name'>

export function WhatIf({ rows, commitments, agreements, at }: Props) {
  const words = useWords()
  const term = useTerm()
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const conditions = useMemo((): readonly Assumable[] => {
    const ofBenefits = assumable(rows)
    const known = new Set(ofBenefits.flatMap(({ on, what }) => (on === 'commitment' ? [what] : [])))
    const ofPhases = promisesOfGates(agreements, commitments, at).filter(({ key }) => !known.has(key))
    return [
      ...ofBenefits,
      ...ofPhases.map(({ key, act }) => ({ on: 'commitment', what: key, is: 'verified', name: act }) as const),
    ]
  }, [rows, agreements, commitments, at])
  const nameOf = ({ on, what }: Assumable) => `${on} ${what}`
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
          <LaterPhases {...{ rows, commitments, agreements, at, assumptions }} />
        </div>
      )}
    </details>
  )
}

/** What follows in phases that have not begun, by the gates of the agreements. */
function LaterPhases({
  rows,
  commitments,
  agreements,
  at,
  assumptions,
}: Props & { readonly assumptions: readonly Assumption[] }) {
  const words = useWords()
  const { list, day } = useFormats()
  const say = useTriggerWords(
    (what) =>
      commitments.find(({ key }) => key === what)?.act ??
      agreements.flatMap(({ phases }) => phases).find(({ phase }) => phase === what)?.name ??
      what.replaceAll('-', ' '),
  )
  const kept = new Map(assumptions.flatMap(({ on, what, holds }) => (on === 'commitment' ? [[what, holds]] : [])))
  const following = followingIf(agreements, commitments, kept, at)
  const { phases } = following
  if (phases.length === 0 && following.commitments.length === 0) return null
  const opens = following.commitments.filter(({ waits }) => waits.length === 0).map(({ act }) => act)
  const shut = following.commitments.filter(({ waits }) => waits.length > 0).map(({ act }) => act)
  return (
    <section aria-label={words('incentives.then')}>
      <h3>{words('incentives.then')}</h3>
      <ul className="moves">
        {phases.map(({ agreement, phase, name, after, waits }) => (
          <li key={`${agreement} ${phase}`}>
            {after === null
              ? words('incentives.then.shut', { phase: name, what: list(waits.map(say)) })
              : words('incentives.then.begins', { phase: name, when: day(after) })}
          </li>
        ))}
        {opens.length > 0 && <li>{words('incentives.then.opens', { what: list(opens) })}</li>}
        {shut.length > 0 && <li>{words('incentives.then.waits', { what: list(shut) })}</li>}
        {reachOf(rows, following, at).map(({ row, opens: open, shut: closed }) => (
          <li key={row.key}>
            {closed.length > 0
              ? words('incentives.then.noReach', { what: row.title, acts: list(closed) })
              : words('incentives.then.reach', { what: row.title, acts: list(open) })}
          </li>
        ))}
      </ul>
    </section>
  )
}
