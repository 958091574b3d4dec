// Somebody offers a benefit for what others promised: what it waits for, who verifies that, and what takes it back. Whoever
// enters it first keeps it; a later entry of theirs takes the place of an earlier.
import Type from 'typebox'
import { AgreementId, IncentiveId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { Amount, Benefit, faultOfBenefit, IncentiveForm, IncentiveTrigger, Snapback } from '../incentives/terms.ts'
import { ActorName, ClauseId, Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const Who = Type.Array(ActorName, { minItems: 1, maxItems: 24, uniqueItems: true })

export const incentiveOffered = eventKind({
  name: 'incentive-offered',
  body: Type.Object(
    {
      incentive: IncentiveId,
      agreement: AgreementId,
      title: Words(200),
      form: IncentiveForm,
      benefit: Benefit,
      providers: Who,
      beneficiaries: Who,
      /** Whose verification and findings count; any body that may verify, where it is not said. */
      verifier: Type.Optional(ActorName),
      /** All of them have to hold. */
      triggers: Type.Array(IncentiveTrigger, { minItems: 1, maxItems: 12 }),
      /** Any of them takes it back. */
      snapback: Type.Array(Snapback, { maxItems: 12 }),
      /** What is offered in all, where it is money. */
      amount: Type.Optional(Amount),
      clauses: Type.Optional(Type.Array(ClauseId, { maxItems: 24 })),
      offered: Type.Optional(Instant),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  fault: ({ benefit }) => faultOfBenefit(benefit),
  sentence: (entry, names) => {
    const { providers, beneficiaries, form, title } = entry.body
    return `${names(entry.author.organisation)} entered an incentive (${form}) of ${providers.join(', ')} for ${beneficiaries.join(', ')}: ${quoted(title)}.`
  },
})
