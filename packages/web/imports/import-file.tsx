// One file that was handed in: what its tables most likely are, each looked at by itself.
import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { hub, type ImportTables } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery, rowQuery } from '../hub/queries.ts'
import { messageOf } from '../hub/write.ts'
import type { Readers } from '../parts/readers-choice.tsx'
import { useTerm, useWords } from '../words/words.ts'
import { ImportTable, type Into, tableKinds } from './import-table.tsx'
import { sourceName } from './source-name.ts'

type Props = {
  readonly file: string
  readonly document: string
  readonly readers: Readers
  /** How many tables more, or fewer, are read in. */
  readonly onWritten: (by: number) => void
}
type Found = ImportTables['tables'][number]

const askAgainMs = 700

export function ImportFile({ file, document, readers, onWritten }: Props) {
  const words = useWords()
  const process = useProcess()
  const row = useQuery({
    ...rowQuery('documents', document, process),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'received' ? askAgainMs : false),
  }).data
  const isRead = row !== undefined && row.state !== 'received'
  const found = useQuery({
    queryKey: ['import-tables', document],
    queryFn: () => hub.importTables({ body: { process, document } }),
    enabled: isRead,
  })
  const [source, setSource] = useState(() => sourceName(file))
  const sources = useId()
  const me = useMe()
  const before = useQuery({
    ...allRowsQuery('imports', { process, filter: { organisation: [me?.organisation ?? ''] } }),
    enabled: me?.canWrite === true,
  })
  const known = [...new Set((before.data ?? []).map((one) => one.source))]
  const tables = found.data?.tables ?? []
  const like = tables.filter(({ into }) => into !== null)
  const others = tables.filter(({ into }) => into === null)
  return (
    <article className="import-file" aria-label={file}>
      <h3 dir="auto">{file}</h3>
      {found.error !== null && <p role="alert">{messageOf(found.error, words('error.unknown'))}</p>}
      {found.data === undefined && found.error === null && <p role="status">{words('import.reading')}</p>}
      {found.data?.notices.map((notice) => (
        <p key={notice} className="notice">
          {notice} {words('import.notice.hidden')}
        </p>
      ))}
      {found.data !== undefined && (
        <TextInput
          label={words('import.source')}
          description={words('import.source.hint')}
          // A name taken from elsewhere on the page stands in the field too.
          key={source}
          defaultValue={source}
          required
          maxLength={120}
          dir="auto"
          list={sources}
          onBlur={(event) => setSource(event.currentTarget.value.trim() || sourceName(file))}
        />
      )}
      <datalist id={sources}>
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {found.data !== undefined && like.length === 0 && <p role="status">{words('import.none')}</p>}
      {like.map((one) => (
        <TableOf key={one.table} found={one} {...{ document, source, readers, onWritten }} onSource={setSource} />
      ))}
      {others.length > 0 && (
        <details className="mapping">
          <summary>{words('import.others', { count: others.length })}</summary>
          <p className="quiet">{words('import.others.about')}</p>
          {others.map((one) => (
            <TableOf key={one.table} found={one} {...{ document, source, readers, onWritten }} onSource={setSource} />
          ))}
        </details>
      )}
    </article>
  )
}

type TableProps = Omit<Props, 'file'> & {
  readonly found: Found
  readonly source: string
  readonly onSource: (source: string) => void
}

function TableOf({ found, ...props }: TableProps) {
  const words = useWords()
  const term = useTerm()
  const { sheet, table, rows } = found
  const [into, setInto] = useState<Into | ''>(() => tableKinds.find((one) => one === found.into) ?? '')
  const name = sheet ?? words('import.table.number', { number: table + 1 })
  return (
    <section className="import-table" aria-label={name}>
      <h4 dir="auto">
        {name} <span className="quiet">{words('import.table.rows', { count: rows })}</span>
      </h4>
      <NativeSelect
        label={words('import.into')}
        value={into}
        data={[
          ...(into === '' ? [{ value: '', label: words('import.value.choose') }] : []),
          ...tableKinds.map((value) => ({ value, label: term('tableKind', value) })),
        ]}
        onChange={(event) => setInto(tableKinds.find((one) => one === event.currentTarget.value) ?? '')}
      />
      {into !== '' && <ImportTable key={into} into={into} table={table} {...props} />}
    </section>
  )
}
