// What is offered for what was promised: trade partnerships, reconstruction funds, sanctions relief. How each stands follows
// from what was verified; what hangs on what, and what would be if, stands below.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Gates } from '../incentives/gates.tsx'
import { Incentive } from '../incentives/incentive.tsx'
import { OfferForm } from '../incentives/offer-form.tsx'
import { Icon } from '../parts/icon.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { useAgreements, useCommitments } from '../promises/queries.ts'
import { TimeControls } from '../promises/time-controls.tsx'
import { asKnown, useWhen } from '../promises/when.ts'
import { useWords } from '../words/words.ts'

export default function IncentivesPage() {
  const words = useWords()
  useTitle(words('page.incentives'))
  const process = useProcess()
  const me = useMe()
  const when = useWhen()
  // Rows that have just come are as of now, and not of the clock's last tick.
  const at = when.at === when.usual && !when.isStory ? new Date().toISOString() : when.at
  const [offering, setOffering] = useState(false)
  const incentives = useQuery(allRowsQuery('incentives', { process, ...asKnown(when) }))
  const agreements = useAgreements(process, when).data ?? []
  const commitments = useCommitments(process, when).data ?? []
  const instants = (incentives.data ?? []).flatMap(({ states }) => states.map(({ from }) => from)).sort()
  return (
    <div className="list-page incentives-page">
      <header className="page-head">
        <h1>{words('page.incentives')}</h1>
        <p className="quiet">{words('incentives.about')}</p>
      </header>
      <div className="list-tools">
        {me?.canWrite === true && agreements.length > 0 && (
          <Button size="compact-sm" leftSection={<Icon name="add" />} onClick={() => setOffering(true)}>
            {words('incentives.offer')}
          </Button>
        )}
      </div>
      <Answer of={incentives} lines={8}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={words('incentives.none')}>
              <p>{words(agreements.length === 0 ? 'incentives.none.agreement' : 'incentives.none.how')}</p>
            </Empty>
          ) : (
            <>
              <TimeControls when={when} from={instants[0] ?? null} until={instants.at(-1) ?? null} />
              <h2>{words('incentives.list')}</h2>
              <ul className="rows incentives">
                {rows.map((row) => (
                  <Incentive key={row.key} row={row} at={at} />
                ))}
              </ul>
              <Gates rows={rows} commitments={commitments} agreements={agreements} at={at} />
            </>
          )
        }
      </Answer>
      {offering && <OfferForm onClose={() => setOffering(false)} />}
    </div>
  )
}
