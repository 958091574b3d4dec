// The line between forces that are to stay apart: each message, who has acknowledged it, and the clock of those who have not.

import { useState } from 'react'
import type { CommissionRow, MessageRow } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { useNow } from '../parts/now.ts'
import { Quoted } from '../parts/said.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useWords } from '../words/words.ts'
import { Acknowledge, SendMessage } from './line-forms.tsx'
import { useSeats } from './seats.ts'

type Act =
  | { readonly act: 'send' }
  | { readonly act: 'answer'; readonly row: MessageRow }
  | { readonly act: 'heard'; readonly row: MessageRow; readonly actors: readonly string[] }

type Props = { readonly commissions: readonly CommissionRow[]; readonly messages: readonly MessageRow[] }

export function DeconflictionLine({ commissions, messages }: Props) {
  const words = useWords()
  const me = useMe()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const sits = commissions.some(
    ({ members, chair }) =>
      [...members, ...(chair === null ? [] : [chair])].some(({ organisation }) => organisation === me?.organisation) &&
      me?.canWrite === true,
  )
  if (messages.length === 0 && !sits) return null
  return (
    <section className="deconfliction">
      <h2>{words('commission.line')}</h2>
      {sits && (
        <p className="entry-tools">
          <button type="button" className="quiet-button" onClick={() => setAct({ act: 'send' })}>
            {words('message.send')}
          </button>
        </p>
      )}
      {messages.length === 0 && <p className="quiet">{words('message.none')}</p>}
      <ul className="plain-list">
        {messages.map((row) => (
          <Message
            key={row.key}
            row={row}
            commission={commissions.find(({ key }) => key === row.commission)}
            answered={messages.find(({ key }) => key === row.answers)}
            onAct={setAct}
          />
        ))}
      </ul>
      {act?.act === 'send' && <SendMessage commissions={commissions} onClose={close} />}
      {act?.act === 'answer' && <SendMessage commissions={commissions} answers={act.row} onClose={close} />}
      {act?.act === 'heard' && <Acknowledge row={act.row} actors={act.actors} onClose={close} />}
    </section>
  )
}

type MessageProps = {
  readonly row: MessageRow
  readonly commission: CommissionRow | undefined
  readonly answered: MessageRow | undefined
  readonly onAct: (act: Act) => void
}

function Message({ row, commission, answered, onAct }: MessageProps) {
  const words = useWords()
  const me = useMe()
  const open = useOpen()
  const { own } = useSeats(commission)
  const { moment, list } = useFormats()
  const [entry = row.key] = row.entries
  // Nobody acknowledges for the other side what they sent it themselves.
  const awaited = row.by === me?.organisation ? [] : own.filter((actor) => row.awaits.includes(actor))
  return (
    <li className="on-device-line">
      <p>
        <strong>{words('commission.message', { from: row.from, to: list(row.to) })}</strong>{' '}
        <span className="quiet">
          {moment(row.sent)}
          {row.place !== null && (
            <>
              {' · '}
              <Name of={row.place} />
            </>
          )}
        </span>
      </p>
      {answered !== undefined && (
        <p className="quiet">
          {words('message.answers')} <q dir="auto">{answered.text}</q>
        </p>
      )}
      <p dir="auto">{row.text}</p>
      {row.acknowledged.map((one) => (
        <p key={one.entry} className="quiet">
          {words(one.isLate ? 'commission.heard.late' : 'commission.heard', { who: one.by, when: moment(one.at) })}
          <Quoted says={one.says} />
        </p>
      ))}
      {row.awaits.length > 0 && <Clock row={row} />}
      <p className="entry-tools">
        <button type="button" className="quiet-button" onClick={() => open({ view: 'entries', key: entry })}>
          {words('provenance.open')}
        </button>
        {me?.canWrite && awaited.length > 0 && (
          <button type="button" className="quiet-button" onClick={() => onAct({ act: 'heard', row, actors: awaited })}>
            {words('message.heard')}
          </button>
        )}
        {me?.canWrite && own.some((actor) => row.to.includes(actor)) && (
          <button type="button" className="quiet-button" onClick={() => onAct({ act: 'answer', row })}>
            {words('message.answer')}
          </button>
        )}
      </p>
    </li>
  )
}

const minuteMs = 60_000
const tickMs = 5_000

/** Runs while the page is open: what happens when the time is over needs nobody to write anything. */
function Clock({ row }: { readonly row: MessageRow }) {
  const words = useWords()
  const { moment, list } = useFormats()
  const left = Date.parse(row.until) - Date.parse(useNow(tickMs))
  return (
    <p>
      {words('commission.awaits', { who: list(row.awaits), when: moment(row.until) })}{' '}
      <strong role="timer">
        {left > 0
          ? words('message.left', { count: Math.floor(left / minuteMs) })
          : row.escalates.length > 0
            ? words('commission.escalates', { who: list(row.escalates) })
            : words('message.over')}
      </strong>
    </p>
  )
}
