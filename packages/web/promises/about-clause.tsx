// A clause in the provenance panel: what every version changed in it, reservations, proposals, and its entries.
import type { ClauseRow } from '../hub/client.ts'
import { EntryProofs } from '../provenance/entry-proofs.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { DiffText } from './diff-text.tsx'

export default function AboutClause({ row }: { readonly row: ClauseRow }) {
  const words = useWords()
  const { moment, day } = useFormats()
  return (
    <>
      <p className="panel-lead" dir="auto">
        {[row.number, row.heading].filter(Boolean).join(' ') || row.clause}
      </p>
      {row.text !== null && <p dir="auto">{row.text}</p>}
      {row.history
        .filter(({ change }) => change !== 'added')
        .map((one) => (
          <section key={one.entry}>
            <h3>
              {words('clause.history', { version: one.version })} · {moment(one.at)}
            </h3>
            <DiffText pieces={one.diff} />
          </section>
        ))}
      {row.reservations.map((one) => (
        <section key={one.entry}>
          <h3>{words('clause.reserved', { who: one.party })}</h3>
          <p dir="auto">{one.text}</p>
        </section>
      ))}
      {row.proposals.map((one) => (
        <section key={one.entry}>
          <h3 dir="auto">{one.title}</h3>
          <p className="quiet">{words('proposals.by', { who: one.by, when: day(one.on) })}</p>
          <DiffText pieces={one.diff} />
          <ul className="plain-list">
            {one.answers.map((answer) => (
              <li key={answer.entry}>{words(`answer.${answer.answer}`, { who: answer.by })}</li>
            ))}
          </ul>
        </section>
      ))}
      <EntryProofs entries={row.entries} />
    </>
  )
}
