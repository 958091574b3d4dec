// An organisation says that two actors of the record are one and the same.
import Type from 'typebox'
import { ActorKey, because, Reason } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const actorsMerged = eventKind({
  name: 'actors-merged',
  body: Type.Object(
    { actors: Type.Tuple([ActorKey, ActorKey]), reason: Type.Optional(Reason) },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} said that ${names(entry.body.actors[0])} and ${names(entry.body.actors[1])} are the same actor${because(entry.body.reason)}`,
})
