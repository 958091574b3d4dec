// What keeps aid from people, or people from aid: one of the nine constraints of OCHA's framework, where and when, by whose
// word.
import Type from 'typebox'
import { AccessConstraint, AidPlace, Cluster, faultOfPlaces, faultOfTimes, imported } from '../aid/terms.ts'
import { EntryId, MovementId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const accessConstrained = eventKind({
  name: 'access-constrained',
  body: Type.Object(
    {
      constraint: AccessConstraint,
      where: AidPlace,
      from: Instant,
      until: Type.Optional(Instant),
      movement: Type.Optional(MovementId),
      cluster: Type.Optional(Cluster),
      /** 0 none to 3 high, as ACAPS scores an indicator. */
      severity: Type.Optional(Type.Integer({ minimum: 0, maximum: 3 })),
      by: ActorName,
      says: Type.Optional(Words(2000)),
      replaces: Type.Optional(EntryId),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: (body) => faultOfTimes(body) ?? faultOfPlaces({ where: body.where }),
  sentence: (entry, names) => {
    const { constraint, where, by, says } = entry.body
    const words = says === undefined ? '' : `: ${quoted(says, 160)}`
    return `${names(entry.author.organisation)} entered that by the word of ${by} access is constrained at ${where.name} (${constraint})${words}.`
  },
})
