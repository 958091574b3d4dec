// The text, set for reading, with what each clause promises beside it.
import type { AgreementRow, ClauseRow } from '../hub/client.ts'
import { useOpen } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'
import { CommitmentLine } from './commitment-line.tsx'
import type { Standing } from './standings.ts'

type Props = {
  readonly row: AgreementRow
  readonly clauses: readonly ClauseRow[]
  readonly standings: readonly Standing[]
}

export const inOrder = (clauses: readonly ClauseRow[], part: string): readonly ClauseRow[] =>
  clauses
    .filter((one) => one.part === part)
    .toSorted((a, b) => (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY))

export function AgreementText({ row, clauses, standings }: Props) {
  const words = useWords()
  return (
    <article className="agreement-text">
      {row.parts.map(({ part, heading }) => (
        <section key={part} aria-label={heading ?? words('agreement.main')}>
          {heading !== null && <h2 dir="auto">{heading}</h2>}
          {inOrder(clauses, part)
            .filter(({ text, history }) => text !== null || history.length > 0)
            .map((clause) => (
              <Clause key={clause.key} clause={clause} standings={standings} />
            ))}
        </section>
      ))}
    </article>
  )
}

function Clause({ clause, standings }: { readonly clause: ClauseRow; readonly standings: readonly Standing[] }) {
  const words = useWords()
  const open = useOpen()
  const own = standings.filter(({ row }) => row.clauses.includes(clause.clause))
  const changed = clause.history.filter(({ version, change }) => version > 1 && change !== 'added')
  return (
    <div className="clause" id={clause.clause} data-struck={clause.text === null || undefined}>
      <div className="clause-text">
        {clause.heading !== null && <h3 dir="auto">{clause.heading}</h3>}
        <p dir="auto">
          {clause.number !== null && <span className="clause-number">{clause.number}</span>}{' '}
          {clause.text ?? words('clause.struck')}
        </p>
        <p className="clause-about quiet">
          {changed.map(({ version, entry }) => (
            <button
              key={entry}
              type="button"
              className="inline-button"
              onClick={() => open({ view: 'clauses', key: clause.key })}
            >
              {words('clause.history', { version })}
            </button>
          ))}
          {clause.reservations.map(({ entry, party }) => (
            <button
              key={entry}
              type="button"
              className="inline-button"
              onClick={() => open({ view: 'clauses', key: clause.key })}
            >
              {words('clause.reserved', { who: party })}
            </button>
          ))}
          {clause.proposals.length > 0 && (
            <button type="button" className="inline-button" onClick={() => open({ view: 'clauses', key: clause.key })}>
              {words('clause.proposed', { count: clause.proposals.length })}
            </button>
          )}
        </p>
      </div>
      {own.length > 0 && (
        <ul className="clause-margin">
          {own.map((one) => (
            <CommitmentLine key={one.row.key} of={one} who />
          ))}
        </ul>
      )}
    </div>
  )
}
