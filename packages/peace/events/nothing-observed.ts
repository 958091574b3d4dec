// A negative report: somebody was where an incident might have been perceived, and perceived none. It says nothing of what
// happened elsewhere or unseen.
import Type from 'typebox'
import { faultOfLooked, looked, sentenceOfLooked } from '../incidents/looked.ts'
import { EventCode } from '../incidents/terms.ts'
import { eventKind } from './event-kind.ts'

export const nothingObserved = eventKind({
  name: 'nothing-observed',
  body: Type.Object(
    {
      ...looked,
      /** Events of these kinds; of any kind where none is named. */
      events: Type.Optional(Type.Array(EventCode, { maxItems: 26 })),
    },
    { additionalProperties: false },
  ),
  fault: faultOfLooked,
  sentence: ({ author, body }, names) =>
    `${names(author.organisation)} entered that ${sentenceOfLooked(body, 'observed nothing at')}`,
})
