// A table of statuses in a document becomes initiatives: which column is what, what each row becomes, and then, on a person's
// word, an entry for each, which leads back to its cells. They go to whoever may read the document.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import {
  guessStatuses,
  type InitiativeState,
  initiativeStates,
  initiativesOf,
  type StatusColumn,
  statusColumns,
} from '@parley/peace/in-browser'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { DocumentRow, Reading } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { pagePath } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'

type Props = {
  readonly row: DocumentRow
  readonly table: Reading['document']['tables'][number]
  readonly onClose: () => void
}

export default function InitiativesFromTable({ row, table, onClose }: Props) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const write = useWrite()
  const toasts = useToasts()
  const [columns, setColumns] = useState(() => guessStatuses(table))
  const [otherwise, setOtherwise] = useState<InitiativeState | null>(null)
  const [by, setBy] = useState(row.publisher ?? row.source?.name ?? row.byline ?? '')
  const [done, setDone] = useState<number | null>(null)
  const { initiatives, leftOut } = useMemo(() => initiativesOf(table, columns, otherwise), [table, columns, otherwise])
  const width = Math.max(table.columns.length, ...table.rows.map((cells) => cells.length))
  const isWhole = initiatives.length > 0 && row.reading !== null
  const send = async () => {
    const like = row.entries[0]
    const readers = like === undefined ? {} : { like }
    const since = /^\d{4}-\d\d-\d\d$/.test(row.published ?? '') ? { since: `${row.published}T00:00:00Z` } : {}
    const written: string[] = []
    for (const { title, about, state, cells } of initiatives) {
      const { entry } = await write.mutateAsync({
        kind: 'initiative-entered',
        process,
        body: {
          ...{ initiative: newId('ini'), title, state, area: [], ...since },
          ...(by.trim() === '' ? {} : { by: by.trim() }),
          ...(about === undefined ? {} : { about }),
          read: { document: row.key, reading: row.reading, ...cells },
          sources: [{ view: 'documents', key: row.key }],
        },
        ...readers,
      })
      written.push(entry)
    }
    setDone(written.length)
    const takeBack = async () => {
      for (const entry of written.toReversed())
        await write.mutateAsync({ kind: 'entry-withdrawn', process, body: { entry }, ...readers })
      setDone(null)
    }
    const said = words('meetings.initiatives.done', { count: written.length })
    // What goes wrong while taking back is told by each entry's own toast.
    toasts.say(said, { undo: () => void takeBack().catch(() => undefined) })
  }
  return (
    <Dialog title={words('meetings.initiatives.title')} onClose={onClose} wide sheet>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          // A refusal is told by the entry's own toast, and what was chosen stays here.
          if (isWhole) void send().catch(() => undefined)
        }}
      >
        <p className="quiet">{words('meetings.initiatives.about')}</p>
        <fieldset className="mapping-grid">
          <legend className="unseen">{words('meetings.table.columns')}</legend>
          {statusColumns.map((column: StatusColumn) => (
            <NativeSelect
              key={column}
              label={words(`meetings.initiatives.column.${column}`)}
              value={columns[column] === null ? '' : String(columns[column])}
              data={[
                { value: '', label: words('meetings.table.column.none') },
                ...Array.from({ length: width }, (_, at) => ({
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
        <div className="matrix-scroll">
          <table className="ledger" aria-label={words('meetings.table.preview')}>
            <thead>
              <tr>
                {statusColumns.map((column) => (
                  <th key={column} scope="col">
                    {words(`meetings.initiatives.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {initiatives.map(({ title, about, state, cells }) => (
                <tr key={`${cells.title?.start} ${title}`}>
                  <td data-label={words('meetings.initiatives.column.title')} dir="auto">
                    {title}
                  </td>
                  <td data-label={words('meetings.initiatives.column.about')} dir="auto">
                    {about ?? ''}
                  </td>
                  <td data-label={words('meetings.initiatives.column.state')}>{term('initiativeState', state)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {leftOut.length > 0 && <p role="status">{words('meetings.initiatives.leftOut', { count: leftOut.length })}</p>}
        <div className="mapping-grid">
          <NativeSelect
            label={words('meetings.initiatives.otherwise')}
            value={otherwise ?? ''}
            data={[
              { value: '', label: words('meetings.initiatives.leaveOut') },
              ...initiativeStates.map((value) => ({ value, label: term('initiativeState', value) })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              setOtherwise(initiativeStates.find((one) => one === value) ?? null)
            }
          />
          <TextInput
            label={words('meetings.say.by')}
            value={by}
            maxLength={120}
            dir="auto"
            onChange={({ currentTarget }) => setBy(currentTarget.value)}
          />
        </div>
        {done !== null && (
          <p role="status">
            {words('meetings.initiatives.done', { count: done })}{' '}
            <Link
              className="inline-link"
              to={pagePath(process, 'aid')}
              search={{ show: 'activities' } as never /* read by the page itself */}
            >
              {words('meetings.initiatives.see')}
            </Link>
          </p>
        )}
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending} disabled={!isWhole || done !== null}>
            {words('meetings.initiatives.send', { count: initiatives.length })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
