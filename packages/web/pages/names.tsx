// Places and actors whose name is in dispute, with every name and who uses it; and the reader's own choice of whose names
// the pages of this process show.
import { Button, NativeSelect } from '@mantine/core'
import { usersOf } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe, useProcess } from '../hub/process.ts'
import { EnterNames } from '../names/enter-names.tsx'
import { contestedQuery, useChosenNames } from '../names/names.tsx'
import { Icon } from '../parts/icon.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { pagePath } from '../paths.ts'
import { Told } from '../standing/told.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'

export default function NamesPage() {
  const words = useWords()
  const term = useTerm()
  const { list: listed } = useFormats()
  useTitle(words('page.names'))
  const process = useProcess()
  const me = useMe()
  const { user, choose } = useChosenNames()
  const [isEntering, setEntering] = useState(false)
  const list = useQuery(contestedQuery(process))
  const users = usersOf(list.data?.rows ?? [])
  // A choice stays choosable where nobody's names are entered under it any more.
  const offered = user === '' || users.includes(user) ? users : [...users, user]
  return (
    <div className="list-page">
      <header className="page-head">
        <p className="crumbs">
          <Link to={pagePath(process, 'actors')}>{words('page.actors')}</Link>
        </p>
        <h1>{words('page.names')}</h1>
        <p className="quiet">{words('names.about')}</p>
      </header>
      <div className="list-tools">
        {offered.length > 0 && (
          <NativeSelect
            label={words('names.choose')}
            description={words('names.choose.hint')}
            value={user}
            data={[
              { value: '', label: words('names.asWritten') },
              ...offered.map((one) => ({ value: one, label: words('names.as', { who: one }) })),
            ]}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
        )}
        {me?.canWrite === true && (
          <Button size="compact-sm" leftSection={<Icon name="add" />} onClick={() => setEntering(true)}>
            {words('names.enter')}
          </Button>
        )}
      </div>
      <Answer of={list} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={words('names.none')}>
              <p>{words('names.none.how')}</p>
            </Empty>
          ) : (
            <ul className="rows meetings">
              {rows.map((row) => (
                <li key={row.key} className="meeting">
                  <article aria-label={row.names.map(({ name }) => name).join(' / ')}>
                    <p className="quiet">{term('contested', row.of)}</p>
                    <ul className="plain-list">
                      {row.names.map(({ name, usedBy }) => (
                        <li key={name}>
                          <bdi className="name">{name}</bdi>{' '}
                          <span className="quiet">{words('names.by', { who: listed(usedBy) })}</span>
                        </li>
                      ))}
                    </ul>
                    {row.says !== null && <p dir="auto">{row.says}</p>}
                    <Told entry={row.key} by={row.toldBy} />
                  </article>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {isEntering && <EnterNames onClose={() => setEntering(false)} />}
    </div>
  )
}
