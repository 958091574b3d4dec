// Incidents in columns by how far looking into them has come. A column is where something stands, not how bad it was.

import { Link } from '@tanstack/react-router'
import type { IncidentRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { incidentPath } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'
import { CaseMark } from './state.tsx'
import { useTimeWords } from './time-words.ts'

const columns = [
  'reported',
  'open',
  'proposed',
  'in-reply',
  'confirmed',
  'partly-confirmed',
  'not-confirmed',
  'unverifiable',
] as const
const shownMost = 30

export function Board({ rows }: { readonly rows: readonly IncidentRow[] }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const { dayOf } = useTimeWords()
  const shown = columns.filter((state) => state === 'reported' || rows.some((row) => row.state === state))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
    <section className="board" tabIndex={0} aria-label={words('incidents.board')}>
      {shown.map((state) => {
        const own = rows.filter((row) => row.state === state)
        return (
          <section key={state} className="board-column" aria-label={term('caseState', state)}>
            <h2>
              <CaseMark state={state} />
            </h2>
            <p className="quiet">{words('incidents.onBoard', { count: own.length })}</p>
            <ul className="plain-list">
              {own.slice(0, shownMost).map((row) => (
                <li key={row.key}>
                  <Link className="board-card" to={incidentPath(process, row.key)}>
                    <strong>{term('incidentEvent', row.event)}</strong>
                    <Name of={row.place} />
                    <span className="quiet">
                      {dayOf(row.day)} · {words('incidents.reports', { count: row.reports })}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </section>
  )
}
