// How entries speak of incentives: what is offered by whom to whom, what it waits for, what takes it back. Schemas, and the
// one thing a schema cannot say: that aid people need to live is nobody's to offer for anything.
import Type, { type Static } from 'typebox'
import { CaseId, CommitmentId, FindingId } from '../entry.ts'
import { OneOf, Words } from '../fields.ts'

const Exact = { additionalProperties: false } as const

export const incentiveForms = ['trade-partnership', 'reconstruction-fund', 'sanctions-relief'] as const
export const IncentiveForm = OneOf(incentiveForms)
export type IncentiveForm = (typeof incentiveForms)[number]

/** What a benefit may be. */
export const benefitSorts = [
  'market-access',
  'tariff-relief',
  'investment',
  'loan',
  'grant-for-rebuilding',
  'debt-relief',
  'energy-supply',
  'transit',
  'technical-cooperation',
  'delisting',
  'sanctions-suspension',
  'release-of-assets',
  'other',
] as const
/** Sorts of aid under their names, so that whoever offers one is told why it cannot be, and not that it is unknown. */
export const aidSorts = [
  'humanitarian-aid',
  'food-aid',
  'emergency-relief',
  'medical-relief',
  'shelter',
  'water',
] as const
const BenefitSort = OneOf([...benefitSorts, ...aidSorts])

/** A purpose of the OECD's list of the DAC, five digits, or a group of them, three. */
const PurposeCode = Type.String({ pattern: '^\\d{3}(\\d{2})?$' })

export const Benefit = Type.Object(
  { sort: BenefitSort, what: Words(400), purposes: Type.Optional(Type.Array(PurposeCode, { maxItems: 12 })) },
  Exact,
)
export type Benefit = Static<typeof Benefit>

/** An amount in one currency (ISO 4217). It is added to others of its currency and never turned into another. */
export const Amount = Type.Object(
  { value: Type.Number({ exclusiveMinimum: 0, maximum: 1e15 }), currency: Type.String({ pattern: '^[A-Z]{3}$' }) },
  Exact,
)
export type Amount = Static<typeof Amount>

export const findingResults = ['confirmed', 'partly-confirmed', 'not-confirmed', 'unverifiable'] as const

/** What a benefit waits for. Nothing that nobody verified is among what it can wait for. */
export const IncentiveTrigger = Type.Union([
  Type.Object(
    {
      on: Type.Literal('commitment'),
      commitment: CommitmentId,
      /** Verified, in time or late; or verified by its deadline. */
      is: OneOf(['verified', 'verified-in-time']),
    },
    Exact,
  ),
  /** A signed finding of a verification or an investigation, with this result. */
  Type.Object({ on: Type.Literal('finding'), case: CaseId, finding: FindingId, is: OneOf(findingResults) }, Exact),
])
export type IncentiveTrigger = Static<typeof IncentiveTrigger>

/** What takes a benefit back. */
export const Snapback = Type.Union([
  /** The body the agreement names for it finds that the commitment was breached. */
  Type.Object({ on: Type.Literal('breach'), commitment: CommitmentId }, Exact),
  Type.Object({ on: Type.Literal('finding'), case: CaseId, finding: FindingId, is: OneOf(findingResults) }, Exact),
  /** It has been suspended for so many days on end. */
  Type.Object({ on: Type.Literal('suspended'), days: Type.Integer({ minimum: 1, maximum: 3650 }) }, Exact),
])
export type Snapback = Static<typeof Snapback>

/**
 * A step of whoever provides. Pledge, commitment and disbursement are transactions as IATI has them; a measure is what is
 * no money: a tariff lifted, a name taken off a list. Disbursements and measures are the benefit itself.
 */
export const Step = Type.Union([
  Type.Object({ type: OneOf(['pledge', 'commitment']), amount: Amount }, Exact),
  Type.Object({ type: Type.Literal('disbursement'), amount: Amount, what: Type.Optional(Words(400)) }, Exact),
  Type.Object({ type: Type.Literal('measure'), what: Words(400) }, Exact),
])
export type Step = Static<typeof Step>
export type StepType = Step['type']

const aid: ReadonlySet<string> = new Set(aidSorts)
// DAC sector 700, humanitarian aid: emergency response, reconstruction relief, disaster prevention; and its groups.
const aidPurpose = /^7[0234]/
// Where words call a benefit humanitarian, it is: in the languages of the app and of the sample.
const aidWords =
  /humanitarian|(food|medical|emergency|relief) (aid|assistance|supplies|convoys?|rations?)|food parcels?|aide (humanitaire|alimentaire|d[’']urgence)|secours (humanitaire|d[’']urgence)|إنساني|إغاث|غذائية|humanitari|гуманитар|гуманітар|הומניטרי/iu

const why =
  'is humanitarian aid, which is owed to people in need whatever anybody does and cannot be an incentive: enter it with the aid'

/** Where the benefit is aid, the field that says so. */
export function faultOfBenefit({ sort, what, purposes = [] }: Benefit): { path: string; reason: string } | undefined {
  if (aid.has(sort)) return { path: 'benefit.sort', reason: why }
  const at = purposes.findIndex((purpose) => aidPurpose.test(purpose))
  if (at >= 0) return { path: `benefit.purposes.${at}`, reason: why }
  return aidWords.test(what) ? { path: 'benefit.what', reason: why } : undefined
}
