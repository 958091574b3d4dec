// A message on the line was received by somebody it was for.
import Type from 'typebox'
import { MessageId } from '../entry.ts'
import { because, Reason } from '../fields.ts'
import { ActorName, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const messageAcknowledged = eventKind({
  name: 'message-acknowledged',
  body: Type.Object(
    { message: MessageId, by: ActorName, at: Instant, says: Type.Optional(Reason) },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that ${entry.body.by} acknowledged a message at ${entry.body.at}${because(entry.body.says)}`,
})
