// A humanitarian corridor: from where to where, for people or goods, in which windows, agreed by whom.
import Type from 'typebox'
import { AidPlace, faultOfPlaces, imported } from '../aid/terms.ts'
import { CorridorId, InitiativeId } from '../entry.ts'
import { OneOf, quoted, Words } from '../fields.ts'
import { Actors, Period } from '../promises/terms.ts'
import { msOf } from '../promises/zone.ts'
import { eventKind } from './event-kind.ts'

export const corridorOpened = eventKind({
  name: 'corridor-opened',
  body: Type.Object(
    {
      corridor: CorridorId,
      name: Words(200),
      for: OneOf(['people', 'goods', 'both']),
      from: AidPlace,
      to: AidPlace,
      windows: Type.Array(Period, { maxItems: 120 }),
      agreedBy: Type.Optional(Actors),
      initiative: Type.Optional(InitiativeId),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: ({ from, to, windows }) => {
    const at = windows.findIndex((window) => msOf(window.until) < msOf(window.from))
    return at >= 0 ? { path: `windows.${at}`, reason: 'ends before it begins' } : faultOfPlaces({ from, to })
  },
  sentence: (entry, names) => {
    const { name, from, to } = entry.body
    return `${names(entry.author.organisation)} entered a humanitarian corridor from ${from.name} to ${to.name}: ${quoted(name)}.`
  },
})
