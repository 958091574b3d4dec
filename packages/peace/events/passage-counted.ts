// How many people went through a corridor, by groups. There is no field for a name, a number of a paper or a photograph.
import Type from 'typebox'
import { counted, faultOfRange, faultOfTimes, imported, PassengerGroup } from '../aid/terms.ts'
import { CorridorId } from '../entry.ts'
import { eventKind } from './event-kind.ts'

export const passageCounted = eventKind({
  name: 'passage-counted',
  body: Type.Object(
    {
      corridor: CorridorId,
      ...counted,
      value: Type.Integer({ minimum: 0 }),
      of: Type.Optional(
        Type.Array(
          Type.Object({ group: PassengerGroup, value: Type.Integer({ minimum: 0 }) }, { additionalProperties: false }),
          { maxItems: 6 },
        ),
      ),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: (body) => faultOfTimes(body) ?? faultOfRange(body),
  sentence: (entry, names) => {
    const { counter, value, point, from, until } = entry.body
    return `${names(entry.author.organisation)} entered that ${counter} counted ${value} people on a corridor, ${point}, from ${from} to ${until}.`
  },
})
