// Bringing documents in: files dropped or chosen, pasted text, an address. Each shows what is being done with it until
// it is read; the page can be left meanwhile, and the list knows as much when one comes back.
import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { documentForm } from '@parley/api/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import { hub } from '../hub/client.ts'
import { useLive } from '../hub/live.tsx'
import { newId } from '../hub/new-id.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { rowQuery } from '../hub/queries.ts'
import { forgetUpload, tryAgain, type Upload, upload, useUploads } from '../hub/uploads.ts'
import { documentPath } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'
import { useDraft } from './drafts.ts'
import { Icon } from './icon.tsx'
import { audienceOf, type Readers } from './readers-choice.tsx'

type Props = {
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  /** Files dropped on the page outside the zone. */
  readonly dropped: readonly File[]
  readonly onTaken: () => void
}

export function AddDocuments({ opened, onOpened, dropped, onTaken }: Props) {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const queries = useQueryClient()
  const [way, setWay] = useState<'files' | 'text' | 'address'>('files')
  const [text, setText] = useDraft(`document-text ${process}`)
  const [name, setName] = useDraft(`document-name ${process}`)
  const [url, setUrl] = useState('')
  const [readers, setReaders] = useState<Readers>('members')
  const sent = useUploads().filter((one) => one.process === process)
  const input = useRef<HTMLInputElement>(null)
  const zone = useId()

  const about = { process, audience: [...audienceOf(readers)] }
  const send = async (label: string, call: () => ReturnType<typeof hub.addDocuments>) => {
    const taken = await upload(process, label, call)
    void queries.invalidateQueries({ queryKey: ['documents'] })
    return taken
  }
  const sendFiles = (files: readonly File[]) => {
    for (const file of files) {
      // The same id at every try: a file that arrived although its answer was lost is not taken twice.
      const form = { ...about, ids: [newId('ent')] }
      void send(file.name, () => hub.addDocuments({ body: documentForm([{ name: file.name, bytes: file }], form) }))
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent once for each drop
  useEffect(() => {
    if (dropped.length === 0) return
    sendFiles(dropped)
    onTaken()
  }, [dropped])

  if (!opened) {
    return (
      <div className="add-closed">
        <Button onClick={() => onOpened(true)} leftSection={<Icon name="add" />}>
          {words('documents.add')}
        </Button>
        <span className="quiet">{words('documents.add.hint')}</span>
        <Uploads sent={sent} />
      </div>
    )
  }
  return (
    <section className="add" aria-label={words('documents.add')}>
      <div className="add-head">
        <SegmentedControl
          size="sm"
          value={way}
          aria-label={words('add.way')}
          onChange={(value) => setWay(value as typeof way /* the three values below */)}
          data={[
            { value: 'files', label: words('add.files') },
            { value: 'text', label: words('add.text') },
            { value: 'address', label: words('add.address') },
          ]}
        />
        <span className="top-space" />
        <button
          type="button"
          className="icon-button"
          aria-label={words('action.close')}
          onClick={() => onOpened(false)}
        >
          <Icon name="close" />
        </button>
      </div>
      <NativeSelect
        label={words('add.readers')}
        value={readers}
        onChange={(event) => setReaders(event.currentTarget.value as Readers /* as below */)}
        data={[
          { value: 'own', label: words('add.readers.own', { organisation: me?.organisationName ?? '' }) },
          { value: 'members', label: words('add.readers.members') },
          { value: 'public', label: words('add.readers.public') },
        ]}
      />
      {way === 'files' && (
        <div className="drop-zone">
          <p id={zone}>{words('add.drop')}</p>
          <input
            ref={input}
            type="file"
            multiple
            className="unseen"
            tabIndex={-1}
            aria-labelledby={zone}
            onChange={(event) => {
              sendFiles([...(event.currentTarget.files ?? [])])
              event.currentTarget.value = ''
            }}
          />
          <Button variant="default" onClick={() => input.current?.click()}>
            {words('add.choose')}
          </Button>
          <p className="quiet">{words('add.formats')}</p>
        </div>
      )}
      {way === 'text' && (
        <form
          className="form"
          onSubmit={async (event) => {
            event.preventDefault()
            const label = name.trim() || words('add.pasted')
            const body = { ...about, id: newId('ent'), text, ...(name.trim() === '' ? {} : { name: name.trim() }) }
            if (await send(label, () => hub.addDocuments({ body }))) {
              setText('')
              setName('')
            }
          }}
        >
          <Textarea
            label={words('add.text.label')}
            value={text}
            rows={8}
            required
            dir="auto"
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextInput
            label={words('add.text.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className="form-end">
            <Button type="submit" disabled={text.trim() === ''}>
              {words('add.send')}
            </Button>
          </div>
        </form>
      )}
      {way === 'address' && (
        <form
          className="form"
          onSubmit={async (event) => {
            event.preventDefault()
            const body = { ...about, id: newId('ent'), url }
            if (await send(url, () => hub.addDocuments({ body }))) setUrl('')
          }}
        >
          <TextInput
            type="url"
            label={words('add.address.label')}
            description={words('add.address.about')}
            value={url}
            required
            dir="ltr"
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <div className="form-end">
            <Button type="submit" disabled={url.trim() === ''}>
              {words('add.send')}
            </Button>
          </div>
        </form>
      )}
      <Uploads sent={sent} />
    </section>
  )
}

/** What was sent from this page, and how far the hub is with it. */
function Uploads({ sent }: { readonly sent: readonly Upload[] }) {
  const words = useWords()
  if (sent.length === 0) return null
  return (
    <ul className="uploads" aria-label={words('add.sent')} aria-live="polite">
      {sent.map((upload) => (
        <UploadItem key={upload.id} upload={upload} />
      ))}
    </ul>
  )
}

// The stream says it sooner; asking again is for a stream that broke.
const askAgainMs = 3000

function UploadItem({ upload: one }: { readonly upload: Upload }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const queries = useQueryClient()
  const progress = useLive().reading.get(one.document ?? '')
  const row = useQuery({
    ...rowQuery('documents', one.document ?? '', process),
    enabled: one.document !== undefined,
    refetchInterval: ({ state: { data } }) => (data === undefined || data.state === 'received' ? askAgainMs : false),
  }).data
  const read = row === undefined || row.state === 'received' ? progress?.state : row.state
  const state = one.state === 'taken' ? (read ?? 'waiting') : one.state
  const busy = state === 'sending' || state === 'waiting' || state === 'reading'
  const seconds = useSeconds(one.began, busy)
  const problem = one.problem ?? progress?.problem?.message ?? row?.problem?.message
  return (
    <li data-state={state}>
      <bdi className="one-line">
        {one.document === undefined ? (
          one.name
        ) : (
          <Link to={documentPath(process, one.document)}>{row?.title ?? one.name}</Link>
        )}
      </bdi>
      <span className="upload-state">
        <span className="state" data-state={state}>
          {term('state', state)}
          {problem !== undefined && `: ${problem || words('error.unknown')}`}
          {row !== undefined && state === 'read' && ` · ${words('claims.total', { count: row.counts.claims })}`}
        </span>
        {busy && seconds >= slowSeconds && <span className="quiet">{words('upload.since', { count: seconds })}</span>}
        {state === 'refused' && (
          <button
            type="button"
            className="quiet-button"
            onClick={async () => {
              await tryAgain(one.id)
              void queries.invalidateQueries({ queryKey: ['documents'] })
            }}
          >
            {words('action.again')}
          </button>
        )}
        {!busy && (
          <button
            type="button"
            className="icon-button"
            aria-label={words('upload.forget', { name: one.name })}
            onClick={() => forgetUpload(one.id)}
          >
            <Icon name="close" size={14} />
          </button>
        )}
      </span>
      {busy && <progress aria-label={one.name} />}
      {busy && seconds >= slowSeconds && state !== 'sending' && (
        <span className="quiet upload-about">{words('upload.leave')}</span>
      )}
    </li>
  )
}

// Most documents are read before anybody wonders.
const slowSeconds = 4

/** Whole seconds since `began`, counted while `running`. */
function useSeconds(began: number, running: boolean): number {
  const [now, setNow] = useState(began)
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [running])
  return Math.max(0, Math.floor((now - began) / 1000))
}
