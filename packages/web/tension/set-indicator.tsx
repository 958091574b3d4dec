// Sets an indicator: what is counted by day, by which source. Numbers from elsewhere are pasted, or taken from a CSV file,
// with their origin.
import { Textarea } from '@mantine/core'
import { eventTypes } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, NumberLine, Several, Term, useFields } from '../parts/fields.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useAgreements, useCommitments } from '../promises/queries.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { CrossingsAsked, crossingsSource, noCrossings } from './crossings-asked.tsx'
import { readSeries } from './series-text.ts'

const kinds = ['incidents', 'closures', 'crossings', 'counts', 'aid', 'statements', 'series'] as const
const points = ['dispatched', 'crossed', 'offloaded', 'delivered'] as const
const ploverTypes = [
  ...['agree', 'consult', 'support', 'concede', 'cooperate', 'aid', 'retreat', 'request'],
  ...['accuse', 'reject', 'threaten', 'protest', 'sanction', 'mobilize', 'coerce', 'assault'],
] as const
const all = { at: '', known: null }
// Of a line or zone no wider than this: the schema's limit.
const kmMax = 500

export function SetIndicator({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const { number } = useFormats()
  const process = useProcess()
  const agreements = useAgreements(process, all).data ?? []
  const commitments = useCommitments(process, all).data ?? []
  const lines = useQuery(allRowsQuery('lines', { process })).data ?? []
  const [asked, of] = useFields({
    ...{ title: '', unit: '', kind: kinds[0] as string, area: '', line: '', km: '5', measure: '', item: '' },
    ...{ point: points[1] as string, counter: '', origin: '' }, // these widen the literals: a field gives any text
    types: [] as readonly string[],
    said: ['accuse', 'reject', 'threaten'] as readonly string[],
    crossings: noCrossings,
  })
  const { title, unit, kind, types, area, line, km, item, point, counter, said, origin } = asked
  const [text, setText] = useState('')
  const [readers, setReaders] = useState<Readers>('own')

  const measures = measuresOf(commitments)
  const counted = measures.find(({ name }) => name === asked.measure) ?? measures[0]
  const read = readSeries(text)
  const isNear = line === '' || (km !== '' && Number(km) >= 0 && Number(km) <= kmMax)
  const isSourced = {
    incidents: isNear,
    closures: true,
    crossings: true,
    counts: counted !== undefined,
    aid: item.trim() !== '' && counter.trim() !== '',
    statements: said.length > 0,
    series: read.series !== null && origin.trim() !== '',
  }[kind]
  const inArea = area.trim() === '' ? {} : { area: area.trim() }
  const audience = audienceOf(readers)

  const source = (series: string): object | undefined =>
    ({
      incidents: {
        of: 'incidents',
        ...(types.length === 0 ? {} : { types: [...types] }),
        ...inArea,
        ...(line === '' ? {} : { near: { line, km: Number(km) } }),
      },
      closures: { of: 'closures', ...inArea },
      crossings: crossingsSource(asked.crossings),
      counts: counted === undefined ? {} : { of: 'counts', ...counted.source },
      aid: { of: 'aid', item: item.trim(), unit: unit.trim(), point, counter: counter.trim() },
      statements: { of: 'statements', types: [...said] },
      series: { of: 'series', series },
    })[kind]
  const entry = async () => {
    const series = newId('srs')
    if (kind === 'series') {
      const body = { series, name: title.trim(), unit: unit.trim(), origin: origin.trim(), ...read.series }
      await hub.addEntry({ body: { kind: 'series-entered', process, audience: [...audience], body } })
    }
    const body = { indicator: newId('ind'), title: title.trim(), unit: unit.trim(), source: source(series) }
    return { kind: 'indicator-set', audience, body }
  }
  return (
    <EntryForm
      heading="tension.set"
      send="tension.send"
      done="tension.set.done"
      isReady={title.trim() !== '' && unit.trim() !== '' && isSourced === true}
      entry={entry}
      onClose={onClose}
    >
      <Line label="tension.set.title" required most={160} {...of('title')} />
      <div className="form-pair">
        <Choose
          label="tension.set.what"
          {...of('kind')}
          options={kinds.map((one) => ({ value: one, label: words(`tension.set.${one}`) }))}
        />
        <Line label="tension.set.unit" required most={60} {...of('unit')} />
      </div>
      {kind === 'incidents' && (
        <Several
          label="tension.set.types"
          {...of('types')}
          options={eventTypes.map((value) => ({ value, label: term('incidentType', value) }))}
        />
      )}
      {(kind === 'incidents' || kind === 'closures') && <Line label="tension.set.area" {...of('area')} />}
      {kind === 'incidents' && lines.length > 0 && (
        <div className="form-pair">
          <Choose
            label="tension.set.line"
            {...of('line')}
            options={[
              { value: '', label: words('tension.set.line.none') },
              ...lines.map((one) => ({ value: one.key, label: `${one.name} (${term('lineKind', one.kind)})` })),
            ]}
          />
          {line !== '' && (
            <NumberLine label="tension.set.km" hint="tension.set.km.hint" required max={kmMax} {...of('km')} />
          )}
        </div>
      )}
      {kind === 'crossings' && <CrossingsAsked {...of('crossings')} />}
      {kind === 'counts' &&
        (measures.length === 0 ? (
          <p className="quiet">{words(agreements.length === 0 ? 'tension.set.noAgreement' : 'tension.set.noCounts')}</p>
        ) : (
          <Choose
            label="tension.set.measure"
            {...of('measure')}
            value={counted?.name ?? ''}
            options={measures.map(({ name }) => ({ value: name, label: name }))}
          />
        ))}
      {kind === 'aid' && (
        <>
          <Line label="tension.set.item" hint="tension.set.item.hint" required most={120} {...of('item')} />
          <div className="form-pair">
            <Term label="tension.set.point" vocabulary="point" values={points} {...of('point')} />
            <Line label="tension.set.counter" required most={120} {...of('counter')} />
          </div>
        </>
      )}
      {kind === 'statements' && (
        <>
          <Several
            label="tension.set.said"
            {...of('said')}
            options={ploverTypes.map((value) => ({ value, label: term('event', value) }))}
          />
          <p className="quiet">{words('tension.set.said.hint')}</p>
        </>
      )}
      {kind === 'series' && (
        <>
          <Line label="tension.set.origin" required most={300} {...of('origin')} />
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
    </EntryForm>
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
