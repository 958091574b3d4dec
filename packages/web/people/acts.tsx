// What was done with people and credentials of the organisation: everybody in it reads it.
import { useQuery } from '@tanstack/react-query'
import { Answer } from '../parts/states.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { actsQuery } from './queries.ts'

export function ActSection() {
  const words = useWords()
  const term = useTerm()
  const { moment } = useFormats()
  const acts = useQuery(actsQuery)
  return (
    <section>
      <h2>{words('acts.title')}</h2>
      <p className="quiet">{words('acts.about')}</p>
      <Answer of={acts} lines={3}>
        {(found) =>
          found.length === 0 ? (
            <p className="quiet">{words('acts.none')}</p>
          ) : (
            <ol className="plain-rows acts">
              {found.map((one) => (
                <li key={one.id}>
                  <time className="quiet" dateTime={one.at}>
                    {moment(one.at)}
                  </time>
                  <span>
                    {term('act', one.kind)}
                    {one.personName !== null && (
                      <>
                        : <bdi>{one.personName}</bdi>
                      </>
                    )}
                    {one.note !== null && (
                      <span className="quiet">
                        {' '}
                        (<bdi>{term('personRole', one.note)}</bdi>)
                      </span>
                    )}
                  </span>
                  <span className="quiet">
                    {one.by === null ? words('people.hub') : <bdi>{one.byName ?? one.by}</bdi>}
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </section>
  )
}
