// What is said once of a mission's daily reports, and kept with each that was read in: where its days begin, and who it is
// that observes where a report does not say.
import Type, { type Static } from 'typebox'
import { ActorName, Zone } from '../promises/terms.ts'

export const DailyMapping = Type.Object(
  {
    into: Type.Literal('daily-report'),
    zone: Zone,
    observedBy: ActorName,
    /** The day a report is about, where it names none itself. */
    day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })),
  },
  { additionalProperties: false },
)
export type DailyMapping = Static<typeof DailyMapping>
