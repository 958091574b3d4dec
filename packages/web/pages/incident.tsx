// One incident: the accounts side by side, where they differ, the lines that held there then, who looks into it and what
// was found, and the entries it all stands on.

import { linesMet, mainTime, marginsKm, spanOf } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { IncidentRow } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { allRowsQuery, rowQuery } from '../hub/queries.ts'
import { Accounts } from '../incidents/accounts.tsx'
import { OpenCase } from '../incidents/case-forms.tsx'
import { CaseOf } from '../incidents/case-of.tsx'
import { CoverageForm } from '../incidents/coverage-form.tsx'
import { Links } from '../incidents/links.tsx'
import { CaseMark } from '../incidents/state.tsx'
import { useTimeWords } from '../incidents/time-words.ts'
import { Name } from '../names/names.tsx'
import { Certainty } from '../parts/certainty.tsx'
import { Notes } from '../parts/notes.tsx'
import { Answer } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { pagePath } from '../paths.ts'
import { EntryProofs } from '../provenance/entry-proofs.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'

export default function IncidentPage() {
  const words = useWords()
  const process = useProcess()
  const { incident = '' } = useParams({ strict: false }) as { incident?: string } // strict: false gives every route's parameters
  useTitle(words('page.incident'))
  const row = useQuery(rowQuery('incidents', incident, process))
  return (
    <div className="list-page incident-page">
      <Answer of={row} lines={14}>
        {(found) => <Incident row={found} />}
      </Answer>
    </div>
  )
}

function Incident({ row }: { readonly row: IncidentRow }) {
  const words = useWords()
  const term = useTerm()
  const me = useMe()
  const process = useProcess()
  const { dayOf } = useTimeWords()
  const cases = useQuery(allRowsQuery('cases', { process, filter: { incident: [row.key] } }))
  const [form, setForm] = useState<'case' | 'coverage' | null>(null)
  return (
    <>
      <header className="page-head">
        <p className="quiet">
          <Link to={pagePath(process, 'incidents')}>{words('page.incidents')}</Link> · {term('incidentType', row.type)}
        </p>
        <h1>
          {term('incidentEvent', row.event)} · <Name of={row.place} /> · {dayOf(row.day)}
        </h1>
        <p className="incident-marks">
          <CaseMark state={row.state} />
          <span>{words('incidents.reports', { count: row.reports })}</span>
          {row.isContested && (
            <span>
              <Certainty form="disputed" bare /> {words('incidents.contested')}
            </span>
          )}
        </p>
        {me?.canWrite && (
          <p className="page-tools">
            <Link
              to={pagePath(process, 'report-incident')}
              search={{ incident: row.key } as never /* read by the page itself */}
            >
              {words('incident.add')}
            </Link>
            <button type="button" className="inline-button" onClick={() => setForm('case')}>
              {words('case.open')}
            </button>
            <button type="button" className="inline-button" onClick={() => setForm('coverage')}>
              {words('coverage.enter')}
            </button>
          </p>
        )}
      </header>
      <Accounts row={row} />
      <Differences row={row} />
      <LinesThen row={row} />
      <section>
        <h2>{words('case.findings')}</h2>
        <Answer of={cases} lines={6}>
          {(found) =>
            found.length === 0 ? (
              <p className="quiet">{words('incident.case.none')}</p>
            ) : (
              found.map((one) => <CaseOf key={one.key} row={one} />)
            )
          }
        </Answer>
      </section>
      <Links row={row} />
      <Notes on={{ view: 'incidents', key: row.key }} like={row.entries[0]} onPage />
      <section className="incident-history">
        <h2>{words('incident.history')}</h2>
        <EntryProofs entries={row.entries} />
      </section>
      {form === 'case' && <OpenCase row={row} onClose={() => setForm(null)} />}
      {form === 'coverage' && <CoverageForm at={row} onClose={() => setForm(null)} />}
    </>
  )
}

function Differences({ row }: { readonly row: IncidentRow }) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const { list } = useFormats()
  const of = (entries: readonly string[]) =>
    list(entries.map((entry) => names(row.accounts.find((one) => one.entry === entry)?.organisation ?? entry)))
  return (
    <section>
      <h2>{words('incident.differences')}</h2>
      {row.differences.length === 0 ? (
        <p className="quiet">
          {words(row.organisations.length < 2 ? 'incident.oneAccount' : 'incident.differences.none')}
        </p>
      ) : (
        <ul className="plain-list">
          {row.differences.map((one) => (
            <li key={`${one.about} ${one.of}`}>
              <Certainty form="disputed" bare /> <strong>{term('differs', one.about)}</strong>
              {one.about === 'harm' && one.of !== null && <span> · {term('harm', one.of.split(' ')[0] ?? '')}</span>}{' '}
              <span className="quiet">{of(one.entries)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Worked out here, from the row and the lines: a line drawn late needs no incident folded anew. */
function LinesThen({ row }: { readonly row: IncidentRow }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const lines = useQuery(allRowsQuery('lines', { process })).data ?? []
  const time = mainTime(row.accounts.find((one) => one.incident === row.key)?.times ?? [])
  if (row.lat === null || row.lon === null || time === undefined || lines.length === 0) return null
  const met = linesMet({ lat: row.lat, lon: row.lon }, marginsKm[row.precision], spanOf(time), lines)
  return (
    <section>
      <h2>{words('incident.lines')}</h2>
      {met.length === 0 && <p className="quiet">{words('incident.lines.none')}</p>}
      <ul className="plain-list">
        {met.map((one) => (
          <li key={one.line}>
            {words(`incident.line.${one.beyond}`, { line: one.name })}{' '}
            <span className="quiet">{term('lineKind', one.kind)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
