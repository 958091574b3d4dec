// What was proposed for an agreement, clause by clause: the text as it stands, each proposal and what answers it, at one
// size, and what every party said to it.

import { useQuery } from '@tanstack/react-query'
import type { AgreementRow, ClauseRow, ProposalRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Name } from '../names/names.tsx'
import { Answer } from '../parts/states.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'
import { DiffText } from './diff-text.tsx'
import { asKnown, useWhen } from './when.ts'
import { useZoned } from './zoned.ts'

export default function Proposals({
  row,
  clauses,
}: {
  readonly row: AgreementRow
  readonly clauses: readonly ClauseRow[]
}) {
  const words = useWords()
  const process = useProcess()
  const when = useWhen()
  const all = useQuery(allRowsQuery('proposals', { process, filter: { agreement: [row.key] }, ...asKnown(when) }))
  return (
    <Answer of={all}>
      {(found) =>
        found.length === 0 ? (
          <p>{words('proposals.none')}</p>
        ) : (
          <Compared proposals={inTime(found)} clauses={clauses} zone={row.zone} />
        )
      }
    </Answer>
  )
}

/** Oldest first, and what answers a proposal behind it. */
const inTime = (proposals: readonly ProposalRow[]) =>
  proposals.toSorted(
    (a, b) => Date.parse(a.on) - Date.parse(b.on) || Number(b.counters === null) - Number(a.counters === null),
  )

function Compared({
  proposals,
  clauses,
  zone,
}: {
  readonly proposals: readonly ProposalRow[]
  readonly clauses: readonly ClauseRow[]
  readonly zone: string
}) {
  const words = useWords()
  const open = useOpen()
  const { day } = useZoned(zone)
  const wanted = [...new Set(proposals.flatMap((one) => one.clauses.map(({ clause }) => clause)))]
  const known = new Map(clauses.map((clause) => [clause.clause, clause]))
  const place = (id: string) => known.get(id)?.place ?? Number.POSITIVE_INFINITY
  const titleOf = (key: string) => proposals.find((one) => one.key === key)?.title ?? key
  return (
    <div className="proposals">
      <ul className="plain-list">
        {proposals.map((one) => (
          <li key={one.key}>
            <button type="button" className="inline-button" onClick={() => open({ view: 'proposals', key: one.key })}>
              <bdi>{one.title}</bdi>
            </button>{' '}
            <span className="quiet">
              {words('proposals.by', { who: one.by, when: day(one.on) })}
              {one.counters !== null && ` · ${words('proposals.counters', { what: titleOf(one.counters) })}`}
            </span>
          </li>
        ))}
      </ul>
      {wanted
        .toSorted((a, b) => place(a) - place(b))
        .map((id) => (
          <section key={id} className="compared">
            <h3>{known.get(id)?.number ?? id}</h3>
            <div className="two-sides">
              <div className="reading-of">
                <h4>{words('proposals.standing')}</h4>
                <p dir="auto">{known.get(id)?.text ?? words('proposals.newClause')}</p>
              </div>
              {proposals.map((one) => (
                <Side key={one.key} proposal={one} clause={id} standing={known.get(id)} />
              ))}
            </div>
          </section>
        ))}
    </div>
  )
}

function Side({
  proposal,
  clause,
  standing,
}: {
  readonly proposal: ProposalRow
  readonly clause: string
  readonly standing: ClauseRow | undefined
}) {
  const words = useWords()
  const open = useOpen()
  const own = proposal.clauses.find((one) => one.clause === clause)
  const against = standing?.proposals.find((one) => one.proposal === proposal.key)
  return (
    <div className="reading-of">
      <h4>
        <Name of={proposal.by} /> <span className="quiet">{proposal.title}</span>
      </h4>
      {own === undefined ? (
        <p className="quiet">{words('proposals.untouched')}</p>
      ) : (
        <>
          {own.text === null && <p>{words('proposals.strike')}</p>}
          <DiffText pieces={against?.diff ?? own.diff} />
          <ul className="plain-list">
            {own.answers.length === 0 && <li className="quiet">{words('answer.none')}</li>}
            {own.answers.map((one) => (
              <li key={one.entry}>
                <button
                  type="button"
                  className="inline-button"
                  onClick={() => open({ view: 'entries', key: one.entry })}
                >
                  {words(`answer.${one.answer}`, { who: one.by })}
                </button>
                {one.reason !== null && <p dir="auto">{one.reason}</p>}
                {one.text !== null && (
                  <p dir="auto">
                    <q>{one.text}</q>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
