// Draws a line or zone, point by point or from a file, draws it again from another day on, and ends it.
import { lineKinds } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LineRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, Moment, Passage, Term, useFields } from '../parts/fields.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { localText } from '../promises/time-controls.tsx'
import { useWords } from '../words/words.ts'
import { LineSketch } from './line-sketch.tsx'
import { type Drawn, drawnOfGeoJson, drawnOfText, textOf } from './points.ts'

/** Kinds that are lines; all others are zones until somebody says otherwise. */
const pathKinds: readonly string[] = ['ceasefire-line', 'withdrawal-line']

/** `row`: the line that is drawn again. */
export function DrawLine({ row, onClose }: { readonly row?: LineRow; readonly onClose: () => void }) {
  const words = useWords()
  const process = useProcess()
  const found = useQuery(allRowsQuery('agreements', { process })).data ?? []
  const before = row?.versions.at(-1)
  const [{ kind, name, agreement, shape, text, beyond, from, until, says }, of] = useFields({
    kind: row?.kind ?? ('ceasefire-line' as string), // widens the literal: the field gives any of the kinds
    name: row?.name ?? '',
    agreement: row?.agreement ?? '',
    shape: '',
    text: (before === undefined ? undefined : textOf(before.geometry)) ?? '',
    beyond: before?.beyond ?? ('' as string), // as above
    from: localText(Date.now()),
    until: '',
    says: row?.says ?? '',
  })
  const [readers, setReaders] = useState<Readers>('members')
  const [file, setFile] = useState<Drawn | null>(null)
  const usual = (before?.geometry.type ?? (pathKinds.includes(kind) ? 'LineString' : 'Polygon')) === 'LineString'
  const isZone = (shape || (usual ? 'line' : 'zone')) === 'zone'
  const drawn = file ?? (text.trim() === '' ? null : drawnOfText(text, isZone))
  const geometry = drawn !== null && 'geometry' in drawn ? drawn.geometry : undefined
  const isPath = geometry?.type === 'LineString'
  const isBackwards = until !== '' && until <= from
  const like = row?.entries[0]
  return (
    <EntryForm
      heading={row === undefined ? 'line.draw' : 'line.again'}
      done="finding.entered"
      isReady={name.trim() !== '' && geometry !== undefined && !isBackwards}
      onClose={onClose}
      entry={() => ({
        kind: 'line-drawn',
        body: {
          line: row?.key ?? newId('lin'),
          kind,
          name: name.trim(),
          ...(row === undefined || Object.keys(row.names).length === 0 ? {} : { names: row.names }),
          ...(agreement === '' ? {} : { agreement }),
          ...(row === undefined || row.clauses.length === 0 ? {} : { clauses: row.clauses }),
          geometry,
          ...(isPath && beyond !== '' ? { beyond } : {}),
          from: new Date(from).toISOString(),
          ...(until === '' ? {} : { until: new Date(until).toISOString() }),
          ...(says.trim() === '' ? {} : { says: says.trim() }),
        },
        ...(like === undefined ? { audience: audienceOf(readers) } : { like }),
      })}
    >
      <Term label="line.kind" vocabulary="lineKind" values={lineKinds} {...of('kind')} />
      <Line label="line.name" required {...of('name')} />
      <Choose
        label="page.agreement"
        {...of('agreement')}
        options={[
          { value: '', label: words('form.none') },
          ...found.map(({ key, title }) => ({ value: key, label: title })),
        ]}
      />
      <Choose
        label="line.shape"
        {...of('shape')}
        value={isZone ? 'zone' : 'line'}
        options={[
          { value: 'line', label: words('line.shape.line') },
          { value: 'zone', label: words('line.shape.zone') },
        ]}
      />
      <Passage label="line.points" hint="line.points.hint" rows={5} most={100_000} {...of('text')} />
      <label className="field">
        <span>{words('line.file')}</span>
        <input
          type="file"
          accept=".geojson,.json,application/geo+json"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            if (chosen === undefined) setFile(null)
            else void chosen.text().then((content) => setFile(drawnOfGeoJson(content)))
          }}
        />
      </label>
      <div role="status">
        {drawn !== null && 'fault' in drawn && <p>{words(`line.fault.${drawn.fault}`, { ...drawn })}</p>}
        {geometry !== undefined && <LineSketch geometry={geometry} beyond={isPath ? beyond : ''} />}
      </div>
      {isPath && (
        <Choose
          label="line.beyond"
          hint="line.beyond.hint"
          {...of('beyond')}
          options={[
            { value: '', label: words('line.beyond.none') },
            { value: 'left', label: words('line.beyond.left') },
            { value: 'right', label: words('line.beyond.right') },
          ]}
        />
      )}
      <div className="field-pair">
        <Moment label="line.from" required {...of('from')} />
        <Moment label="line.until" {...of('until')} />
      </div>
      {isBackwards && <p role="alert">{words('line.backwards')}</p>}
      <Passage label="line.says" rows={2} most={2000} {...of('says')} />
      {row === undefined && <ReadersChoice value={readers} onChange={setReaders} />}
    </EntryForm>
  )
}

export function EndLine({ row, onClose }: { readonly row: LineRow; readonly onClose: () => void }) {
  const [{ until, reason }, of] = useFields({ until: localText(Date.now()), reason: '' })
  const [like] = row.entries
  return (
    <EntryForm
      heading="line.end"
      done="finding.entered"
      isReady={like !== undefined}
      onClose={onClose}
      entry={() => ({
        kind: 'line-ended',
        body: {
          line: row.key,
          until: new Date(until).toISOString(),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
        ...(like === undefined ? {} : { like }),
      })}
    >
      <p dir="auto">{row.name}</p>
      <Moment label="line.until" required {...of('until')} />
      <Passage label="line.reason" rows={2} most={400} {...of('reason')} />
    </EntryForm>
  )
}
