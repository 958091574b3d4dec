// So much aid, at a point of its way, by whose count: of one movement, or of a stretch of time. Figures of different points
// measure different things; figures of different counters of one thing stand side by side.
import Type from 'typebox'
import { AidPlace, counted, faultOfPlaces, faultOfRange, faultOfTimes, imported } from '../aid/terms.ts'
import { MovementId } from '../entry.ts'
import { Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const aidCounted = eventKind({
  name: 'aid-counted',
  body: Type.Object(
    {
      item: Words(120),
      unit: Words(60),
      /** The place the aid is for, which is not always where it was counted. */
      where: AidPlace,
      movement: Type.Optional(MovementId),
      ...counted,
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: (body) => faultOfTimes(body) ?? faultOfRange(body) ?? faultOfPlaces({ where: body.where }),
  sentence: (entry, names) => {
    const { counter, value, unit, item, point, where, from, until } = entry.body
    const when = from === until ? `at ${from}` : `from ${from} to ${until}`
    return `${names(entry.author.organisation)} entered that ${counter} counted ${value} ${unit} of ${item} for ${where.name}, ${point}, ${when}.`
  },
})
