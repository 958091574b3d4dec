// One's own records: who could see each, and which organisations were shown it, when.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNames, useProcess } from '../hub/process.ts'
import { More } from '../parts/more.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { useOpen } from '../provenance/opened.ts'
import { ownServedQuery } from '../sharing/queries.ts'
import { ServedLines } from '../sharing/served-to.tsx'
import { useFormats, useWords } from '../words/words.ts'

export default function ServedPage() {
  const words = useWords()
  useTitle(words('page.served'))
  const process = useProcess()
  const names = useNames()
  const open = useOpen()
  const { list, moment } = useFormats()
  const own = useInfiniteQuery(ownServedQuery(process))
  return (
    <div className="column">
      <header className="page-head">
        <h1>{words('page.served')}</h1>
        <p className="lead">{words('served.about')}</p>
      </header>
      <Answer of={own} lines={10}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries)
          if (entries.length === 0) return <Empty title={words('served.none')} />
          return (
            <>
              <ul className="rows">
                {entries.map((one) => (
                  <li key={one.entry} className="served-line">
                    <button
                      type="button"
                      className="row-button"
                      onClick={() => open({ view: 'entries', key: one.entry })}
                    >
                      <span className="row-words" dir="auto">
                        {one.sentence}
                      </span>
                      <span className="row-about">
                        {moment(one.at)} ·{' '}
                        {one.audience.length === 0
                          ? words('audience.own', { who: words('served.us') })
                          : words('audience.seenBy', { who: list(one.audience.map(names)) })}
                      </span>
                    </button>
                    {one.organisations.length === 0 ? (
                      <p className="quiet">{words('served.not')}</p>
                    ) : (
                      <ServedLines lines={one.organisations} />
                    )}
                  </li>
                ))}
              </ul>
              <More of={own} />
            </>
          )
        }}
      </Answer>
    </div>
  )
}
