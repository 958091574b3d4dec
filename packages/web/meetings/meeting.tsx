// One engagement: when and where, who is to come, its stops, what each side says. Denials and readouts stand at one size.

import { Button } from '@mantine/core'
import { type Compared, differences } from '@parley/peace/in-browser'
import { useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { EngagementRow } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { FromCell } from '../parts/from-cell.tsx'
import { Quoted } from '../parts/said.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { SayOfMeeting } from './say-of-meeting.tsx'

export function Meeting({ row }: { readonly row: EngagementRow }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const me = useMe()
  const { day } = useFormats()
  const [saying, setSaying] = useState(false)
  return (
    <li className="meeting" data-state={row.state}>
      <article aria-label={row.title}>
        <header>
          <h3 dir="auto">{row.title}</h3>
          <p className="row-about">
            <span className="chip" data-state={row.state}>
              {term('engagement', row.state)}
            </span>
            {row.stateBy !== null && (
              <span>{words('meetings.by', { who: row.stateBy.by, when: day(row.stateBy.said) })}</span>
            )}
            <span>{term('form', row.form)}</span>
            <When row={row} />
            {row.place !== null && <Name of={row.place} />}
          </p>
        </header>
        {row.deniedBy.map(({ entry, by, said, says }) => (
          <p key={entry} className="notice">
            {words('meetings.deniedBy', { who: by, when: day(said) })}
            <Quoted says={says} />
          </p>
        ))}
        {row.delegations.length > 0 && (
          <ul className="meeting-who">
            {row.delegations.map(({ actor, role, members = [], answer, answeredBy }) => (
              <li key={actor}>
                <Name of={actor} />
                {role !== undefined && <span className="quiet"> · {term('delegation', role)}</span>}
                {members.length > 0 && (
                  <span>
                    {' '}
                    ({members.map(({ name, office }) => [name, office].filter(Boolean).join(', ')).join('; ')})
                  </span>
                )}
                {answer !== null && (
                  <span>
                    {' '}
                    – {term('attendance', answer)}{' '}
                    <span className="quiet">{words('meetings.byWord', { who: answeredBy ?? '' })}</span>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        {row.agenda.length > 0 && (
          <section>
            <h4>{words('meetings.agenda')}</h4>
            <ul className="meeting-who">
              {row.agenda.map((item) => (
                <li key={item} dir="auto">
                  {item}
                </li>
              ))}
            </ul>
          </section>
        )}
        {row.tabled.length > 0 && (
          <section>
            <h4>{words('meetings.tabled')}</h4>
            <ul className="meeting-who">
              {row.tabled.map(({ title, by, proposal }) => (
                <li key={`${proposal} ${title}`}>
                  {proposal === undefined ? (
                    <bdi>{title}</bdi>
                  ) : (
                    <button
                      type="button"
                      className="inline-button"
                      onClick={() => open({ view: 'proposals', key: proposal })}
                    >
                      <bdi>{title}</bdi>
                    </button>
                  )}
                  {by !== undefined && (
                    <span className="quiet">
                      {' '}
                      · <Name of={by} />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {row.legs.length > 0 && <Legs row={row} />}
        {row.readouts.length > 0 && (
          <section>
            <h4>
              {words('meetings.readouts')}{' '}
              {row.outcome !== null && <span className="chip">{term('outcome', row.outcome)}</span>}
            </h4>
            <div className="sides">
              {row.readouts.map(({ entry, by, said, outcome, says }) => (
                <blockquote key={entry}>
                  <p className="quiet">
                    {words('meetings.by', { who: by, when: day(said) })} · {term('outcome', outcome)}
                  </p>
                  <p dir="auto">{says}</p>
                </blockquote>
              ))}
            </div>
            {row.readouts.length > 1 && <ComparedReadouts row={row} />}
          </section>
        )}
        {row.alsoEntered.length > 0 && (
          <p className="quiet">{words('meetings.alsoEntered', { count: row.alsoEntered.length })}</p>
        )}
        <p className="entry-tools">
          <Button size="compact-sm" variant="default" onClick={() => open({ view: 'engagements', key: row.key })}>
            {words('provenance.open')}
          </Button>
          {me?.canWrite === true && (
            <Button size="compact-sm" variant="default" onClick={() => setSaying(true)}>
              {words('meetings.say')}
            </Button>
          )}
        </p>
        {row.statements.length > 1 && (
          <details>
            <summary>{words('meetings.history', { count: row.statements.length })}</summary>
            <ol className="meeting-history">
              {row.statements.map(({ entry, state, by, said, says }) => (
                <li key={entry}>
                  <time dateTime={said}>{day(said)}</time> <span className="chip">{term('engagement', state)}</span>{' '}
                  <Name of={by} />
                  <Quoted says={says} />
                </li>
              ))}
            </ol>
          </details>
        )}
        {saying && <SayOfMeeting row={row} onClose={() => setSaying(false)} />}
      </article>
    </li>
  )
}

function When({ row }: { readonly row: EngagementRow }) {
  const words = useWords()
  const dates = useDateWords()
  const { moment } = useFormats()
  const { when } = row
  if (when === null) return <span>{words('meetings.noDay')}</span>
  if ('day' in when) return <span>{dates(when.until === undefined ? when.day : `${when.day}/${when.until}`)}</span>
  return (
    <span>
      {moment(when.from)}
      {when.until !== undefined && ` – ${moment(when.until)}`}
    </span>
  )
}

function Legs({ row }: { readonly row: EngagementRow }) {
  const words = useWords()
  const dates = useDateWords()
  const open = useOpen()
  const from = (read: EngagementRow['legs'][number]['read'], column: 'day' | 'place' | 'focus') => ({
    document: read?.document,
    reading: read?.reading,
    span: read?.[column],
    title: words('meetings.leg.cell'),
  })
  return (
    <div className="matrix-scroll">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{words('meetings.leg.day')}</th>
            <th scope="col">{words('meetings.leg.place')}</th>
            <th scope="col">{words('meetings.leg.focus')}</th>
            <th scope="col">{words('meetings.leg.source')}</th>
          </tr>
        </thead>
        <tbody>
          {row.legs.map(({ day, dayWords, place, focus, read, sources = [] }) => (
            <tr key={`${day ?? dayWords} ${place}`}>
              <td data-label={words('meetings.leg.day')}>
                <FromCell {...from(read, 'day')}>{day === undefined ? <bdi>{dayWords}</bdi> : dates(day)}</FromCell>
              </td>
              <td data-label={words('meetings.leg.place')} dir="auto">
                <FromCell {...from(read, 'place')}>{place}</FromCell>
              </td>
              <td data-label={words('meetings.leg.focus')} dir="auto">
                <FromCell {...from(read, 'focus')}>{focus ?? ''}</FromCell>
              </td>
              <td data-label={words('meetings.leg.source')}>
                {sources.map((source) => (
                  <button
                    key={`${source.view} ${source.key}`}
                    type="button"
                    className="inline-button"
                    onClick={() => open({ view: source.view as 'documents', key: source.key })}
                  >
                    {words('meetings.leg.open')}
                  </button>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Field by field where the sides' readouts say different things; nobody's is taken for the other's. */
function ComparedReadouts({ row }: { readonly row: EngagementRow }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const found = differences(row.readouts)
  if (found.length === 0) return <p className="quiet">{words('meetings.compared.same')}</p>
  const shown = ({ field }: Compared, value: Compared['sides'][number]['value']) => {
    if (value === null) return '–'
    if (typeof value !== 'string') return value.join(', ')
    return field === 'outcome' ? term('outcome', value) : dates(value)
  }
  return (
    <div className="matrix-scroll">
      <table className="ledger">
        <caption>{words('meetings.compared')}</caption>
        <thead>
          <tr>
            <td />
            {found[0]?.sides.map(({ by }) => (
              <th key={by} scope="col">
                <Name of={by} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={one.field}>
              <th scope="row">{words(`meetings.compared.${one.field}`)}</th>
              {one.sides.map(({ by, value }) => (
                <td key={by} data-label={by} dir="auto">
                  {shown(one, value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
