// What entries about aid are made of: places with P-codes, goods with units, counts at points of their way. Schemas alone.
import Type, { type Static } from 'typebox'
import { Span, When } from '../engagements/terms.ts'
import { DocumentId, EntryId, MovementId } from '../entry.ts'
import { OneOf, Words } from '../fields.ts'
import { isHalfPlaced, Latitude, Longitude } from '../incidents/terms.ts'
import { ActorName, CountPoint, Instant, Sources } from '../promises/terms.ts'
import { msOf } from '../promises/zone.ts'
import {
  accessConstraints,
  activityStates,
  cargoClasses,
  clusters,
  crossingStates,
  custodySteps,
  directions,
  initiativeStates,
  offerStates,
  organisationTypes,
  outcomesOfMovement,
  passengerGroups,
} from './codes.ts'

const Exact = { additionalProperties: false } as const

export const Cluster = OneOf(clusters)
export const InitiativeState = OneOf(initiativeStates)
export const ActivityState = OneOf(activityStates)
export const OrganisationType = OneOf(organisationTypes)
export const OutcomeOfMovement = OneOf(outcomesOfMovement)
export const CustodyStep = OneOf(custodySteps)
export const Direction = OneOf(directions)
export const CrossingState = OneOf(crossingStates)
export const CargoClass = OneOf(cargoClasses)
export const AccessConstraint = OneOf(accessConstraints)
export const OfferState = OneOf(offerStates)
export const PassengerGroup = OneOf(passengerGroups)

/**
 * A place code of the Common Operational Datasets. What it lies in is said and never read out of its letters: codes of
 * some countries break the rule by which others nest.
 */
export const PCode = Type.Object(
  {
    code: Type.String({ pattern: '^[A-Z]{2,3}[0-9A-Z-]{0,24}$' }),
    level: Type.Integer({ minimum: 0, maximum: 5 }),
    parent: Type.Optional(Words(28)),
    /** Of the dataset it is from, such as its date. */
    version: Type.Optional(Words(40)),
  },
  Exact,
)
export type PCode = Static<typeof PCode>

export const AidPlace = Type.Object(
  {
    name: Words(200),
    pcode: Type.Optional(PCode),
    lat: Type.Optional(Latitude),
    lon: Type.Optional(Longitude),
  },
  Exact,
)
export type AidPlace = Static<typeof AidPlace>

/** How much of what, in the unit in which it was told: truck, pallet, metric ton, kit. Nothing converts one to another. */
export const Goods = Type.Object(
  { item: Words(120), value: Type.Number({ minimum: 0 }), unit: Words(60), cargo: Type.Optional(CargoClass) },
  Exact,
)
export type Goods = Static<typeof Goods>

/** At which point, and where it matters by whose count, something is held to have come. */
export const AidMeasure = Type.Object({ point: CountPoint, counter: Type.Optional(ActorName) }, Exact)
export type AidMeasure = Static<typeof AidMeasure>

/** The cells of a document's table that an initiative was read from, by their places in the text of one reading. */
export const InitiativeReadFrom = Type.Object(
  {
    document: DocumentId,
    /** The `document-read` entry whose text the places index. */
    reading: EntryId,
    title: Type.Optional(Span),
    about: Type.Optional(Span),
    state: Type.Optional(Span),
  },
  Exact,
)

/** The row of a document's table, or the words of a report, that an entry was read from, by its place in the text of one reading. */
export const RowReadFrom = Type.Object(
  {
    document: DocumentId,
    /** The `document-read` entry whose text the places index. */
    reading: EntryId,
    start: Type.Integer({ minimum: 0 }),
    end: Type.Integer({ minimum: 1 }),
  },
  Exact,
)
export type RowReadFrom = Static<typeof RowReadFrom>

/** Taken back with the import it came with. */
export const imported = {
  import: Type.Optional(EntryId),
  row: Type.Optional(RowReadFrom),
  sources: Type.Optional(Sources),
} as const

/** A figure at a point of the way: so many, between when and when, by whom. */
export const counted = {
  point: CountPoint,
  counter: ActorName,
  from: Instant,
  until: Instant,
  value: Type.Number({ minimum: 0 }),
  low: Type.Optional(Type.Number({ minimum: 0 })),
  high: Type.Optional(Type.Number({ minimum: 0 })),
  replaces: Type.Optional(EntryId),
} as const

export const onMovement = { movement: MovementId } as const
export { When }

type Fault = { readonly path: string; readonly reason: string }

/** The first place of these with one coordinate and not the other. */
export function faultOfPlaces(places: Readonly<Record<string, AidPlace | undefined>>): Fault | undefined {
  const found = Object.entries(places).find(([, place]) => place !== undefined && isHalfPlaced(place))
  return found === undefined ? undefined : { path: found[0], reason: 'must have both coordinates or none' }
}

export function faultOfTimes({ from, until }: { readonly from: string; readonly until?: string }): Fault | undefined {
  return until !== undefined && msOf(until) < msOf(from)
    ? { path: 'until', reason: 'ends before it begins' }
    : undefined
}

export function faultOfRange(body: { readonly value: number; readonly low?: number; readonly high?: number }) {
  const { value, low = value, high = value } = body
  return low <= value && value <= high
    ? undefined
    : { path: 'low', reason: 'must have low, value and high in this order' }
}
