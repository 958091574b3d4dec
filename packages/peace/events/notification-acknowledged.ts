// A recipient says that a notification was received. It says no more than that.
import Type from 'typebox'
import { NotificationId } from '../entry.ts'
import { because, Reason } from '../fields.ts'
import { ActorName, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const notificationAcknowledged = eventKind({
  name: 'notification-acknowledged',
  body: Type.Object(
    { notification: NotificationId, by: ActorName, at: Instant, says: Type.Optional(Reason) },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that ${entry.body.by} acknowledged a notification at ${entry.body.at}${because(entry.body.says)}`,
})
