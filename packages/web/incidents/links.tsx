// Whether another incident is this one: who said so, who said that it is not, and the way to say it oneself.
import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { IncidentRow } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { useWrite } from '../hub/write.ts'
import { incidentPath } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'
import { useTimeWords } from './time-words.ts'

const choicesMost = 200

export function Links({ row }: { readonly row: IncidentRow }) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const me = useMe()
  const process = useProcess()
  const write = useWrite()
  const { dayOf } = useTimeWords()
  const near = useQuery(allRowsQuery('incidents', { process, filter: { week: [row.week] } }, choicesMost)).data ?? []
  const others = near.filter(({ key }) => key !== row.key)
  const [chosen, setChosen] = useState('')
  const nameOf = (key: string) => {
    const found = near.find((one) => one.key === key)
    return found === undefined ? key : `${term('incidentEvent', found.event)} · ${found.place} · ${dayOf(found.day)}`
  }
  const say = (kind: 'same-incident-said' | 'incidents-told-apart') =>
    write.mutate({
      kind,
      process,
      body: { incidents: [row.key, chosen] },
      ...(row.entries[0] === undefined ? {} : { like: row.entries[0] }),
      done: words('incident.link.done'),
      undo: true,
    })
  return (
    <section>
      <h2>{words('incident.links')}</h2>
      {row.links.length === 0 && <p className="quiet">{words('incident.links.none')}</p>}
      <ul className="plain-list">
        {row.links.map((link) => (
          <li key={`${link.entry} ${link.incident}`}>
            {words(`incident.link.${link.says}`, { who: names(link.by) })}{' '}
            <Link to={incidentPath(process, link.incident)}>{nameOf(link.incident)}</Link>
            {link.reason !== null && (
              <span className="quiet" dir="auto">
                {' '}
                · {link.reason}
              </span>
            )}
          </li>
        ))}
      </ul>
      {me?.canWrite && others.length > 0 && (
        <div className="link-form">
          <NativeSelect
            aria-label={words('incident.link.choose')}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={[
              { value: '', label: words('incident.link.choose') },
              ...others.map(({ key }) => ({ value: key, label: nameOf(key) })),
            ]}
          />
          <Button size="sm" variant="default" disabled={chosen === ''} onClick={() => say('same-incident-said')}>
            {words('incident.link.say.same')}
          </Button>
          <Button size="sm" variant="default" disabled={chosen === ''} onClick={() => say('incidents-told-apart')}>
            {words('incident.link.say.apart')}
          </Button>
        </div>
      )}
    </section>
  )
}
