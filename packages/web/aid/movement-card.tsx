// One movement: what was asked for, what each side says became of it, where its goods are, and every count at one size.

import { Button } from '@mantine/core'
import { type ComponentType, useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { MovementRow } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { CountMovement, nameOfMovement, SayOutcome, StepConsignment } from './movement-forms.tsx'
import { NotifyMovement } from './notification-forms.tsx'

const forms = { say: SayOutcome, count: CountMovement, step: StepConsignment, notify: NotifyMovement } as const
const titles = { say: 'aid.say', count: 'aid.count', step: 'aid.step', notify: 'aid.notify' } as const
type FormName = keyof typeof forms

export function MovementCard({ row }: { readonly row: MovementRow }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const me = useMe()
  const dates = useDateWords()
  const { day, moment, number } = useFormats()
  const [form, setForm] = useState<FormName | null>(null)
  const Form: ComponentType<{ row: MovementRow; onClose: () => void }> | null = form === null ? null : forms[form]
  return (
    <li className="meeting movement" data-outcome={row.outcome}>
      <article aria-label={nameOfMovement(row)}>
        <header>
          <h3 dir="auto">{nameOfMovement(row)}</h3>
          <p className="row-about">
            <span className="chip" data-state={row.outcome}>
              {term('movementOutcome', row.outcome)}
            </span>
            {row.outcomeBy !== null && (
              <span>{words('aid.by', { who: row.outcomeBy.by, when: day(row.outcomeBy.said) })}</span>
            )}
            <Name of={row.by} />
            {row.when === null ? (
              <span>{words('aid.noDay')}</span>
            ) : 'day' in row.when ? (
              <span>{dates(row.when.day)}</span>
            ) : (
              <span>{moment(row.when.from)}</span>
            )}
            {row.trucks !== null && <span>{words('aid.trucks', { count: row.trucks })}</span>}
            {row.step !== null && <span>{term('custodyStep', row.step)}</span>}
          </p>
        </header>
        {row.isInterrupted && <p className="notice">{words('aid.interrupted')}</p>}
        {row.cargo.length > 0 && (
          <p>
            {row.cargo.map(({ item, value, unit }) => (
              <span key={`${item} ${unit}`} className="cargo">
                <bdi>{item}</bdi> {number(value)} <bdi>{unit}</bdi>
              </span>
            ))}
          </p>
        )}
        {row.asked.length > 0 && <p className="quiet">{words('aid.askedOf', { who: row.asked.join(', ') })}</p>}
        {(row.isContested || row.outcomeBy?.says != null) && (
          <div className="sides">
            {lastWords(row).map(({ entry, by, said, outcome, says, groundBy, heldMinutes }) => (
              <blockquote key={entry}>
                <p className="quiet">
                  {words('aid.by', { who: by, when: day(said) })} · {term('movementOutcome', outcome)}
                  {heldMinutes !== null && ` · ${words('aid.held', { count: heldMinutes })}`}
                </p>
                {says !== null && <p dir="auto">{says}</p>}
                {groundBy !== null && <p className="quiet">{words('aid.groundBy', { who: groundBy })}</p>}
              </blockquote>
            ))}
          </div>
        )}
        {row.counts.length > 0 && <Counts row={row} />}
        {row.steps.length > 0 && (
          <details>
            <summary>{words('aid.steps', { count: row.steps.length })}</summary>
            <ol className="meeting-history">
              {row.steps.map(({ entry, on, name, step, place, custodian, by }) => (
                <li key={entry}>
                  <time dateTime={on}>{moment(on)}</time> <span className="chip">{term('custodyStep', step)}</span>{' '}
                  <bdi>{name}</bdi>, <Name of={place} />
                  {custodian !== null && (
                    <>
                      {' '}
                      – <Name of={custodian} />
                    </>
                  )}{' '}
                  <span className="quiet">{words('aid.wordOf', { who: by })}</span>
                </li>
              ))}
            </ol>
          </details>
        )}
        <p className="entry-tools">
          <Button size="compact-sm" variant="default" onClick={() => open({ view: 'movements', key: row.key })}>
            {words('provenance.open')}
          </Button>
          {me?.canWrite === true &&
            (Object.keys(forms) as FormName[]) // the keys of a record of ours
              .map((name) => (
                <Button key={name} size="compact-sm" variant="default" onClick={() => setForm(name)}>
                  {words(titles[name])}
                </Button>
              ))}
        </p>
        {Form !== null && <Form row={row} onClose={() => setForm(null)} />}
      </article>
    </li>
  )
}

/** The last word of each who spoke of it. */
function lastWords({ outcomes }: MovementRow): MovementRow['outcomes'] {
  return [...new Map(outcomes.map((one) => [one.by, one])).values()]
}

function Counts({ row }: { readonly row: MovementRow }) {
  const words = useWords()
  const term = useTerm()
  const { number, moment } = useFormats()
  const points = [...new Set(row.counts.map(({ point }) => point))]
  return (
    <section>
      <h4>{words('aid.counts')}</h4>
      {points.map((point) => (
        <div key={point}>
          <p className="row-about">
            <strong>{term('countPoint', point)}</strong>
            {row.rivalPoints.includes(point) && <span className="chip">{words('aid.rival')}</span>}
          </p>
          <div className="sides">
            {row.counts
              .filter((one) => one.point === point)
              .map(({ entry, counter, item, unit, value, until }) => (
                <p key={entry} className="figure">
                  <strong>{number(value)}</strong> <bdi>{unit}</bdi> <bdi>{item}</bdi>
                  <span className="quiet">
                    <Name of={counter} /> · {moment(until)}
                  </span>
                </p>
              ))}
          </div>
        </div>
      ))}
    </section>
  )
}
