// Makes a movement or site known to organisations chosen by name, and says that one was received. Where exactly it is goes
// into an entry of its own, for the recipients alone, which the hub erases once its time is over.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MovementRow, NotificationRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useMe, useProcess, useProcesses } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { useWords } from '../words/words.ts'
import { EntryForm, filled, instantFrom, momentNow } from './entry-form.tsx'
import { nameOfMovement } from './movement-forms.tsx'

type Close = { readonly onClose: () => void }
const usualMinutes = '120'

export const NotifyMovement = ({ row, onClose }: Close & { readonly row: MovementRow }) => (
  <Notify movement={row} onClose={onClose} />
)

export function Notify({ movement, onClose }: Close & { readonly movement: MovementRow | null }) {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const write = useWrite()
  const members = (useProcesses().data ?? [])
    .find(({ key }) => key === process)
    ?.organisations.filter(({ organisation }) => organisation !== me?.organisation)
  const [of, setOf] = useState<'movement' | 'site'>(movement === null ? 'site' : 'movement')
  const [title, setTitle] = useState(movement === null ? '' : nameOfMovement(movement))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [from, setFrom] = useState(momentNow())
  const [until, setUntil] = useState('')
  const [within, setWithin] = useState(usualMinutes)
  const [points, setPoints] = useState('')
  const [text, setText] = useState('')
  const read = pointsIn(points)
  const fault =
    chosen.length === 0
      ? 'aid.notify.noRecipient'
      : until !== '' && until < from
        ? 'aid.form.backwards'
        : read === undefined
          ? 'aid.notify.badPoints'
          : undefined
  const isWhole = title.trim() !== '' && until !== '' && Number(within) > 0 && fault === undefined
  const send = async () => {
    const to = (members ?? []).filter(({ organisation }) => chosen.includes(organisation))
    const notification = newId('ntf')
    const audience = to.map(({ organisation }) => organisation)
    await write.mutateAsync({
      kind: 'notification-sent',
      process,
      audience,
      body: filled({
        ...{ notification, of, movement: movement?.key, title: title.trim(), text: text.trim() },
        ...{ sender: me?.organisationName ?? '', to: to.map(({ name }) => name), sent: new Date().toISOString() },
        ...{ from: instantFrom(from), until: instantFrom(until), within: Number(within) },
      }),
    })
    if (read !== undefined && read.length > 0) {
      const body = { notification, points: read, expires: instantFrom(until) }
      await write.mutateAsync({ kind: 'coordinates-given', process, audience, body })
    }
    onClose()
  }
  return (
    <Dialog title={words('aid.notify')} onClose={onClose} unsent={title !== '' || points !== ''} sheet>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) void send().catch(() => undefined) // a refusal is shown by the write itself
        }}
      >
        <p className="notice">{words('aid.notify.notProtection')}</p>
        <NativeSelect
          label={words('aid.notify.of')}
          value={of}
          data={[
            { value: 'movement', label: words('aid.notify.movement') },
            { value: 'site', label: words('aid.notify.site') },
          ]}
          onChange={(event) => setOf(event.currentTarget.value as 'site' /* one of the two above */)}
        />
        <TextInput
          label={words('aid.notify.title')}
          description={words('aid.notify.title.hint')}
          value={title}
          required
          maxLength={200}
          dir="auto"
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <fieldset className="choice">
          <legend>{words('aid.notify.to')}</legend>
          {(members ?? []).map(({ organisation, name }) => (
            <label key={organisation}>
              <input
                type="checkbox"
                checked={chosen.includes(organisation)}
                onChange={(event) => {
                  const { checked } = event.currentTarget
                  setChosen((all) => (checked ? [...all, organisation] : all.filter((one) => one !== organisation)))
                }}
              />
              {name}
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{words('aid.form.windowFrom')}</span>
          <input type="datetime-local" required value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        </label>
        <label className="field">
          <span>{words('aid.form.windowUntil')}</span>
          <input
            type="datetime-local"
            required
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </label>
        <TextInput
          label={words('aid.notify.within')}
          value={within}
          inputMode="numeric"
          onChange={(event) => setWithin(event.currentTarget.value)}
        />
        <Textarea
          label={words('aid.notify.points')}
          description={words('aid.notify.points.hint')}
          value={points}
          rows={3}
          dir="ltr"
          onChange={(event) => setPoints(event.currentTarget.value)}
        />
        <Textarea
          label={words('aid.notify.text')}
          value={text}
          rows={3}
          maxLength={4000}
          dir="auto"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {fault !== undefined && title !== '' && <p role="alert">{words(fault)}</p>}
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending} disabled={!isWhole}>
            {words('aid.notify.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** 'latitude, longitude' on each line; undefined where one of them is none. */
export function pointsIn(text: string): { lat: number; lon: number }[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const found = lines.map((line) => /^(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)$/u.exec(line))
  const read = found.map((match) => ({ lat: Number(match?.[1]), lon: Number(match?.[2]) }))
  const isRight = read.every(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
  return found.includes(null) || !isRight ? undefined : read
}

/** A recipient's own organisation says that it was received. */
export function Acknowledge({ row, name, onClose }: Close & { readonly row: NotificationRow; readonly name: string }) {
  return (
    <EntryForm
      heading="aid.acknowledge"
      about={row.title}
      // To whoever sent it, and to nobody else it was sent to: whether they acknowledge it is their own affair.
      audience={[row.toldBy]}
      onClose={onClose}
      fields={[{ name: 'says', label: 'aid.form.says', is: 'lines' }]}
      entries={(value) => [
        {
          kind: 'notification-acknowledged',
          body: filled({ notification: row.key, by: name, at: new Date().toISOString(), says: value('says') }),
        },
      ]}
    />
  )
}
