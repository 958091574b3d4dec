// Where two things do not go together, each with a way to both. It says what does not fit; what follows is for people.
import type { weekOf } from '@parley/peace/in-browser'
import { useDateWords } from '../dates/date-words.ts'
import { useOpen } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'

type Clash = ReturnType<typeof weekOf>['clashes'][number]
const shownMost = 20

export function Clashes({ of }: { readonly of: readonly Clash[] }) {
  const words = useWords()
  const open = useOpen()
  const dates = useDateWords()
  if (of.length === 0) return null
  return (
    <section className="clashes" aria-label={words('aid.clashes')}>
      <h2>{words('aid.clashes')}</h2>
      <ul className="plain-list">
        {of.slice(0, shownMost).map(({ code, day, things }) => (
          <li key={`${code} ${day} ${things.map(({ key }) => key).join()}`}>
            <p>
              <strong>{words(`aid.clash.${code}`)}</strong>
              {day !== null && <span className="quiet"> {dates(day)}</span>}
            </p>
            <ul className="plain-list">
              {things.map(({ view, key, name }) => (
                <li key={key}>
                  <button type="button" className="inline-button" onClick={() => open({ view, key })}>
                    <bdi>{name}</bdi>
                  </button>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {of.length > shownMost && <p className="quiet">{words('aid.clashes.more', { count: of.length - shownMost })}</p>}
    </section>
  )
}
