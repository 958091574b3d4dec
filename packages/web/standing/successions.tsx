// What an actor came from and what it became, by whose word; and what is listed of a predecessor, shown as that one's alone.
import { isListedOn } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { useDateWords } from '../dates/date-words.ts'
import type { StandingRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { rowQuery } from '../hub/queries.ts'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { today } from './today.ts'
import { Told } from './told.tsx'

type Succession = StandingRow['predecessors'][number]

export function Successions({ row }: { readonly row: StandingRow }) {
  const words = useWords()
  return (
    <>
      {(['predecessors', 'successors'] as const).map(
        (side) =>
          row[side].length > 0 && (
            <section key={side}>
              <h3>{words(`standing.${side}`)}</h3>
              <ul className="plain-list">
                {row[side].map((one) => (
                  <SuccessionItem key={one.entry} of={one} name={row.name} isBefore={side === 'predecessors'} />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  )
}

function SuccessionItem({
  of,
  name,
  isBefore,
}: {
  readonly of: Succession
  readonly name: string
  readonly isBefore: boolean
}) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const { list } = useFormats()
  return (
    <li>
      <p>
        <bdi className="name">{list(of.others.map((one) => one.name))}</bdi> ·{' '}
        {term(isBefore ? 'successionFrom' : 'successionInto', of.form)}
      </p>
      <p className="quiet">{words('standing.succeeded', { day: dates(of.on), who: of.by })}</p>
      {of.says !== null && <p dir="auto">{of.says}</p>}
      {isBefore && of.others.map((one) => <ListedBefore key={one.key} of={one} name={name} />)}
      <Told entry={of.entry} by={of.toldBy} />
    </li>
  )
}

/** Listings of a predecessor that hold today. Whether they reach further is for whoever lists to say. */
function ListedBefore({ of, name }: { readonly of: Succession['others'][number]; readonly name: string }) {
  const words = useWords()
  const open = useOpen()
  const process = useProcess()
  const row = useQuery(rowQuery('standing', of.key, process)).data
  const held = row?.designations.filter((one) => isListedOn(one, today())) ?? []
  if (held.length === 0) return null
  return (
    <div className="listed-before">
      <p>{words('standing.listedBefore', { before: of.name, name })}</p>
      <ul className="plain-list">
        {held.map((one) => (
          <li key={one.entry}>
            <bdi>{one.by}</bdi> · <bdi>{one.law}</bdi>{' '}
            <button type="button" className="inline-button" onClick={() => open({ view: 'entries', key: one.entry })}>
              {words('provenance.open')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
