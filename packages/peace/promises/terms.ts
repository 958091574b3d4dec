// The terms of a promise as entries write them: who, by when, after what, how much, counted where and by whom.
// Schemas alone; what follows from them is computed beside this file.
import Type, { type Static } from 'typebox'
import { CommitmentId, ExchangeId } from '../entry.ts'
import { On, Words } from '../fields.ts'

const Exact = { additionalProperties: false } as const

/** The address of a clause in its agreement, as Akoma Ntoso writes an eId: 'art_3__para_2'. Never given out twice. */
export const ClauseId = Type.String({ pattern: '^[a-z][a-z0-9]*(_{1,2}[a-z0-9]+)*$', maxLength: 80 })
/** The short name by which the agreement itself calls an actor: 'the Government', 'the Mission'. */
export const ActorName = Words(120)
export const Actors = Type.Array(ActorName, { maxItems: 24 })
/** A name that data goes by within one agreement: a phase, a tally, a milestone. */
export const Slug = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 })
/** RFC 3339, in any offset. */
export const Instant = Type.String({ format: 'date-time' })
/** Where days begin: 'UTC', a fixed offset ('+02:00') or a zone of the IANA database ('Africa/Cairo'). */
export const Zone = Type.String({
  pattern: '^(UTC|[+-]\\d\\d:\\d\\d|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$',
  maxLength: 60,
})
export const Sources = Type.Array(On, { maxItems: 24 })
/** A code with the scheme it is of, and the scheme's version. */
export const Code = Type.Object({ scheme: Words(60), version: Type.Optional(Words(40)), code: Words(80) }, Exact)

/**
 * Where and when something is counted, after UN/CEFACT Recommendation 24: 'dispatched', 'crossed', 'offloaded',
 * 'delivered'; for persons the stages of an exchange. Figures of different count points measure different things.
 */
export const CountPoint = Slug
/** The stages of an exchange, in order. */
export const stages = ['agreed', 'listed', 'to-be-released', 'released', 'received', 'verified'] as const
export type Stage = (typeof stages)[number]
export const Stage = Type.Union([
  Type.Literal('agreed'),
  Type.Literal('listed'),
  Type.Literal('to-be-released'),
  Type.Literal('released'),
  Type.Literal('received'),
  Type.Literal('verified'),
])

/** Something that happens at an instant the record can tell. */
export const Trigger = Type.Union([
  Type.Object({ on: Type.Literal('effect') }, Exact),
  Type.Object(
    {
      on: Type.Literal('commitment'),
      commitment: CommitmentId,
      /** The act itself, the first report of it, or the verification. */
      is: Type.Union([Type.Literal('performed'), Type.Literal('reported'), Type.Literal('verified')]),
    },
    Exact,
  ),
  Type.Object(
    { on: Type.Literal('phase'), phase: Slug, is: Type.Union([Type.Literal('begins'), Type.Literal('ends')]) },
    Exact,
  ),
  Type.Object(
    {
      on: Type.Literal('exchange'),
      exchange: ExchangeId,
      stage: Stage,
      batch: Type.Optional(Type.Integer({ minimum: 1 })),
      /** How many persons; one where it is not said. */
      count: Type.Optional(Type.Integer({ minimum: 1 })),
    },
    Exact,
  ),
  Type.Object({ on: Type.Literal('milestone'), milestone: Slug }, Exact),
])
export type Trigger = Static<typeof Trigger>

/** An instant, or so long after something. Days are days of the zone; `time` names an hour of the last of them. */
export const Moment = Type.Union([
  Type.Object({ at: Instant }, Exact),
  Type.Object(
    {
      after: Trigger,
      days: Type.Optional(Type.Integer({ minimum: 0, maximum: 36500 })),
      hours: Type.Optional(Type.Number({ minimum: 0, maximum: 876000 })),
      time: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' })),
    },
    Exact,
  ),
])
export type Moment = Static<typeof Moment>

/** What is counted, where, and by whom: a tally of goods or arms, or the persons of an exchange. */
export const Measure = Type.Object(
  {
    of: Type.Union([
      Type.Object({ tally: Slug }, Exact),
      Type.Object(
        {
          exchange: ExchangeId,
          batch: Type.Optional(Type.Integer({ minimum: 1 })),
          category: Type.Optional(Slug),
        },
        Exact,
      ),
    ]),
    point: CountPoint,
    /** Whose count the agreement goes by. */
    counter: Type.Optional(ActorName),
  },
  Exact,
)
export type Measure = Static<typeof Measure>

/** How much is owed. */
export const Need = Type.Union([
  Type.Object({ value: Type.Number({ exclusiveMinimum: 0 }), unit: Words(60) }, Exact),
  /** So many in the hundred of what was counted elsewhere, such as arms registered. */
  Type.Object(
    { share: Type.Number({ exclusiveMinimum: 0, maximum: 100 }), ofMeasure: Measure, unit: Words(60) },
    Exact,
  ),
  /** So many for each of another side's: 30 for each civilian, 50 for each soldier. */
  Type.Object(
    {
      ratio: Type.Array(Type.Object({ forEach: Measure, times: Type.Number({ exclusiveMinimum: 0 }) }, Exact), {
        minItems: 1,
        maxItems: 12,
      }),
      unit: Words(60),
    },
    Exact,
  ),
])
export type Need = Static<typeof Need>

const When = {
  from: Type.Optional(Moment),
  until: Type.Optional(Moment),
  /** Only if all of these have come about. */
  onlyIf: Type.Optional(Type.Array(Trigger, { maxItems: 12 })),
}

export const Terms = Type.Union([
  /** One act, or a quantity in all, within a window or by a deadline. */
  Type.Object(
    { rule: Type.Literal('once'), ...When, need: Type.Optional(Need), measure: Type.Optional(Measure) },
    Exact,
  ),
  /** A quantity in every window by itself; nothing is carried over. */
  Type.Object(
    {
      rule: Type.Literal('each'),
      ...When,
      from: Moment,
      every: Type.Union([
        Type.Object({ days: Type.Integer({ minimum: 1, maximum: 366 }) }, Exact),
        Type.Object({ hours: Type.Integer({ minimum: 1, maximum: 8784 }) }, Exact),
      ]),
      /** How long after a window its count may come before it is missed. */
      countWithinHours: Type.Optional(Type.Number({ minimum: 0, maximum: 2400 })),
      need: Type.Optional(Need),
      measure: Type.Optional(Measure),
    },
    Exact,
  ),
  /** A state of things that is kept, or an act that is refrained from, for as long as it says. */
  Type.Object({ rule: Type.Literal('standing'), ...When }, Exact),
])
export type Terms = Static<typeof Terms>

/** A stretch of time, its end left out. */
export const Period = Type.Object({ from: Instant, until: Instant }, Exact)
export type Period = Static<typeof Period>
