// One place or actor goes by several names, and which one is used is itself in dispute. All stand beside each other with
// who uses them; none is the right one. Readers may choose whose names their pages show.
import Type from 'typebox'
import { EntryId } from '../entry.ts'
import { OneOf, quoted, Words } from '../fields.ts'
import { foldedName } from '../names/shown.ts'
import { Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const Name = Words(120)

export const contestedNameEntered = eventKind({
  name: 'contested-name-entered',
  body: Type.Object(
    {
      of: OneOf(['place', 'actor']),
      names: Type.Array(
        Type.Object(
          { name: Name, usedBy: Type.Array(Name, { minItems: 1, maxItems: 12, uniqueItems: true }) },
          { additionalProperties: false },
        ),
        { minItems: 2, maxItems: 8 },
      ),
      says: Type.Optional(Words(1000)),
      sources: Type.Optional(Sources),
      replaces: Type.Optional(EntryId),
    },
    { additionalProperties: false },
  ),
  fault: ({ names }) => {
    const all = names.map(({ name }) => foldedName(name))
    if (new Set(all).size < all.length)
      return { path: 'names', reason: 'names one name twice: enter who uses it together' }
    const users = names.flatMap(({ usedBy }) => [...new Set(usedBy.map(foldedName))])
    if (new Set(users).size < users.length)
      return { path: 'names', reason: 'lets one use two names: enter the one that they use' }
    return undefined
  },
  sentence: ({ author, body }, names) => {
    const all = body.names.map(({ name, usedBy }) => `${quoted(name, 120)} (${usedBy.join(', ')})`)
    return `${names(author.organisation)} entered the names of one ${body.of}: ${all.join('; ')}.`
  },
})
