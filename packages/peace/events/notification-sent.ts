// A movement or a site is made known to named recipients, so that they keep from harming it. It is voluntary, changes no
// duty under the law, and protects nobody by itself. Where exactly is said in an entry of its own, which is erased in time.
import Type from 'typebox'
import { faultOfTimes } from '../aid/terms.ts'
import { EntryId, MovementId, NotificationId } from '../entry.ts'
import { OneOf, quoted, Words } from '../fields.ts'
import { ActorName, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const notificationSent = eventKind({
  name: 'notification-sent',
  body: Type.Object(
    {
      notification: NotificationId,
      of: OneOf(['movement', 'site']),
      movement: Type.Optional(MovementId),
      /** What is notified, without saying where it is: 'Convoy MV-031', 'a hospital'. */
      title: Words(200),
      sender: ActorName,
      to: Type.Array(ActorName, { minItems: 1, maxItems: 12, uniqueItems: true }),
      sent: Instant,
      /** For which time; what says where it is does not outlive it. */
      from: Instant,
      until: Instant,
      /** Minutes in which each has to acknowledge it. */
      within: Type.Number({ exclusiveMinimum: 0, maximum: 44_640 }),
      text: Type.Optional(Words(4000)),
      replaces: Type.Optional(EntryId),
    },
    { additionalProperties: false },
  ),
  fault: (body) => faultOfTimes(body),
  sentence: (entry, names) => {
    const { sender, to, title } = entry.body
    return `${names(entry.author.organisation)} entered that ${sender} notified ${to.join(', ')} of ${quoted(title)}.`
  },
})
