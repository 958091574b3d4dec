// When an indicator is to raise an alert, how grave that is, and who is to acknowledge it. A later entry of the same
// organisation takes the place of an earlier, and may end it.
import Type from 'typebox'
import { IndicatorId, ThresholdId } from '../entry.ts'
import { OneOf, quoted, Words } from '../fields.ts'
import { ActorName, Sources } from '../promises/terms.ts'
import { Crossing, responses, severities, urgencies } from '../tension/terms.ts'
import { eventKind } from './event-kind.ts'

export const thresholdSet = eventKind({
  name: 'threshold-set',
  body: Type.Object(
    {
      threshold: ThresholdId,
      indicator: IndicatorId,
      when: Crossing,
      /** What the alert is called. */
      event: Words(120),
      severity: OneOf(severities),
      urgency: Type.Optional(OneOf(urgencies)),
      response: Type.Optional(OneOf(responses)),
      /** Where it is about, in words. */
      area: Type.Optional(Words(200)),
      instruction: Type.Optional(Words(1000)),
      /** Minutes in which somebody is to acknowledge it, and who is told if nobody does. */
      acknowledge: Type.Optional(
        Type.Object(
          {
            within: Type.Number({ exclusiveMinimum: 0, maximum: 44_640 }),
            escalates: Type.Array(ActorName, { maxItems: 12 }),
          },
          { additionalProperties: false },
        ),
      ),
      ended: Type.Optional(Type.Boolean()),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { event, ended, severity } = entry.body
    const who = names(entry.author.organisation)
    return ended === true
      ? `${who} ended a threshold: ${quoted(event)}.`
      : `${who} set a threshold (${severity}): ${quoted(event)}.`
  },
})
