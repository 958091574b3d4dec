// The deconfliction line: a message with the time in which each has to acknowledge it, and the acknowledgement.
import { useState } from 'react'
import type { CommissionRow, MessageRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, Moment, NumberLine, Passage, Several, useFields } from '../parts/fields.tsx'
import { localText } from '../promises/time-controls.tsx'
import { useWords } from '../words/words.ts'
import { useSeats } from './seats.ts'
import { toItsReaders } from './session-forms.tsx'

type SendProps = {
  readonly commissions: readonly CommissionRow[]
  /** The message it answers. */
  readonly answers?: MessageRow
  readonly onClose: () => void
}

export function SendMessage({ commissions, answers, onClose }: SendProps) {
  const [{ chosen, from, to, text, within, escalates, place }, of] = useFields<{
    chosen: string
    from: string
    to: readonly string[]
    text: string
    within: string
    escalates: readonly string[]
    place: string
  }>({
    chosen: answers?.commission ?? commissions[0]?.key ?? '',
    from: '',
    to: answers === undefined ? [] : [answers.from],
    text: '',
    within: '30',
    escalates: [],
    place: '',
  })
  const commission = commissions.find(({ key }) => key === chosen)
  const { own, all } = useSeats(commission)
  const sender = from === '' ? (own[0] ?? '') : from
  const others = all.filter((actor) => actor !== sender).map((value) => ({ value, label: value }))
  const reached = to.filter((actor) => actor !== sender)
  return (
    <EntryForm
      heading={answers === undefined ? 'message.send' : 'message.answer'}
      done="commission.entered"
      isReady={sender !== '' && reached.length > 0 && text.trim() !== '' && Number(within) > 0}
      onClose={onClose}
      entry={() => ({
        kind: 'message-sent',
        body: {
          message: newId('msg'),
          commission: chosen,
          from: sender,
          to: reached,
          text: text.trim(),
          sent: new Date().toISOString(),
          within: Number(within),
          ...(escalates.length === 0 ? {} : { escalates: [...escalates] }),
          ...(place.trim() === '' ? {} : { where: { name: place.trim(), precision: 2 } }),
          ...(answers === undefined ? {} : { answers: answers.key }),
        },
        ...(commission === undefined ? {} : toItsReaders(commission)),
      })}
    >
      {commissions.length > 1 && (
        <Choose
          label="page.commission"
          {...of('chosen')}
          options={commissions.map(({ key, name }) => ({ value: key, label: name }))}
        />
      )}
      {answers !== undefined && <blockquote dir="auto">{answers.text}</blockquote>}
      <Choose
        label="message.from"
        {...of('from')}
        value={sender}
        options={own.map((value) => ({ value, label: value }))}
      />
      <Several label="message.to" options={others} {...of('to')} />
      <Passage label="message.text" rows={4} required {...of('text')} />
      <NumberLine label="message.within" hint="message.within.hint" min={1} max={44_640} required {...of('within')} />
      <Several label="message.escalates" options={others} {...of('escalates')} />
      <Line label="message.place" {...of('place')} />
    </EntryForm>
  )
}

type HeardProps = {
  readonly row: MessageRow
  /** Those who are awaited and for whom the reader's organisation speaks. */
  readonly actors: readonly string[]
  readonly onClose: () => void
}

export function Acknowledge({ row, actors, onClose }: HeardProps) {
  const words = useWords()
  const [begun] = useState(() => localText(Date.now()))
  const [{ by, at, says }, of] = useFields({ by: actors[0] ?? '', at: begun, says: '' })
  const [like] = row.entries
  return (
    <EntryForm
      heading="message.heard"
      done="commission.entered"
      isReady={by !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'message-acknowledged',
        body: {
          message: row.key,
          by,
          // The field knows minutes alone: by it a message heard at once would have been heard before it was sent.
          at: (at === begun ? new Date() : new Date(at)).toISOString(),
          ...(says.trim() === '' ? {} : { says: says.trim() }),
        },
        ...(like === undefined ? {} : { like }),
      })}
    >
      <blockquote dir="auto">{row.text}</blockquote>
      <Choose label="commission.as" options={actors.map((value) => ({ value, label: value }))} {...of('by')} />
      <Moment label="message.heard.at" required {...of('at')} />
      <Passage label="message.heard.says" rows={2} most={400} {...of('says')} />
      <p className="quiet">{words('message.heard.about')}</p>
    </EntryForm>
  )
}
