// Which organisations were shown an entry, and when; and, for administrators, who in their own organisation.
import type { EntryServed } from '@parley/api'
import { useQuery } from '@tanstack/react-query'
import { useNames } from '../hub/process.ts'
import { Answer } from '../parts/states.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { servedQuery } from './queries.ts'

export function ServedTo({ entry, isOwn }: { readonly entry: string; readonly isOwn: boolean }) {
  const words = useWords()
  const names = useNames()
  const served = useQuery(servedQuery(entry))
  return (
    <Answer of={served} lines={1}>
      {({ organisations, people }) => (
        <>
          {isOwn && (
            <>
              <h4>{words('sharing.served')}</h4>
              {organisations.length === 0 ? (
                <p className="quiet">{words('sharing.served.none')}</p>
              ) : (
                <ServedLines lines={organisations} />
              )}
            </>
          )}
          {people.length > 0 && (
            <details>
              <summary>{words('sharing.served.own')}</summary>
              <ServedLines
                lines={people.map(({ person, ...one }) => ({
                  ...one,
                  organisation: person ?? '',
                  name: person === null ? words('sharing.served.token') : names(person),
                }))}
              />
            </details>
          )}
        </>
      )}
    </Answer>
  )
}

export function ServedLines({ lines }: { readonly lines: EntryServed['organisations'] }) {
  const words = useWords()
  const { moment } = useFormats()
  return (
    <ul className="plain-list recipient-rows">
      {lines.map((one) => (
        <li key={one.organisation}>
          <span className="recipient-name" dir="auto">
            {one.name}
          </span>
          <span className="quiet">{words('sharing.served.times', { count: one.times, when: moment(one.last) })}</span>
        </li>
      ))}
    </ul>
  )
}
