// One alert: what was crossed and since when, by which entries, who took note of it and who is told if nobody does.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { AlertRow } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { Quoted } from '../parts/said.tsx'
import { EntryBehind } from '../promises/reasons.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { AnswerAlert } from './answer-alert.tsx'
import { useCrossingWords } from './crossing-words.ts'

export function Alert({ row, at }: { readonly row: AlertRow; readonly at: string }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const names = useNames()
  const me = useMe()
  const process = useProcess()
  const crossing = useCrossingWords()
  const { moment, number, list } = useFormats()
  const [answering, setAnswering] = useState<'acknowledge' | 'escalate' | null>(null)
  const { acknowledged, escalated, acknowledgeBy, escalates } = row
  const isOverdue = acknowledged.length === 0 && acknowledgeBy !== null && acknowledgeBy <= at
  const state = acknowledged.length > 0 ? 'acknowledged' : isOverdue ? 'overdue' : 'open'
  return (
    <li className="alert" data-state={state}>
      <article aria-label={row.event}>
        <header>
          <h3 dir="auto">{row.event}</h3>
          <p className="row-about">
            <span className="chip" data-severity={row.severity}>
              {term('severity', row.severity)}
            </span>
            <span className="chip" data-state={state}>
              {words(`alerts.state.${state}`)}
            </span>
            <span>{words('alerts.raised', { when: moment(row.raised) })}</span>
            {row.isExercise && <span>{words('alerts.exercise')}</span>}
          </p>
        </header>
        <p>
          {words(row.since === row.day ? 'alerts.whatDay' : 'alerts.what', {
            what: row.indicatorTitle,
            value: number(row.value),
            unit: row.unit,
            since: dates(row.since),
            day: dates(row.day),
          })}{' '}
          <span className="quiet">{words('alerts.asked', { what: crossing(row.when, row.unit) })}</span>
        </p>
        {row.area !== null && <p>{words('alerts.area', { area: row.area })}</p>}
        {row.instruction !== null && <p dir="auto">{row.instruction}</p>}
        {acknowledged.map(({ entry, by, organisation, at: when, says, isLate }) => (
          <p key={entry}>
            {words(isLate ? 'alerts.acknowledgedLate' : 'alerts.acknowledged', {
              who: `${by} (${names(organisation)})`,
              when: moment(when),
            })}
            <Quoted says={says} />
          </p>
        ))}
        {acknowledged.length === 0 && acknowledgeBy !== null && (
          <p className={isOverdue ? 'notice' : 'quiet'}>
            {words(isOverdue ? 'alerts.overdue' : 'alerts.awaits', { when: moment(acknowledgeBy) })}
            {escalates.length > 0 && <> {words('alerts.goesTo', { who: list(escalates) })}</>}
          </p>
        )}
        {escalated.map(({ entry, to, at: when, reason }) => (
          <p key={entry}>
            {words('alerts.escalated', { who: list(to), when: moment(when) })}
            <Quoted says={reason} />
          </p>
        ))}
        <details>
          <summary>{words('tension.entries', { count: row.because.length })}</summary>
          <ul className="plain-list">
            {row.because.slice(0, 12).map((id) => (
              <EntryBehind key={id} id={id} />
            ))}
          </ul>
        </details>
        <p className="entry-tools">
          {me?.canWrite === true && (
            <>
              <Button size="compact-sm" variant="default" onClick={() => setAnswering('acknowledge')}>
                {words('alerts.acknowledge')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setAnswering('escalate')}>
                {words('alerts.escalate')}
              </Button>
            </>
          )}
          <Button
            component="a"
            size="compact-sm"
            variant="default"
            href={`/exports/alerts/cap?process=${process}&filter[alert]=${encodeURIComponent(row.key)}`}
            download={`${row.key}.cap.xml`}
          >
            {words('alerts.cap')}
          </Button>
        </p>
        {answering !== null && <AnswerAlert row={row} act={answering} onClose={() => setAnswering(null)} />}
      </article>
    </li>
  )
}
