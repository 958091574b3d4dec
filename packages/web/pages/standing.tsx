// Who is listed by whom and under which law, who may speak or sign for whom, what groups came from; entered, looked at, ended.
import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe, useProcess } from '../hub/process.ts'
import { pagesQuery } from '../hub/queries.ts'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { Icon } from '../parts/icon.tsx'
import { More } from '../parts/more.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { pagePath } from '../paths.ts'
import { useAddress } from '../provenance/opened.ts'
import { ContactPolicy } from '../standing/contact-policy.tsx'
import { type Entering, EnterStanding } from '../standing/enter-standing.tsx'
import { StandingOf } from '../standing/standing-of.tsx'
import { useWords } from '../words/words.ts'

const fields = ['listedBy', 'speaksFor', 'succeeded', 'warned'] as const

export default function StandingPage() {
  const words = useWords()
  useTitle(words('page.standing'))
  const process = useProcess()
  const me = useMe()
  const [q] = useAddress('q')
  const filter = useFilter(fields)
  const [entering, setEntering] = useState<Entering | null>(null)
  const [setting, setSetting] = useState(false)
  const list = useInfiniteQuery({
    ...pagesQuery('standing', {
      process,
      limit: 60,
      facets: fields.join(','),
      ...(q === '' ? {} : { q }),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
    }),
    placeholderData: keepPreviousData,
  })
  const facets: readonly Facet[] = [
    { field: 'listedBy', title: 'standing.facet.listedBy' },
    { field: 'speaksFor', title: 'standing.facet.speaksFor' },
    {
      field: 'succeeded',
      title: 'standing.facet.succeeded',
      say: (value) => words(value === 'true' ? 'standing.succeeded.yes' : 'standing.succeeded.no'),
    },
    {
      field: 'warned',
      title: 'standing.facet.warned',
      say: (value) => words(value === 'true' ? 'standing.warned.yes' : 'standing.warned.no'),
    },
  ]
  const canWrite = me?.canWrite === true
  return (
    <div className="list-page">
      <header className="page-head">
        <p className="crumbs">
          <Link to={pagePath(process, 'actors')}>{words('page.actors')}</Link>
        </p>
        <h1>{words('page.standing')}</h1>
        <p className="quiet">{words('standing.about')}</p>
      </header>
      <div className="list-tools">
        <SearchField label={words('standing.search')} />
        {canWrite && (
          <>
            {(['designation', 'mandate', 'succession'] as const).map((what) => (
              <Button
                key={what}
                size="compact-sm"
                leftSection={<Icon name="add" />}
                onClick={() => setEntering({ what, actor: '' })}
              >
                {words(`standing.enter.${what}`)}
              </Button>
            ))}
            <Button size="compact-sm" variant="default" onClick={() => setSetting(true)}>
              {words('standing.policy')}
            </Button>
          </>
        )}
      </div>
      <div className="list-body">
        <Facets facets={facets} counts={list.data?.pages[0]?.facets ?? {}} chosen={filter} />
        <div>
          <Answer of={list} lines={12}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.rows)
              if (rows.length === 0) {
                const isAsked = q !== '' || Object.keys(filter).length > 0
                return (
                  <Empty title={words(isAsked ? 'list.nothing' : 'standing.none')}>
                    <p>{words(isAsked ? 'list.nothing.how' : 'standing.none.how')}</p>
                  </Empty>
                )
              }
              return (
                <>
                  <ul className="rows meetings">
                    {rows.map((row) => {
                      const listings = new Set(row.designations.map(({ entry }) => entry))
                      return (
                        <li key={row.key} className="meeting">
                          <article aria-label={row.name}>
                            <h2 dir="auto">{row.name}</h2>
                            <StandingOf
                              row={row}
                              {...(canWrite
                                ? {
                                    tools: (entry) =>
                                      (listings.has(entry)
                                        ? (['licence', 'designation-end'] as const)
                                        : (['mandate-end'] as const)
                                      ).map((what) => (
                                        <button
                                          key={what}
                                          type="button"
                                          className="inline-button"
                                          onClick={() => setEntering({ what, entry, actor: row.name })}
                                        >
                                          {words(`standing.enter.${what}`)}
                                        </button>
                                      )),
                                  }
                                : {})}
                            />
                          </article>
                        </li>
                      )
                    })}
                  </ul>
                  <More of={list} />
                </>
              )
            }}
          </Answer>
        </div>
      </div>
      {entering !== null && <EnterStanding of={entering} onClose={() => setEntering(null)} />}
      {setting && <ContactPolicy onClose={() => setSetting(false)} />}
    </div>
  )
}
