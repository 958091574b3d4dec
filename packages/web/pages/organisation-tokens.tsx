// The tokens of one's organisation, for its administrators.
import { ForAdministrators, organisationTabs } from '../people/organisation-tabs.tsx'
import { PlainFrame } from '../people/plain-frame.tsx'
import { TokenSection } from '../people/tokens.tsx'

export default function OrganisationTokensPage() {
  return (
    <PlainFrame heading="tokens.organisation" tabs={organisationTabs}>
      <ForAdministrators>
        <TokenSection of="organisation" mayAdminister={false} />
      </ForAdministrators>
    </PlainFrame>
  )
}
