// An actor's standing: who lists it, under what and since when, with what is allowed all the same; for whom it may speak,
// and who may speak for it; and, for the reader's own organisation alone, what to think of before meeting it.
import { holdsOn, isListedOn } from '@parley/peace/in-browser'
import type { ReactNode } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { StandingRow } from '../hub/client.ts'
import { useTerm, useWords } from '../words/words.ts'
import { Successions } from './successions.tsx'
import { today } from './today.ts'
import { Told } from './told.tsx'
import { Warnings } from './warnings.tsx'

type Listing = StandingRow['designations'][number]
type Mandate = StandingRow['mandates'][number]

export function StandingOf({
  row,
  tools,
}: {
  readonly row: StandingRow
  readonly tools?: (entry: string) => ReactNode
}) {
  const words = useWords()
  return (
    <div className="standing">
      <Warnings row={row} />
      <Successions row={row} />
      {row.designations.length > 0 && (
        <section>
          <h3>{words('standing.listings')}</h3>
          <ul className="plain-list">
            {row.designations.map((one) => (
              <ListingItem key={one.entry} listing={one} tools={tools} />
            ))}
          </ul>
        </section>
      )}
      {row.mandates.length > 0 && (
        <section>
          <h3>{words('standing.mandates')}</h3>
          <Mandates all={row.mandates} whom={(one) => one.for} tools={tools} />
        </section>
      )}
      {row.spokenForBy.length > 0 && (
        <section>
          <h3>{words('standing.spokenForBy')}</h3>
          <Mandates all={row.spokenForBy} whom={(one) => one.actor} tools={tools} />
        </section>
      )}
    </div>
  )
}

function ListingItem({
  listing,
  tools,
}: {
  readonly listing: Listing
  readonly tools?: ((entry: string) => ReactNode) | undefined
}) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const { by, law, reference, since, measures, ended, licences } = listing
  return (
    <li data-held={isListedOn(listing, today()) || undefined}>
      <p>
        <bdi className="name">{by}</bdi> · <bdi>{law}</bdi>
        {reference !== null && (
          <span className="quiet">
            {' '}
            <bdi>{reference}</bdi>
          </span>
        )}
      </p>
      <p className="quiet">
        {words('standing.since', { day: dates(since) })}
        {measures.length > 0 && ` · ${measures.map((one) => term('measure', one)).join(', ')}`}
        {ended !== null && ` · ${words('standing.ended', { day: dates(ended.on), who: ended.by })}`}
      </p>
      {licences.length > 0 && (
        <ul className="plain-list">
          {licences.map((one) => (
            <li key={one.entry}>
              <span className="chip">{term('licence', one.form)}</span> <span dir="auto">{one.covers}</span>{' '}
              <span className="quiet">
                <bdi>{[one.by, one.reference].filter(Boolean).join(', ')}</bdi>
                {one.until !== null && ` · ${words('standing.until', { day: dates(one.until) })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Told entry={listing.entry} by={listing.toldBy} tools={tools} />
    </li>
  )
}

function Mandates({
  all,
  whom,
  tools,
}: {
  readonly all: readonly Mandate[]
  readonly whom: (one: Mandate) => string
  readonly tools?: ((entry: string) => ReactNode) | undefined
}) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  return (
    <ul className="plain-list">
      {all.map((one) => (
        <li key={one.entry} data-held={holdsOn(one, today()) || undefined}>
          <p>
            <bdi className="name">{whom(one)}</bdi> · {one.may.map((act) => term('mandate', act)).join(', ')}
          </p>
          <p className="quiet">
            {words('standing.byWord', { who: one.by })} · {words('standing.since', { day: dates(one.from) })}
            {one.until !== null && ` · ${words('standing.until', { day: dates(one.until) })}`}
            {one.ended !== null && ` · ${words('standing.ended', { day: dates(one.ended.on), who: one.ended.by })}`}
          </p>
          {one.limits !== null && <p dir="auto">{one.limits}</p>}
          <Told entry={one.entry} by={one.toldBy} tools={tools} />
        </li>
      ))}
    </ul>
  )
}
