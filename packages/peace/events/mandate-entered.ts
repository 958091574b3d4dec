// Who may speak, negotiate or sign for whom, by whose word, from when and until when.
import Type from 'typebox'
import { Day } from '../engagements/terms.ts'
import { Words } from '../fields.ts'
import { ActorName, Sources } from '../promises/terms.ts'
import { MandateAct } from '../standing/terms.ts'
import { eventKind } from './event-kind.ts'

export const mandateEntered = eventKind({
  name: 'mandate-entered',
  body: Type.Object(
    {
      actor: ActorName,
      for: ActorName,
      may: Type.Array(MandateAct, { minItems: 1, maxItems: 3, uniqueItems: true }),
      limits: Type.Optional(Words(1000)),
      /** By whose word. */
      by: ActorName,
      from: Day,
      until: Type.Optional(Day),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { actor, may, by, from } = entry.body
    return `${names(entry.author.organisation)} entered that ${actor} may ${may.join(', ')} for ${entry.body.for} from ${from}, by the word of ${by}.`
  },
})
