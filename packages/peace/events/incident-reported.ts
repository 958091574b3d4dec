// One account of one incident, as an organisation tells it. A second account of the same incident names the same incident;
// whoever does not know of it names one of their own, and somebody may later say that they are the same.
import Type from 'typebox'
import { RowReadFrom } from '../aid/terms.ts'
import { EntryId, IncidentId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import {
  Alleged,
  EventCode,
  faultOfHarm,
  faultOfTimes,
  Harm,
  HowMany,
  Involved,
  isHalfPlaced,
  Observed,
  Place,
  Time,
} from '../incidents/terms.ts'
import { Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const incidentReported = eventKind({
  name: 'incident-reported',
  body: Type.Object(
    {
      incident: IncidentId,
      event: EventCode,
      /** What happened, in the reporter's words. */
      what: Words(4000),
      times: Type.Array(Time, { minItems: 1, maxItems: 5 }),
      where: Place,
      observed: Observed,
      harm: Type.Optional(Type.Array(Harm, { maxItems: 24 })),
      /** How many explosions, shots or the like were perceived. */
      counts: Type.Optional(Type.Array(HowMany, { maxItems: 24 })),
      involved: Type.Optional(Type.Array(Involved, { maxItems: 24 })),
      alleged: Type.Optional(Alleged),
      /** The report it stands in, and its place there: one report may tell of many incidents. */
      report: Type.Optional(
        Type.Object(
          { name: Words(200), item: Type.Integer({ minimum: 1, maximum: 100_000 }) },
          { additionalProperties: false },
        ),
      ),
      /** The import it came with: taken back with that. */
      import: Type.Optional(EntryId),
      /** The row of the table it was read from. */
      row: Type.Optional(RowReadFrom),
      replaces: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  fault: ({ times, harm = [], counts = [], where }) => {
    const time = faultOfTimes(times)
    if (time !== undefined) return { path: time, reason: 'ends before it begins' }
    const harmed = faultOfHarm(harm)
    if (harmed !== undefined) return { path: harmed, reason: 'must have low, best and high in this order' }
    const counted = counts.findIndex(({ low, high }) => low > high)
    if (counted >= 0) return { path: `counts.${counted}`, reason: 'must have low and high in this order' }
    return isHalfPlaced(where) ? { path: 'where', reason: 'must have both coordinates or none' } : undefined
  },
  sentence: (entry, names) => {
    const { where, times, what } = entry.body
    const day = times[0]?.from.slice(0, 10) ?? ''
    return `${names(entry.author.organisation)} reported an incident at ${where.name} on ${day}: ${quoted(what, 160)}.`
  },
})
