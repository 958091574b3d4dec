// A consignment passed a point of its way, and who has it now; or it was intercepted or lost. What befell it is told, and
// laid to nobody: that is a finding's business.
import Type from 'typebox'
import { AidPlace, CustodyStep, faultOfPlaces, Goods, imported } from '../aid/terms.ts'
import { ConsignmentId, EntryId, MovementId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const consignmentStepped = eventKind({
  name: 'consignment-stepped',
  body: Type.Object(
    {
      consignment: ConsignmentId,
      /** The number of its waybill, or what it goes by. */
      name: Words(120),
      movement: Type.Optional(MovementId),
      step: CustodyStep,
      where: AidPlace,
      /** Who has it from then on; left out where nobody knows. */
      custodian: Type.Optional(ActorName),
      on: Instant,
      /** What of it: all of it where it is left out. */
      goods: Type.Optional(Type.Array(Goods, { maxItems: 40 })),
      by: ActorName,
      says: Type.Optional(Words(2000)),
      replaces: Type.Optional(EntryId),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: ({ where }) => faultOfPlaces({ where }),
  sentence: (entry, names) => {
    const { name, step, where, by, on } = entry.body
    return `${names(entry.author.organisation)} entered that by the word of ${by} the consignment ${quoted(name)} was ${step} at ${where.name} on ${on}.`
  },
})
