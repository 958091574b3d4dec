// Why a state is what it is: each reason in the reader's words, and under it the entries it rests on with their sources.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PromiseReason, State } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { entryQuery, rowQuery } from '../hub/queries.ts'
import { documentPath, wordsSearch } from '../paths.ts'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords, type WordId } from '../words/words.ts'
import { useZoned } from './zoned.ts'

/** Names of what terms wait for: other promises, phases, milestones. */
export type NameOf = (what: string) => string

export function useReasonWords(nameOf: NameOf, zone: string): (reason: PromiseReason) => string {
  const words = useWords()
  const term = useTerm()
  const waited = useTriggerWords(nameOf)
  const { number } = useFormats()
  const { moment } = useZoned(zone)
  return ({ code, values }) => {
    const said: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'number') said[name] = number(value)
      else if (/^\d{4}-\d\d-\d\dT/.test(value)) said[name] = moment(value)
      else said[name] = value
    }
    if ('done' in values) said.done = term('done', String(values.done))
    if ('result' in values) said.result = term('result', String(values.result))
    if ('point' in values) said.point = term('point', String(values.point))
    if (code === 'waits-for' || code === 'came-about') {
      const { on = '', what = '', is = '' } = values
      said.what = waited({ on: String(on), what: String(what), is: String(is) })
    }
    return words(`why.${code}`, said)
  }
}

/** What terms or a phase wait for, in words. */
export function useTriggerWords(
  nameOf: NameOf,
): (trigger: { readonly on: string; readonly what: string; readonly is: string }) => string {
  const words = useWords()
  const term = useTerm()
  return ({ on, what, is }) => {
    const named = nameOf(what)
    switch (on) {
      case 'effect':
        return words('wait.effect')
      case 'exchange':
        return words('wait.exchange', { is: term('stage', is) })
      case 'milestone':
        return words('wait.milestone', { what: named })
      default:
        // Promises and phases: the kinds of trigger that are left, each with its ways of coming about.
        return words(`wait.${on}.${is}` as WordId, { what: named })
    }
  }
}

type Props = { readonly state: State; readonly nameOf: NameOf; readonly zone: string }

export function Reasons({ state, nameOf, zone }: Props) {
  const say = useReasonWords(nameOf, zone)
  return (
    <ol className="reasons">
      {state.because.map((reason, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the reasons of one state never change places
        <li key={i}>
          <p dir="auto">{say(reason)}</p>
          {reason.entries.length > 0 && (
            <ul className="plain-list">
              {reason.entries.slice(0, entriesMax).map((id) => (
                <EntryBehind key={id} id={id} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

// A count of many windows rests on many entries: the newest tell where to go on.
const entriesMax = 6

/** One entry as a sentence, the way to its check, and the documents it names as its sources. */
export function EntryBehind({ id }: { readonly id: string }) {
  const open = useOpen()
  const words = useWords()
  const { moment } = useFormats()
  const found = useQuery(entryQuery(id)).data
  if (found === undefined) return null
  return (
    <li className="entry-behind">
      <button type="button" className="inline-button" onClick={() => open({ view: 'entries', key: id })}>
        {found.sentence}
      </button>
      <p className="quiet">{words('provenance.since', { when: moment(String(found.entry.at)) })}</p>
      {sourcesOf(found.entry.body).map((document) => (
        <SourceDocument key={document} document={document} row={rowOf(found.entry.body, document)} />
      ))}
    </li>
  )
}

/** The documents an entry's body names. */
function sourcesOf(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return []
  const { sources, document } = body as { sources?: unknown; document?: unknown }
  const listed = Array.isArray(sources)
    ? sources.flatMap((one: { view?: unknown; key?: unknown }) =>
        one.view === 'documents' && typeof one.key === 'string' ? [one.key] : [],
      )
    : []
  return [...new Set([...listed, ...(typeof document === 'string' ? [document] : [])])]
}

type RowAt = { readonly reading: string; readonly start: number; readonly end: number }

/** The row of the document's table that the entry was read from; null where it was read from none. */
function rowOf(body: unknown, document: string): RowAt | null {
  // Every kind that a table's rows become has it in this field, held to by its schema.
  const { row } = body as { readonly row?: RowAt & { readonly document: string } }
  return row !== undefined && row.document === document ? row : null
}

function SourceDocument({ document, row: at }: { readonly document: string; readonly row: RowAt | null }) {
  const process = useProcess()
  const words = useWords()
  const row = useQuery(rowQuery('documents', document, process)).data
  if (row === undefined) return null
  return (
    <p className="source-document">
      <span className="quiet">{words('promise.sources')}: </span>
      <Link to={documentPath(process, document)}>
        <bdi>{row.title ?? row.name}</bdi>
      </Link>
      {at !== null && (
        <>
          {' · '}
          <Link
            className="inline-link"
            to={documentPath(process, document)}
            search={wordsSearch(at, at.reading) as never /* read by the page itself */}
          >
            {words('promise.row')}
          </Link>
        </>
      )}
    </p>
  )
}
