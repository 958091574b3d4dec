// The one panel in which every value opens: the passages behind it, who said so through whom, who decided what,
// since when it is known, who can see it, and the entries of the log with their check.
import type { RowOf } from '@parley/api'
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, useEffect, useId, useRef } from 'react'
import { useProcess } from '../hub/process.ts'
import { rowQuery } from '../hub/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { Answer } from '../parts/states.tsx'
import type { Subject } from '../paths.ts'
import { useWords } from '../words/words.ts'
import { AboutAccount } from './about-account.tsx'
import { AboutActor } from './about-actor.tsx'
import { AboutClaim } from './about-claim.tsx'
import { AboutDocument } from './about-document.tsx'
import { EntryProofs } from './entry-proofs.tsx'
import { useOpen } from './opened.ts'

/** What is shown of a subject, by the view it is a row of. */
const abouts: Readonly<Record<string, ComponentType<{ readonly subject: Subject }>>> = {
  claims: ({ subject }) => <Row view="claims" subject={subject} of={AboutClaim} />,
  accounts: ({ subject }) => <Row view="accounts" subject={subject} of={AboutAccount} />,
  timeline: ({ subject }) => <TimelineAbout subject={subject} />,
  actors: ({ subject }) => <Row view="actors" subject={subject} of={AboutActor} />,
  documents: ({ subject }) => <Row view="documents" subject={subject} of={AboutDocument} />,
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

type RowView = 'claims' | 'accounts' | 'actors' | 'documents'
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
  const row = useQuery(rowQuery(view, subject.key, process))
  // The query's answer is the row of `view`, which the compiler cannot carry through the generic.
  return <Answer of={row}>{(found) => <Of row={found as RowIn<V>} />}</Answer>
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
