// One agreement: its phases as a track, its text with the state of what each clause promises in the margin, its versions
// compared, who declared what on it, and what was proposed for it.
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { AgreementRow } from '../hub/client.ts'
import { useNames, useProcess } from '../hub/process.ts'
import { allRowsQuery, rowQuery } from '../hub/queries.ts'
import { Answer, Loading } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { agreementPath, pagePath } from '../paths.ts'
import { AgreementText } from '../promises/agreement-text.tsx'
import { PhaseTrack } from '../promises/phase-track.tsx'
import { useCommitments, useStandings } from '../promises/queries.ts'
import { spanOf } from '../promises/standings.ts'
import { TimeControls } from '../promises/time-controls.tsx'
import { asKnown, useWhen, type When } from '../promises/when.ts'
import { useZoned } from '../promises/zoned.ts'
import { useAddress, useOpen } from '../provenance/opened.ts'
import { useTerm, useWords, type WordId } from '../words/words.ts'

const Versions = lazy(() => import('../promises/versions.tsx'))
const Declarations = lazy(() => import('../promises/declarations.tsx'))
const Proposals = lazy(() => import('../promises/proposals.tsx'))

const tabs = ['', 'versions', 'declarations', 'proposals'] as const

export default function AgreementPage() {
  const words = useWords()
  const process = useProcess()
  // The route gives it.
  const { agreement } = useParams({ strict: false }) as { agreement: string }
  const when = useWhen()
  const row = useQuery(rowQuery('agreements', agreement, process, when.known ?? undefined))
  useTitle(row.data?.title ?? words('page.agreement'))
  return (
    <div className="agreement-page">
      <p className="crumbs">
        <Link to={pagePath(process, 'agreements')}>{words('page.agreements')}</Link>
      </p>
      <Answer of={row} lines={12}>
        {(found) => <Agreement row={found} when={when} />}
      </Answer>
    </div>
  )
}

function Agreement({ row, when }: { readonly row: AgreementRow; readonly when: When }) {
  const words = useWords()
  const process = useProcess()
  const [asked, setTab] = useAddress('tab')
  const tab = tabs.find((one) => one === asked) ?? ''
  const commitments = useCommitments(process, when).data?.filter((one) => one.agreement === row.key) ?? []
  const standings = useStandings(commitments, when.at)
  const clauses = useQuery(allRowsQuery('clauses', { process, filter: { agreement: [row.key] }, ...asKnown(when) }))
  return (
    <>
      <Head row={row} />
      <TimeControls when={when} {...spanOf(commitments)} />
      <PhaseTrack row={row} at={when.at} standings={standings} />
      <div className="tabs" role="tablist" aria-label={row.title}>
        {tabs.map((one) => (
          <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => setTab(one)}>
            {words(one === '' ? 'agreement.tab.text' : `agreement.tab.${one}`)}
            {one === 'proposals' && row.proposals > 0 && <span className="count"> {row.proposals}</span>}
          </button>
        ))}
      </div>
      <h2 className="unseen">{words(tab === '' ? 'agreement.tab.text' : `agreement.tab.${tab}`)}</h2>
      <Answer of={clauses} lines={12}>
        {(found) => (
          <Suspense fallback={<Loading />}>
            {tab === 'versions' ? (
              <Versions row={row} clauses={found} />
            ) : tab === 'declarations' ? (
              <Declarations row={row} clauses={found} />
            ) : tab === 'proposals' ? (
              <Proposals row={row} clauses={found} />
            ) : (
              <AgreementText row={row} clauses={found} standings={standings} />
            )}
          </Suspense>
        )}
      </Answer>
    </>
  )
}

function Head({ row }: { readonly row: AgreementRow }) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const open = useOpen()
  const { moment } = useZoned(row.zone)
  const process = useProcess()
  return (
    <header className="document-head">
      <h1 dir="auto">{row.title}</h1>
      <p className="quiet">
        {term('standing-of', row.standing)} ·{' '}
        {row.effect === null ? words('agreement.noEffect') : words('agreement.inForce', { when: moment(row.effect) })} ·{' '}
        {words('agreement.kept', { who: names(row.keeper) })}{' '}
        <button type="button" className="inline-button" onClick={() => open({ view: 'agreements', key: row.key })}>
          {words('provenance.open')}
        </button>
      </p>
      {row.links.length > 0 && (
        <ul className="plain-list">
          {row.links.map((one) => (
            <li key={one.entry}>
              <LinkTo process={process} link={one} />
            </li>
          ))}
        </ul>
      )}
      {row.faults.length > 0 && <p className="notice">{words('agreement.faults', { count: row.faults.length })}</p>}
    </header>
  )
}

/** The other agreement by its title, where one may know it. */
function LinkTo({ process, link }: { readonly process: string; readonly link: AgreementRow['links'][number] }) {
  const words = useWords()
  const other = useQuery(rowQuery('agreements', link.agreement, process)).data
  // The kinds of link and the two directions, each with words.
  const said = words(`link.${link.as}.${link.direction}` as WordId, { what: other?.title ?? link.agreement })
  return other === undefined ? <span>{said}</span> : <Link to={agreementPath(process, other.key)}>{said}</Link>
}
