// Where each actor stands on each issue, in the order in which they said so: nothing is counted and nobody is scored.

import type { PositionRow } from '../hub/client.ts'
import { Name } from '../names/names.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'

export function Positions({ rows }: { readonly rows: readonly PositionRow[] }) {
  const words = useWords()
  const issues = [...new Map(rows.map(({ issue, name }) => [issue, name]))]
  return (
    <section className="positions">
      <h3>{words('positions.issues')}</h3>
      {issues.map(([issue, name]) => (
        <div key={issue} className="agenda-item">
          <h4>
            <bdi>{name}</bdi>
          </h4>
          <div className="sides">
            {rows
              .filter((row) => row.issue === issue)
              .map((row) => (
                <Course key={row.key} row={row} />
              ))}
          </div>
        </div>
      ))}
    </section>
  )
}

function Course({ row }: { readonly row: PositionRow }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const { day } = useFormats()
  return (
    <figure className="side">
      <p className="side-value">
        <Name of={row.actor} /> · {term('position', row.latest)}
      </p>
      <ol className="plain-list">
        {row.course.toReversed().map((one) => (
          <li key={one.entry}>
            <span className="quiet">
              {day(one.on)} · {term('position', one.position)}
            </span>
            <blockquote dir="auto">{one.text}</blockquote>
          </li>
        ))}
      </ol>
      <figcaption>
        <button type="button" className="inline-button" onClick={() => open({ view: 'positions', key: row.key })}>
          {words('provenance.open')}
        </button>
      </figcaption>
    </figure>
  )
}
