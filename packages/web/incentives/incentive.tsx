// One incentive: what is offered by whom to whom, how it stands and why, what it waits for, what was granted of it, and what
// takes it back.
import { Button } from '@mantine/core'
import { incentiveStateAt, periodAt } from '@parley/peace/in-browser'
import { useState } from 'react'
import type { Condition, IncentiveRow } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { useZoned } from '../promises/zoned.ts'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { useAmount } from './amount-words.ts'
import { EnterStep } from './enter-step.tsx'
import { IncentiveReasons, useIncentiveReason } from './why-words.tsx'

export function Incentive({ row, at }: { readonly row: IncentiveRow; readonly at: string }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const me = useMe()
  const amount = useAmount()
  const { list } = useFormats()
  const { moment } = useZoned(row.zone)
  const [stepping, setStepping] = useState(false)
  const state = incentiveStateAt(row.states, at)
  return (
    <li className="incentive" data-state={state?.state}>
      <article aria-label={row.title}>
        <header>
          <h3 dir="auto">{row.title}</h3>
          <p className="row-about">
            {state !== undefined && (
              <>
                <span className="chip" data-state={state.state}>
                  {term('incentive', state.state)}
                </span>
                <span>{words('incentives.since', { when: moment(state.from) })}</span>
              </>
            )}
            <span>{term('incentiveForm', row.form)}</span>
          </p>
        </header>
        <p className="incentive-who">
          {words('incentives.who', {
            providers: list(row.providers),
            beneficiaries: list(row.beneficiaries),
            what: row.benefit.what,
          })}
          {row.amount !== null && <strong> {amount(row.amount)}</strong>}
        </p>
        <section>
          <h4>{words('incentives.waits')}</h4>
          <ul className="conditions">
            {row.triggers.map((one) => (
              <ConditionLine key={`${one.on} ${one.what}`} of={one} at={at} zone={row.zone} />
            ))}
          </ul>
          {row.verifier !== null && <p className="quiet">{words('incentives.verifier', { who: row.verifier })}</p>}
        </section>
        <section>
          <h4>{words('incentives.snapback')}</h4>
          {row.snapbacks.length === 0 && row.snapbackDays === null ? (
            <p className="quiet">{words('incentives.snapback.none')}</p>
          ) : (
            <ul className="conditions">
              {row.snapbacks.map((one) => (
                <ConditionLine key={`${one.on} ${one.what}`} of={one} at={at} zone={row.zone} />
              ))}
              {row.snapbackDays !== null && <li>{words('incentives.snapback.days', { days: row.snapbackDays })}</li>}
            </ul>
          )}
        </section>
        <Steps row={row} at={at} />
        {state !== undefined && (
          <details>
            <summary>{words('incentives.why')}</summary>
            <IncentiveReasons because={state.because} zone={row.zone} />
          </details>
        )}
        <Course row={row} at={at} />
        {row.alsoOffered.length > 0 && (
          <p className="quiet">{words('incentives.alsoOffered', { count: row.alsoOffered.length })}</p>
        )}
        <p className="entry-tools">
          <Button size="compact-sm" variant="default" onClick={() => open({ view: 'incentives', key: row.key })}>
            {words('provenance.open')}
          </Button>
          {me?.canWrite === true && (
            <Button size="compact-sm" variant="default" onClick={() => setStepping(true)}>
              {words('incentives.step')}
            </Button>
          )}
        </p>
        {stepping && <EnterStep row={row} onClose={() => setStepping(false)} />}
      </article>
    </li>
  )
}

function ConditionLine({ of, at, zone }: { readonly of: Condition; readonly at: string; readonly zone: string }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const say = useIncentiveReason(zone)
  const period = periodAt(of, Date.parse(at))
  const holds = period?.holds === true
  const what = of.name ?? words('incentives.unseen')
  return (
    <li data-holds={holds || undefined}>
      <span className="condition-mark" aria-hidden="true" />
      <span>
        <span className="unseen">{words(holds ? 'incentives.holds' : 'incentives.holdsNot')} </span>
        {of.on === 'finding' ? (
          <span>{words('incentives.on.finding', { what, is: term('result', of.is) })}</span>
        ) : (
          <button
            type="button"
            className="inline-button"
            dir="auto"
            onClick={() => open({ view: 'commitments', key: of.what })}
          >
            {words(`incentives.on.${of.on === 'breach' ? 'breach' : of.is === 'verified' ? 'verified' : 'inTime'}`, {
              what,
            })}
          </button>
        )}
        {period?.because.map((reason) => (
          <span key={reason.code} className="quiet condition-why">
            {say(reason)}
          </span>
        ))}
      </span>
    </li>
  )
}

/** What was pledged, committed, disbursed and granted by `at`. */
function Steps({ row, at }: { readonly row: IncentiveRow; readonly at: string }) {
  const words = useWords()
  const term = useTerm()
  const amount = useAmount()
  const { day } = useZoned(row.zone)
  const now = Date.parse(at)
  const steps = row.steps.filter(({ on }) => Date.parse(on) <= now)
  if (steps.length === 0) return <p className="quiet">{words('incentives.steps.none')}</p>
  const heads = ['step', 'by', 'on', 'reversed'] as const
  return (
    <div className="matrix-scroll">
      <table className="ledger">
        <caption className="unseen">{words('incentives.steps')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {words(`incentives.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ entry, type, by, on, amount: sum, what, counts, reversed }) => (
            <tr key={entry} data-told={counts ? undefined : true}>
              <td data-label={words('incentives.head.step')} dir="auto">
                {term('step', type)}
                {sum !== null && <strong> {amount(sum)}</strong>}
                {what !== null && <> {what}</>}
              </td>
              <td data-label={words('incentives.head.by')} dir="auto">
                {by}
                {!counts && <span className="quiet"> · {words('incentives.onlyTold')}</span>}
              </td>
              <td data-label={words('incentives.head.on')}>{day(on)}</td>
              <td data-label={words('incentives.head.reversed')}>
                {reversed !== null && Date.parse(reversed) <= now ? day(reversed) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totalsAt(steps, now).map(({ type, currency, value, reversed }) => (
            <tr key={`${type} ${currency}`}>
              <td colSpan={3}>
                {words('incentives.total', { what: term('step', type), sum: amount({ value, currency }) })}
              </td>
              <td>{reversed > 0 ? amount({ value: reversed, currency }) : '–'}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  )
}

/** Sums by transaction and currency of what counts and had happened by then. */
function totalsAt(steps: IncentiveRow['steps'], now: number) {
  const sums = new Map<string, { type: string; currency: string; value: number; reversed: number }>()
  for (const { counts, type, amount, reversed } of steps) {
    if (!counts || amount === null) continue
    const name = `${type} ${amount.currency}`
    const sum = sums.get(name) ?? { type, currency: amount.currency, value: 0, reversed: 0 }
    const isBack = reversed !== null && Date.parse(reversed) <= now
    sums.set(name, {
      ...sum,
      value: sum.value + amount.value,
      reversed: sum.reversed + (isBack ? amount.value : 0),
    })
  }
  return [...sums.values()]
}

function Course({ row, at }: { readonly row: IncentiveRow; readonly at: string }) {
  const words = useWords()
  const term = useTerm()
  const { moment } = useZoned(row.zone)
  if (row.states.length < 2) return null
  const now = incentiveStateAt(row.states, at)
  return (
    <details>
      <summary>{words('incentives.course', { count: row.states.length })}</summary>
      <ol className="course">
        {row.states.map((state) => (
          <li
            key={state.from}
            aria-current={state === now ? 'true' : undefined}
            data-coming={Date.parse(state.from) > Date.parse(at) || undefined}
          >
            <span className="quiet">{moment(state.from)}</span>{' '}
            <span className="chip" data-state={state.state}>
              {term('incentive', state.state)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
