// A piece of relief work, with its area and how far it is. The same organisation enters it again when it knows more: each
// time stands as a state it was said to be in.
import Type from 'typebox'
import { AidPlace, Cluster, faultOfPlaces, InitiativeReadFrom, InitiativeState, imported } from '../aid/terms.ts'
import { InitiativeId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Actors, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const initiativeEntered = eventKind({
  name: 'initiative-entered',
  body: Type.Object(
    {
      initiative: InitiativeId,
      title: Words(200),
      state: InitiativeState,
      /** Whose word the state is, and since when. */
      by: Type.Optional(ActorName),
      since: Type.Optional(Instant),
      area: Type.Array(AidPlace, { maxItems: 24 }),
      clusters: Type.Optional(Type.Array(Cluster, { maxItems: 11 })),
      lead: Type.Optional(ActorName),
      partners: Type.Optional(Actors),
      about: Type.Optional(Words(2000)),
      read: Type.Optional(InitiativeReadFrom),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: ({ area }) => faultOfPlaces(Object.fromEntries(area.map((place, at) => [`area.${at}`, place]))),
  sentence: (entry, names) => {
    const { title, state, area } = entry.body
    const at = area.length === 0 ? '' : ` for ${area.map(({ name }) => name).join(', ')}`
    return `${names(entry.author.organisation)} entered a relief initiative${at}, ${state}: ${quoted(title)}.`
  },
})
