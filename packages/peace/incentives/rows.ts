// The row of an incentive as it crosses the wire.
import Type, { type Static, type TSchema } from 'typebox'
import { OneOf } from '../fields.ts'
import { Amount, IncentiveForm } from './terms.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Texts = Type.Array(Text)

/**
 * How it stands with the benefit. Nobody enters it: it follows from what was verified, what was granted and what takes the
 * benefit back.
 */
export const incentiveStates = ['not_due', 'due', 'granted', 'suspended', 'snapped_back'] as const
export const IncentiveState = OneOf(incentiveStates)
export type IncentiveState = (typeof incentiveStates)[number]

export const incentiveReasons = [
  /** What was offered, and what it waits for. */
  'terms',
  /** `by` verified it as of `at`, on this `basis`. */
  'verified',
  /** The count of the counter named for it completed it. */
  'counted',
  /** Only somebody else than the verifier named has verified it: `by`. */
  'not-the-verifier',
  /** It is verified, after its deadline. */
  'late',
  'not-verified',
  /** The latest the verifier found is `result`. */
  'found-otherwise',
  /** The commitment rests by the timetable. */
  'rests',
  'no-common-reading',
  /** The commitment or the case is not among what this reader group may see. */
  'not-seen',
  /** `by` signed the finding: `result`. */
  'finding-signed',
  'finding-open',
  /** Its result is another, or it is monitoring, which verifies nothing. */
  'finding-other',
  'breach-found',
  'breach-not-found',
  /** `by` granted it at `at`. */
  'granted',
  /** It was granted before what it waits for was verified. */
  'granted-ahead',
  /** What it rests on holds no longer since `at`. */
  'no-longer',
  /** It was suspended for `days` days. */
  'suspended-for',
  /** Everything granted until then is taken back: `count`. */
  'reversed',
  /** Somebody assumed it on a page; it stands nowhere in the record. */
  'assumed',
] as const
export type IncentiveReasonCode = (typeof incentiveReasons)[number]
export const IncentiveReason = Type.Object({
  code: OneOf(incentiveReasons),
  entries: Texts,
  values: Type.Record(Text, Type.Union([Text, Type.Number()])),
})
export type IncentiveReason = Static<typeof IncentiveReason>

/** From here on it holds, or does not, until the next. */
export const Period = Type.Object({ from: Text, holds: Type.Boolean(), because: Type.Array(IncentiveReason) })
export type Period = Static<typeof Period>

/** Something a benefit waits for, or that takes it back, with when it held. */
export const Condition = Type.Object({
  on: OneOf(['commitment', 'finding', 'breach']),
  /** The commitment or the finding. */
  what: Text,
  case: Nullable(Text),
  is: Text,
  /** What the commitment is to do, or what the case is called; null where this reader group may not see it. */
  name: Nullable(Text),
  periods: Type.Array(Period),
})
export type Condition = Static<typeof Condition>

export const IncentiveCourseState = Type.Object({
  /** UTC; the state holds from here until the next one begins. */
  from: Text,
  state: IncentiveState,
  because: Type.Array(IncentiveReason),
})
export type IncentiveCourseState = Static<typeof IncentiveCourseState>

export const IncentiveStep = Type.Object({
  entry: Text,
  type: OneOf(['pledge', 'commitment', 'disbursement', 'measure']),
  by: Text,
  on: Text,
  amount: Nullable(Amount),
  what: Nullable(Text),
  /** False where who entered it does not speak for a provider: then it is only told. */
  counts: Type.Boolean(),
  toldBy: Text,
  /** When what was granted by it was taken back. */
  reversed: Nullable(Text),
})
export type IncentiveStep = Static<typeof IncentiveStep>

export const IncentiveRow = Type.Object({
  key: Text,
  process: Text,
  agreement: Text,
  agreementTitle: Nullable(Text),
  title: Text,
  form: IncentiveForm,
  benefit: Type.Object({ sort: Text, what: Text, purposes: Texts }),
  providers: Texts,
  beneficiaries: Texts,
  /** Whose verification counts; null: that of any body the agreement lets verify. */
  verifier: Nullable(Text),
  amount: Nullable(Amount),
  clauses: Texts,
  zone: Text,
  offered: Text,
  /** The organisation whose terms are computed with. */
  keeper: Text,
  triggers: Type.Array(Condition),
  snapbacks: Type.Array(Condition),
  /** Suspended for so many days, it snaps back. */
  snapbackDays: Nullable(Type.Integer()),
  states: Type.Array(IncentiveCourseState),
  steps: Type.Array(IncentiveStep),
  /** Sums of the steps that count, by transaction and currency; none is turned into another. */
  totals: Type.Array(
    Type.Object({
      type: Text,
      currency: Text,
      value: Type.Number(),
      /** Of a disbursement: what of it was taken back. */
      reversed: Type.Number(),
    }),
  ),
  /** Terms of the same incentive that others entered. */
  alsoOffered: Type.Array(Type.Object({ organisation: Text, entry: Text, title: Text })),
  entries: Texts,
})
export type IncentiveRow = Static<typeof IncentiveRow>
