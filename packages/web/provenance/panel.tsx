// The one panel in which every value opens: the passages behind it, who said so through whom, who decided what,
// since when it is known, who can see it, and the entries of the log with their check.
import type { RowOf } from '@parley/api'
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense, useEffect, useId, useRef } from 'react'
import { useBeingPresent } from '../hub/being-present.ts'
import { useProcess } from '../hub/process.ts'
import { rowQuery } from '../hub/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { PresentMark } from '../parts/present.tsx'
import { Answer, Loading } from '../parts/states.tsx'
import type { Subject } from '../paths.ts'
import { AsAnother } from '../sharing/as-another.tsx'
import { useWords, withWords } from '../words/words.ts'
import { AboutAccount } from './about-account.tsx'
import { AboutActor } from './about-actor.tsx'
import { AboutClaim } from './about-claim.tsx'
import { AboutDocument } from './about-document.tsx'
import { EntryProofs } from './entry-proofs.tsx'
import { useAddress, useOpen } from './opened.ts'

// Of what was promised: loaded when it is first opened, with its words.
const AboutCommitment = lazy(() => withWords('promises', () => import('../promises/about-commitment.tsx')))
const AboutClause = lazy(() => withWords('promises', () => import('../promises/about-clause.tsx')))
const AboutPlain = lazy(() => withWords('promises', () => import('../promises/about-plain.tsx')))

/** What is shown of a subject, by the view it is a row of. */
const abouts: Readonly<Record<string, ComponentType<{ readonly subject: Subject }>>> = {
  claims: ({ subject }) => <Row view="claims" subject={subject} of={AboutClaim} />,
  accounts: ({ subject }) => <Row view="accounts" subject={subject} of={AboutAccount} />,
  timeline: ({ subject }) => <TimelineAbout subject={subject} />,
  actors: ({ subject }) => <Row view="actors" subject={subject} of={AboutActor} />,
  documents: ({ subject }) => <Row view="documents" subject={subject} of={AboutDocument} />,
  commitments: ({ subject }) => <Row view="commitments" subject={subject} of={AboutCommitment} />,
  clauses: ({ subject }) => <Row view="clauses" subject={subject} of={AboutClause} />,
  agreements: ({ subject }) => <Row view="agreements" subject={subject} of={AboutPlain} />,
  exchanges: ({ subject }) => <Row view="exchanges" subject={subject} of={AboutPlain} />,
  proposals: ({ subject }) => <Row view="proposals" subject={subject} of={AboutPlain} />,
  engagements: ({ subject }) => <Row view="engagements" subject={subject} of={AboutPlain} />,
  incentives: ({ subject }) => <Row view="incentives" subject={subject} of={AboutPlain} />,
  initiatives: ({ subject }) => <Row view="initiatives" subject={subject} of={AboutPlain} />,
  activities: ({ subject }) => <Row view="activities" subject={subject} of={AboutPlain} />,
  needs: ({ subject }) => <Row view="needs" subject={subject} of={AboutPlain} />,
  'aid-gaps': ({ subject }) => <Row view="aid-gaps" subject={subject} of={AboutPlain} />,
  offers: ({ subject }) => <Row view="offers" subject={subject} of={AboutPlain} />,
  movements: ({ subject }) => <Row view="movements" subject={subject} of={AboutPlain} />,
  consignments: ({ subject }) => <Row view="consignments" subject={subject} of={AboutPlain} />,
  corridors: ({ subject }) => <Row view="corridors" subject={subject} of={AboutPlain} />,
  crossings: ({ subject }) => <Row view="crossings" subject={subject} of={AboutPlain} />,
  'access-constraints': ({ subject }) => <Row view="access-constraints" subject={subject} of={AboutPlain} />,
  notifications: ({ subject }) => <Row view="notifications" subject={subject} of={AboutPlain} />,
  lines: ({ subject }) => <Row view="lines" subject={subject} of={AboutPlain} />,
  commissions: ({ subject }) => <Row view="commissions" subject={subject} of={AboutPlain} />,
  positions: ({ subject }) => <Row view="positions" subject={subject} of={AboutPlain} />,
  indicators: ({ subject }) => <Row view="indicators" subject={subject} of={AboutPlain} />,
  alerts: ({ subject }) => <Row view="alerts" subject={subject} of={AboutPlain} />,
  entries: ({ subject }) => <EntryProofs entries={[subject.key]} opened />,
}

export default function ProvenancePanel({ subject }: { readonly subject: Subject }) {
  const words = useWords()
  const open = useOpen()
  const panel = useRef<HTMLDialogElement>(null)
  const heading = useId()

  // Beside the page where there is room, over it on a phone. The browser gives the focus back where it was.
  useEffect(() => {
    const dialog = panel.current
    if (dialog === null) return
    const before = document.activeElement
    if (window.matchMedia('(min-width: 75em)').matches) {
      dialog.show()
      dialog.querySelector('h2')?.focus({ preventScroll: true })
    } else dialog.showModal()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])

  // Beside the page the browser does not close it with Escape: it is no modal dialog there.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('dialog:modal') !== null) return
      event.stopImmediatePropagation()
      open(null)
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [open])

  const About = abouts[subject.view]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does by keyboard what a press on the backdrop does
    <dialog
      ref={panel}
      className="panel"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        open(null)
      }}
      onClick={(event) => {
        if (event.target === panel.current) open(null)
      }}
    >
      <div className="panel-body">
        <div className="panel-head">
          <h2 id={heading} tabIndex={-1}>
            {words('provenance.title')}
          </h2>
          <button type="button" className="icon-button" aria-label={words('action.close')} onClick={() => open(null)}>
            <Icon name="close" />
          </button>
        </div>
        {About === undefined ? (
          <p>{words('error.missing.text')}</p>
        ) : (
          <About key={`${subject.view}:${subject.key}`} subject={subject} />
        )}
      </div>
    </dialog>
  )
}

type RowView =
  | 'claims'
  | 'accounts'
  | 'actors'
  | 'documents'
  | 'agreements'
  | 'clauses'
  | 'commitments'
  | 'exchanges'
  | 'proposals'
  | 'engagements'
  | 'incentives'
  | 'initiatives'
  | 'activities'
  | 'needs'
  | 'aid-gaps'
  | 'offers'
  | 'movements'
  | 'consignments'
  | 'corridors'
  | 'crossings'
  | 'access-constraints'
  | 'notifications'
  | 'lines'
  | 'commissions'
  | 'positions'
  | 'indicators'
  | 'alerts'
type RowIn<V extends RowView> = RowOf[V]

function Row<V extends RowView>({
  view,
  subject,
  of: Of,
}: {
  view: V
  subject: Subject
  of: ComponentType<{ row: RowIn<V> }>
}) {
  const process = useProcess()
  // A page that shows what was known at a time opens on what was known then.
  const [known] = useAddress('known')
  const row = useQuery(rowQuery(view, subject.key, process, known === '' ? undefined : known))
  // The query's answer is the row of `view`, which the compiler cannot carry through the generic.
  return (
    <Answer of={row}>
      {(found) => (
        <>
          <Here view={view} row={found.key} />
          <Suspense fallback={<Loading />}>
            <Of row={found as RowIn<V>} />
          </Suspense>
          <AsAnother subject={subject} entries={found.entries} />
        </>
      )}
    </Answer>
  )
}

/** Who is on this row now, oneself included for the others. */
function Here({ view, row }: { readonly view: RowView; readonly row: string }) {
  useBeingPresent({ view, key: row })
  return <PresentMark on={{ view, key: row }} />
}

/** A place on the timeline tells of an account: that is what it opens. */
function TimelineAbout({ subject }: { readonly subject: Subject }) {
  const process = useProcess()
  const row = useQuery(rowQuery('timeline', subject.key, process))
  return (
    <Answer of={row}>
      {(found) => <Row view="accounts" subject={{ view: 'accounts', key: found.account }} of={AboutAccount} />}
    </Answer>
  )
}
