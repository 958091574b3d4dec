// One's organisation: its people, and, for its administrators, letting people in, out and back in.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { hub } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { Answer } from '../parts/states.tsx'
import { ActSection } from '../people/acts.tsx'
import { InvitationSection } from '../people/invitations.tsx'
import { organisationTabs } from '../people/organisation-tabs.tsx'
import { OrganisationsHere } from '../people/organisations-here.tsx'
import { PeopleList } from '../people/people-list.tsx'
import { ForSignedIn, PlainFrame } from '../people/plain-frame.tsx'
import { type People, peopleQuery } from '../people/queries.ts'
import { RecoverySection } from '../people/recoveries.tsx'
import { Refused } from '../people/refused.tsx'
import { useWords } from '../words/words.ts'

export default function OrganisationPage() {
  return (
    <PlainFrame heading="organisation.title" tabs={organisationTabs}>
      <ForSignedIn>
        <Organisation />
      </ForSignedIn>
    </PlainFrame>
  )
}

function Organisation() {
  const me = useMe()
  const people = useQuery(peopleQuery)
  const mayManage = me?.administrator ?? false
  return (
    <Answer of={people}>
      {(found) => (
        <>
          <p className="lead">
            <bdi>{found.name}</bdi>
          </p>
          <PeopleList people={found} mayManage={mayManage} />
          {mayManage && (
            <>
              <RecoverySection people={found} />
              <InvitationSection />
              <FactorRule people={found} />
              {me?.runsHub && <OrganisationsHere />}
            </>
          )}
          <ActSection />
        </>
      )}
    </Answer>
  )
}

function FactorRule({ people }: { readonly people: People }) {
  const words = useWords()
  const queries = useQueryClient()
  const demand = useMutation({
    mutationFn: (isDemanded: boolean) => hub.demandFactor({ body: { isDemanded } }),
    onSuccess: (now) => queries.setQueryData(peopleQuery.queryKey, now),
  })
  return (
    <section>
      <h2>{words('organisation.factor')}</h2>
      <label className="tick">
        <input
          type="checkbox"
          checked={people.factorDemanded}
          disabled={demand.isPending}
          onChange={(event) => demand.mutate(event.currentTarget.checked)}
        />
        {words('organisation.factor.demand')}
      </label>
      <p className="quiet">{words('organisation.factor.about')}</p>
      <Refused error={demand.error} />
    </section>
  )
}
