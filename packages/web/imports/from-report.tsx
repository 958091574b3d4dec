// A daily report becomes incidents, negative reports and denials of access: what is proposed of it, item by item with its
// words, what a person changes of it, and then, of those they choose, entries. They go to whoever may read the document.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { eventsOfType, eventTypes, waysPerceived } from '@parley/peace/in-browser'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type DocumentRow, hub, type ImportPreview } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { entryQuery } from '../hub/queries.ts'
import { audienceOf, messageOf, touched, useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { documentPath, pagePath, wordsSearch } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'
import { countWords } from './count-words.ts'

type Row = ImportPreview['shown'][number]
type Proposed = NonNullable<Row['proposed']>
type DailyMapping = Extract<ImportPreview['mapping'], { into: 'daily-report' }>
/** What a person has typed over what was proposed. */
type Change = { event?: string; how?: string; day?: string; time?: string; place?: string; lat?: string; lon?: string }

type Props = { readonly row: DocumentRow; readonly onClose: () => void }

export default function FromReport({ row, onClose }: Props) {
  const words = useWords()
  const process = useProcess()
  const queries = useQueryClient()
  const toasts = useToasts()
  const write = useWrite()
  const [source, setSource] = useState(row.publisher ?? row.source?.name ?? row.byline ?? '')
  const [mapping, setMapping] = useState<DailyMapping | null>(null)
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map())
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const [name] = useState(() => newId('ent'))
  const about = { process, document: row.key, source: source.trim(), into: 'daily-report' as const }
  const preview = useQuery({
    queryKey: ['import', about, mapping],
    queryFn: () => hub.previewImport({ body: { ...about, ...(mapping === null ? {} : { mapping }) } }),
    enabled: about.source !== '',
    placeholderData: (before) => before,
  })
  const like = row.entries[0]
  const add = useMutation({
    mutationFn: async (asked: DailyMapping) => {
      const readers = like === undefined ? [] : audienceOf(await queries.ensureQueryData(entryQuery(like)))
      const chosen = [...taken].map((one) => ({ name: one, ...changeOf(changes.get(one)) }))
      const body = { ...about, mapping: asked, taken: chosen, audience: [...readers], id: name }
      return { answer: await hub.addImport({ body }), readers }
    },
    onSuccess: ({ answer, readers }) => {
      for (const view of touched) void queries.invalidateQueries({ queryKey: [view] })
      const takeBack = () =>
        write.mutate({
          kind: 'entry-withdrawn',
          process,
          body: { entry: answer.import },
          audience: readers,
          done: words('import.undone'),
        })
      toasts.say(words('report.in.done', { count: answer.added + answer.changed }), { undo: takeBack })
    },
    onError: (error) => toasts.say(messageOf(error, words('error.unknown')), { urgent: true }),
  })
  const shown = (preview.data?.shown ?? []).toSorted((a, b) => a.row - b.row)
  const open = shown.flatMap(({ state, proposed }) => (proposed === null || state === 'same' ? [] : [proposed.name]))
  const used = mapping ?? dailyOf(preview.data)
  const put = (change: Partial<DailyMapping>) => {
    if (used !== null) setMapping({ ...used, ...change })
  }
  const isDone = add.isSuccess
  return (
    <Dialog
      title={words('report.in.title')}
      onClose={onClose}
      wide
      sheet
      unsent={!isDone && (taken.size > 0 || changes.size > 0)}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (used !== null && taken.size > 0) add.mutate(used)
        }}
      >
        <p className="quiet">{words('report.in.about')}</p>
        <div className="mapping-grid">
          <TextInput
            label={words('import.source')}
            value={source}
            required
            maxLength={120}
            dir="auto"
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          {used !== null && (
            <>
              <TextInput
                key={`by ${used.observedBy}`}
                label={words('report.in.observedBy')}
                defaultValue={used.observedBy}
                maxLength={120}
                dir="auto"
                onBlur={(event) => {
                  const observedBy = event.currentTarget.value.trim()
                  if (observedBy !== '' && observedBy !== used.observedBy) put({ observedBy })
                }}
              />
              <TextInput
                key={`zone ${used.zone}`}
                label={words('import.zone')}
                defaultValue={used.zone}
                onBlur={(event) => {
                  const zone = event.currentTarget.value.trim() || 'UTC'
                  if (zone !== used.zone) put({ zone })
                }}
              />
              {(shown.length === 0 || used.day !== undefined) && (
                <label className="field">
                  <span>{words('report.in.day')}</span>
                  <input
                    type="date"
                    value={used.day ?? ''}
                    onChange={({ currentTarget: { value } }) => {
                      const { day: _, ...rest } = used
                      setMapping(value === '' ? rest : { ...rest, day: value })
                    }}
                  />
                </label>
              )}
            </>
          )}
        </div>
        {preview.data?.mappingFrom === 'saved' && <p className="quiet">{words('import.from.saved')}</p>}
        {preview.error !== null && <p role="alert">{messageOf(preview.error, words('error.unknown'))}</p>}
        {preview.data !== undefined && shown.length === 0 && <p role="status">{words('report.in.none')}</p>}
        {open.length > 0 && !isDone && (
          <p className="table-tools">
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setTaken(taken.size === open.length ? new Set() : new Set(open))}
            >
              {words(taken.size === open.length ? 'report.in.noneChosen' : 'report.in.all', { count: open.length })}
            </Button>
          </p>
        )}
        <ul className="rows" aria-label={words('report.in.items')}>
          {shown.map((one) =>
            one.proposed === null ? null : (
              <Item
                key={one.proposed.name}
                row={one}
                proposed={one.proposed}
                document={row.key}
                reading={preview.data?.reading ?? ''}
                isTaken={taken.has(one.proposed.name)}
                isShut={isDone || one.state === 'same'}
                change={changes.get(one.proposed.name) ?? {}}
                onTake={(isTaken) => setTaken(withOne(taken, one.proposed?.name ?? '', isTaken))}
                onChange={(change) => {
                  const of = one.proposed?.name ?? ''
                  setChanges(new Map(changes).set(of, change))
                  // Whoever puts an item right means it.
                  setTaken(withOne(taken, of, true))
                }}
              />
            ),
          )}
        </ul>
        {isDone && (
          <p role="status">
            {words('report.in.done', { count: add.data.answer.added + add.data.answer.changed })}{' '}
            <Link className="inline-link" to={pagePath(process, 'incidents')} search={{ show: 'map' } as never}>
              {words('report.in.see')}
            </Link>
          </p>
        )}
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={add.isPending} disabled={isDone || used === null || taken.size === 0}>
            {words('report.in.send', { count: taken.size })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type ItemProps = {
  readonly row: Row
  readonly proposed: Proposed
  readonly document: string
  readonly reading: string
  readonly isTaken: boolean
  readonly isShut: boolean
  readonly change: Change
  readonly onTake: (isTaken: boolean) => void
  readonly onChange: (change: Change) => void
}

/** One proposal: what it would be entered as, and the words it was read from, which lead into the document. */
function Item({ row, proposed, document, reading, isTaken, isShut, change, onTake, onChange }: ItemProps) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const { kind, body, when, words: spans } = proposed
  // What is proposed has the shape of its kind, as the hub checks when it is written.
  const { where, observed, counts, harm, restriction, ground, how } = body as Body
  const isIncident = kind === 'incident-reported'
  const title = isIncident
    ? term('incidentEvent', change.event ?? row.code ?? 'undetermined')
    : kind === 'access-denied'
      ? term('restriction', restriction ?? 'denied')
      : term('coverageKind', 'nothing-observed')
  const place = change.place ?? where.name
  const [span] = spans
  const perceived = change.how ?? observed?.how ?? how
  const put = (one: Change) => onChange({ ...change, ...one })
  const told = [
    ...(perceived === undefined ? [] : [term('perceived', perceived)]),
    ...(observed?.from === undefined ? [] : [words('incident.from', { where: observed.from })]),
    ...(observed?.distanceKm === undefined ? [] : [words('incident.distance', { km: observed.distanceKm })]),
    ...(counts ?? []).map((one) => countWords(one, term('counted', one.of))),
    ...(harm ?? []).map((one) => countWords(one, term('harm', one.kind))),
    ...(ground === undefined ? [] : [words('coverage.ground', { ground })]),
  ]
  return (
    <li className="import-row report-item" data-state={row.state}>
      <label className="check">
        <input
          type="checkbox"
          checked={isTaken}
          disabled={isShut}
          onChange={(event) => onTake(event.currentTarget.checked)}
        />
        <span>
          <strong>{title}</strong> · <bdi>{place}</bdi> · <bdi>{change.day ?? when.day}</bdi>{' '}
          <bdi>{change.time ?? when.time}</bdi> <span className="quiet">{term('rowState', row.state as string)}</span>
        </span>
      </label>
      <blockquote dir="auto">
        {row.what}{' '}
        {span !== undefined && (
          <Link
            className="inline-link"
            target="_blank"
            to={documentPath(process, document)}
            search={wordsSearch(span, reading) as never /* read by the page itself */}
          >
            {words('report.in.words')}
          </Link>
        )}
      </blockquote>
      <p className="quiet">{told.join(' · ')}</p>
      {!isShut && (
        <details>
          <summary>{words('report.in.change')}</summary>
          <div className="mapping-grid">
            {isIncident && (
              <NativeSelect
                label={words('facet.incidentEvent')}
                value={change.event ?? row.code ?? 'undetermined'}
                data={eventTypes.flatMap((type) =>
                  eventsOfType[type].map((value) => ({ value, label: term('incidentEvent', value) })),
                )}
                onChange={(event) => put({ event: event.currentTarget.value })}
              />
            )}
            <TextInput
              label={words('facet.place')}
              defaultValue={place}
              maxLength={200}
              dir="auto"
              onBlur={(event) => {
                const value = event.currentTarget.value.trim()
                if (value !== '' && value !== place) put({ place: value })
              }}
            />
            {(['lat', 'lon'] as const).map((axis) => (
              <TextInput
                key={axis}
                label={words(`report.in.${axis}`)}
                inputMode="decimal"
                defaultValue={change[axis] ?? (place === where.name ? (where[axis] ?? '') : '')}
                onBlur={(event) => {
                  const value = event.currentTarget.value.trim()
                  if (value !== String(change[axis] ?? where[axis] ?? '')) put({ [axis]: value })
                }}
              />
            ))}
            <label className="field">
              <span>{words('report.in.itemDay')}</span>
              <input
                type="date"
                value={change.day ?? when.day}
                onChange={(event) => event.currentTarget.value !== '' && put({ day: event.currentTarget.value })}
              />
            </label>
            <label className="field">
              <span>{words('report.in.itemTime')}</span>
              <input
                type="time"
                value={change.time ?? when.time}
                onChange={(event) => put({ time: event.currentTarget.value })}
              />
            </label>
            {kind !== 'access-denied' && (
              <NativeSelect
                label={words('incident.seen')}
                value={perceived ?? 'not-said'}
                data={waysPerceived.map((value) => ({ value, label: term('perceived', value) }))}
                onChange={(event) => put({ how: event.currentTarget.value })}
              />
            )}
          </div>
        </details>
      )}
    </li>
  )
}

type Bounds = { readonly low: number; readonly high: number }
type Body = {
  readonly where: { readonly name: string; readonly lat?: number; readonly lon?: number }
  readonly observed?: { readonly how: string; readonly from?: string; readonly distanceKm?: number }
  readonly how?: string
  readonly counts?: readonly (Bounds & { readonly of: string })[]
  readonly harm?: readonly (Bounds & { readonly kind: string })[]
  readonly restriction?: string
  readonly ground?: string
}

const dailyOf = (preview: ImportPreview | undefined): DailyMapping | null =>
  preview !== undefined && 'observedBy' in preview.mapping ? preview.mapping : null

function withOne(all: ReadonlySet<string>, one: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(all)
  if (isIn) next.add(one)
  else next.delete(one)
  return next
}

/** What was typed, as the hub takes it: coordinates as numbers, both or none. */
function changeOf(change: Change | undefined) {
  if (change === undefined) return {}
  const { lat = '', lon = '', ...rest } = change
  const [north, east] = [Number(lat), Number(lon)]
  const isPlaced = lat !== '' && lon !== '' && Math.abs(north) <= 90 && Math.abs(east) <= 180
  // The choices offered are the codes that the hub knows.
  return { change: { ...rest, ...(isPlaced ? { lat: north, lon: east } : {}) } as never }
}
