// A thread of notes on a document, a claim, or any other row: oldest first, answers under what they answer.
import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NoteRow } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { useWrite } from '../hub/write.ts'
import type { Subject } from '../paths.ts'
import { useFormats, useWords } from '../words/words.ts'
import { useDraft } from './drafts.ts'

type Props = {
  readonly on: Subject /** The entry whose readers a new note goes to. */
  readonly like?: string | undefined
  /** The thread stands on a page of its own, not inside a panel. */
  readonly onPage?: boolean
}

export function Notes({ on, like, onPage = false }: Props) {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const all = useQuery(allRowsQuery('notes', { process })).data ?? []
  const notes = all
    .filter((note) => note.on.view === on.view && note.on.key === on.key)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const [answering, setAnswering] = useState<string | null>(null)
  const entryOf = (note: NoteRow) => note.entries[0] ?? note.key
  const answersTo = (note: NoteRow) => notes.filter(({ replyTo }) => replyTo === entryOf(note))
  const starts = notes.filter((note) => note.replyTo === null || !notes.some((one) => entryOf(one) === note.replyTo))

  const thread = (note: NoteRow) => (
    <li key={note.key} className="thread-note">
      <NoteOf note={note} />
      {me?.canWrite && (
        <button type="button" className="quiet-button" onClick={() => setAnswering(entryOf(note))}>
          {words('notes.answer')}
        </button>
      )}
      {answersTo(note).length > 0 && <ul>{answersTo(note).map(thread)}</ul>}
      {answering === entryOf(note) && (
        <NoteForm on={on} like={like} replyTo={entryOf(note)} onDone={() => setAnswering(null)} />
      )}
    </li>
  )

  return (
    <section className="notes">
      {onPage ? <h2>{words('notes.title')}</h2> : <h3>{words('notes.title')}</h3>}
      {starts.length === 0 && <p className="quiet">{words('notes.none')}</p>}
      <ul className="thread">{starts.map(thread)}</ul>
      {me?.canWrite && answering === null && <NoteForm on={on} like={like} replyTo={null} />}
    </section>
  )
}

function NoteOf({ note }: { readonly note: NoteRow }) {
  const names = useNames()
  const { moment } = useFormats()
  return (
    <>
      <p className="quiet">
        {note.person === null ? names(note.organisation) : `${names(note.person)}, ${names(note.organisation)}`} ·{' '}
        <time dateTime={note.at}>{moment(note.at)}</time>
      </p>
      <p className="note-text" dir="auto">
        {note.text}
      </p>
    </>
  )
}

function NoteForm({
  on,
  like,
  replyTo,
  onDone,
}: Props & { readonly replyTo: string | null; readonly onDone?: () => void }) {
  const words = useWords()
  const process = useProcess()
  const write = useWrite()
  const [text, setText] = useDraft(`note ${on.view}:${on.key} ${replyTo ?? ''}`)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') return
        write.mutate(
          {
            kind: 'note-added',
            process,
            body: { on, text: text.trim(), ...(replyTo === null ? {} : { replyTo }) },
            ...(like === undefined ? {} : { like }),
            done: words('notes.done'),
            undo: true,
          },
          {
            onSuccess: () => {
              setText('')
              onDone?.()
            },
          },
        )
      }}
    >
      <Textarea
        label={words(replyTo === null ? 'notes.write' : 'notes.answer')}
        value={text}
        rows={2}
        maxLength={8000}
        autoFocus={onDone !== undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // An answer not begun is left as it was opened; words that were typed stay.
          if (event.key !== 'Escape' || onDone === undefined || text.trim() !== '') return
          event.stopPropagation()
          onDone()
        }}
      />
      <div className="form-end">
        {onDone !== undefined && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setText('')
              onDone()
            }}
          >
            {words('action.cancel')}
          </Button>
        )}
        <Button size="compact-sm" type="submit" disabled={text.trim() === ''} loading={write.isPending}>
          {words('notes.send')}
        </Button>
      </div>
    </form>
  )
}
