// One document, set for reading: its text with every claim marked in place, notes in the margin, a key for each decision.
import { Button } from '@mantine/core'
import { isStatusTable } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useBeingPresent } from '../hub/being-present.ts'
import type { DocumentRow, Reading } from '../hub/client.ts'
import { useLive } from '../hub/live.tsx'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery, readingQuery, rowQuery } from '../hub/queries.ts'
import { useWrite } from '../hub/write.ts'
import { type ClaimActions, ClaimCard } from '../marks/claim-card.tsx'
import { CorrectDialog } from '../marks/correct-dialog.tsx'
import { isDecided, nextUndecided, type Showing } from '../marks/decided.ts'
import { DecidedTools } from '../marks/decided-tools.tsx'
import { type Beside, DocumentHead, DocumentTools } from '../marks/document-head.tsx'
import { KeysHelp, useKeys } from '../marks/keys.tsx'
import { MarginNotes } from '../marks/margin-notes.tsx'
import { type Layers, type Marked, markedClaims, marksOf } from '../marks/marked.ts'
import { MarkedText } from '../marks/marked-text.tsx'
import { OriginalText } from '../marks/original-text.tsx'
import { inReadingOrder, step } from '../marks/runs.ts'
import { Translation, useTranslations } from '../marks/translation.tsx'
import { Icon } from '../parts/icon.tsx'
import { Notes } from '../parts/notes.tsx'
import { Answer, Loading } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { useToasts } from '../parts/toasts.tsx'
import { wordsOf } from '../paths.ts'
import { useAddress, useOpen } from '../provenance/opened.ts'
import { useWords, withWords } from '../words/words.ts'

/** A table of the document, and what somebody makes of it. */
type Tabled = { readonly table: Reading['document']['tables'][number]; readonly of: 'meetings' | 'initiatives' }

const InitiativesFromTable = lazy(() =>
  withWords('aid', () => withWords('meetings', () => import('../meetings/initiatives-from-table.tsx'))),
)
const FromReport = lazy(() =>
  withWords('imports', () => withWords('incidents', () => import('../imports/from-report.tsx'))),
)
const Suggestions = lazy(() => withWords('suggestions', () => import('../marks/suggestions.tsx')))
const FromTable = lazy(() => withWords('meetings', () => import('../meetings/from-table.tsx')))

export default function DocumentPage() {
  const process = useProcess()
  const { document = '' } = useParams({ strict: false }) as { document?: string } // strict: false gives every route's parameters
  const row = useQuery(rowQuery('documents', document, process))
  return <Answer of={row}>{(found) => <DocumentOf row={found} />}</Answer>
}

function DocumentOf({ row }: { readonly row: DocumentRow }) {
  const words = useWords()
  useTitle(row.title ?? row.name)
  useBeingPresent({ view: 'documents', key: row.key })
  const reading = useQuery(readingQuery(row.key, row.reading))
  const progress = useLive().reading.get(row.key)
  return (
    <div className="document-page">
      {row.state === 'read' ? (
        <Answer of={reading} lines={14}>
          {(found) => <DocumentRead row={row} reading={found.reading} />}
        </Answer>
      ) : (
        <>
          <DocumentHead row={row} notices={[]} />
          {row.state === 'unreadable' ? (
            <div className="failed" role="alert">
              <h2>{words('document.unreadable')}</h2>
              <p>{row.problem?.message}</p>
              <p className="quiet">{words('document.unreadable.kept')}</p>
              <a className="plain-link" href={`/documents/${row.key}/original`} download>
                <Icon name="download" /> {words('document.download')}
              </a>
            </div>
          ) : (
            <div className="waiting" role="status">
              <p>{words(progress?.state === 'reading' ? 'document.beingRead' : 'document.waiting')}</p>
              <Loading lines={8} />
            </div>
          )}
          <Notes on={{ view: 'documents', key: row.key }} like={row.entries[0]} onPage />
        </>
      )}
    </div>
  )
}

function DocumentRead({ row, reading }: { readonly row: DocumentRow; readonly reading: Reading }) {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const write = useWrite()
  const toasts = useToasts()
  const open = useOpen()
  // What is said about a document goes to whoever may read the document.
  const like = row.entries[0]
  const readers = like === undefined ? {} : { like }
  const rows = useQuery(allRowsQuery('claims', { process, filter: { document: [row.key] } })).data
  const suggested = useQuery(allRowsQuery('suggestions', { process, filter: { document: [row.key] } })).data
  const accounts = useQuery(allRowsQuery('accounts', { process, filter: { documents: [row.key] } })).data
  const every = useMemo(
    () => inReadingOrder(markedClaims(rows ?? [], accounts ?? [], row.key)),
    [rows, accounts, row.key],
  )
  const organisation = me?.canWrite ? me.organisation : null
  const [showing, setShowing] = useState<Showing>('all')
  const [wanted, setWanted] = useAddress('claim')
  // Kept here as well as in the address, which changes a moment later: a key pressed at once must mean this claim.
  const [picked, setPicked] = useState(wanted)
  useEffect(() => setPicked(wanted), [wanted])
  // The chosen one stays while it is chosen, even where deciding on it moves it out of what is shown.
  const claims = useMemo(
    () =>
      showing === 'all'
        ? every
        : every.filter((claim) => claim.key === picked || isDecided(claim, organisation) === (showing === 'decided')),
    [every, showing, picked, organisation],
  )
  const decided = useMemo(() => every.filter((claim) => isDecided(claim, organisation)).length, [every, organisation])
  const active = claims.some(({ key }) => key === picked) ? picked : null
  const [hovered, setHovered] = useState<string | null>(null)
  const [layers, setLayers] = useState<Layers>({ actors: false, dates: false, places: false })
  const [beside, setBeside] = useState<Beside>('nothing')
  const translations = useTranslations(row)
  const [correcting, setCorrecting] = useState<Marked | null>(null)
  const [help, setHelp] = useState(false)
  const [reported, setReported] = useState(false)
  const [tabled, setTabled] = useState<Tabled | null>(null)
  const underTable = useCallback(
    (table: Reading['document']['tables'][number]) => (
      <p className="table-tools">
        {/* What the table looks like is offered first; a person knows better, so the other is offered too. */}
        {(isStatusTable(table) ? (['initiatives', 'meetings'] as const) : (['meetings', 'initiatives'] as const)).map(
          (of) => (
            <Button key={of} size="compact-sm" variant="default" onClick={() => setTabled({ table, of })}>
              {words(of === 'meetings' ? 'document.makeMeetings' : 'document.makeInitiatives')}
            </Button>
          ),
        )}
      </p>
    ),
    [words],
  )

  const [linkedTo, setLinkedTo] = useAddress('words')
  const [linkedIn] = useAddress('reading')
  const isSameReading = linkedIn === '' || linkedIn === row.reading
  const linkedWords = useMemo(() => (isSameReading ? wordsOf(linkedTo) : null), [linkedTo, isSameReading])
  const marks = useMemo(() => marksOf(claims, reading, layers, linkedWords), [claims, reading, layers, linkedWords])
  const current = claims.find(({ key }) => key === active)

  const pick = useCallback(
    (key: string | null) => {
      setPicked(key ?? '')
      setWanted(key ?? '')
      if (key === null) return
      const mark = document.getElementById(`mark-${key}`)
      mark?.focus({ preventScroll: true })
      mark?.scrollIntoView({ block: 'nearest' })
    },
    [setWanted],
  )
  // A link to a claim leads to its words.
  const linked = wanted !== '' && claims.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the claims have come, not at every step
  useEffect(() => {
    if (linked) document.getElementById(`mark-${wanted}`)?.scrollIntoView({ block: 'center' })
  }, [linked])

  // A link to words leads to them, once they are drawn.
  const isDrawn = rows !== undefined && linkedWords !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when other words were linked to on this page
  useEffect(() => {
    if (!isDrawn) return
    const found = document.querySelector<HTMLElement>('.run[data-linked]')
    found?.setAttribute('tabindex', '-1')
    found?.focus({ preventScroll: true })
    found?.scrollIntoView({ block: 'center' })
  }, [isDrawn, linkedTo])

  const decide = (kind: 'claim-accepted' | 'claim-rejected', claim: Marked) =>
    write.mutate({
      kind,
      process,
      body: { document: row.key, reading: claim.row.reading, claim: claim.row.claim },
      ...readers,
      done: words(kind === 'claim-accepted' ? 'claim.accepted' : 'claim.rejected'),
      undo: true,
    })
  const own = current?.row.decisions.findLast(({ organisation }) => organisation === me?.organisation)
  const canWrite = me?.canWrite ?? false
  const undo =
    own === undefined
      ? null
      : () =>
          write.mutate({
            kind: 'entry-withdrawn',
            process,
            body: { entry: own.entry },
            ...readers,
            done: words('toast.undone'),
          })
  const actions: ClaimActions = {
    canWrite,
    onAccept: () => current && decide('claim-accepted', current),
    onReject: () => current && decide('claim-rejected', current),
    onCorrect: () => current && setCorrecting(current),
    onUndo: undo,
    onProvenance: () => current && open({ view: 'claims', key: current.key }),
  }

  const next = () => {
    const key = nextUndecided(every, active, organisation)
    if (key !== null) {
      // What is not shown cannot be gone to.
      if (showing === 'decided') setShowing('all')
      pick(key)
    } else if (every.length > 0) toasts.say(words('decided.none'))
  }

  useKeys({
    n: next,
    j: () =>
      pick(
        step(
          claims.map(({ key }) => key),
          active,
          1,
        ),
      ),
    k: () =>
      pick(
        step(
          claims.map(({ key }) => key),
          active,
          -1,
        ),
      ),
    a: () => canWrite && actions.onAccept(),
    c: () => canWrite && actions.onCorrect(),
    r: () => canWrite && actions.onReject(),
    u: () => canWrite && undo?.(),
    p: () => actions.onProvenance(),
    o: () => setBeside((shown) => (shown === 'nothing' ? 'original' : 'nothing')),
    '?': () => setHelp(true),
    escape: () => active !== null && pick(null),
  })

  const { direction, language } = reading.document
  return (
    <>
      <DocumentHead row={row} notices={reading.document.notices} />
      <DocumentTools
        row={row}
        reading={reading}
        layers={layers}
        onLayers={setLayers}
        beside={beside}
        onBeside={setBeside}
        isTranslated={translations.length > 0}
        onHelp={() => setHelp(true)}
        onReport={canWrite ? () => setReported(true) : undefined}
      />
      <DecidedTools decided={decided} total={every.length} showing={showing} onShowing={setShowing} onNext={next} />
      {linkedTo !== '' && !isSameReading && (
        <p className="notice" role="status">
          {words('document.otherReading')}
        </p>
      )}
      <div className="document" data-beside={beside !== 'nothing' || undefined}>
        {beside === 'original' && <OriginalText reading={reading} document={row.key} />}
        {beside === 'translation' && <Translation of={translations} />}
        <article
          className="document-text"
          dir={direction}
          lang={language === 'und' ? undefined : language}
          data-picked={active !== null || undefined}
        >
          {rows === undefined ? (
            <Loading lines={14} />
          ) : (
            <MarkedText
              reading={reading}
              claims={claims}
              marks={marks}
              active={active}
              hovered={hovered}
              onPick={pick}
              onHover={setHovered}
              unfolded={false}
              underTable={canWrite ? underTable : undefined}
            />
          )}
        </article>
        {beside === 'nothing' && (
          <MarginNotes
            claims={claims}
            active={active}
            hovered={hovered}
            onPick={pick}
            onHover={setHovered}
            actions={actions}
          />
        )}
      </div>
      {suggested !== undefined && suggested.length > 0 && (
        <Suspense fallback={null}>
          <Suggestions
            rows={suggested}
            like={like}
            direction={direction}
            language={language}
            onShow={({ start, end }) => setLinkedTo(`${start}-${end}`)}
          />
        </Suspense>
      )}
      <Notes on={{ view: 'documents', key: row.key }} like={like} onPage />
      {current !== undefined && (
        <section
          className="claim-sheet"
          aria-label={words('document.claim')}
          data-beside={beside !== 'nothing' || undefined}
        >
          <button
            type="button"
            className="icon-button sheet-close"
            aria-label={words('action.close')}
            onClick={() => pick(null)}
          >
            <Icon name="close" />
          </button>
          <ClaimCard claim={current} active actions={actions} />
        </section>
      )}
      {correcting !== null && (
        <CorrectDialog
          claim={correcting}
          text={reading.document.text}
          passage={passageOf(correcting, reading)}
          direction={direction}
          language={language}
          onClose={() => setCorrecting(null)}
          onSend={(correction, reason) => {
            write.mutate({
              kind: 'claim-corrected',
              process,
              body: {
                document: row.key,
                reading: correcting.row.reading,
                claim: correcting.row.claim,
                correction,
                ...(reason === '' ? {} : { reason }),
              },
              ...readers,
              done: words('claim.corrected'),
              undo: true,
            })
            setCorrecting(null)
          }}
        />
      )}
      {tabled !== null && (
        <Suspense fallback={null}>
          {tabled.of === 'meetings' ? (
            <FromTable row={row} reading={reading} table={tabled.table} onClose={() => setTabled(null)} />
          ) : (
            <InitiativesFromTable row={row} table={tabled.table} onClose={() => setTabled(null)} />
          )}
        </Suspense>
      )}
      {reported && (
        <Suspense fallback={null}>
          <FromReport row={row} onClose={() => setReported(false)} />
        </Suspense>
      )}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </>
  )
}

/** The blocks a claim stands in. */
function passageOf(claim: Marked, reading: Reading) {
  const start = Math.min(...claim.spans.map((span) => span.start))
  const end = Math.max(...claim.spans.map((span) => span.end))
  const blocks = reading.document.blocks.filter((block) => block.start < end && block.end > start)
  return {
    start: Math.min(start, ...blocks.map((block) => block.start)),
    end: Math.max(end, ...blocks.map((block) => block.end)),
  }
}
