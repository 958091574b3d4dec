// A peace process gets its place on the hub.
import Type from 'typebox'
import { Language, quoted, Words } from '../fields.ts'
import { Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const processOpened = eventKind({
  name: 'process-opened',
  by: 'administrator',
  body: Type.Object(
    {
      name: Words(200),
      description: Type.String({ maxLength: 4000 }),
      languages: Type.Optional(Type.Array(Language, { maxItems: 40 })),
      sample: Type.Optional(Type.Boolean()),
      /** A story that is told to its end: what is due is shown as of this instant, and not of today. */
      standsAt: Type.Optional(Instant),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => `${names(entry.author.organisation)} opened the process ${quoted(entry.body.name)}.`,
})
