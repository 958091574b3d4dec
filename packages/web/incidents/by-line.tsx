// Incidents by a line or zone: those that lie beyond it as it held then, and those of which that cannot be said. Worked out
// here, from rows and lines, so that a line drawn late needs no incident folded anew.
import { NativeSelect } from '@mantine/core'
import { linesMet, mainTime, marginsKm, spanOf } from '@parley/peace/in-browser'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { IncidentRow, LineRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery, type Narrowed } from '../hub/queries.ts'
import { Answer } from '../parts/states.tsx'
import { useAddress } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'

/** More are not asked for at once: beyond them the latest are looked at, and it says so. */
const lookedMost = 2000

/** The line that is asked for, by the address; undefined where none is, or it is not there for this reader. */
export function useLineAsked(): LineRow | undefined {
  const process = useProcess()
  const [asked] = useAddress('line')
  const lines = useQuery({ ...allRowsQuery('lines', { process }), enabled: asked !== '' }).data
  return lines?.find(({ key }) => key === asked)
}

export function LineChoice() {
  const words = useWords()
  const process = useProcess()
  const [asked, setAsked] = useAddress('line')
  const lines = useQuery(allRowsQuery('lines', { process })).data ?? []
  if (lines.length === 0) return null
  return (
    <NativeSelect
      aria-label={words('incidents.line')}
      value={asked}
      data={[
        { value: '', label: words('incidents.line.any') },
        ...lines.map(({ key, name }) => ({ value: key, label: name })),
      ]}
      onChange={(event) => setAsked(event.currentTarget.value)}
    />
  )
}

type Props = {
  readonly line: LineRow
  readonly query: Narrowed
  readonly children: (rows: readonly IncidentRow[]) => ReactNode
}

/** The rows of the query that meet the line, those that surely do first. */
export function ByLine({ line, query, children }: Props) {
  const words = useWords()
  const all = useQuery({ ...allRowsQuery('incidents', query, lookedMost), placeholderData: keepPreviousData })
  return (
    <Answer of={all} lines={12}>
      {(rows) => {
        const beyond = rows.filter((row) => beyondOf(row, line) === 'yes')
        const unclear = rows.filter((row) => beyondOf(row, line) === 'unclear')
        return (
          <>
            <p className="total" role="status">
              {words('incidents.line.met', { line: line.name, beyond: beyond.length, unclear: unclear.length })}
              {rows.length >= lookedMost && <> {words('incidents.latestDrawn', { count: rows.length })}</>}
            </p>
            {children([...beyond, ...unclear])}
          </>
        )
      }}
    </Answer>
  )
}

/** Whether an incident lies beyond the line as it held then; undefined where that has no answer: no place, or no line then. */
function beyondOf(row: IncidentRow, line: LineRow) {
  const time = mainTime(row.accounts.find((one) => one.incident === row.key)?.times ?? [])
  if (row.lat === null || row.lon === null || time === undefined) return undefined
  return linesMet({ lat: row.lat, lon: row.lon }, marginsKm[row.precision], spanOf(time), [line])[0]?.beyond
}
