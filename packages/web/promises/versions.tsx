// Two versions of a part of an agreement beside each other, clause by clause, word by word.
import { NativeSelect } from '@mantine/core'
import { diffOf } from '@parley/peace/in-browser'
import { useState } from 'react'
import type { AgreementRow, ClauseRow } from '../hub/client.ts'
import { useNames } from '../hub/process.ts'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useWords } from '../words/words.ts'
import { inOrder } from './agreement-text.tsx'
import { DiffText } from './diff-text.tsx'

/** A clause's text as of a version; null where there was none. */
function textAt({ history }: ClauseRow, version: number): string | null {
  return history.findLast((one) => one.version <= version)?.text ?? null
}

export default function Versions({
  row,
  clauses,
}: {
  readonly row: AgreementRow
  readonly clauses: readonly ClauseRow[]
}) {
  const words = useWords()
  const names = useNames()
  const open = useOpen()
  const { moment } = useFormats()
  const [name, setName] = useState(
    (row.parts.find(({ versions }) => versions.length > 1) ?? row.parts[0])?.part ?? 'main',
  )
  const part = row.parts.find((one) => one.part === name)
  const versions = part?.versions ?? []
  const newest = versions.at(-1)?.version ?? 1
  const [chosenFrom, setFrom] = useState<number | null>(null)
  const [chosenTo, setTo] = useState<number | null>(null)
  const [all, setAll] = useState(false)
  const to = chosenTo ?? newest
  const from = chosenFrom ?? versions.at(-2)?.version ?? newest
  const compared = inOrder(clauses, name)
    .map((clause) => ({ clause, before: textAt(clause, from), after: textAt(clause, to) }))
    .filter(({ before, after }) => before !== null || after !== null)
  const changed = compared.filter(({ before, after }) => before !== after)
  const options = versions.map(({ version }) => ({ value: String(version), label: String(version) }))
  return (
    <section className="versions">
      <div className="list-tools">
        {row.parts.length > 1 && (
          <NativeSelect
            label={words('versions.part')}
            value={name}
            data={row.parts.map(({ part: value, heading }) => ({ value, label: heading ?? words('agreement.main') }))}
            onChange={(event) => {
              setName(event.currentTarget.value)
              setFrom(null)
              setTo(null)
            }}
          />
        )}
        {versions.length > 1 && (
          <>
            <NativeSelect
              label={words('versions.from')}
              value={String(from)}
              data={options}
              onChange={(event) => setFrom(Number(event.currentTarget.value))}
            />
            <NativeSelect
              label={words('versions.to')}
              value={String(to)}
              data={options}
              onChange={(event) => setTo(Number(event.currentTarget.value))}
            />
          </>
        )}
      </div>
      <ul className="plain-list">
        {versions.map(({ version, entry, at, by, reason }) => (
          <li key={entry}>
            <button type="button" className="inline-button" onClick={() => open({ view: 'entries', key: entry })}>
              {words('versions.entered', { version, when: moment(at), who: names(by) })}
            </button>
            {reason !== null && (
              <p className="quiet" dir="auto">
                {reason}
              </p>
            )}
          </li>
        ))}
      </ul>
      {versions.length < 2 ? (
        <p>{words('versions.one')}</p>
      ) : (
        <>
          <p className="total" role="status">
            {changed.length === 0 ? words('versions.same') : words('versions.changed', { count: changed.length })}
          </p>
          <label className="check-line">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
            {words('versions.all')}
          </label>
          {(all ? compared : changed).map(({ clause, before, after }) => (
            <div key={clause.key} className="compared">
              <h3 dir="auto">{[clause.number, clause.heading].filter(Boolean).join(' ')}</h3>
              <DiffText pieces={diffOf(before ?? '', after ?? '')} />
            </div>
          ))}
        </>
      )}
    </section>
  )
}
