// An organisation says that two names of the record are not the same actor.
import Type from 'typebox'
import { ActorKey, because, Reason } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const actorsSplit = eventKind({
  name: 'actors-split',
  body: Type.Object(
    { actors: Type.Tuple([ActorKey, ActorKey]), reason: Type.Optional(Reason) },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} said that ${names(entry.body.actors[0])} and ${names(entry.body.actors[1])} are different actors${because(entry.body.reason)}`,
})
