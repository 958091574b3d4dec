// One incident in a list: what, where and when in the words of the first who told, how many tell of it, and how far it came.

import { Link } from '@tanstack/react-router'
import type { IncidentRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { Certainty } from '../parts/certainty.tsx'
import { incidentPath } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'
import { CaseMark } from './state.tsx'
import { useTimeWords } from './time-words.ts'

export function IncidentLine({ row }: { readonly row: IncidentRow }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const { dayOf } = useTimeWords()
  return (
    <li className="row-line">
      <Link to={incidentPath(process, row.key)}>
        <span className="row-lead">{dayOf(row.day)}</span>
        <span className="row-words">
          <strong>{term('incidentEvent', row.event)}</strong> · <Name of={row.place} />
          <span className="incident-what" dir="auto">
            {row.what}
          </span>
        </span>
        <span className="row-about">
          <CaseMark state={row.state} />
          <span>{words('incidents.reports', { count: row.reports })}</span>
          {row.isContested && (
            <span>
              <Certainty form="disputed" bare /> {words('incidents.contested')}
            </span>
          )}
          {!row.isFirst && <span>{words('incidents.again')}</span>}
        </span>
      </Link>
    </li>
  )
}
