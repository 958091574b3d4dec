// A state or body lists an actor under a law. A fact about the lister, kept because aid and mediation teams must know it.
import Type from 'typebox'
import { Day } from '../engagements/terms.ts'
import { Words } from '../fields.ts'
import { ActorName, Sources } from '../promises/terms.ts'
import { Measure } from '../standing/terms.ts'
import { eventKind } from './event-kind.ts'

export const designationEntered = eventKind({
  name: 'designation-entered',
  body: Type.Object(
    {
      actor: ActorName,
      /** Who lists. */
      by: ActorName,
      law: Words(300),
      /** The listing's own number or name. */
      reference: Type.Optional(Words(120)),
      since: Day,
      measures: Type.Optional(Type.Array(Measure, { maxItems: 5 })),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { actor, by, law, since } = entry.body
    return `${names(entry.author.organisation)} entered that ${by} lists ${actor} under ${law} since ${since}.`
  },
})
