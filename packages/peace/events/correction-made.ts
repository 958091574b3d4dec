// An organisation corrects what is said *about* a document: title, byline, publisher, date, language. The text stays.
import Type from 'typebox'
import { DocumentId } from '../entry.ts'
import { because, quoted, Reason } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const CorrectedField = Type.Union([
  Type.Literal('title'),
  Type.Literal('byline'),
  Type.Literal('publisher'),
  Type.Literal('published'),
  Type.Literal('language'),
])

export const correctionMade = eventKind({
  name: 'correction-made',
  body: Type.Object(
    {
      on: Type.Object({ view: Type.Literal('documents'), key: DocumentId }, { additionalProperties: false }),
      field: CorrectedField,
      value: Type.Union([Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }), Type.Null()]),
      reason: Reason,
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { field, value, reason, on } = entry.body
    const to = value === null ? 'to “not given”' : `to ${quoted(value)}`
    return `${names(entry.author.organisation)} corrected the ${field} of ${names(on.key)} ${to}${because(reason)}`
  },
})
