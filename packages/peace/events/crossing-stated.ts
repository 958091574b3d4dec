// How it stands with a crossing: which way, for which cargo, in which hours, by whose word.
import Type from 'typebox'
import { AidPlace, CargoClass, CrossingState, Direction, faultOfPlaces, faultOfTimes, imported } from '../aid/terms.ts'
import { CrossingId, EntryId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, Instant, Zone } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' })

export const crossingStated = eventKind({
  name: 'crossing-stated',
  body: Type.Object(
    {
      crossing: CrossingId,
      name: Words(200),
      where: Type.Optional(AidPlace),
      direction: Direction,
      cargo: CargoClass,
      state: CrossingState,
      /** Of each day, as clocks there show it. */
      hours: Type.Optional(
        Type.Object({ opens: Clock, closes: Clock, zone: Type.Optional(Zone) }, { additionalProperties: false }),
      ),
      from: Instant,
      until: Type.Optional(Instant),
      by: ActorName,
      said: Instant,
      says: Type.Optional(Words(2000)),
      replaces: Type.Optional(EntryId),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: (body) => faultOfTimes(body) ?? faultOfPlaces({ where: body.where }),
  sentence: (entry, names) => {
    const { by, name, state, direction, cargo, from } = entry.body
    return `${names(entry.author.organisation)} entered that by the word of ${by} the crossing ${name} is ${state} from ${from} (${direction}, ${cargo}).`
  },
})
