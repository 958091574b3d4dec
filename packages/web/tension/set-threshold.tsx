// When an indicator is to raise an alert, how grave it is, and in which time somebody is to take note of it.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { IndicatorRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { useTerm, useWords } from '../words/words.ts'

const kinds = ['at-least', 'at-most', 'surge'] as const
const directions = ['more', 'less', 'either'] as const
const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const
const urgencies = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const

// Of these somebody counts each day; that nobody reported an incident is not that nothing happened.
const tellsOfNone: ReadonlySet<string> = new Set(['counts', 'aid', 'series'])

export function SetThreshold({ row, onClose }: { readonly row: IndicatorRow; readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const write = useWrite()
  const [event, setEvent] = useState('')
  const [kind, setKind] = useState<string>('at-least')
  const [value, setValue] = useState('')
  const [days, setDays] = useState('1')
  const [direction, setDirection] = useState<string>('more')
  const [severity, setSeverity] = useState<string>('Moderate')
  const [urgency, setUrgency] = useState<string>('Expected')
  const [area, setArea] = useState('')
  const [instruction, setInstruction] = useState('')
  const [within, setWithin] = useState('')
  const [escalates, setEscalates] = useState('')
  const span = Number(days)
  const isCount = kind !== 'surge'
  const isAsked = !isCount || (value !== '' && span >= 1 && span <= 60)
  const isWhole = event.trim() !== '' && isAsked
  const digits = (text: string) => text.replace(/[^\d.]/g, '')
  const send = () => {
    const minutes = Number(within)
    const to = [...new Set(escalates.split('\n').map((line) => line.trim()))].filter(Boolean)
    const like = row.entries[0]
    write.mutate(
      {
        kind: 'threshold-set',
        process,
        body: {
          threshold: newId('thr'),
          indicator: row.key,
          when: isCount ? { is: kind, value: Number(value), days: Math.floor(span) } : { is: 'surge', direction },
          event: event.trim(),
          severity,
          urgency,
          ...(area.trim() === '' ? {} : { area: area.trim() }),
          ...(instruction.trim() === '' ? {} : { instruction: instruction.trim() }),
          ...(minutes > 0 ? { acknowledge: { within: minutes, escalates: to } } : {}),
        },
        ...(like === undefined ? {} : { like }),
        done: words('tension.threshold.done'),
        undo: true,
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog title={words('tension.threshold')} onClose={onClose} unsent={event !== ''} sheet>
      <form
        className="form"
        onSubmit={(submitted) => {
          submitted.preventDefault()
          if (isWhole) send()
        }}
      >
        <p dir="auto">{row.title}</p>
        <TextInput
          label={words('tension.threshold.event')}
          value={event}
          required
          maxLength={120}
          dir="auto"
          onChange={(changed) => setEvent(changed.currentTarget.value)}
        />
        <NativeSelect
          label={words('tension.threshold.when')}
          value={kind}
          data={(tellsOfNone.has(row.source.of) ? kinds : kinds.filter((one) => one !== 'at-most')).map((one) => ({
            value: one,
            label: words(`tension.threshold.${one}`),
          }))}
          onChange={(changed) => setKind(changed.currentTarget.value)}
        />
        {isCount ? (
          <div className="form-pair">
            <TextInput
              label={words('tension.threshold.value', { unit: row.unit })}
              value={value}
              required
              inputMode="decimal"
              dir="ltr"
              onChange={(changed) => setValue(digits(changed.currentTarget.value))}
            />
            <TextInput
              label={words('tension.threshold.days')}
              value={days}
              required
              inputMode="numeric"
              dir="ltr"
              onChange={(changed) => setDays(digits(changed.currentTarget.value))}
            />
          </div>
        ) : (
          <NativeSelect
            label={words('tension.threshold.direction')}
            value={direction}
            data={(tellsOfNone.has(row.source.of) ? directions : (['more'] as const)).map((one) => ({
              value: one,
              label: words(`tension.when.surge.${one}`),
            }))}
            onChange={(changed) => setDirection(changed.currentTarget.value)}
          />
        )}
        <div className="form-pair">
          <NativeSelect
            label={words('tension.threshold.severity')}
            value={severity}
            data={severities.map((one) => ({ value: one, label: term('severity', one) }))}
            onChange={(changed) => setSeverity(changed.currentTarget.value)}
          />
          <NativeSelect
            label={words('tension.threshold.urgency')}
            value={urgency}
            data={urgencies.map((one) => ({ value: one, label: term('urgency', one) }))}
            onChange={(changed) => setUrgency(changed.currentTarget.value)}
          />
        </div>
        <TextInput
          label={words('tension.threshold.area')}
          value={area}
          maxLength={200}
          dir="auto"
          onChange={(changed) => setArea(changed.currentTarget.value)}
        />
        <Textarea
          label={words('tension.threshold.instruction')}
          value={instruction}
          rows={2}
          maxLength={1000}
          dir="auto"
          onChange={(changed) => setInstruction(changed.currentTarget.value)}
        />
        <div className="form-pair">
          <TextInput
            label={words('tension.threshold.within')}
            value={within}
            inputMode="numeric"
            dir="ltr"
            onChange={(changed) => setWithin(digits(changed.currentTarget.value))}
          />
          <Textarea
            label={words('tension.threshold.escalates')}
            description={words('tension.lines')}
            value={escalates}
            rows={2}
            dir="auto"
            onChange={(changed) => setEscalates(changed.currentTarget.value)}
          />
        </div>
        <p className="quiet">{words('tension.threshold.hint')}</p>
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending} disabled={!isWhole}>
            {words('tension.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
