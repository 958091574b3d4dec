// Numbers by day from elsewhere, such as prices or border crossings, with where they come from. A later entry of the same
// organisation adds days, and takes the place of the days it has too.
import Type from 'typebox'
import { EntryId, SeriesId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { Sources } from '../promises/terms.ts'
import { WholeDay } from '../tension/terms.ts'
import { eventKind } from './event-kind.ts'

export const seriesEntered = eventKind({
  name: 'series-entered',
  body: Type.Object(
    {
      series: SeriesId,
      name: Words(160),
      unit: Words(60),
      /** Who publishes them, and under which licence. */
      origin: Words(300),
      from: WholeDay,
      /** One for each day from the first on; null where there is none. */
      values: Type.Array(Type.Union([Type.Number({ minimum: 0, maximum: 1e12 }), Type.Null()]), {
        minItems: 1,
        maxItems: 4000,
      }),
      replaces: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { name, values, from, origin } = entry.body
    return `${names(entry.author.organisation)} entered ${values.length} days of ${quoted(name)} from ${from} on, by ${quoted(origin)}.`
  },
})
