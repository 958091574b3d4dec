// The webhooks of one's organisation, for its administrators.
import { AddWebhook } from '../desks/add-webhook.tsx'
import { WebhookSection } from '../desks/webhook-section.tsx'
import { ForAdministrators, organisationTabs } from '../people/organisation-tabs.tsx'
import { PlainFrame } from '../people/plain-frame.tsx'

export default function WebhooksPage() {
  return (
    <PlainFrame heading="webhooks.title" tabs={organisationTabs}>
      <ForAdministrators>
        <WebhookSection />
        <AddWebhook />
      </ForAdministrators>
    </PlainFrame>
  )
}
