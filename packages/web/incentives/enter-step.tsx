// A step of whoever provides: a pledge, a commitment, a disbursement, or a measure that is no money. It goes to the readers
// of the offer, and can be taken back.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { IncentiveRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { localText } from '../promises/time-controls.tsx'
import { useTerm, useWords } from '../words/words.ts'

const types = ['pledge', 'commitment', 'disbursement', 'measure'] as const

export function EnterStep({ row, onClose }: { readonly row: IncentiveRow; readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const write = useWrite()
  const [type, setType] = useState<string>(row.amount === null ? 'measure' : 'disbursement')
  const [by, setBy] = useState(row.providers[0] ?? '')
  const [value, setValue] = useState('')
  const [currency, setCurrency] = useState(row.amount?.currency ?? '')
  const [what, setWhat] = useState('')
  const [offered] = useState(localText(Date.now()))
  const [on, setOn] = useState(offered)
  const isMoney = type !== 'measure'
  const isAmount = Number(value) > 0 && /^[A-Z]{3}$/.test(currency)
  const isWhole = isMoney ? isAmount : what.trim() !== ''
  // A field holds minutes, and what was verified within this one was verified before.
  const done = () => (on === offered ? new Date() : new Date(on)).toISOString()
  const send = () => {
    const amount = { value: Number(value), currency }
    const said = what.trim() === '' ? {} : { what: what.trim() }
    const step = type === 'measure' ? { type, ...said } : { type, amount, ...(type === 'disbursement' ? said : {}) }
    const like = row.entries[0]
    write.mutate(
      {
        kind: 'incentive-stepped',
        process,
        body: { incentive: row.key, agreement: row.agreement, by, step, on: done() },
        ...(like === undefined ? {} : { like }),
        done: words('incentives.stepped'),
        undo: true,
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog title={words('incentives.step')} onClose={onClose} unsent={value !== '' || what !== ''} sheet>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) send()
        }}
      >
        <p dir="auto">{row.title}</p>
        <NativeSelect
          label={words('incentives.step.type')}
          value={type}
          data={types.map((one) => ({ value: one, label: term('step', one) }))}
          onChange={(event) => setType(event.currentTarget.value)}
        />
        <NativeSelect
          label={words('incentives.step.by')}
          value={by}
          data={[...row.providers]}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        {isMoney && <AmountFields value={value} currency={currency} onValue={setValue} onCurrency={setCurrency} />}
        {(type === 'measure' || type === 'disbursement') && (
          <Textarea
            label={words('incentives.step.what')}
            value={what}
            rows={2}
            maxLength={400}
            dir="auto"
            required={type === 'measure'}
            onChange={(event) => setWhat(event.currentTarget.value)}
          />
        )}
        <label className="field">
          <span>{words('incentives.step.on')}</span>
          <input type="datetime-local" required value={on} onChange={(event) => setOn(event.currentTarget.value)} />
        </label>
        <p className="quiet">{words('incentives.step.hint')}</p>
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending} disabled={!isWhole}>
            {words('incentives.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export function AmountFields({
  value,
  currency,
  onValue,
  onCurrency,
}: {
  readonly value: string
  readonly currency: string
  readonly onValue: (value: string) => void
  readonly onCurrency: (currency: string) => void
}) {
  const words = useWords()
  return (
    <div className="form-pair">
      <TextInput
        label={words('incentives.amount')}
        value={value}
        inputMode="decimal"
        dir="ltr"
        onChange={(event) => onValue(event.currentTarget.value.replace(/[^\d.]/g, ''))}
      />
      <TextInput
        label={words('incentives.currency')}
        description={words('incentives.currency.hint')}
        value={currency}
        maxLength={3}
        dir="ltr"
        onChange={(event) => onCurrency(event.currentTarget.value.toUpperCase())}
      />
    </div>
  )
}
