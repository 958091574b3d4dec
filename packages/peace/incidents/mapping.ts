// How the columns of somebody's table become reports of incidents. A mapping is kept with each import, so that next week's
// file of the same source is read in the same way.
import Type, { type Static } from 'typebox'
import { Words } from '../fields.ts'
import { ActorName, Zone } from '../promises/terms.ts'
import { EventCode, HarmedGroup, HarmKind, PlacePrecision, TimeMeant, WayPerceived } from './terms.ts'

const Exact = { additionalProperties: false } as const
const Column = Words(200)
const optional = Type.Optional(Column)

export const Mapping = Type.Object(
  {
    /** Which row holds the headings, from 0, where it is not the first. */
    heading: Type.Optional(Type.Integer({ minimum: 0, maximum: 200 })),
    /** By what it is for, the heading of the column it stands in. */
    columns: Type.Object(
      {
        what: Column,
        day: Column,
        place: Column,
        time: optional,
        event: optional,
        /** What stays the same for a row from one file to the next. Without it the row's own words are its name. */
        key: optional,
        lat: optional,
        lon: optional,
        precision: optional,
        area: optional,
        observedBy: optional,
        how: optional,
        acting: optional,
        affected: optional,
        report: optional,
        item: optional,
        /** One cell with all figures of harm: '3 WIA / 1 KIA'. */
        harm: optional,
      },
      Exact,
    ),
    harm: Type.Array(
      Type.Object(
        { kind: HarmKind, of: Type.Optional(HarmedGroup), low: optional, best: optional, high: optional },
        Exact,
      ),
      { maxItems: 12 },
    ),
    /** What the table's own words for kinds of events, and for ways of perceiving, stand for. */
    events: Type.Record(Type.String({ minLength: 1, maxLength: 200 }), EventCode),
    /** Places that are spelt in two ways: by how the table spells one, how it is to be spelt. */
    places: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Words(200))),
    hows: Type.Record(Type.String({ minLength: 1, maxLength: 200 }), WayPerceived),
    /** In which order a date is written, where it is not year first. */
    days: Type.Union([Type.Literal('year-first'), Type.Literal('day-first'), Type.Literal('month-first')]),
    zone: Zone,
    timeIs: TimeMeant,
    /** For rows that say nothing of it. */
    usual: Type.Object(
      {
        event: Type.Optional(EventCode),
        how: WayPerceived,
        observedBy: ActorName,
        precision: PlacePrecision,
      },
      Exact,
    ),
  },
  Exact,
)
export type Mapping = Static<typeof Mapping>
export type MappedColumn = keyof Mapping['columns']
