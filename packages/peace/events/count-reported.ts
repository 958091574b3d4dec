// A count: so many, of what, at which point of their way, between when and when, by whom. Counts of different points are
// never set against each other.
import Type from 'typebox'
import { AgreementId, EntryId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, CountPoint, Instant, Slug, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const countReported = eventKind({
  name: 'count-reported',
  body: Type.Object(
    {
      agreement: AgreementId,
      /** What is counted, by the name the terms give it: 'aid-trucks'. */
      tally: Slug,
      point: CountPoint,
      counter: ActorName,
      from: Instant,
      until: Instant,
      value: Type.Number({ minimum: 0 }),
      /** Where the counter gives a range. */
      low: Type.Optional(Type.Number({ minimum: 0 })),
      high: Type.Optional(Type.Number({ minimum: 0 })),
      unit: Words(60),
      place: Type.Optional(Words(200)),
      /** Which convoys, so that two count points of the same ones can be laid side by side. */
      consignments: Type.Optional(Type.Array(Words(80), { maxItems: 200 })),
      made: Type.Optional(Instant),
      replaces: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { counter, value, unit, point, from, until } = entry.body
    return `${names(entry.author.organisation)} entered that ${counter} counted ${value} ${unit} ${point} from ${from} to ${until}.`
  },
})
