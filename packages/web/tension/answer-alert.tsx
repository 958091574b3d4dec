// Somebody takes note of an alert, or passes it on. It goes to the readers of the threshold, and can be taken back.
import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { AlertRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { useWords } from '../words/words.ts'

type Props = { readonly row: AlertRow; readonly act: 'acknowledge' | 'escalate'; readonly onClose: () => void }

export function AnswerAlert({ row, act, onClose }: Props) {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const write = useWrite()
  const isAcknowledging = act === 'acknowledge'
  const [who, setWho] = useState(isAcknowledging ? (me?.organisationName ?? '') : row.escalates.join('\n'))
  const [text, setText] = useState('')
  const lines = [...new Set(who.split('\n').map((line) => line.trim()))].filter(Boolean)
  const said = text.trim()
  const send = () => {
    const on = { indicator: row.indicator, threshold: row.threshold, day: row.day }
    const like = row.entries[1]
    write.mutate(
      {
        kind: isAcknowledging ? 'alert-acknowledged' : 'alert-escalated',
        process,
        body: isAcknowledging
          ? { ...on, by: lines[0] ?? '', ...(said === '' ? {} : { says: said }) }
          : { ...on, to: lines, ...(said === '' ? {} : { reason: said }) },
        ...(like === undefined ? {} : { like }),
        done: words(isAcknowledging ? 'alerts.acknowledge.done' : 'alerts.escalate.done'),
        undo: true,
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog title={words(`alerts.${act}`)} onClose={onClose} unsent={said !== ''} sheet>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (lines.length > 0) send()
        }}
      >
        <p dir="auto">{row.event}</p>
        {isAcknowledging ? (
          <TextInput
            label={words('alerts.by')}
            value={who}
            required
            maxLength={120}
            dir="auto"
            onChange={(event) => setWho(event.currentTarget.value)}
          />
        ) : (
          <Textarea
            label={words('alerts.to')}
            description={words('tension.lines')}
            value={who}
            required
            rows={2}
            dir="auto"
            onChange={(event) => setWho(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={words(isAcknowledging ? 'alerts.says' : 'alerts.reason')}
          value={text}
          rows={2}
          maxLength={1000}
          dir="auto"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending} disabled={lines.length === 0}>
            {words('tension.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
