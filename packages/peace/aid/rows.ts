// The rows of relief work as they cross the wire. Each names the entries it was folded from, and who told what.
import Type, { type Static, type TSchema } from 'typebox'
import {
  AccessConstraint,
  ActivityState,
  AidMeasure,
  AidPlace,
  CargoClass,
  Cluster,
  CrossingState,
  CustodyStep,
  Direction,
  Goods,
  InitiativeReadFrom,
  InitiativeState,
  OfferState,
  OrganisationType,
  OutcomeOfMovement,
  PassengerGroup,
  PCode,
  When,
} from './terms.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Texts = Type.Array(Text)
const Count = Type.Integer()
const Sources = Type.Array(Type.Object({ view: Text, key: Text }))

/** An entry a row was made from, where its own organisation wants to find it again: a table read in a second time. */
export const ToldEntry = Type.Object({ entry: Text, kind: Text, organisation: Text })
export type ToldEntry = Static<typeof ToldEntry>

const Head = { key: Text, process: Text } as const
const Foot = { sources: Sources, told: Type.Array(ToldEntry), entries: Texts } as const

export const InitiativeRow = Type.Object({
  ...Head,
  title: Text,
  keeper: Text,
  state: InitiativeState,
  stateBy: Nullable(Text),
  since: Text,
  /** Every state it was said to be in, oldest first. */
  states: Type.Array(
    Type.Object({ entry: Text, state: InitiativeState, by: Nullable(Text), since: Text, toldBy: Text }),
  ),
  area: Type.Array(AidPlace),
  clusters: Type.Array(Cluster),
  lead: Nullable(Text),
  partners: Texts,
  about: Nullable(Text),
  /** The cells it was read from; null where somebody wrote it. */
  read: Nullable(InitiativeReadFrom),
  ...Foot,
})
export type InitiativeRow = Static<typeof InitiativeRow>

export const ActivityRow = Type.Object({
  ...Head,
  keeper: Text,
  who: Text,
  whoType: Nullable(OrganisationType),
  partner: Nullable(Text),
  funder: Nullable(Text),
  what: Text,
  cluster: Cluster,
  where: AidPlace,
  when: Nullable(When),
  firstDay: Nullable(Text),
  lastDay: Nullable(Text),
  state: ActivityState,
  forWhom: Nullable(Text),
  targeted: Nullable(Count),
  reached: Nullable(Count),
  initiative: Nullable(Text),
  /** What other organisations enter of the same activity. */
  alsoEntered: Type.Array(
    Type.Object({ organisation: Text, entry: Text, state: ActivityState, reached: Nullable(Count) }),
  ),
  ...Foot,
})
export type ActivityRow = Static<typeof ActivityRow>

export const NeedRow = Type.Object({
  ...Head,
  keeper: Text,
  cluster: Cluster,
  where: AidPlace,
  item: Nullable(Text),
  value: Type.Number(),
  unit: Text,
  from: Text,
  until: Text,
  by: Text,
  method: Nullable(Text),
  measure: Nullable(AidMeasure),
  alsoEntered: Type.Array(Type.Object({ organisation: Text, entry: Text, by: Text, value: Type.Number(), unit: Text })),
  ...Foot,
})
export type NeedRow = Static<typeof NeedRow>

/** What one counter counted at one point, for one need: a figure that stands by itself. */
export const Figure = Type.Object({
  point: Text,
  counter: Text,
  toldBy: Text,
  /** Counted convoy by convoy, over stretches of time, or as people an activity reached. */
  basis: Type.Union([Type.Literal('movement'), Type.Literal('period'), Type.Literal('activity')]),
  value: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  counts: Count,
})
export type Figure = Static<typeof Figure>

/** What came, by the need's measure. `how` says whose figure it is. */
export const Came = Type.Object({
  value: Type.Number(),
  point: Text,
  basis: Figure.properties.basis,
  /** The named counter's, the only one there is, or of several the lowest. */
  how: Type.Union([Type.Literal('named'), Type.Literal('only'), Type.Literal('lowest')]),
  /** Movements whose counters do not agree at this point. */
  contested: Count,
})
export type Came = Static<typeof Came>

export const GapNeed = Type.Object({
  need: Text,
  entry: Text,
  by: Text,
  toldBy: Text,
  value: Type.Number(),
  from: Text,
  until: Text,
  measure: AidMeasure,
  came: Nullable(Came),
  /** The same at every point at which something was counted, for whoever looks through another measure. */
  ways: Type.Array(Came),
  /** What is still needed; below zero where more came. Null where nothing was counted at the measure's point. */
  gap: Nullable(Type.Number()),
})
export type GapNeed = Static<typeof GapNeed>

/** One item in one unit in one place: what is needed, what came, by every counter at every point, and what is offered. */
export const GapRow = Type.Object({
  ...Head,
  place: Text,
  /** Other names that entries give to the place of this code. */
  alsoCalled: Texts,
  pcode: Nullable(PCode),
  item: Nullable(Text),
  cluster: Nullable(Cluster),
  unit: Text,
  /** The need that lasts longest; the others beside it. */
  need: Nullable(GapNeed),
  needs: Type.Array(GapNeed),
  /** In the time of the need, or of all time where there is none. */
  figures: Type.Array(Figure),
  /** Entries that name this place and item in another unit, which is not converted. */
  otherUnits: Texts,
  offers: Type.Array(
    Type.Object({
      offer: Text,
      entry: Text,
      by: Text,
      state: OfferState,
      value: Type.Number(),
      /** Meant for this place alone; else it may go anywhere. */
      isForPlace: Type.Boolean(),
      /** Another offer of the same giver of as much of the same. */
      isTwice: Type.Boolean(),
    }),
  ),
  /** Pledged and committed for this place alone. */
  offered: Type.Number(),
  /** Offers and what came are more than the need. */
  isOverOffered: Type.Boolean(),
  entries: Texts,
})
export type GapRow = Static<typeof GapRow>

export const OfferRow = Type.Object({
  ...Head,
  keeper: Text,
  by: Text,
  state: OfferState,
  states: Type.Array(Type.Object({ entry: Text, state: OfferState, value: Type.Number(), at: Text, toldBy: Text })),
  item: Text,
  value: Type.Number(),
  unit: Text,
  cluster: Nullable(Cluster),
  where: Nullable(AidPlace),
  need: Nullable(Text),
  from: Nullable(Text),
  ...Foot,
})
export type OfferRow = Static<typeof OfferRow>

export const OutcomeStatement = Type.Object({
  entry: Text,
  outcome: OutcomeOfMovement,
  by: Text,
  said: Text,
  says: Nullable(Text),
  groundBy: Nullable(Text),
  constraint: Nullable(AccessConstraint),
  heldMinutes: Nullable(Count),
  toldBy: Text,
})
export type OutcomeStatement = Static<typeof OutcomeStatement>

export const Step = Type.Object({
  entry: Text,
  consignment: Text,
  name: Text,
  step: CustodyStep,
  place: Text,
  custodian: Nullable(Text),
  on: Text,
  goods: Type.Array(Goods),
  by: Text,
  says: Nullable(Text),
  toldBy: Text,
})
export type Step = Static<typeof Step>

export const AidCount = Type.Object({
  entry: Text,
  point: Text,
  counter: Text,
  item: Text,
  unit: Text,
  value: Type.Number(),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
  from: Text,
  until: Text,
  toldBy: Text,
})
export type AidCount = Static<typeof AidCount>

export const MovementRow = Type.Object({
  ...Head,
  reference: Nullable(Text),
  keeper: Text,
  by: Text,
  asked: Texts,
  from: AidPlace,
  to: AidPlace,
  via: Nullable(Text),
  corridor: Nullable(Text),
  when: Nullable(When),
  firstDay: Nullable(Text),
  lastDay: Nullable(Text),
  trucks: Nullable(Count),
  cargo: Type.Array(Goods),
  purpose: Nullable(Text),
  initiative: Nullable(Text),
  outcome: OutcomeOfMovement,
  outcomeBy: Nullable(OutcomeStatement),
  /** Oldest first. */
  outcomes: Type.Array(OutcomeStatement),
  /** The last words of those who spoke of it are not the same. */
  isContested: Type.Boolean(),
  steps: Type.Array(Step),
  /** The last step of its consignments; null where none is known. */
  step: Nullable(CustodyStep),
  isInterrupted: Type.Boolean(),
  counts: Type.Array(AidCount),
  /** Points at which counters differ about the same thing. */
  rivalPoints: Texts,
  constraints: Type.Array(AccessConstraint),
  alsoEntered: Type.Array(Type.Object({ organisation: Text, entry: Text, when: Nullable(When) })),
  changed: Text,
  ...Foot,
})
export type MovementRow = Static<typeof MovementRow>

export const ConsignmentRow = Type.Object({
  ...Head,
  name: Text,
  movement: Nullable(Text),
  step: CustodyStep,
  place: Text,
  custodian: Nullable(Text),
  isInterrupted: Type.Boolean(),
  steps: Type.Array(Step),
  ...Foot,
})
export type ConsignmentRow = Static<typeof ConsignmentRow>

export const CorridorRow = Type.Object({
  ...Head,
  keeper: Text,
  name: Text,
  for: Text,
  from: AidPlace,
  to: AidPlace,
  windows: Type.Array(Type.Object({ from: Text, until: Text })),
  agreedBy: Texts,
  initiative: Nullable(Text),
  /** The figures of each counter at each point. */
  counts: Type.Array(
    Type.Object({
      entry: Text,
      point: Text,
      counter: Text,
      from: Text,
      until: Text,
      value: Count,
      low: Nullable(Type.Number()),
      high: Nullable(Type.Number()),
      of: Type.Array(Type.Object({ group: PassengerGroup, value: Count })),
      toldBy: Text,
    }),
  ),
  rivalPoints: Texts,
  ...Foot,
})
export type CorridorRow = Static<typeof CorridorRow>

const CrossingStatement = Type.Object({
  entry: Text,
  direction: Direction,
  cargo: CargoClass,
  state: CrossingState,
  hours: Nullable(Type.Object({ opens: Text, closes: Text, zone: Nullable(Text) })),
  from: Text,
  until: Nullable(Text),
  by: Text,
  said: Text,
  says: Nullable(Text),
  toldBy: Text,
})
export type CrossingStatement = Static<typeof CrossingStatement>

export const CrossingRow = Type.Object({
  ...Head,
  name: Text,
  where: Nullable(AidPlace),
  /** For each direction and cargo the last word of each who spoke of it, newest first. */
  lanes: Type.Array(
    Type.Object({
      direction: Direction,
      cargo: CargoClass,
      state: CrossingState,
      statements: Type.Array(CrossingStatement),
      isContested: Type.Boolean(),
    }),
  ),
  /** The least open of its lanes. */
  state: CrossingState,
  isContested: Type.Boolean(),
  history: Type.Array(CrossingStatement),
  ...Foot,
})
export type CrossingRow = Static<typeof CrossingRow>

export const ConstraintRow = Type.Object({
  ...Head,
  constraint: AccessConstraint,
  where: AidPlace,
  from: Text,
  until: Nullable(Text),
  movement: Nullable(Text),
  cluster: Nullable(Cluster),
  severity: Nullable(Count),
  by: Text,
  says: Nullable(Text),
  toldBy: Text,
  ...Foot,
})
export type ConstraintRow = Static<typeof ConstraintRow>

export const NotificationRow = Type.Object({
  ...Head,
  of: Type.Union([Type.Literal('movement'), Type.Literal('site')]),
  movement: Nullable(Text),
  title: Text,
  sender: Text,
  to: Texts,
  sent: Text,
  from: Text,
  until: Text,
  /** By then each has to acknowledge it. */
  acknowledgeBy: Text,
  text: Nullable(Text),
  /** Null where none were given, or where they are erased. */
  coordinates: Nullable(
    Type.Object({
      entry: Text,
      expires: Text,
      points: Type.Array(Type.Object({ lat: Type.Number(), lon: Type.Number(), label: Nullable(Text) })),
    }),
  ),
  acknowledged: Type.Array(
    Type.Object({ entry: Text, by: Text, at: Text, isLate: Type.Boolean(), says: Nullable(Text) }),
  ),
  awaits: Texts,
  toldBy: Text,
  entries: Texts,
})
export type NotificationRow = Static<typeof NotificationRow>
