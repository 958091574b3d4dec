// What the reader's own organisation says of meeting an actor. It stands in no other organisation's pages, and stops nobody.
import { warningsOn } from '@parley/peace/in-browser'
import { useDateWords } from '../dates/date-words.ts'
import type { StandingRow } from '../hub/client.ts'
import { useWords } from '../words/words.ts'
import { today } from './today.ts'

export function Warnings({ row, isNamed = false }: { readonly row: StandingRow; readonly isNamed?: boolean }) {
  const words = useWords()
  const dates = useDateWords()
  const warnings = warningsOn(row, today())
  if (warnings.length === 0) return null
  return (
    <div className="notice contact-warning" role="status">
      <p>
        <strong>{isNamed ? words('standing.warning.of', { actor: row.name }) : words('standing.warning')}</strong>{' '}
        <span className="quiet">{words('standing.warning.own')}</span>
      </p>
      <ul className="plain-list">
        {warnings.map(({ text, ask, designation, entry }) => {
          const listing = row.designations.find((one) => one.entry === designation)
          return (
            <li key={`${entry} ${designation} ${text}`}>
              <p dir="auto">{text}</p>
              {ask !== null && <p>{words('standing.warning.ask', { who: ask })}</p>}
              {listing !== undefined && (
                <p className="quiet">
                  {words('standing.warning.because', {
                    by: listing.by,
                    law: listing.law,
                    day: dates(listing.since),
                  })}
                  {listing.licences.length > 0 &&
                    ` ${words('standing.warning.licences', { count: listing.licences.length })}`}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
