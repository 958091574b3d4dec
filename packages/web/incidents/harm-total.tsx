// How much harm the incidents of a list tell of: each incident once, from rows the reader has, with the least and the most.
import { harmTotals } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IncidentRow } from '../hub/client.ts'
import { allRowsQuery, type Narrowed } from '../hub/queries.ts'
import { Answer } from '../parts/states.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'

/** More are not asked for at once: beyond them the latest are counted, and it says so. */
const countedMost = 2000

export function HarmTotalOf({ query, rows }: { readonly query: Narrowed; readonly rows?: readonly IncidentRow[] }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details className="harm-total" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words('incidents.harm')}</summary>
      {open && (rows === undefined ? <Asked query={query} /> : <Totals rows={rows} />)}
    </details>
  )
}

function Asked({ query }: { readonly query: Narrowed }) {
  const all = useQuery(allRowsQuery('incidents', query, countedMost))
  return (
    <Answer of={all} lines={3}>
      {(rows) => <Totals rows={rows} />}
    </Answer>
  )
}

function Totals({ rows }: { readonly rows: readonly IncidentRow[] }) {
  const words = useWords()
  const term = useTerm()
  const { number } = useFormats()
  const totals = harmTotals(rows)
  return (
    <>
      {rows.length >= countedMost && <p className="quiet">{words('incidents.counted', { count: rows.length })}</p>}
      {totals.length === 0 && <p className="quiet">{words('incidents.harm.none')}</p>}
      <ul className="plain-list">
        {totals.map(({ kind, low, high, best, incidents }) => (
          <li key={kind}>
            <strong>{low === high ? number(low) : `${number(low)}–${number(high)}`}</strong>
            {best !== null && low !== high && <span className="quiet"> ({number(best)})</span>} {term('harm', kind)}{' '}
            <span className="quiet">{words('incidents.harm.in', { count: incidents })}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{words('incidents.harm.about')}</p>
    </>
  )
}
