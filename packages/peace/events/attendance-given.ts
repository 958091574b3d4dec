// Whether somebody comes to an engagement, or came, by whose word.
import Type from 'typebox'
import { EngagementId, EntryId } from '../entry.ts'
import { ActorName, Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const words = {
  'will-come': 'will come to',
  'may-come': 'may come to',
  'will-not-come': 'will not come to',
  came: 'came to',
  'did-not-come': 'did not come to',
} as const

export const attendanceGiven = eventKind({
  name: 'attendance-given',
  body: Type.Object(
    {
      engagement: EngagementId,
      actor: ActorName,
      answer: Type.Union([
        Type.Literal('will-come'),
        Type.Literal('may-come'),
        Type.Literal('will-not-come'),
        Type.Literal('came'),
        Type.Literal('did-not-come'),
      ]),
      by: ActorName,
      said: Instant,
      replaces: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { actor, answer, by } = entry.body
    return `${names(entry.author.organisation)} entered that ${actor} ${words[answer]} an engagement, by the word of ${by}.`
  },
})
