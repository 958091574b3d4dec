// What reports of incidents are made of: what kind of event, when and which time that is, where and how exactly, who
// perceived it and how, what harm. Schemas and the codes in them; what follows is computed beside this file.
import Type, { type Static } from 'typebox'
import { AgreementId, CommitmentId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, ClauseId, Instant, Slug, Zone } from '../promises/terms.ts'
import { eventCodes, harmedGroups, harmKinds, timePrecisions, timesMeant, waysPerceived } from './codes.ts'

const Exact = { additionalProperties: false } as const

export const EventCode = Type.Enum(eventCodes)
export type EventCode = Static<typeof EventCode>

export const TimeMeant = Type.Enum(timesMeant)
export const TimePrecision = Type.Enum(timePrecisions)

/** From, and until where it lasted. `precision` says how exactly the instants are meant; days are those of `zone`. */
export const Time = Type.Object(
  {
    is: TimeMeant,
    from: Instant,
    until: Type.Optional(Instant),
    precision: TimePrecision,
    zone: Type.Optional(Zone),
  },
  Exact,
)
export type Time = Static<typeof Time>

export const Latitude = Type.Number({ minimum: -90, maximum: 90 })
export const Longitude = Type.Number({ minimum: -180, maximum: 180 })

/** 1: the spot or the settlement named. 2: near it, or a part of a district. 3: a district or region at large. */
export const PlacePrecision = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)])
export type PlacePrecision = Static<typeof PlacePrecision>

export const Place = Type.Object(
  {
    name: Words(200),
    lat: Type.Optional(Latitude),
    lon: Type.Optional(Longitude),
    precision: PlacePrecision,
    /** The district or region it lies in. */
    area: Type.Optional(Words(200)),
  },
  Exact,
)
export type Place = Static<typeof Place>

export const WayPerceived = Type.Enum(waysPerceived)
export type WayPerceived = Static<typeof WayPerceived>

/** Who perceived it, as a part ("a patrol of two", "a resident") and never by name, how, and from where. */
export const Observed = Type.Object(
  {
    by: Words(200),
    how: WayPerceived,
    from: Type.Optional(Words(200)),
    distanceKm: Type.Optional(Type.Number({ minimum: 0, maximum: 20_000 })),
    /** Degrees from north, clockwise, as seen from there. */
    bearing: Type.Optional(Type.Number({ minimum: 0, exclusiveMaximum: 360 })),
  },
  Exact,
)
export type Observed = Static<typeof Observed>

export const HarmKind = Type.Enum(harmKinds)
export const HarmedGroup = Type.Enum(harmedGroups)

/** How many at the least, at the most, and where one is given the best estimate. */
export const Harm = Type.Object(
  {
    kind: HarmKind,
    of: Type.Optional(HarmedGroup),
    low: Type.Integer({ minimum: 0 }),
    best: Type.Optional(Type.Integer({ minimum: 0 })),
    high: Type.Integer({ minimum: 0 }),
  },
  Exact,
)
export type Harm = Static<typeof Harm>

/** How many of what was perceived, at the least and at the most: 'explosions', 'bursts', 'shots'. No harm, and no incidents. */
export const HowMany = Type.Object(
  { of: Words(60), low: Type.Integer({ minimum: 0 }), high: Type.Integer({ minimum: 0 }) },
  Exact,
)
export type HowMany = Static<typeof HowMany>

/** What the reporter says was broken, and by whom: an allegation, which nobody has found. */
export const Alleged = Type.Object(
  {
    agreement: AgreementId,
    clauses: Type.Optional(Type.Array(ClauseId, { maxItems: 24 })),
    commitment: Type.Optional(CommitmentId),
    /** The sort of violation, as the agreement's rules for findings call it. */
    violation: Type.Optional(Slug),
    by: Type.Optional(Type.Array(ActorName, { maxItems: 12 })),
  },
  Exact,
)
export type Alleged = Static<typeof Alleged>

export const Involved = Type.Object({ actor: ActorName, part: Type.Enum(['acting', 'affected', 'present']) }, Exact)
export type Involved = Static<typeof Involved>

/** Why these figures cannot all be meant, or undefined. */
export function faultOfHarm(harm: readonly Harm[]): string | undefined {
  const at = harm.findIndex(({ low, best, high }) => low > high || (best !== undefined && (best < low || best > high)))
  return at < 0 ? undefined : `harm.${at}`
}

/** Which of the times ends before it begins, or undefined. */
export function faultOfTimes(times: readonly Pick<Time, 'from' | 'until'>[]): string | undefined {
  const at = times.findIndex(({ from, until }) => until !== undefined && Date.parse(until) < Date.parse(from))
  return at < 0 ? undefined : `times.${at}`
}

/** A place with one coordinate lies nowhere. */
export const isHalfPlaced = ({ lat, lon }: Pick<Place, 'lat' | 'lon'>): boolean =>
  (lat === undefined) !== (lon === undefined)
