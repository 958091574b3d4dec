// The plan of a week: what is to move and which windows open, day by day, and what in it does not go together.

import { Button } from '@mantine/core'
import { weekOf } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { useDateWords } from '../dates/date-words.ts'
import { useProcess, useProcesses } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Name } from '../names/names.tsx'
import { Icon } from '../parts/icon.tsx'
import { Loading } from '../parts/states.tsx'
import { useAddress, useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { Clashes } from './clashes.tsx'
import { nameOfMovement } from './movement-forms.tsx'

const dayMs = 86_400_000
const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10)
/** The Monday of that day's week. */
const mondayOf = (day: string): string => {
  const at = Date.parse(`${day}T00:00:00Z`)
  return dayText(at - ((new Date(at).getUTCDay() + 6) % 7) * dayMs)
}
const rowsMost = 4000

export function Week() {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const open = useOpen()
  const dates = useDateWords()
  const { clock } = useFormats()
  const [chosen, setChosen] = useAddress('week')
  // A told story stands still; its week is the one in which it stands.
  const standsAt = (useProcesses().data ?? []).find(({ key }) => key === process)?.standsAt
  const first = mondayOf(
    /^\d{4}-\d\d-\d\d$/u.test(chosen) ? chosen : (standsAt ?? new Date().toISOString()).slice(0, 10),
  )
  const movements = useQuery(allRowsQuery('movements', { process }, rowsMost)).data
  const crossings = useQuery(allRowsQuery('crossings', { process })).data
  const corridors = useQuery(allRowsQuery('corridors', { process })).data
  const activities = useQuery(allRowsQuery('activities', { process })).data
  if (!movements || !crossings || !corridors || !activities) return <Loading lines={10} />
  const { days, clashes } = weekOf(first, { movements, crossings, corridors, activities })
  const step = (weeks: number) => setChosen(dayText(Date.parse(`${first}T00:00:00Z`) + weeks * 7 * dayMs))
  return (
    <>
      <div className="list-tools">
        <Button variant="default" onClick={() => step(-1)}>
          {words('aid.week.before')}
        </Button>
        <strong>{dates(`${first}/${days.at(-1)?.day ?? first}`)}</strong>
        <Button variant="default" onClick={() => step(1)}>
          {words('aid.week.after')}
        </Button>
        <Button
          component="a"
          variant="default"
          leftSection={<Icon name="download" />}
          href={`/exports/movements/ics?process=${process}`}
          download="movements.ics"
        >
          {words('aid.calendar')}
        </Button>
      </div>
      <Clashes of={clashes} />
      <ol className="week">
        {days.map(({ day, things }) => (
          <li key={day}>
            <h2>{dates(day)}</h2>
            {things.length === 0 && <p className="quiet">{words('aid.week.nothing')}</p>}
            <ul className="plain-list">
              {things.map((thing) =>
                thing.view === 'movements' ? (
                  <li key={thing.row.key}>
                    <button
                      type="button"
                      className="board-card"
                      onClick={() => open({ view: 'movements', key: thing.row.key })}
                    >
                      <strong dir="auto">{nameOfMovement(thing.row)}</strong>
                      <Name of={thing.row.by} />
                      <span className="quiet">
                        {term('movementOutcome', thing.row.outcome)}
                        {thing.row.when !== null && 'from' in thing.row.when && ` · ${clock(thing.row.when.from)}`}
                      </span>
                    </button>
                  </li>
                ) : (
                  <li key={`${thing.row.key} ${thing.from}`}>
                    <button
                      type="button"
                      className="board-card"
                      onClick={() => open({ view: 'corridors', key: thing.row.key })}
                    >
                      <strong dir="auto">{thing.row.name}</strong>
                      <span className="quiet">
                        {words('aid.window', { from: clock(thing.from), until: clock(thing.until) })}
                      </span>
                    </button>
                  </li>
                ),
              )}
            </ul>
          </li>
        ))}
      </ol>
    </>
  )
}
