// Lines and zones with the time for which each version holds; drawn, drawn again and ended from here.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LineRow } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Answer, Empty } from '../parts/states.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { DrawLine, EndLine } from './line-forms.tsx'
import { LineSketch } from './line-sketch.tsx'

type Act = { readonly act: 'draw' } | { readonly act: 'again' | 'end'; readonly row: LineRow }

export function LinesList() {
  const words = useWords()
  const me = useMe()
  const process = useProcess()
  const lines = useQuery(allRowsQuery('lines', { process }))
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  return (
    <div className="lines-list">
      {me?.canWrite && (
        <p className="page-tools">
          <button type="button" className="inline-button" onClick={() => setAct({ act: 'draw' })}>
            {words('line.draw')}
          </button>
        </p>
      )}
      <Answer of={lines} lines={8}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={words('lines.none')}>
              <p>{words('lines.none.how')}</p>
            </Empty>
          ) : (
            <ul className="plain-list">
              {rows.map((row) => (
                <LineOf key={row.key} row={row} onAct={setAct} />
              ))}
            </ul>
          )
        }
      </Answer>
      {act?.act === 'draw' && <DrawLine onClose={close} />}
      {act?.act === 'again' && <DrawLine row={act.row} onClose={close} />}
      {act?.act === 'end' && <EndLine row={act.row} onClose={close} />}
    </div>
  )
}

function LineOf({ row, onAct }: { readonly row: LineRow; readonly onAct: (act: Act) => void }) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const me = useMe()
  const open = useOpen()
  const { moment } = useFormats()
  const last = row.versions.at(-1)
  // Whoever drew it first draws it again and ends it.
  const isOwn = me?.canWrite === true && row.by === me.organisation
  return (
    <li className="line-of">
      {last !== undefined && <LineSketch geometry={last.geometry} beyond={last.beyond ?? ''} />}
      <div>
        <h2>
          <bdi>{row.name}</bdi>
        </h2>
        <p className="quiet">
          {term('lineKind', row.kind)} · {words('line.by', { who: names(row.by) })}
        </p>
        <ol className="plain-list">
          {row.versions.map((one) => (
            <li key={one.entry}>
              {one.until === null
                ? words('line.holds', { from: moment(one.from) })
                : words('line.held', { from: moment(one.from), until: moment(one.until) })}
            </li>
          ))}
        </ol>
        {row.says !== null && <p dir="auto">{row.says}</p>}
        <p className="entry-tools">
          <button type="button" className="quiet-button" onClick={() => open({ view: 'lines', key: row.key })}>
            {words('provenance.open')}
          </button>
          {isOwn && (
            <>
              <button type="button" className="quiet-button" onClick={() => onAct({ act: 'again', row })}>
                {words('line.again')}
              </button>
              <button type="button" className="quiet-button" onClick={() => onAct({ act: 'end', row })}>
                {words('line.end')}
              </button>
            </>
          )}
        </p>
      </div>
    </li>
  )
}
