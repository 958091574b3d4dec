// A line or zone holds no longer.
import Type from 'typebox'
import { LineId } from '../entry.ts'
import { because, Reason } from '../fields.ts'
import { Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const lineEnded = eventKind({
  name: 'line-ended',
  body: Type.Object({ line: LineId, until: Instant, reason: Type.Optional(Reason) }, { additionalProperties: false }),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that a line or zone holds until ${entry.body.until}${because(entry.body.reason)}`,
})
