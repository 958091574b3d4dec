// Where exactly a notified movement or site is. The hub has this entry erased once its time is over: where a hospital or a
// convoy was is nobody's business for longer than it protects.
import Type from 'typebox'
import { NotificationId } from '../entry.ts'
import { Words } from '../fields.ts'
import { Latitude, Longitude } from '../incidents/terms.ts'
import { Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const coordinatesGiven = eventKind({
  name: 'coordinates-given',
  body: Type.Object(
    {
      notification: NotificationId,
      points: Type.Array(
        Type.Object(
          { lat: Latitude, lon: Longitude, label: Type.Optional(Words(120)) },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 100 },
      ),
      expires: Instant,
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} gave ${entry.body.points.length} points of a notification, to be erased after ${entry.body.expires}.`,
})
