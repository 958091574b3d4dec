// An organisation corrects what is said *about* a document: title, byline, publisher, date, language, and of which other
// document it is a translation. The text stays.
import Type from 'typebox'
import { DocumentId, idPattern } from '../entry.ts'
import { because, quoted, Reason } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const CorrectedField = Type.Union([
  Type.Literal('title'),
  Type.Literal('byline'),
  Type.Literal('publisher'),
  Type.Literal('published'),
  Type.Literal('language'),
  /** The value is the other document's id. */
  Type.Literal('translationOf'),
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
  fault: ({ on, field, value }) => {
    if (field !== 'translationOf' || value === null) return undefined
    if (!isDocumentId(value)) return { path: 'value', reason: 'must be the id of the document that was translated' }
    return value === on.key ? { path: 'value', reason: 'must be another document than its translation' } : undefined
  },
  sentence: (entry, names) => {
    const { field, value, reason, on } = entry.body
    if (field === 'translationOf') {
      const what = value === null ? 'no translation' : `a translation of ${names(value)}`
      return `${names(entry.author.organisation)} entered that ${names(on.key)} is ${what}${because(reason)}`
    }
    const to = value === null ? 'to “not given”' : `to ${quoted(value)}`
    return `${names(entry.author.organisation)} corrected the ${field} of ${names(on.key)} ${to}${because(reason)}`
  },
})

const isDocumentId = (value: string): boolean => new RegExp(idPattern('doc')).test(value)
