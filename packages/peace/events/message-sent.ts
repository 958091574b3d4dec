// A message on the line between forces that are to stay apart: to whom, and by when it has to be acknowledged.
import Type from 'typebox'
import { CommissionId, MessageId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { Place } from '../incidents/terms.ts'
import { ActorName, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const messageSent = eventKind({
  name: 'message-sent',
  body: Type.Object(
    {
      message: MessageId,
      commission: Type.Optional(CommissionId),
      from: ActorName,
      to: Type.Array(ActorName, { minItems: 1, maxItems: 12, uniqueItems: true }),
      text: Words(4000),
      sent: Instant,
      /** Minutes in which each has to acknowledge it; then it goes to whom `escalates` names. */
      within: Type.Number({ exclusiveMinimum: 0, maximum: 44_640 }),
      escalates: Type.Optional(Type.Array(ActorName, { maxItems: 12 })),
      where: Type.Optional(Place),
      answers: Type.Optional(MessageId),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered a message of ${entry.body.from} to ${entry.body.to.join(', ')}: ${quoted(entry.body.text, 160)}.`,
})
