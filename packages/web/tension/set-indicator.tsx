// Sets an indicator: what is counted by day. Numbers from elsewhere are pasted, or taken from a CSV file, with their origin.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { eventTypes } from '@parley/peace/in-browser'
import { useState } from 'react'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useAgreements, useCommitments } from '../promises/queries.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { readSeries } from './series-text.ts'

const kinds = ['incidents', 'closures', 'counts', 'aid', 'statements', 'series'] as const
const points = ['dispatched', 'crossed', 'offloaded', 'delivered'] as const
const hostile = ['accuse', 'reject', 'threaten'] as const
const ploverTypes = [
  ...['agree', 'consult', 'support', 'concede', 'cooperate', 'aid', 'retreat', 'request'],
  ...['accuse', 'reject', 'threaten', 'protest', 'sanction', 'mobilize', 'coerce', 'assault'],
] as const
const all = { at: '', known: null }

export function SetIndicator({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const { number } = useFormats()
  const process = useProcess()
  const write = useWrite()
  const agreements = useAgreements(process, all).data ?? []
  const commitments = useCommitments(process, all).data ?? []
  const [title, setTitle] = useState('')
  const [unit, setUnit] = useState('')
  const [kind, setKind] = useState<string>('incidents')
  const [types, setTypes] = useState<readonly string[]>([])
  const [area, setArea] = useState('')
  const [measure, setMeasure] = useState('')
  const [item, setItem] = useState('')
  const [point, setPoint] = useState<string>(points[1])
  const [counter, setCounter] = useState('')
  const [said, setSaid] = useState<readonly string[]>(hostile)
  const [origin, setOrigin] = useState('')
  const [text, setText] = useState('')
  const [readers, setReaders] = useState<Readers>('own')

  const measures = measuresOf(commitments)
  const counted = measures.find(({ name }) => name === measure) ?? measures[0]
  const read = readSeries(text)
  const isSeries = kind === 'series'
  const isSourced = {
    incidents: true,
    closures: true,
    counts: counted !== undefined,
    aid: item.trim() !== '' && counter.trim() !== '',
    statements: said.length > 0,
    series: read.series !== null && origin.trim() !== '',
  }[kind]
  const isWhole = title.trim() !== '' && unit.trim() !== '' && isSourced === true
  const inArea = area.trim() === '' ? {} : { area: area.trim() }
  const toggled = (list: readonly string[], one: string) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

  const send = () => {
    const series = newId('srs')
    const sources: Record<string, object> = {
      incidents: { of: 'incidents', ...(types.length === 0 ? {} : { types: [...types] }), ...inArea },
      closures: { of: 'closures', ...inArea },
      counts: counted === undefined ? {} : { of: 'counts', ...counted.source },
      aid: { of: 'aid', item: item.trim(), unit: unit.trim(), point, counter: counter.trim() },
      statements: { of: 'statements', types: [...said] },
      series: { of: 'series', series },
    }
    const audience = audienceOf(readers)
    const set = () =>
      write.mutate(
        {
          kind: 'indicator-set',
          process,
          audience,
          body: { indicator: newId('ind'), title: title.trim(), unit: unit.trim(), source: sources[kind] },
          done: words('tension.set.done'),
          undo: true,
        },
        { onSuccess: onClose },
      )
    if (!isSeries) return set()
    const body = { series, name: title.trim(), unit: unit.trim(), origin: origin.trim(), ...read.series }
    write.mutate({ kind: 'series-entered', process, audience, body }, { onSuccess: set })
  }
  return (
    <Dialog title={words('tension.set')} onClose={onClose} unsent={title !== '' || text !== ''} sheet>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) send()
        }}
      >
        <TextInput
          label={words('tension.set.title')}
          value={title}
          required
          maxLength={160}
          dir="auto"
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <div className="form-pair">
          <NativeSelect
            label={words('tension.set.what')}
            value={kind}
            data={kinds.map((one) => ({ value: one, label: words(`tension.set.${one}`) }))}
            onChange={(event) => setKind(event.currentTarget.value)}
          />
          <TextInput
            label={words('tension.set.unit')}
            value={unit}
            required
            maxLength={60}
            dir="auto"
            onChange={(event) => setUnit(event.currentTarget.value)}
          />
        </div>
        {kind === 'incidents' && (
          <Choices
            legend={words('tension.set.types')}
            of={eventTypes}
            chosen={types}
            say={(one) => term('incidentType', one)}
            onToggle={(one) => setTypes(toggled(types, one))}
          />
        )}
        {(kind === 'incidents' || kind === 'closures') && (
          <TextInput
            label={words('tension.set.area')}
            value={area}
            maxLength={200}
            dir="auto"
            onChange={(event) => setArea(event.currentTarget.value)}
          />
        )}
        {kind === 'counts' &&
          (measures.length === 0 ? (
            <p className="quiet">
              {words(agreements.length === 0 ? 'tension.set.noAgreement' : 'tension.set.noCounts')}
            </p>
          ) : (
            <NativeSelect
              label={words('tension.set.measure')}
              value={counted?.name ?? ''}
              data={measures.map(({ name }) => name)}
              onChange={(event) => setMeasure(event.currentTarget.value)}
            />
          ))}
        {kind === 'aid' && (
          <>
            <TextInput
              label={words('tension.set.item')}
              description={words('tension.set.item.hint')}
              value={item}
              required
              maxLength={120}
              dir="auto"
              onChange={(event) => setItem(event.currentTarget.value)}
            />
            <div className="form-pair">
              <NativeSelect
                label={words('tension.set.point')}
                value={point}
                data={points.map((one) => ({ value: one, label: term('point', one) }))}
                onChange={(event) => setPoint(event.currentTarget.value)}
              />
              <TextInput
                label={words('tension.set.counter')}
                value={counter}
                required
                maxLength={120}
                dir="auto"
                onChange={(event) => setCounter(event.currentTarget.value)}
              />
            </div>
          </>
        )}
        {kind === 'statements' && (
          <>
            <Choices
              legend={words('tension.set.said')}
              of={ploverTypes}
              chosen={said}
              say={(one) => term('event', one)}
              onToggle={(one) => setSaid(toggled(said, one))}
            />
            <p className="quiet">{words('tension.set.said.hint')}</p>
          </>
        )}
        {isSeries && (
          <>
            <TextInput
              label={words('tension.set.origin')}
              value={origin}
              required
              maxLength={300}
              dir="auto"
              onChange={(event) => setOrigin(event.currentTarget.value)}
            />
            <label className="field">
              <span>{words('tension.set.file')}</span>
              <input
                type="file"
                accept=".csv,text/csv,text/plain"
                onChange={(event) => void event.currentTarget.files?.[0]?.text().then(setText)}
              />
            </label>
            <Textarea
              label={words('tension.set.numbers')}
              description={words('tension.set.numbers.hint')}
              value={text}
              rows={5}
              dir="ltr"
              onChange={(event) => setText(event.currentTarget.value)}
            />
            {read.series !== null && (
              <p role="status">
                {words('tension.set.read', {
                  days: read.series.values.filter((one) => one !== null).length,
                  from: read.series.from,
                })}
              </p>
            )}
            {read.unread.length > 0 && (
              <p role="alert">
                {words('tension.set.unread', { lines: read.unread.slice(0, 10).map(number).join(', ') })}
              </p>
            )}
          </>
        )}
        <ReadersChoice value={readers} onChange={setReaders} />
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

function Choices({
  legend,
  of,
  chosen,
  say,
  onToggle,
}: {
  readonly legend: string
  readonly of: readonly string[]
  readonly chosen: readonly string[]
  readonly say: (one: string) => string
  readonly onToggle: (one: string) => void
}) {
  return (
    <fieldset className="choice tension-choices">
      <legend>{legend}</legend>
      {of.map((one) => (
        <label key={one}>
          <input type="checkbox" checked={chosen.includes(one)} onChange={() => onToggle(one)} />
          <span>{say(one)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** What commitments have counted by a counter they name: one choice for each. */
function measuresOf(commitments: NonNullable<ReturnType<typeof useCommitments>['data']>) {
  const found = commitments.flatMap(({ agreement, measure }) => {
    if (measure === null || measure.counter === undefined || !('tally' in measure.of)) return []
    const { counter, point } = measure
    const { tally } = measure.of
    return [{ name: `${tally} · ${point} · ${counter}`, source: { agreement, tally, point, counter } }]
  })
  return [...new Map(found.map((one) => [`${one.source.agreement} ${one.name}`, one])).values()]
}
