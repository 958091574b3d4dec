// What a person changes of a proposed item before it is entered. The words it was read from stay as they are.
import Type, { type Static } from 'typebox'
import { EventCode, Latitude, Longitude, PlacePrecision, WayPerceived } from '../incidents/terms.ts'

export const ItemChange = Type.Object(
  {
    event: Type.Optional(EventCode),
    how: Type.Optional(WayPerceived),
    day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })),
    /** `HH:MM` of the zone; empty for none. */
    time: Type.Optional(Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d)?$' })),
    place: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
    /** Both or none. */
    lat: Type.Optional(Latitude),
    lon: Type.Optional(Longitude),
    precision: Type.Optional(PlacePrecision),
  },
  { additionalProperties: false },
)
export type ItemChange = Static<typeof ItemChange>
