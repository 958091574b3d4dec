// A step of whoever provides a benefit: a pledge, a commitment, a disbursement, or a measure that is no money. Whether the
// benefit is due, and whether it is taken back, nobody enters: it follows.
import Type from 'typebox'
import { AgreementId, EntryId, IncentiveId } from '../entry.ts'
import { quoted } from '../fields.ts'
import { Step } from '../incentives/terms.ts'
import { ActorName, Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const words = {
  pledge: 'pledged',
  commitment: 'committed',
  disbursement: 'disbursed',
  measure: 'granted',
} as const

export const incentiveStepped = eventKind({
  name: 'incentive-stepped',
  body: Type.Object(
    {
      incentive: IncentiveId,
      agreement: AgreementId,
      by: ActorName,
      step: Step,
      /** When it was done. */
      on: Instant,
      replaces: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { by, step, on } = entry.body
    const what = 'amount' in step ? `${step.amount.value} ${step.amount.currency}` : quoted(step.what, 120)
    return `${names(entry.author.organisation)} entered that ${by} ${words[step.type]} ${what} on ${on} for an incentive.`
  },
})
