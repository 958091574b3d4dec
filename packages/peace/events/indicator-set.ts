// What an organisation wants to see counted by day, so that all look at the same numbers. Whoever sets an indicator first
// keeps it; a later entry of theirs takes the place of an earlier.
import Type from 'typebox'
import { IndicatorId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { Sources } from '../promises/terms.ts'
import { IndicatorSource } from '../tension/terms.ts'
import { eventKind } from './event-kind.ts'

export const indicatorSet = eventKind({
  name: 'indicator-set',
  body: Type.Object(
    {
      indicator: IndicatorId,
      title: Words(160),
      source: IndicatorSource,
      unit: Words(60),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} set an indicator (${entry.body.source.of}): ${quoted(entry.body.title, 160)}.`,
})
