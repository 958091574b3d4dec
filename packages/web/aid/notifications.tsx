// Movements and sites that were made known to named recipients, who has yet to acknowledge them, and until when.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NotificationRow } from '../hub/client.ts'
import { useMe, useProcess, useProcesses } from '../hub/process.ts'
import { rowsQuery } from '../hub/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { Quoted } from '../parts/said.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useWords } from '../words/words.ts'
import { Acknowledge, Notify } from './notification-forms.tsx'

export function Notifications() {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const [notifying, setNotifying] = useState(false)
  const list = useQuery(rowsQuery('notifications', { process, limit: 100 }))
  return (
    <>
      <p className="notice">{words('aid.notify.notProtection')}</p>
      {me?.canWrite && (
        <div className="list-tools">
          <Button leftSection={<Icon name="add" />} onClick={() => setNotifying(true)}>
            {words('aid.notify')}
          </Button>
        </div>
      )}
      <h2 className="unseen">{words('aid.tab.notifications')}</h2>
      <Answer of={list} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={words('aid.notifications.none')}>
              <p>{words('aid.notifications.none.how')}</p>
            </Empty>
          ) : (
            <ul className="rows meetings">
              {rows.map((row) => (
                <Notification key={row.key} row={row} />
              ))}
            </ul>
          )
        }
      </Answer>
      {notifying && <Notify movement={null} onClose={() => setNotifying(false)} />}
    </>
  )
}

function Notification({ row }: { readonly row: NotificationRow }) {
  const words = useWords()
  const open = useOpen()
  const me = useMe()
  const process = useProcess()
  const { moment } = useFormats()
  const [acknowledging, setAcknowledging] = useState(false)
  const own = (useProcesses().data ?? [])
    .find(({ key }) => key === process)
    ?.organisations.find(({ organisation }) => organisation === me?.organisation)?.name
  const now = new Date().toISOString()
  // The hub erases them in time; until it has, this page shows nothing that is over.
  const given = row.coordinates !== null && row.coordinates.expires > now ? row.coordinates : null
  const awaitsUs =
    own !== undefined && row.awaits.includes(own) && me?.canWrite === true && row.toldBy !== me.organisation
  return (
    <li className="meeting">
      <article aria-label={row.title}>
        <header>
          <h3 dir="auto">{row.title}</h3>
          <p className="row-about">
            <span className="chip" data-state={row.awaits.length === 0 ? 'confirmed' : 'planned'}>
              {row.awaits.length === 0
                ? words('aid.allAcknowledged')
                : words('aid.awaits', { count: row.awaits.length })}
            </span>
            <span>{words('aid.window', { from: moment(row.from), until: moment(row.until) })}</span>
            <span>{words('aid.by', { who: row.sender, when: moment(row.sent) })}</span>
          </p>
        </header>
        <ul className="plain-list">
          {row.acknowledged.map(({ entry, by, at, isLate, says }) => (
            <li key={entry}>
              {words(isLate ? 'aid.acknowledgedLate' : 'aid.acknowledged', { who: by, when: moment(at) })}
              <Quoted says={says} />
            </li>
          ))}
          {row.awaits.map((one) => (
            <li key={one}>
              {words(row.acknowledgeBy < now ? 'aid.overdueFrom' : 'aid.awaitedFrom', {
                who: one,
                when: moment(row.acknowledgeBy),
              })}
            </li>
          ))}
        </ul>
        {row.text !== null && <p dir="auto">{row.text}</p>}
        {given === null ? (
          row.until < now && <p className="quiet">{words('aid.coordinates.over')}</p>
        ) : (
          <details>
            <summary>{words('aid.coordinates', { count: given.points.length, when: moment(given.expires) })}</summary>
            <ul className="plain-list">
              {given.points.map(({ lat, lon, label }) => (
                <li key={`${lat} ${lon}`}>
                  <bdi>{`${lat}, ${lon}`}</bdi> {label !== null && <bdi>{label}</bdi>}
                </li>
              ))}
            </ul>
          </details>
        )}
        <p className="entry-tools">
          <Button size="compact-sm" variant="default" onClick={() => open({ view: 'notifications', key: row.key })}>
            {words('provenance.open')}
          </Button>
          {awaitsUs && (
            <Button size="compact-sm" onClick={() => setAcknowledging(true)}>
              {words('aid.acknowledge')}
            </Button>
          )}
        </p>
        {acknowledging && own !== undefined && (
          <Acknowledge row={row} name={own} onClose={() => setAcknowledging(false)} />
        )}
      </article>
    </li>
  )
}
