// Somebody has taken note of an alert.
import Type from 'typebox'
import { IndicatorId, ThresholdId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName } from '../promises/terms.ts'
import { WholeDay } from '../tension/terms.ts'
import { eventKind } from './event-kind.ts'

/** Which alert: its threshold, and a day of it. What is entered late may move the day on which it begins. */
export const onAlert = { indicator: IndicatorId, threshold: ThresholdId, day: WholeDay } as const

export const alertAcknowledged = eventKind({
  name: 'alert-acknowledged',
  body: Type.Object({ ...onAlert, by: ActorName, says: Type.Optional(Words(1000)) }, { additionalProperties: false }),
  sentence: (entry, names) => {
    const { by, day, says } = entry.body
    const words = says === undefined ? '' : `: ${quoted(says, 160)}`
    return `${names(entry.author.organisation)} entered that ${by} acknowledged the alert of ${day}${words}.`
  },
})
