// What is needed in a place, for a time: goods in their unit, or people by sector.
import Type from 'typebox'
import { AidMeasure, AidPlace, Cluster, faultOfPlaces, faultOfTimes, imported } from '../aid/terms.ts'
import { NeedId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const needReported = eventKind({
  name: 'need-reported',
  body: Type.Object(
    {
      need: NeedId,
      cluster: Cluster,
      where: AidPlace,
      /** The goods needed. Without it the value is people in need in the sector. */
      item: Type.Optional(Words(120)),
      value: Type.Number({ exclusiveMinimum: 0 }),
      unit: Words(60),
      from: Instant,
      until: Instant,
      /** Who assessed it, and how. */
      by: ActorName,
      method: Type.Optional(Words(400)),
      /** At which point of the way, and by whose count, it is to be held against what came. */
      measure: Type.Optional(AidMeasure),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: (body) => faultOfTimes(body) ?? faultOfPlaces({ where: body.where }),
  sentence: (entry, names) => {
    const { value, unit, item, cluster, where, by } = entry.body
    const what = item === undefined ? `${value} ${unit} in need (${cluster})` : `a need of ${value} ${unit} of ${item}`
    return `${names(entry.author.organisation)} entered ${what} in ${where.name}, as assessed by ${by}.`
  },
})
