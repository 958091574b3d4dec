// The entries something stands on: since when it is known, who can see it, and the check that runs in this browser.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useNames } from '../hub/process.ts'
import { entryQuery } from '../hub/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { Answer, Loading } from '../parts/states.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { Fact } from './fact.tsx'

const CheckSteps = lazy(() => import('./check-steps.tsx'))
const SharingOf = lazy(() => import('../sharing/sharing-of.tsx'))

const shownMax = 6

export function EntryProofs({
  entries,
  opened = false,
}: {
  readonly entries: readonly string[]
  readonly opened?: boolean
}) {
  const words = useWords()
  const [all, setAll] = useState(false)
  const shown = all ? entries : entries.slice(0, shownMax)
  return (
    <section>
      <h3>{words('provenance.entries')}</h3>
      <ul className="plain-list entries-of">
        {shown.map((id) => (
          <li key={id}>
            <EntryOf id={id} opened={opened} />
          </li>
        ))}
      </ul>
      {entries.length > shown.length && (
        <button type="button" className="quiet-button" onClick={() => setAll(true)}>
          {words('action.showAll', { count: entries.length })}
        </button>
      )}
    </section>
  )
}

function EntryOf({ id, opened }: { readonly id: string; readonly opened: boolean }) {
  const words = useWords()
  const { moment } = useFormats()
  const proof = useQuery(entryQuery(id))
  const [checking, setChecking] = useState(opened)
  const [sharing, setSharing] = useState(false)
  return (
    <Answer of={proof} lines={2}>
      {(found) => (
        <>
          <p className="entry-sentence">{found.sentence}</p>
          {found.from !== null && <FromElsewhere origin={found.from} />}
          <p className="quiet">
            {words('provenance.since', { when: moment(String(found.entry.at)) })} ·{' '}
            <AudienceWords audience={found.entry.audience} author={found.author} />
          </p>
          <p className="entry-tools">
            {!checking && (
              <button type="button" className="quiet-button" onClick={() => setChecking(true)}>
                {words('check.start')}
              </button>
            )}
            <button type="button" className="quiet-button" aria-expanded={sharing} onClick={() => setSharing(!sharing)}>
              {words(sharing ? 'sharing.close' : 'sharing.open')}
            </button>
          </p>
          {sharing && (
            <Suspense fallback={<Loading lines={3} />}>
              <SharingOf entry={id} />
            </Suspense>
          )}
          {checking && (
            <Suspense fallback={<Loading lines={3} />}>
              <CheckSteps proof={found} />
            </Suspense>
          )}
        </>
      )}
    </Answer>
  )
}

/** The mark of an entry that stands in another hub's log. */
export function FromElsewhere({ origin }: { readonly origin: string }) {
  const words = useWords()
  return (
    <p className="quiet origin-mark">
      <Icon name="signIn" size={15} />
      <span>{words('origin.from', { origin })}</span>
    </p>
  )
}

/** Two facts of whatever stands on `entries`: when the first of them was made, and who can see it. */
export function KnownSince({ entries }: { readonly entries: readonly string[] }) {
  const words = useWords()
  const { moment } = useFormats()
  const first = useQuery({ ...entryQuery(entries[0] ?? ''), enabled: entries[0] !== undefined }).data
  if (first === undefined) return null
  return (
    <>
      <Fact name={words('fact.known')}>{moment(String(first.entry.at))}</Fact>
      <Fact name={words('fact.seenBy')}>
        <Readers audience={first.entry.audience} author={first.author} />
      </Fact>
    </>
  )
}

type Author = { readonly organisation: string; readonly organisationName: string }
/** Who can see it, by name. An empty audience is the author's organisation alone. */
function Readers({ audience, author }: { readonly audience: unknown; readonly author: Author }) {
  const names = useNames()
  const { list } = useFormats()
  const readers = Array.isArray(audience) ? audience.filter((one) => typeof one === 'string') : []
  return <span>{readers.length === 0 ? author.organisationName : list(readers.map(names))}</span>
}

/** Who can see it, said in words. An empty audience is the author's organisation alone. */
export function AudienceWords({ audience, author }: { readonly audience: unknown; readonly author: Author }) {
  const words = useWords()
  const names = useNames()
  const { list } = useFormats()
  const readers = Array.isArray(audience) ? audience.filter((one) => typeof one === 'string') : []
  const who = readers.length === 0 ? author.organisationName : list(readers.map(names))
  return <span>{words(readers.length === 0 ? 'audience.own' : 'audience.seenBy', { who })}</span>
}
