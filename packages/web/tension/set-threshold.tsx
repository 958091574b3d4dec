// When an indicator is to raise an alert, how grave it is, and in which time somebody is to take note of it.
import { TextInput } from '@mantine/core'
import type { IndicatorRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, NumberLine, Passage, Term, useFields } from '../parts/fields.tsx'
import { useWords } from '../words/words.ts'

const kinds = ['at-least', 'at-most', 'surge'] as const
const directions = ['more', 'less', 'either'] as const
const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const
const urgencies = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const

// Of these somebody counts each day; that nobody reported an incident is not that nothing happened.
const tellsOfNone: ReadonlySet<string> = new Set(['counts', 'aid', 'series'])

export function SetThreshold({ row, onClose }: { readonly row: IndicatorRow; readonly onClose: () => void }) {
  const words = useWords()
  const [values, of] = useFields({
    ...{ event: '', kind: kinds[0] as string, value: '', days: '1', direction: directions[0] as string },
    // These widen the literals: a field gives any text.
    ...{ severity: severities[2] as string, urgency: urgencies[1] as string },
    ...{ area: '', instruction: '', within: '', escalates: '' },
  })
  const { event, kind, value, direction, severity, urgency, area, instruction } = values
  const span = Number(values.days)
  const isCount = kind !== 'surge'
  const isAsked = !isCount || (value !== '' && Number(value) >= 0 && span >= 1 && span <= 60)
  const like = row.entries[0]
  const entry = () => {
    const minutes = Number(values.within)
    const to = [...new Set(values.escalates.split('\n').map((line) => line.trim()))].filter(Boolean)
    return {
      kind: 'threshold-set',
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
    }
  }
  const amount = of('value')
  const isEveryDay = tellsOfNone.has(row.source.of)
  return (
    <EntryForm
      heading="tension.threshold"
      send="tension.send"
      done="tension.threshold.done"
      isReady={event.trim() !== '' && isAsked}
      entry={entry}
      onClose={onClose}
    >
      <p dir="auto">{row.title}</p>
      <Line label="tension.threshold.event" required most={120} {...of('event')} />
      <Choose
        label="tension.threshold.when"
        {...of('kind')}
        options={kinds
          .filter((one) => isEveryDay || one !== 'at-most')
          .map((one) => ({ value: one, label: words(`tension.threshold.${one}`) }))}
      />
      {isCount ? (
        <div className="form-pair">
          <TextInput
            label={words('tension.threshold.value', { unit: row.unit })}
            value={value}
            required
            inputMode="decimal"
            dir="ltr"
            onChange={(changed) => amount.onChange(changed.currentTarget.value.replace(/[^\d.]/g, ''))}
          />
          <NumberLine label="tension.threshold.days" required min={1} max={60} {...of('days')} />
        </div>
      ) : (
        <Choose
          label="tension.threshold.direction"
          {...of('direction')}
          options={(isEveryDay ? directions : (['more'] as const)).map((one) => ({
            value: one,
            label: words(`tension.when.surge.${one}`),
          }))}
        />
      )}
      <div className="form-pair">
        <Term label="tension.threshold.severity" vocabulary="severity" values={severities} {...of('severity')} />
        <Term label="tension.threshold.urgency" vocabulary="urgency" values={urgencies} {...of('urgency')} />
      </div>
      <Line label="tension.threshold.area" {...of('area')} />
      <Passage label="tension.threshold.instruction" rows={2} most={1000} {...of('instruction')} />
      <div className="form-pair">
        <NumberLine label="tension.threshold.within" {...of('within')} />
        <Passage label="tension.threshold.escalates" hint="tension.lines" rows={2} {...of('escalates')} />
      </div>
      <p className="quiet">{words('tension.threshold.hint')}</p>
    </EntryForm>
  )
}
