// A journey of aid that is asked for: from where to where, with what, when, and of whom it is asked.
import Type from 'typebox'
import { AidPlace, faultOfPlaces, Goods, imported, When } from '../aid/terms.ts'
import { CorridorId, CrossingId, InitiativeId, MovementId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, Actors } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const movementNotified = eventKind({
  name: 'movement-notified',
  body: Type.Object(
    {
      movement: MovementId,
      /** What those who move call it: 'MV-031'. */
      reference: Type.Optional(Words(80)),
      /** Whose journey it is. */
      by: ActorName,
      /** Those whose leave or safe conduct is asked. */
      asked: Type.Optional(Actors),
      from: AidPlace,
      to: AidPlace,
      via: Type.Optional(CrossingId),
      corridor: Type.Optional(CorridorId),
      when: Type.Optional(When),
      trucks: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
      cargo: Type.Optional(Type.Array(Goods, { maxItems: 40 })),
      purpose: Type.Optional(Words(400)),
      initiative: Type.Optional(InitiativeId),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: ({ from, to }) => faultOfPlaces({ from, to }),
  sentence: (entry, names) => {
    const { by, from, to, when, reference } = entry.body
    const on = when === undefined ? '' : ` on ${'day' in when ? when.day : when.from}`
    const called = reference === undefined ? '' : ` (${reference})`
    return `${names(entry.author.organisation)} entered a movement of ${by} from ${from.name} to ${to.name}${on}${called}.`
  },
})
