// What a language model suggested about the document: each at its words, marked as a machine's, to be taken or left by a
// person. Translations stand beside the original, sentence by sentence.
import { useMemo } from 'react'
import type { SuggestionRow } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Icon } from '../parts/icon.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'

type Props = {
  readonly rows: readonly SuggestionRow[]
  /** The entry that received the document: what is decided is for those who may read it. */
  readonly like: string | undefined
  /** The direction and language of the document's own words. */
  readonly direction: 'ltr' | 'rtl'
  readonly language: string
  readonly onShow: (span: { readonly start: number; readonly end: number }) => void
}

type Original = Pick<Props, 'direction' | 'language'>

export default function Suggestions({ rows, like, onShow, ...original }: Props) {
  const words = useWords()
  const found = useMemo(() => rows.filter(({ sort }) => sort === 'claim' || sort === 'event').toSorted(byPlace), [rows])
  const translated = useMemo(() => {
    const into = Map.groupBy(
      rows.filter(({ sort }) => sort === 'translation').toSorted(byPlace),
      ({ translation }) => translation?.language ?? '',
    )
    return [...into]
  }, [rows])
  const answers = rows.filter(({ sort }) => sort === 'answer')
  const open = [...found, ...translated.flatMap(([, list]) => list)].filter(({ standing }) => standing === 'machine')
  return (
    <section className="suggestions" aria-labelledby="suggestions">
      <h2 id="suggestions">{words('suggestion.title')}</h2>
      <p className="quiet">{words('suggestion.about')}</p>
      <p>{words('suggestion.left', { count: open.length })}</p>
      {found.length > 0 && (
        <ol className="suggestion-list">
          {found.map((row) => (
            <li key={row.key} className="suggestion" data-standing={row.standing}>
              <Found row={row} original={original} />
              <Decide row={row} like={like} onShow={onShow} />
            </li>
          ))}
        </ol>
      )}
      {translated.map(([into, list]) => (
        <Translated key={into} into={into} rows={list} like={like} original={original} />
      ))}
      <Dropped answers={answers} />
    </section>
  )
}

const byPlace = (a: SuggestionRow, b: SuggestionRow) => a.span.start - b.span.start || (a.key < b.key ? -1 : 1)

const langOf = (language: string) => (language === 'und' ? undefined : language)

function Found({ row, original }: { readonly row: SuggestionRow; readonly original: Original }) {
  const words = useWords()
  const term = useTerm()
  const { claim, event } = row
  const facts: readonly (readonly [string, string])[] = [
    ...(claim === null
      ? []
      : [[words('suggestion.who'), claim.source === '' ? words('suggestion.noSource') : claim.source] as const]),
    ...(event === null || event.participants.length === 0
      ? []
      : [
          [
            words('suggestion.participants'),
            event.participants.map((one) => `${one.words} (${term('party-role', one.role)})`).join(', '),
          ] as const,
        ]),
    ...(event?.place == null ? [] : [[words('suggestion.place'), event.place] as const]),
    ...(event?.date == null ? [] : [[words('suggestion.date'), event.date] as const]),
  ]
  return (
    <>
      <p className="suggestion-what">
        <strong>{words(claim === null ? 'suggestion.event' : 'suggestion.claim')}</strong>
        <span>
          {claim === null
            ? [term('event', event?.type ?? ''), term('status', event?.status ?? '')].join(' · ')
            : [term('attitude', claim.attitude), term('modality', claim.modality)].join(' · ')}
        </span>
      </p>
      <blockquote className="suggestion-words" dir={original.direction} lang={langOf(original.language)}>
        {row.words}
      </blockquote>
      {facts.length > 0 && (
        <dl className="suggestion-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

type DecideProps = {
  readonly row: SuggestionRow
  readonly like: string | undefined
  readonly onShow?: Props['onShow']
}

/** Who made it, what was decided, and the two ways to decide. To take is to say that it is faithful to the text. */
function Decide({ row, like, onShow }: DecideProps) {
  const words = useWords()
  const names = useNames()
  const { moment } = useFormats()
  const process = useProcess()
  const me = useMe()
  const write = useWrite()
  const own = row.decisions.findLast(({ organisation }) => organisation === me?.organisation)
  const readers = like === undefined ? {} : { like }
  const decide = (kind: 'claim-accepted' | 'claim-rejected') =>
    write.mutate({
      kind,
      process,
      body: { document: row.document, reading: row.reading, claim: row.item },
      ...readers,
      done: words(kind === 'claim-accepted' ? 'suggestion.taken' : 'suggestion.leftOut'),
      undo: true,
    })
  return (
    <div className="suggestion-foot">
      <p className="quiet">
        <span className="suggested-by">{words('suggestion.by', { model: row.model, when: moment(row.at) })}</span>
        {row.decisions.map((one) => (
          <span key={one.entry}>
            {' · '}
            {words('suggestion.state.by', {
              state: words(`suggestion.state.${one.decision}`),
              who: names(one.organisation),
            })}
          </span>
        ))}
      </p>
      <div className="note-actions">
        {onShow !== undefined && (
          <button type="button" className="note-action" onClick={() => onShow(row.span)}>
            <Icon name="eye" size={15} />
            <span>{words('suggestion.show')}</span>
          </button>
        )}
        {me?.canWrite && own === undefined && (
          <>
            <button type="button" className="note-action" onClick={() => decide('claim-accepted')}>
              <Icon name="check" size={15} />
              <span>{words('suggestion.take')}</span>
            </button>
            <button type="button" className="note-action" onClick={() => decide('claim-rejected')}>
              <Icon name="reject" size={15} />
              <span>{words('suggestion.leave')}</span>
            </button>
          </>
        )}
        {me?.canWrite && own !== undefined && (
          <button
            type="button"
            className="note-action"
            onClick={() =>
              write.mutate({
                kind: 'entry-withdrawn',
                process,
                body: { entry: own.entry },
                ...readers,
                done: words('toast.undone'),
              })
            }
          >
            {words('suggestion.undo')}
          </button>
        )}
      </div>
    </div>
  )
}

type TranslatedProps = {
  readonly into: string
  readonly rows: readonly SuggestionRow[]
  readonly like: string | undefined
  readonly original: Original
}

function Translated({ into, rows, like, original }: TranslatedProps) {
  const words = useWords()
  const { locale } = useFormats()
  const language = useMemo(() => new Intl.DisplayNames([locale], { type: 'language' }).of(into) ?? into, [locale, into])
  return (
    <details className="translation">
      <summary>{words('suggestion.translation', { language })}</summary>
      <p className="quiet">{words('suggestion.translation.about')}</p>
      <ol className="suggestion-list">
        {rows.map((row) => (
          <li key={row.key} className="suggestion" data-standing={row.standing}>
            <div className="side-by-side">
              <p className="suggestion-words" dir={original.direction} lang={langOf(original.language)}>
                {row.words}
              </p>
              <p dir="auto" lang={into}>
                {row.translation?.text}
              </p>
            </div>
            <Decide row={row} like={like} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function Dropped({ answers }: { readonly answers: readonly SuggestionRow[] }) {
  const words = useWords()
  const sum = (of: keyof NonNullable<SuggestionRow['dropped']>) =>
    answers.reduce((total, { dropped }) => total + (dropped?.[of] ?? 0), 0)
  const counts = {
    invented: sum('invented'),
    known: sum('known'),
    misshapen: sum('misshapen'),
    beyond: sum('beyond'),
  }
  const count = Object.values(counts).reduce((total, one) => total + one, 0)
  return (
    <>
      {count > 0 && <p className="quiet">{words('suggestion.dropped', { count, ...counts })}</p>}
      {answers.some(({ problem }) => problem !== null) && <p className="quiet">{words('suggestion.problem')}</p>}
    </>
  )
}
