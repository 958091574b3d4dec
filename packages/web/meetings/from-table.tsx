// A table of days in a document becomes meetings: which column is what, what each row becomes, and then, on a person's
// word, entries whose stops lead back to their cells. They go to whoever may read the document.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { daysOfStops, guessColumns, stopsOf, type TableColumn, tableColumns } from '@parley/peace/in-browser'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { DocumentRow, Reading } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { pagePath } from '../paths.ts'
import { useTerm, useWords, withWords } from '../words/words.ts'
import { entriesOfTable, forms, type Shape, states } from './table-entries.ts'

const ContactWarnings = lazy(() => withWords('standing', () => import('../standing/contact-warnings.tsx')))

type Props = {
  readonly row: DocumentRow
  readonly reading: Reading
  readonly table: Reading['document']['tables'][number]
  readonly onClose: () => void
}

export default function FromTable({ row, reading, table, onClose }: Props) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const process = useProcess()
  const write = useWrite()
  const toasts = useToasts()
  const [columns, setColumns] = useState(() => guessColumns(table, reading))
  const [shape, setShape] = useState<Shape>('journey')
  const [title, setTitle] = useState(row.title ?? row.name)
  const [form, setForm] = useState<string>('visit')
  const [state, setState] = useState<string>('planned')
  const [by, setBy] = useState(row.publisher ?? row.source?.name ?? row.byline ?? '')
  const [firstDay, setFirstDay] = useState('')
  const [done, setDone] = useState<number | null>(null)
  const { stops, leftOut } = useMemo(
    () => stopsOf(table, columns, reading, firstDay === '' ? null : firstDay),
    [table, columns, reading, firstDay],
  )
  const like = row.entries[0]
  const isWhole = stops.length > 0 && title.trim() !== '' && by.trim() !== '' && row.reading !== null
  // Whoever the meetings would name: in their title, their stops, or by whose word they are; and whoever the table speaks of.
  const spokenOf = useMemo(() => actorsIn(reading, table), [reading, table])
  const named = [title, by, ...stops.flatMap(({ place, focus }) => [place, focus ?? '']), ...spokenOf]
  const isWithoutDays = daysOfStops(stops) === null
  const send = async () => {
    if (row.reading === null) return
    const all = entriesOfTable(stops, {
      ...{ shape, title: title.trim(), form, state, by: by.trim(), document: row.key, reading: row.reading },
      said: /^\d{4}-\d\d-\d\d$/.test(row.published ?? '') ? `${row.published}T00:00:00Z` : row.received,
      newEngagement: () => newId('eng'),
    })
    const written: string[] = []
    const readers = like === undefined ? {} : { like }
    for (const one of all) written.push((await write.mutateAsync({ ...one, process, ...readers })).entry)
    const takeBack = async () => {
      for (const entry of written.toReversed())
        await write.mutateAsync({ kind: 'entry-withdrawn', process, body: { entry }, ...readers })
      setDone(null)
    }
    const made = all.filter(({ kind }) => kind === 'engagement-entered').length
    setDone(made)
    // What goes wrong while taking back is told by each entry's own toast.
    toasts.say(words('meetings.table.done', { count: made }), { undo: () => void takeBack().catch(() => undefined) })
  }
  return (
    <Dialog title={words('meetings.table.title')} onClose={onClose} wide sheet unsent={false}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          // A refusal is told by the entry's own toast, and what was chosen stays here.
          if (isWhole) void send().catch(() => undefined)
        }}
      >
        <p className="quiet">{words('meetings.table.about')}</p>
        <fieldset className="mapping-grid">
          <legend className="unseen">{words('meetings.table.columns')}</legend>
          {tableColumns.map((column: TableColumn) => (
            <NativeSelect
              key={column}
              label={words(`meetings.table.column.${column}`)}
              value={columns[column] === null ? '' : String(columns[column])}
              data={[
                { value: '', label: words('meetings.table.column.none') },
                ...Array.from({ length: widthOf(table) }, (_, at) => ({
                  value: String(at),
                  label: table.columns[at]?.trim() || words('meetings.table.nth', { number: at + 1 }),
                })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                setColumns({ ...columns, [column]: value === '' ? null : Number(value) })
              }
            />
          ))}
        </fieldset>
        {isWithoutDays && columns.day !== null && (
          <label className="field">
            <span>{words('meetings.table.firstDay')}</span>
            <input type="date" value={firstDay} onChange={(event) => setFirstDay(event.currentTarget.value)} />
          </label>
        )}
        {!isWithoutDays && firstDay !== '' && (
          <p className="quiet">
            {words('meetings.table.firstDayIs', { day: dates(firstDay) })}{' '}
            <button type="button" className="inline-button" onClick={() => setFirstDay('')}>
              {words('meetings.table.otherDay')}
            </button>
          </p>
        )}
        <div className="matrix-scroll">
          <table className="ledger" aria-label={words('meetings.table.preview')}>
            <thead>
              <tr>
                {(['day', 'place', 'focus'] as const).map((column) => (
                  <th key={column} scope="col">
                    {words(`meetings.leg.${column}`)}
                  </th>
                ))}
                {columns.state !== null && <th scope="col">{words('meetings.facet.state')}</th>}
              </tr>
            </thead>
            <tbody>
              {stops.map((stop) => (
                <tr key={`${stop.cells.place?.start} ${stop.place}`}>
                  <td data-label={words('meetings.leg.day')}>
                    {stop.day === undefined ? <bdi>{stop.dayWords ?? words('meetings.noDay')}</bdi> : dates(stop.day)}
                  </td>
                  <td data-label={words('meetings.leg.place')} dir="auto">
                    {stop.place}
                  </td>
                  <td data-label={words('meetings.leg.focus')} dir="auto">
                    {stop.focus ?? ''}
                  </td>
                  {columns.state !== null && (
                    <td data-label={words('meetings.facet.state')}>
                      {stop.state === undefined ? '' : term('engagement', stop.state)}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {leftOut.length > 0 && <p role="status">{words('meetings.table.leftOut', { count: leftOut.length })}</p>}
        {stops.length === 0 && <p role="alert">{words('meetings.table.noStops')}</p>}
        <fieldset className="choice">
          <legend>{words('meetings.table.shape')}</legend>
          {(['journey', 'each'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="shape" checked={shape === one} onChange={() => setShape(one)} />
              {words(`meetings.table.shape.${one}`, { count: stops.length })}
            </label>
          ))}
        </fieldset>
        <TextInput
          label={words('meetings.title')}
          value={title}
          required
          maxLength={200}
          dir="auto"
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Suspense fallback={null}>
          <ContactWarnings names={named} />
        </Suspense>
        <div className="mapping-grid">
          <NativeSelect
            label={words('meetings.facet.form')}
            value={form}
            data={forms.map((value) => ({ value, label: term('form', value) }))}
            onChange={(event) => setForm(event.currentTarget.value)}
          />
          <NativeSelect
            label={words('meetings.table.state')}
            value={state}
            data={states.map((value) => ({ value, label: term('engagement', value) }))}
            onChange={(event) => setState(event.currentTarget.value)}
          />
          <TextInput
            label={words('meetings.say.by')}
            value={by}
            required
            maxLength={120}
            dir="auto"
            onChange={(event) => setBy(event.currentTarget.value)}
          />
        </div>
        {done !== null && (
          <p role="status">
            {words('meetings.table.done', { count: done })}{' '}
            <Link className="inline-link" to={pagePath(process, 'meetings')}>
              {words('meetings.table.see')}
            </Link>
          </p>
        )}
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending} disabled={!isWhole || done !== null}>
            {words('meetings.table.send', { count: shape === 'journey' ? 1 : stops.length })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Names of the actors that the words of the table mention. */
function actorsIn({ actors, mentions }: Reading, table: Props['table']): readonly string[] {
  const there = new Set(
    mentions.flatMap(({ start, end, actor }) => (start >= table.start && end <= table.end ? [actor] : [])),
  )
  return actors.flatMap(({ id, names }) => (there.has(id) ? [...names] : []))
}

const widthOf = (table: Props['table']) => Math.max(table.columns.length, ...table.rows.map((row) => row.length))
