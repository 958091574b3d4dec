// A language model of the operator's choice was shown a part of a document, and suggested what it says. Every suggestion
// points at exact words of the reading's text; until a person accepts it as faithful it counts nowhere.
import Type from 'typebox'
import { DocumentId, EntryId } from '../entry.ts'
import { Language, OneOf, Span, Words } from '../fields.ts'
import { Attitude, Modality } from './claim-corrected.ts'
import { eventKind } from './event-kind.ts'

const Count = Type.Integer({ minimum: 0 })
const Pieces = Type.Array(Span, { maxItems: 8 })
const numbered = (letter: string) => Type.String({ pattern: `^m${letter}[0-9]{1,6}$` })

/** PLOVER categories, lower-case, as readings have them. */
export const suggestedTypes = [
  ...(['agree', 'consult', 'support', 'concede', 'cooperate', 'aid', 'retreat', 'request', 'accuse'] as const),
  ...(['reject', 'threaten', 'protest', 'sanction', 'mobilize', 'coerce', 'assault'] as const),
] as const
export const suggestedStatuses = ['occurred', 'ongoing', 'planned', 'hypothetical', 'denied'] as const
export const suggestedRoles = ['source', 'target', 'actor', 'recipient', 'place-host', 'mediator'] as const

/** How many entries there can be about one document: their ids follow from the document's and their number. */
export const suggestionPartsMax = 64

export const documentSuggested = eventKind({
  name: 'document-suggested',
  by: 'hub',
  body: Type.Object(
    {
      document: DocumentId,
      /** The `document-received` entry. */
      received: EntryId,
      /** The `document-read` entry whose text every span points into. */
      reading: EntryId,
      part: Type.Integer({ minimum: 0, maximum: suggestionPartsMax - 1 }),
      /** What the model was shown. */
      shown: Span,
      /** The model's name and version as the operator gives them, and which of our prompts it was asked with. */
      model: Type.Object(
        { name: Words(200), version: Type.Union([Words(100), Type.Null()]), prompt: Words(40) },
        { additionalProperties: false },
      ),
      /** BCP 47; of a part in which translations were asked for. */
      language: Type.Optional(Language),
      problem: Type.Union([
        Type.Object(
          { code: Type.String({ minLength: 1, maxLength: 80 }), message: Type.String({ maxLength: 500 }) },
          { additionalProperties: false },
        ),
        Type.Null(),
      ]),
      claims: Type.Array(
        Type.Object(
          {
            id: numbered('c'),
            source: Pieces,
            cue: Pieces,
            content: Type.Array(Span, { minItems: 1, maxItems: 8 }),
            attitude: Attitude,
            modality: Modality,
          },
          { additionalProperties: false },
        ),
        { maxItems: 100 },
      ),
      events: Type.Array(
        Type.Object(
          {
            id: numbered('e'),
            words: Span,
            type: OneOf(suggestedTypes),
            status: OneOf(suggestedStatuses),
            participants: Type.Array(
              Type.Object({ words: Span, role: OneOf(suggestedRoles) }, { additionalProperties: false }),
              { maxItems: 12 },
            ),
            place: Type.Union([Span, Type.Null()]),
            date: Type.Union([Span, Type.Null()]),
          },
          { additionalProperties: false },
        ),
        { maxItems: 100 },
      ),
      /** Of one sentence each. */
      translations: Type.Array(
        Type.Object({ id: numbered('t'), of: Span, text: Words(4000) }, { additionalProperties: false }),
        { maxItems: 200 },
      ),
      /** Not kept: words that are not in the text, what the reader had found already, a shape nobody asked for, too many. */
      dropped: Type.Object(
        { invented: Count, known: Count, misshapen: Count, beyond: Count },
        { additionalProperties: false },
      ),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { document, model, problem, claims, events, translations } = entry.body
    if (problem !== null) return `The model ${model.name} gave no answer about ${names(document)} that could be used.`
    return `The model ${model.name} suggested ${claims.length} claims, ${events.length} events and ${translations.length} translated sentences of ${names(document)}.`
  },
})
