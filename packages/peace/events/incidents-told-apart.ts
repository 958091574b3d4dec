// An organisation says that incidents somebody might take for one are not the same.
import Type from 'typebox'
import { IncidentId } from '../entry.ts'
import { because, Reason } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const incidentsToldApart = eventKind({
  name: 'incidents-told-apart',
  body: Type.Object(
    {
      incidents: Type.Array(IncidentId, { minItems: 2, maxItems: 24, uniqueItems: true }),
      reason: Type.Optional(Reason),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} said that ${entry.body.incidents.length} reported incidents are not the same${because(entry.body.reason)}`,
})
