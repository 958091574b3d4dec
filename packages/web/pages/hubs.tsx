// Other hubs, for administrators of this one: who they are, how the exchange with each stands, and introducing one.
import { useQuery } from '@tanstack/react-query'
import { Copied } from '../desks/copied.tsx'
import { useMe } from '../hub/process.ts'
import { Answer, Empty } from '../parts/states.tsx'
import { Introduce } from '../peers/introduce.tsx'
import { PeerCard } from '../peers/peer-card.tsx'
import { peersQuery } from '../peers/queries.ts'
import { organisationTabs } from '../people/organisation-tabs.tsx'
import { ForSignedIn, PlainFrame } from '../people/plain-frame.tsx'
import { useWords } from '../words/words.ts'

export default function HubsPage() {
  return (
    <PlainFrame heading="peers.title" tabs={organisationTabs}>
      <ForSignedIn>
        <Hubs />
      </ForSignedIn>
    </PlainFrame>
  )
}

function Hubs() {
  const words = useWords()
  const runsHub = useMe()?.runsHub ?? false
  const peers = useQuery({ ...peersQuery, enabled: runsHub })
  if (!runsHub) return <Empty title={words('peers.only')} />
  return (
    <>
      <p className="lead">{words('peers.about')}</p>
      <Answer of={peers}>
        {({ own, split, peers: found }) => (
          <>
            {split !== null && (
              <p className="form-error" role="alert">
                {words('peers.split', { by: split.by })}
              </p>
            )}
            <section className="peer-list" aria-label={words('peers.title')}>
              {found.length === 0 ? (
                <Empty title={words('peers.none')}>
                  <p>{words('peers.none.about')}</p>
                </Empty>
              ) : (
                found.map((peer) => <PeerCard key={peer.origin} peer={peer} />)
              )}
            </section>
            <section>
              <h2>{words('peers.own')}</h2>
              <p>{words('peers.own.about')}</p>
              <Copied text={`${own.hubKey}\n${own.organisation}`} />
            </section>
          </>
        )}
      </Answer>
      <Introduce />
    </>
  )
}
