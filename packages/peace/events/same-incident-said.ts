// An organisation says that accounts under different names tell of one incident. Nothing is merged: each keeps its row,
// and every row says who holds it to be the same as which.
import Type from 'typebox'
import { IncidentId } from '../entry.ts'
import { because, Reason } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const sameIncidentSaid = eventKind({
  name: 'same-incident-said',
  body: Type.Object(
    {
      incidents: Type.Array(IncidentId, { minItems: 2, maxItems: 24, uniqueItems: true }),
      reason: Type.Optional(Reason),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} said that ${entry.body.incidents.length} reported incidents are one and the same${because(entry.body.reason)}`,
})
