// A table: handed in, looked at row by row, read in, and taken back as a whole where it was wrong. What is asked about its
// columns is the room's own.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { documentForm } from '@parley/api/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import { hub, type ImportPreview } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery, rowQuery } from '../hub/queries.ts'
import { messageOf, useWrite } from '../hub/write.ts'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { useTerm, useWords } from '../words/words.ts'

type AnyMapping = ImportPreview['mapping']
export type MappingProps = {
  readonly preview: ImportPreview
  readonly onMapping: (mapping: AnyMapping) => void
}
type Into = 'incidents' | 'movements' | 'activities' | 'needs' | 'offers'
type Props = {
  readonly into: Into
  readonly mapping: ComponentType<MappingProps>
  /** The vocabulary of the code that a row has. */
  readonly codes: string
}

const askAgainMs = 700

export function ImportTable(props: Props) {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const [source, setSource] = useState('')
  const before = useQuery({
    ...allRowsQuery('imports', {
      process,
      filter: { into: [props.into], organisation: [me?.organisation ?? ''] },
    }),
    enabled: me?.canWrite === true,
  })
  const sources = [...new Set((before.data ?? []).map((one) => one.source))]
  const [readers, setReaders] = useState<Readers>('own')
  const [file, setFile] = useState<File | null>(null)
  const [document, setDocument] = useState<string | null>(null)
  const toasts = useToasts()
  const take = useMutation({
    mutationFn: async (one: File) => {
      const form = documentForm([{ name: one.name, bytes: one }], { process, audience: [...audienceOf(readers)] })
      const { documents } = await hub.addDocuments({ body: form })
      return documents[0]?.document ?? null
    },
    onSuccess: setDocument,
    onError: (error) => toasts.say(messageOf(error, words('error.unknown')), { urgent: true }),
  })
  if (document !== null) return <Read {...props} document={document} source={source.trim()} readers={readers} />
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (file !== null && source.trim() !== '') take.mutate(file)
      }}
    >
      <label className="field">
        <span>{words('import.file')}</span>
        <input
          type="file"
          required
          accept=".csv,.tsv,.xlsx"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </label>
      <TextInput
        label={words('import.source')}
        description={words('import.source.hint')}
        value={source}
        required
        maxLength={120}
        dir="auto"
        list="import-sources"
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <datalist id="import-sources">
        {sources.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <ReadersChoice value={readers} onChange={setReaders} />
      <div className="form-end">
        <Button type="submit" loading={take.isPending} disabled={file === null || source.trim() === ''}>
          {words('import.look')}
        </Button>
      </div>
    </form>
  )
}

type ReadProps = Props & { readonly document: string; readonly source: string; readonly readers: Readers }

/** Waits until the file is read, then shows what its rows become. */
function Read({ document, source: given, ...props }: ReadProps) {
  const words = useWords()
  const [source, setSource] = useState(given)
  const process = useProcess()
  const row = useQuery({
    ...rowQuery('documents', document, process),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'received' ? askAgainMs : false),
  }).data
  const [mapping, setMapping] = useState<AnyMapping | null>(null)
  const [table, setTable] = useState<number | null>(null)
  const about = { process, document, source, into: props.into, ...(table === null ? {} : { table }) }
  const preview = useQuery({
    queryKey: ['import', about, mapping],
    queryFn: () => hub.previewImport({ body: { ...about, ...(mapping === null ? {} : { mapping }) } }),
    enabled: row !== undefined && row.state !== 'received',
    placeholderData: (before) => before,
  })
  if (preview.error !== null) return <p role="alert">{messageOf(preview.error, words('error.unknown'))}</p>
  if (preview.data === undefined) return <p role="status">{words('import.reading')}</p>
  const { tables, mappingOf } = preview.data
  return (
    <>
      {mappingOf !== null && (
        <p className="notice" role="status">
          {words('import.from.alike', { source: mappingOf })}{' '}
          <button type="button" className="inline-button" onClick={() => setSource(mappingOf)}>
            {words('import.from.alike.is', { source: mappingOf })}
          </button>
        </p>
      )}
      {tables > 1 && (
        <NativeSelect
          label={words('import.table')}
          value={String(preview.data.table)}
          data={Array.from({ length: tables }, (_, at) => ({
            value: String(at),
            label: words('import.table.number', { number: at + 1 }),
          }))}
          onChange={(event) => {
            setTable(Number(event.currentTarget.value))
            setMapping(null)
          }}
        />
      )}
      <Preview
        {...props}
        preview={preview.data}
        about={{ ...about, table: preview.data.table }}
        isLooking={preview.isFetching}
        onMapping={setMapping}
      />
    </>
  )
}

type PreviewProps = Props &
  MappingProps & {
    readonly about: { process: string; document: string; source: string; into: Into; table: number }
    readonly readers: Readers
    readonly isLooking: boolean
  }

function Preview({ preview, about, readers, isLooking, onMapping, mapping: Mapping, codes }: PreviewProps) {
  const words = useWords()
  const term = useTerm()
  const toasts = useToasts()
  const write = useWrite()
  const { mapping, added, changed, same, refused } = preview
  const [name] = useState(() => newId('ent'))
  const [done, setDone] = useState<string | null>(null)
  const add = useMutation({
    mutationFn: () => hub.addImport({ body: { ...about, mapping, audience: [...audienceOf(readers)], id: name } }),
    onSuccess: (answer) => {
      setDone(answer.import)
      toasts.say(words('import.written', { added: answer.added, changed: answer.changed }), {})
    },
    onError: (error) => toasts.say(messageOf(error, words('error.unknown')), { urgent: true }),
  })
  const undo = () =>
    write.mutate(
      { kind: 'entry-withdrawn', process: about.process, body: { entry: done }, done: words('import.undone') },
      { onSuccess: () => setDone(null) },
    )
  return (
    <>
      <details
        className="mapping"
        open={refused > 0 || preview.mappingFrom === 'guessed' || preview.mappingFrom === 'alike'}
      >
        <summary>{words('import.map')}</summary>
        {preview.mappingFrom !== 'alike' && (
          <p className="quiet">
            {words(`import.from.${preview.mappingFrom as 'given' /* each of the three has words */}`)}
          </p>
        )}
        <Mapping preview={preview} onMapping={onMapping} />
      </details>
      <p className="total" role="status" data-busy={isLooking || undefined}>
        {words('import.counts', { added, changed, same, refused })}
      </p>
      <ul className="rows">
        {preview.shown.map((one) => (
          <li key={one.row} className="import-row" data-state={one.state}>
            <p>
              <span className="quiet">{words('import.row', { row: one.row })}</span>{' '}
              <strong>{term('rowState', one.state as string)}</strong>
              {one.code !== null && <span> · {term(codes, one.code)}</span>}
              {one.place !== null && <bdi> · {one.place}</bdi>}
              {one.from !== null && <span className="quiet"> · {one.from.slice(0, 10)}</span>}
            </p>
            {one.what !== null && (
              <p className="quiet" dir="auto">
                {one.what.slice(0, 200)}
              </p>
            )}
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
      <div className="form-end">
        {done === null ? (
          <Button loading={add.isPending} disabled={added + changed === 0} onClick={() => add.mutate()}>
            {words('import.write', { count: added + changed })}
          </Button>
        ) : (
          <Button variant="default" onClick={undo}>
            {words('import.undo')}
          </Button>
        )}
      </div>
    </>
  )
}
