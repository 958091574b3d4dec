// How entries speak of indicators: what is counted by day, when that is to be told, and how grave it is. Schemas, and the
// scores of what was said.
import Type, { type Static } from 'typebox'
import { CargoClass, Direction } from '../aid/terms.ts'
import { AgreementId, CrossingId, LineId, SeriesId } from '../entry.ts'
import { OneOf, Words } from '../fields.ts'
import { eventCodes, eventTypes } from '../incidents/codes.ts'
import { ActorName, CountPoint, Slug, Zone } from '../promises/terms.ts'

const Exact = { additionalProperties: false } as const

/** A day of the calendar, `YYYY-MM-DD`. */
export const WholeDay = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

export const restrictions = ['denied', 'delayed', 'conditional', 'interference'] as const

/** PLOVER's scores of its categories, from cooperation to conflict. Its manual prints ACCUSE as 3 beside modes of -2. */
export const ploverScores = {
  agree: 2.5,
  consult: 2.5,
  support: 5,
  concede: 4.5,
  cooperate: 9.5,
  aid: 10,
  retreat: 6.5,
  request: 0,
  accuse: -2,
  reject: -2,
  threaten: -3.5,
  protest: -5,
  sanction: -6,
  mobilize: -5.5,
  coerce: -7,
  assault: -9,
} as const
export type PloverType = keyof typeof ploverScores
const ploverTypes = Object.keys(ploverScores) as readonly PloverType[] // the object's own keys

/** What is counted, by day. */
export const IndicatorSource = Type.Union([
  /** Incidents by the day they began; of those held to be the same, one. */
  Type.Object(
    {
      of: Type.Literal('incidents'),
      types: Type.Optional(Type.Array(Type.Enum(eventTypes), { maxItems: 12, uniqueItems: true })),
      events: Type.Optional(Type.Array(Type.Enum(eventCodes), { maxItems: 30, uniqueItems: true })),
      area: Type.Optional(Words(200)),
      /** No further than so many kilometres from a line, such as a border; or from a zone, in which all counts. */
      near: Type.Optional(Type.Object({ line: LineId, km: Type.Number({ minimum: 0, maximum: 500 }) }, Exact)),
    },
    Exact,
  ),
  /** Goods or vehicles as one counter counted them at one point: figures of others measure something else. */
  Type.Object(
    { of: Type.Literal('counts'), agreement: AgreementId, tally: Slug, point: CountPoint, counter: ActorName },
    Exact,
  ),
  /** Aid of one sort and unit, as one counter counted it at one point of its way; no unit is turned into another. */
  Type.Object(
    { of: Type.Literal('aid'), item: Words(120), unit: Words(60), point: CountPoint, counter: ActorName },
    Exact,
  ),
  /** Denials and restrictions of access: closures. */
  Type.Object(
    {
      of: Type.Literal('closures'),
      restrictions: Type.Optional(Type.Array(OneOf(restrictions), { maxItems: 4, uniqueItems: true })),
      area: Type.Optional(Words(200)),
    },
    Exact,
  ),
  /** Crossings that were closed on a day, as the register of crossings tells it: how many, or for how many hours in all. */
  Type.Object(
    {
      of: Type.Literal('crossings'),
      measure: OneOf(['crossings', 'hours']),
      /** What counts: closed alone, or restricted as well. */
      states: Type.Array(OneOf(['restricted', 'closed']), { minItems: 1, maxItems: 2, uniqueItems: true }),
      /** These alone; else every crossing of the process. */
      crossings: Type.Optional(Type.Array(CrossingId, { minItems: 1, maxItems: 40, uniqueItems: true })),
      direction: Type.Optional(Direction),
      cargo: Type.Optional(CargoClass),
      /** By whose word; else whoever spoke last, as the register has it. */
      by: Type.Optional(ActorName),
      /** In which days begin and end; else UTC. */
      zone: Type.Optional(Zone),
    },
    Exact,
  ),
  /** What documents tell that was said or done, of these PLOVER categories; one story is one, however many print it. */
  Type.Object(
    {
      of: Type.Literal('statements'),
      types: Type.Array(OneOf(ploverTypes), { minItems: 1, maxItems: 16, uniqueItems: true }),
    },
    Exact,
  ),
  Type.Object({ of: Type.Literal('series'), series: SeriesId }, Exact),
])
export type IndicatorSource = Static<typeof IndicatorSource>

/** When it is to be told. */
export const Crossing = Type.Union([
  /** So many or more, or so few or fewer, in all over so many days. */
  Type.Object(
    {
      is: OneOf(['at-least', 'at-most']),
      value: Type.Number({ minimum: 0 }),
      days: Type.Integer({ minimum: 1, maximum: 60 }),
    },
    Exact,
  ),
  /** It leaves its usual course, so far that chance hardly explains it. */
  Type.Object({ is: Type.Literal('surge'), direction: OneOf(['more', 'less', 'either']) }, Exact),
])
export type Crossing = Static<typeof Crossing>

/** The words of CAP 1.2 (OASIS, also ITU-T X.1303bis), as it spells them. */
export const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const
export const urgencies = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const
export const responses = ['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'None'] as const
