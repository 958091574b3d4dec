// An alert goes to others, because nobody acknowledged it or because it is theirs to act on.
import Type from 'typebox'
import { quoted, Words } from '../fields.ts'
import { ActorName } from '../promises/terms.ts'
import { onAlert } from './alert-acknowledged.ts'
import { eventKind } from './event-kind.ts'

export const alertEscalated = eventKind({
  name: 'alert-escalated',
  body: Type.Object(
    {
      ...onAlert,
      to: Type.Array(ActorName, { minItems: 1, maxItems: 12, uniqueItems: true }),
      reason: Type.Optional(Words(1000)),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { to, day, reason } = entry.body
    const words = reason === undefined ? '' : `: ${quoted(reason, 160)}`
    return `${names(entry.author.organisation)} passed the alert of ${day} on to ${to.join(', ')}${words}.`
  },
})
