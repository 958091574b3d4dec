// One table of a file: what its rows become, what its own words stand for, and then, on a person's word, entries; taken back
// as a whole where it was wrong. What is asked about its columns is the room's own.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ComponentType, useState } from 'react'
import { hub, type ImportPreview } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { messageOf, useWrite } from '../hub/write.ts'
import { audienceOf, type Readers } from '../parts/readers-choice.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { documentPath, wordsSearch } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'
import { IncidentMapping, IncidentWords } from './incident-mapping.tsx'
import type { MappingProps } from './mapping-parts.tsx'
import { TableMapping, TableWords } from './table-mapping.tsx'

type AnyMapping = ImportPreview['mapping']
export const tableKinds = ['incidents', 'movements', 'activities', 'needs', 'offers'] as const
export type Into = (typeof tableKinds)[number]

/** The vocabulary of the code that a row has. */
const codes = {
  incidents: 'incidentEvent',
  movements: 'movementOutcome',
  activities: 'cluster',
  needs: 'cluster',
  offers: 'offerState',
} as const
// Enough to see whether the columns are right; the others open below.
const shownFirst = 4

type Props = {
  readonly into: Into
  readonly table: number
  readonly document: string
  readonly source: string
  readonly readers: Readers
  readonly onWritten: (by: number) => void
  /** The file comes from a source that is known by another name. */
  readonly onSource: (source: string) => void
}

export function ImportTable({ into, table, document, source, readers, onWritten, onSource }: Props) {
  const words = useWords()
  const process = useProcess()
  const [mapping, setMapping] = useState<AnyMapping | null>(null)
  const about = { process, document, source, into, table }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const preview = useQuery({
    queryKey: ['import', about, mapping],
    queryFn: () => hub.previewImport({ body: { ...about, ...(mapping === null ? { zone } : { mapping }) } }),
    placeholderData: (before) => before,
  })
  if (preview.error !== null) return <p role="alert">{messageOf(preview.error, words('error.unknown'))}</p>
  if (preview.data === undefined) return <p role="status">{words('import.reading')}</p>
  const isFirst = mapping === null
  const { mappingOf } = preview.data
  return (
    <>
      {mappingOf !== null && (
        <p className="notice" role="status">
          {words('import.from.alike', { source: mappingOf })}{' '}
          <button type="button" className="inline-button" onClick={() => onSource(mappingOf)}>
            {words('import.from.alike.is', { source: mappingOf })}
          </button>
        </p>
      )}
      <Preview
        {...{ about, readers, onWritten, isFirst }}
        // What was just said holds at once: the answer to it comes a moment later.
        preview={{ ...preview.data, mapping: mapping ?? preview.data.mapping }}
        isLooking={preview.isFetching}
        onMapping={setMapping}
      />
    </>
  )
}

type PreviewProps = MappingProps & {
  readonly about: { process: string; document: string; source: string; into: Into; table: number }
  readonly readers: Readers
  readonly isLooking: boolean
  /** Nobody changed anything yet. */
  readonly isFirst: boolean
  readonly onWritten: (by: number) => void
}

type Row = ImportPreview['shown'][number]
const isAside = ({ refused }: Row): boolean =>
  refused.length > 0 && refused.every(({ code }) => code === 'one-cell' || code === 'total')

function Preview({ preview, about, readers, isLooking, isFirst, onMapping, onWritten }: PreviewProps) {
  const words = useWords()
  const toasts = useToasts()
  const write = useWrite()
  const queries = useQueryClient()
  const { mapping, added, changed, same, shown } = preview
  const [name] = useState(() => newId('ent'))
  const [done, setDone] = useState<{ readonly entry: string; readonly added: number; readonly changed: number } | null>(
    null,
  )
  const add = useMutation({
    mutationFn: () => hub.addImport({ body: { ...about, mapping, audience: [...audienceOf(readers)], id: name } }),
    onSuccess: (answer) => {
      setDone({ entry: answer.import, added: answer.added, changed: answer.changed })
      onWritten(1)
      // What is on record now may tell more of the tables that wait.
      void queries.invalidateQueries({ queryKey: ['import'] })
    },
    onError: (error) => toasts.say(messageOf(error, words('error.unknown')), { urgent: true }),
  })
  const undo = () =>
    write.mutate(
      { kind: 'entry-withdrawn', process: about.process, body: { entry: done?.entry }, done: words('import.undone') },
      {
        onSuccess: () => {
          setDone(null)
          onWritten(-1)
        },
      },
    )
  const asides = shown.filter(isAside)
  const refused = shown.filter((row) => row.state === 'refused' && !isAside(row))
  const taken = shown.filter(({ state }) => state !== 'refused')
  const counts = { added, changed, same, refused: preview.refused - asides.length }
  if (done !== null) {
    return (
      <div className="notice import-done" role="status">
        <p>
          {words('import.written', { added: done.added, changed: done.changed })}
          {counts.refused > 0 && ` ${words('import.written.left', { count: counts.refused })}`}
        </p>
        <Button variant="default" size="compact-sm" onClick={undo}>
          {words('import.undo')}
        </Button>
      </div>
    )
  }
  const [Words, Mapping]: readonly ComponentType<MappingProps>[] =
    about.into === 'incidents' ? [IncidentWords, IncidentMapping] : [TableWords, TableMapping]
  const found = Object.values('columns' in mapping ? mapping.columns : {}).filter((column) =>
    preview.columns.includes(column),
  ).length
  if (Words === undefined || Mapping === undefined) return null
  return (
    <>
      <Words preview={preview} onMapping={onMapping} />
      <details className="mapping" open={isFirst && taken.length === 0 && refused.length > 0}>
        <summary>{words('import.map', { count: found })}</summary>
        {preview.mappingFrom !== 'alike' && (
          <p className="quiet">
            {words(`import.from.${preview.mappingFrom as 'given' /* each of the three has words */}`)}
          </p>
        )}
        <Mapping preview={preview} onMapping={onMapping} />
      </details>
      <p className="total" role="status" data-busy={isLooking || undefined}>
        {words('import.counts', counts)}
      </p>
      {refused.length > 0 && <p className="quiet">{words('import.refused.about')}</p>}
      <Rows rows={refused} about={about} />
      <Rows rows={taken.slice(0, shownFirst)} about={about} />
      {taken.length > shownFirst && (
        <details className="mapping">
          <summary>{words('import.rows.more', { count: taken.length - shownFirst })}</summary>
          <Rows rows={taken.slice(shownFirst)} about={about} />
        </details>
      )}
      {asides.length > 0 && (
        <details className="mapping">
          <summary>{words('import.asides', { count: asides.length })}</summary>
          <Rows rows={asides} about={about} />
        </details>
      )}
      <div className="form-end">
        <Button loading={add.isPending} disabled={added + changed === 0 || isLooking} onClick={() => add.mutate()}>
          {words('import.write', { count: added + changed })}
        </Button>
      </div>
    </>
  )
}

function Rows({ rows, about }: { readonly rows: readonly Row[]; readonly about: PreviewProps['about'] }) {
  const words = useWords()
  const term = useTerm()
  if (rows.length === 0) return null
  return (
    <ul className="rows">
      {rows.map((one) => (
        <li key={one.row} className="import-row" data-state={isAside(one) ? 'aside' : one.state}>
          <p>
            <RowNumber row={one} about={about} />{' '}
            <strong>{isAside(one) ? words('import.aside') : term('rowState', one.state as string)}</strong>
            {one.code !== null && <span> · {term(codes[about.into], one.code)}</span>}
            {one.place !== null && <bdi> · {one.place}</bdi>}
            {one.from !== null && <span className="quiet"> · {one.from.slice(0, 10)}</span>}
          </p>
          {one.what !== null && (
            <p className="quiet" dir="auto">
              {one.what.slice(0, 200)}
            </p>
          )}
          {one.more.map((part) => (
            <p key={part} className="quiet" dir="auto">
              {part}
            </p>
          ))}
          {one.refused.map((why) => (
            <p key={`${why.code} ${why.column}`}>
              {words(`refusal.${why.code as 'no-value' /* each code has words */}`, {
                column: why.column,
                value: why.value,
              })}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Leads to the row in the file, highlighted. */
function RowNumber({ row, about }: { readonly row: Row; readonly about: PreviewProps['about'] }) {
  const words = useWords()
  const said = words('import.row', { row: row.row })
  if (row.at === null) return <span className="quiet">{said}</span>
  return (
    <Link
      className="inline-link"
      title={words('import.row.see')}
      target="_blank"
      to={documentPath(about.process, about.document)}
      search={wordsSearch(row.at, row.at.reading) as never /* read by the page itself */}
    >
      {said}
    </Link>
  )
}
