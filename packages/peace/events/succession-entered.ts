// Groups split, merge, take another name or one another's place, by somebody's word. What was said of one before, a listing
// or a mandate, stays with that one: who lists or mandates the other says so again.
import Type from 'typebox'
import { Day } from '../engagements/terms.ts'
import { OneOf, quoted, Words } from '../fields.ts'
import { ActorName, Sources } from '../promises/terms.ts'
import { successionForms } from '../standing/successions.ts'
import { eventKind } from './event-kind.ts'

const Groups = Type.Array(ActorName, { minItems: 1, maxItems: 12, uniqueItems: true })

export const successionEntered = eventKind({
  name: 'succession-entered',
  body: Type.Object(
    {
      form: OneOf(successionForms),
      from: Groups,
      /** Of a split also the one that goes on under its name, where it does. */
      into: Groups,
      on: Day,
      /** By whose word. */
      by: ActorName,
      says: Type.Optional(Words(1000)),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  fault: ({ form, from, into }) => {
    if (form === 'split' && (from.length > 1 || into.length < 2))
      return { path: 'into', reason: 'must be two or more, that were one: enter what each became' }
    if (form === 'merger' && (from.length < 2 || into.length > 1))
      return { path: 'from', reason: 'must be two or more, that became one' }
    if (form === 'renaming' && (from.length > 1 || into.length > 1 || from[0] === into[0]))
      return { path: 'into', reason: 'must be one other name of the one actor' }
    return undefined
  },
  sentence: (entry, names) => {
    const { form, from, into, on, by } = entry.body
    const [before, after] = [from, into].map((all) => quoted(all.join(', '), 200))
    return `${names(entry.author.organisation)} entered that by the word of ${by} ${before} became ${after} (${form}) on ${on}.`
  },
})
