// Somebody looked: where, from when to when and how, whatever there was to see. Without it, no report and no patrol look
// the same.
import Type from 'typebox'
import { faultOfLooked, looked, sentenceOfLooked } from '../incidents/looked.ts'
import { eventKind } from './event-kind.ts'

export const patrolMade = eventKind({
  name: 'patrol-made',
  body: Type.Object(
    {
      ...looked,
      /** What share of the area was looked at, in the hundred, where it is known. */
      covered: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    },
    { additionalProperties: false },
  ),
  fault: faultOfLooked,
  sentence: ({ author, body }, names) =>
    `${names(author.organisation)} entered that ${sentenceOfLooked(body, 'patrolled')}`,
})
