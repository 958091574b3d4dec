// Joint commissions: who sits in them, their sessions with agenda, statements and minutes, what they decided by their rule,
// where actors stand, and the line between forces with the clock of each message.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CommissionOf } from '../commission/commission-of.tsx'
import { FoundCommission } from '../commission/found.tsx'
import { DeconflictionLine } from '../commission/line.tsx'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { useWords } from '../words/words.ts'

export default function CommissionPage() {
  const words = useWords()
  useTitle(words('page.commission'))
  const process = useProcess()
  const me = useMe()
  const commissions = useQuery(allRowsQuery('commissions', { process }))
  const sessions = useQuery(allRowsQuery('sessions', { process })).data ?? []
  const decisions = useQuery(allRowsQuery('decisions', { process })).data ?? []
  const positions = useQuery(allRowsQuery('positions', { process })).data ?? []
  const messages = useQuery(allRowsQuery('deconfliction', { process })).data ?? []
  const [isFounding, setFounding] = useState(false)
  const of = <R extends { readonly commission: string }>(rows: readonly R[], key: string) =>
    rows.filter(({ commission }) => commission === key)
  return (
    <div className="list-page commission-page">
      <header className="page-head">
        <h1>{words('page.commission')}</h1>
        <p className="quiet">{words('commission.about')}</p>
      </header>
      {me?.canWrite === true && (
        <div className="list-tools">
          <Button size="compact-sm" leftSection={<Icon name="add" />} onClick={() => setFounding(true)}>
            {words('commission.found')}
          </Button>
        </div>
      )}
      <Answer of={commissions} lines={10}>
        {(rows) => (
          <>
            {rows.length + messages.length === 0 && (
              <Empty title={words('commission.none')}>
                <p>{words('commission.none.how')}</p>
              </Empty>
            )}
            {rows.map((row) => (
              <CommissionOf
                key={row.key}
                commission={row}
                sessions={of(sessions, row.key)}
                decisions={of(decisions, row.key)}
                positions={of(positions, row.key)}
              />
            ))}
            <DeconflictionLine commissions={rows} messages={messages} />
          </>
        )}
      </Answer>
      {isFounding && <FoundCommission onClose={() => setFounding(false)} />}
    </div>
  )
}
