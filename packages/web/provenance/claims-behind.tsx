// The claims something is made of: who says what, how people stand behind it, and who decided so.
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClaimRow } from '../hub/client.ts'
import { useNames, useProcess } from '../hub/process.ts'
import { rowQuery } from '../hub/queries.ts'
import { sourceName } from '../marks/source-name.ts'
import { Certainty } from '../parts/certainty.tsx'
import { Said } from '../parts/said.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { useOpen } from './opened.ts'

const shownMax = 8

export function ClaimsBehind({ keys }: { readonly keys: readonly string[] }) {
  const words = useWords()
  const process = useProcess()
  const [all, setAll] = useState(false)
  const wanted = all ? keys : keys.slice(0, shownMax)
  const rows = useQueries({ queries: wanted.map((key) => rowQuery('claims', key, process)) })
  return (
    <section>
      <h3>{words('provenance.claims')}</h3>
      {keys.length === 0 ? (
        <p className="quiet">{words('provenance.claims.none')}</p>
      ) : (
        <ul className="plain-list">
          {rows.map(({ data }) => data !== undefined && <ClaimBehind key={data.key} row={data} />)}
        </ul>
      )}
      {keys.length > wanted.length && (
        <button type="button" className="quiet-button" onClick={() => setAll(true)}>
          {words('action.showAll', { count: keys.length })}
        </button>
      )}
    </section>
  )
}

function ClaimBehind({ row }: { readonly row: ClaimRow }) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const open = useOpen()
  const { moment } = useFormats()
  const latest = row.decisions.at(-1)
  return (
    <li className="claim-behind">
      <button type="button" className="actor-name" onClick={() => open({ view: 'claims', key: row.key })}>
        <bdi>{sourceName(row, words)}</bdi> · {term('attitude', row.attitude)}
      </button>
      <p className="claim-words">
        <Said words={row.content} language={row.language} struck={row.standing === 'rejected'} />
      </p>
      <p className="quiet">
        <Certainty form={row.standing} />{' '}
        {latest === undefined
          ? words('provenance.nobody')
          : `${words(`decision.${latest.decision}`, { who: names(latest.organisation) })}, ${moment(latest.at)}`}
      </p>
    </li>
  )
}
