// Everything about how one entry is shared: who sees it and why, who was shown it, how that changed, and the ways to
// change it. Its own organisation sees all of it; anybody else why they see it themselves.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { hub } from '../hub/client.ts'
import { useMe, useNames } from '../hub/process.ts'
import { messageOf } from '../hub/write.ts'
import { Answer, Loading } from '../parts/states.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { PassOn } from './pass-on.tsx'
import { readersQuery, type Sharing } from './queries.ts'
import { useReasonWords } from './reason-words.ts'
import { RecipientList } from './recipients.tsx'
import { ServedTo } from './served-to.tsx'
import { SightOf } from './sight-of.tsx'

const ChangeSharing = lazy(() => import('./change-sharing.tsx'))

export default function SharingOf({ entry }: { readonly entry: string }) {
  const sharing = useQuery(readersQuery(entry))
  return (
    <section className="sharing">
      <Answer of={sharing} lines={3}>
        {(found) => (found.isOwn ? <OwnSharing of={found} /> : <OthersSharing of={found} />)}
      </Answer>
    </section>
  )
}

function OthersSharing({ of }: { readonly of: Sharing }) {
  const words = useWords()
  const reason = useReasonWords()
  const { list } = useFormats()
  const me = useMe()
  return (
    <>
      <h4>{words('sharing.why')}</h4>
      <p>{list(of.why.map(reason))}</p>
      <p className="quiet">TLP:{of.marking.tlp}</p>
      {me?.canWrite && of.marking.through === me.organisation && <PassOn of={of} />}
      {me?.administrator && <ServedTo entry={of.entry} isOwn={false} />}
    </>
  )
}

function OwnSharing({ of }: { readonly of: Sharing }) {
  const words = useWords()
  const me = useMe()
  const [changing, setChanging] = useState(false)
  return (
    <>
      <h4>{words('sharing.recipients')}</h4>
      {of.recipients !== null && <RecipientList of={of.recipients} />}
      <p className="quiet">TLP:{of.marking.tlp}</p>
      {me?.canWrite && (
        <Button size="compact-sm" variant="default" onClick={() => setChanging(true)}>
          {words('sharing.change')}
        </Button>
      )}
      {changing && (
        <Suspense fallback={<Loading lines={3} />}>
          <ChangeSharing of={of} onClose={() => setChanging(false)} />
        </Suspense>
      )}
      {of.changes.length > 0 && <Changes of={of} />}
      <ServedTo entry={of.entry} isOwn />
      <SightOf of={of} />
    </>
  )
}

function Changes({ of }: { readonly of: Sharing }) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const me = useMe()
  const queries = useQueryClient()
  const toasts = useToasts()
  const { list, moment } = useFormats()
  const approve = useMutation({
    mutationFn: (change: string) =>
      hub.addEntry({ body: { kind: 'sharing-approved', process: of.process, body: { change } } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['sharing'] })
      toasts.say(words('sharing.approved'))
    },
    onError: (error) => toasts.say(messageOf(error, words('error.unknown')), { urgent: true }),
  })
  return (
    <>
      <h4>{words('sharing.history')}</h4>
      <ul className="plain-list">
        {of.changes.map((one) => (
          <li key={one.entry} className="sharing-change">
            <span>
              {one.audience.length === 0 ? names(me?.organisation ?? '') : list(one.audience.map(names))} · TLP:
              {one.marking.tlp}
            </span>
            <span className="quiet">
              {[one.person === null ? null : names(one.person), moment(one.at), term('sharing.state', one.state)]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
            {one.state === 'waiting' && one.person !== me?.person && (
              <Button size="compact-sm" loading={approve.isPending} onClick={() => approve.mutate(one.entry)}>
                {words('sharing.approve')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
