// The keys of one's organisation, and the witnesses of the log it signs in.
import { KeySection } from '../desks/key-section.tsx'
import { WitnessSection } from '../desks/witness-section.tsx'
import { organisationTabs } from '../people/organisation-tabs.tsx'
import { ForSignedIn, PlainFrame } from '../people/plain-frame.tsx'

export default function OrganisationKeysPage() {
  return (
    <PlainFrame heading="keys.page" tabs={organisationTabs}>
      <ForSignedIn>
        <KeySection />
        <WitnessSection />
      </ForSignedIn>
    </PlainFrame>
  )
}
