// The state of the process in one column that could be read aloud. Every line of it is a row of another view and opens.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { AccountRow, ActorRow, ClaimRow, DocumentRow, TimelineRow } from '../hub/client.ts'
import { useMe, useProcess, useProcesses } from '../hub/process.ts'
import { partsQuery, rowsQuery } from '../hub/queries.ts'
import { sourceName } from '../marks/source-name.ts'
import { Certainty } from '../parts/certainty.tsx'
import { EventLine } from '../parts/event-line.tsx'
import { OpenProcessButton } from '../parts/open-process-button.tsx'
import { RowLine } from '../parts/row-line.tsx'
import { Said } from '../parts/said.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { documentPath, pagePath } from '../paths.ts'
import { useFormats, useTerm, useWords, type WordId, withWords } from '../words/words.ts'

// What an agreement's state is made of loads beside the first page, and not before it.
const StateOfAgreement = lazy(() => withWords('promises', () => import('../promises/state-of-agreement.tsx')))

const StateOfTension = lazy(() =>
  withWords('promises', () => withWords('tension', () => import('../tension/state-of-tension.tsx'))),
)
const MeetingsNow = lazy(() => withWords('meetings', () => import('../meetings/meetings-now.tsx')))
const ReliefNow = lazy(() => withWords('aid', () => import('../aid/relief-now.tsx')))

type Part<R> = { readonly rows: readonly R[]; readonly total: number }
const none = { rows: [], total: 0 }

export default function SituationPage() {
  const words = useWords()
  const process = useProcess()
  useTitle(words('page.situation'))
  const about = useProcesses().data?.find(({ key }) => key === process)
  const parts = useQuery(partsQuery('situation', process))
  return (
    <div className="situation column">
      <header className="page-head">
        <h1 dir="auto">{about?.name ?? words('page.situation')}</h1>
        {about !== undefined && about.description !== '' && (
          <p className="lead" dir="auto">
            {about.description}
          </p>
        )}
        <p className="no-print">
          <Link className="inline-link" to={pagePath(process, 'brief')}>
            {words('page.brief')}
          </Link>
        </p>
        {about?.sample && (
          <>
            <p className="quiet">{words('process.sample')}</p>
            <p className="no-print">
              <OpenProcessButton className="button-link" />
            </p>
          </>
        )}
      </header>
      <Suspense fallback={null}>
        <StateOfAgreement />
      </Suspense>
      <div className="priorities">
        <Suspense fallback={null}>
          <MeetingsNow />
        </Suspense>
        <Suspense fallback={null}>
          <ReliefNow />
        </Suspense>
        <Suspense fallback={null}>
          <StateOfTension />
        </Suspense>
      </div>
      <section>
        <Summary process={process} />
      </section>
      <Answer of={parts} lines={10}>
        {(found) => <Parts parts={found} />}
      </Answer>
    </div>
  )
}

/** One sentence made of counts, each a way to what it counts. */
function Summary({ process }: { readonly process: string }) {
  const words = useWords()
  const { number } = useFormats()
  const documents = useQuery(rowsQuery('documents', { process, limit: 1 })).data
  const claims = useQuery(rowsQuery('claims', { process, limit: 1, facets: 'standing' })).data
  const actors = useQuery(rowsQuery('actors', { process, limit: 1 })).data
  const disputed = useQuery(rowsQuery('accounts', { process, limit: 1, filter: { disputed: ['true'] } })).data
  if (documents === undefined || claims === undefined || actors === undefined || disputed === undefined) return null
  const accepted =
    claims.facets.standing
      ?.filter(({ value }) => value === 'accepted' || value === 'corrected')
      .reduce((sum, { count }) => sum + count, 0) ?? 0
  const to = (page: string, text: string, search?: Record<string, string>) => (
    <Link to={pagePath(process, page)} search={(search ?? {}) as never /* routes come from a list */}>
      {text}
    </Link>
  )
  return (
    <p className="summary">
      {to('documents', words('summary.documents', { count: documents.total }))}{' '}
      {to('claims', words('summary.claims', { count: claims.total }))}{' '}
      {to('actors', words('summary.actors', { count: actors.total }))}{' '}
      {to('claims', words('summary.accepted', { count: accepted, number: number(accepted) }), { standing: 'accepted' })}{' '}
      {to('claims', words('summary.disputed', { count: disputed.total }), { show: 'disagreements' })}
    </p>
  )
}

function Parts({
  parts,
}: {
  readonly parts: Awaited<ReturnType<NonNullable<ReturnType<typeof partsQuery>['queryFn']>>>
}) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const process = useProcess()
  const me = useMe()
  const { moment, list } = useFormats()
  // Each part names its view; the situation view of the record fixes which part holds which rows.
  const part = <R,>(name: string) => (parts[name] ?? none) as unknown as Part<R>
  const latest = part<DocumentRow>('latest')
  const events = (name: string, title: WordId) => (
    <Section title={words(title)} part={part<TimelineRow>(name)} more={pagePath(process, 'timeline')}>
      {(row) => <EventLine key={row.key} row={row} />}
    </Section>
  )
  const claims = (name: string, title: WordId, search: Record<string, string>) => (
    <Section title={words(title)} part={part<ClaimRow>(name)} more={pagePath(process, 'claims')} search={search}>
      {(row) => (
        <RowLine
          key={row.key}
          subject={{ view: 'claims', key: row.key }}
          lead={
            <span className="row-date">
              {row.published === null ? words('document.undated') : dates(row.published)}
            </span>
          }
          about={
            <>
              <Certainty form={row.standing} />
              <bdi>{row.documentTitle ?? words('document.untitled')}</bdi>
            </>
          }
        >
          <span className="row-source">
            <bdi>{sourceName(row, words)}</bdi> · {term('attitude', row.attitude)}
          </span>{' '}
          <Said words={row.content} language={row.language} />
        </RowLine>
      )}
    </Section>
  )
  if (latest.rows.length === 0) {
    return (
      <Empty title={words('situation.empty')}>
        <p>{words('situation.empty.how')}</p>
        {me?.canWrite && <p>{words('situation.empty.tables')}</p>}
        {me?.canWrite && (
          <p>
            <Link className="button-link" to={pagePath(process, 'import')}>
              {words('page.import')}
            </Link>{' '}
            <Link
              className="button-link"
              to={pagePath(process, 'documents')}
              search={{ add: '1' } as never /* routes come from a list */}
            >
              {words('documents.add')}
            </Link>
          </p>
        )}
      </Empty>
    )
  }
  return (
    <>
      {events('happened', 'situation.happened')}
      {events('ongoing', 'situation.ongoing')}
      <Section
        title={words('situation.disputed')}
        part={part<AccountRow>('disputed')}
        more={pagePath(process, 'claims')}
        search={{ show: 'disagreements' }}
      >
        {(row) => (
          <RowLine
            key={row.key}
            subject={{ view: 'accounts', key: row.key }}
            lead={<span className="row-date">{dates(row.date)}</span>}
            about={
              <>
                <Certainty form="disputed" />
                <span>{list([...new Set(row.disagreements.map(({ about }) => term('about', about)))])}</span>
                <span>{words('origins.count', { origins: row.origins, reports: row.reports.length })}</span>
              </>
            }
          >
            <TwoSides row={row} />
          </RowLine>
        )}
      </Section>
      {events('planned', 'situation.planned')}
      {claims('commitments', 'situation.promised', { attitude: 'promises' })}
      {claims('denied', 'situation.denied', { attitude: 'denies' })}
      {claims('unnamed', 'situation.unnamed', { sourceKind: 'unnamed' })}
      <Section
        title={words('situation.conflicts')}
        part={part<ActorRow>('conflicts')}
        more={pagePath(process, 'actors')}
      >
        {(row) => (
          <RowLine
            key={row.key}
            subject={{ view: 'actors', key: row.key }}
            about={<span>{row.conflicts[0]?.why}</span>}
          >
            {row.conflicts.map((conflict) => (
              <span key={conflict.names.join()}>{list([...conflict.names])}</span>
            ))}
          </RowLine>
        )}
      </Section>
      <Section title={words('situation.latest')} part={latest} more={pagePath(process, 'documents')}>
        {(row) => <DocumentLine key={row.key} row={row} when={moment(row.received)} />}
      </Section>
      <Section
        title={words('situation.undated')}
        part={part<DocumentRow>('undated')}
        more={pagePath(process, 'documents')}
        search={{ dated: 'false' }}
      >
        {(row) => <DocumentLine key={row.key} row={row} when={words('document.undated')} />}
      </Section>
    </>
  )
}

/** The values that stand against each other, in the order they are told, at one size. */
function TwoSides({ row }: { readonly row: AccountRow }) {
  const first = row.disagreements[0]
  if (first === undefined) return <Said words={row.passage} />
  return (
    <span className="two-sides">
      {first.sides.slice(0, 2).map((side) => (
        <Said key={`${side.document}-${side.span.start}`} words={side.passage} />
      ))}
    </span>
  )
}

function DocumentLine({ row, when }: { readonly row: DocumentRow; readonly when: string }) {
  const words = useWords()
  const process = useProcess()
  return (
    <li className="row-line">
      <Link to={documentPath(process, row.key)}>
        <span className="row-lead">
          <span className="row-date">{when}</span>
        </span>
        <span className="row-words" dir={row.direction} lang={row.language === 'und' ? undefined : row.language}>
          {row.title ?? row.name}
        </span>
        <span className="row-about">
          {row.publisher !== null && <bdi>{row.publisher}</bdi>}
          <span>{words('documents.claims', { count: row.counts.claims })}</span>
        </span>
      </Link>
    </li>
  )
}

type SectionProps<R> = {
  readonly title: string
  readonly part: Part<R>
  readonly more: string
  readonly search?: Record<string, string>
  readonly children: (row: R) => ReactNode
}

function Section<R>({ title, part, more, search, children }: SectionProps<R>) {
  const words = useWords()
  if (part.rows.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="rows">{part.rows.map(children)}</ul>
      {part.total > part.rows.length && (
        <p className="section-more">
          <Link to={more} search={(search ?? {}) as never /* routes come from a list */}>
            {words('action.showAll', { count: part.total })}
          </Link>
        </p>
      )}
    </section>
  )
}
