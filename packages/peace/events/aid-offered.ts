// What somebody offers to give: pledged, committed, delivered or withdrawn. No condition can be put on it here: relief is
// nobody's reward.
import Type from 'typebox'
import { AidPlace, Cluster, faultOfPlaces, imported, OfferState } from '../aid/terms.ts'
import { NeedId, OfferId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const aidOffered = eventKind({
  name: 'aid-offered',
  body: Type.Object(
    {
      offer: OfferId,
      by: ActorName,
      state: OfferState,
      item: Words(120),
      value: Type.Number({ exclusiveMinimum: 0 }),
      /** Goods in their unit; money in its currency (ISO 4217). */
      unit: Words(60),
      cluster: Type.Optional(Cluster),
      /** For this place alone; anywhere where it is left out. */
      where: Type.Optional(AidPlace),
      /** The need it is meant for. */
      need: Type.Optional(NeedId),
      from: Type.Optional(Instant),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: ({ where }) => faultOfPlaces({ where }),
  sentence: (entry, names) => {
    const { by, state, item, value, unit, where } = entry.body
    const at = where === undefined ? '' : ` for ${where.name}`
    return `${names(entry.author.organisation)} entered that ${by} ${state} ${value} ${unit} of ${item}${at}.`
  },
})
