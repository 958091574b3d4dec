// Regional stability: alerts first, then each indicator with its usual range, what left it, and how it may go on. Every
// number opens down to the entries behind it.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { TimeControls } from '../promises/time-controls.tsx'
import { asKnown, useWhen } from '../promises/when.ts'
import { Alert } from '../tension/alert.tsx'
import { Indicator } from '../tension/indicator.tsx'
import { SetIndicator } from '../tension/set-indicator.tsx'
import { useWords } from '../words/words.ts'

const alertsMax = 20

export default function TensionPage() {
  const words = useWords()
  useTitle(words('page.tension'))
  const process = useProcess()
  const me = useMe()
  const when = useWhen()
  const [setting, setSetting] = useState(false)
  const [all, setAll] = useState(false)
  const indicators = useQuery(allRowsQuery('indicators', { process, ...asKnown(when) }))
  const alerts = useQuery(allRowsQuery('alerts', { process, ...asKnown(when) }))
  const rows = alerts.data ?? []
  const shown = all ? rows : rows.slice(0, alertsMax)
  return (
    <div className="list-page tension-page">
      <header className="page-head">
        <h1>{words('page.tension')}</h1>
        <p className="quiet">{words('tension.about')}</p>
      </header>
      <div className="list-tools">
        {me?.canWrite === true && (
          <Button size="compact-sm" leftSection={<Icon name="add" />} onClick={() => setSetting(true)}>
            {words('tension.set')}
          </Button>
        )}
        {rows.length > 0 && (
          <Button
            component="a"
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="download" />}
            href={`/exports/alerts/atom?process=${process}`}
            download="alerts.atom.xml"
          >
            {words('alerts.feed')}
          </Button>
        )}
      </div>
      <TimeControls when={when} from={null} until={null} knownOnly byDay />
      {rows.length > 0 && (
        <section aria-labelledby="alerts">
          <h2 id="alerts">{words('alerts.title')}</h2>
          <ul className="rows alerts">
            {shown.map((row) => (
              <Alert key={row.key} row={row} at={when.at} />
            ))}
          </ul>
          {rows.length > shown.length && (
            <button type="button" className="quiet-button" onClick={() => setAll(true)}>
              {words('action.showAll', { count: rows.length })}
            </button>
          )}
        </section>
      )}
      <Answer of={indicators} lines={8}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={words('tension.none')}>
              <p>{words('tension.none.how')}</p>
            </Empty>
          ) : (
            <section aria-labelledby="indicators">
              <h2 id="indicators">{words('tension.indicators')}</h2>
              {rows.length === 0 && <p className="quiet">{words('alerts.none')}</p>}
              <ul className="rows indicators">
                {found.map((row) => (
                  <Indicator key={row.key} row={row} />
                ))}
              </ul>
            </section>
          )
        }
      </Answer>
      {setting && <SetIndicator onClose={() => setSetting(false)} />}
    </div>
  )
}
