// An organisation says what the text says where the machine misread it. Spans point into the reading's text.
import Type from 'typebox'
import { DocumentId, EntryId } from '../entry.ts'
import { because, ClaimId, OneOf, Reason, Spans } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const Attitude = OneOf([
  'asserts',
  'confirms',
  'denies',
  'reports',
  'accuses',
  'promises',
  'threatens',
  'demands',
  'rejects',
  'declines-to-comment',
  'no-response',
  'hopes',
  'other',
])
export const Modality = OneOf(['occurred', 'ongoing', 'planned', 'hypothetical', 'negated', 'unknown'])

export const claimCorrected = eventKind({
  name: 'claim-corrected',
  body: Type.Object(
    {
      document: DocumentId,
      reading: EntryId,
      claim: ClaimId,
      correction: Type.Object(
        {
          source: Type.Optional(Spans),
          cue: Type.Optional(Spans),
          content: Type.Optional(Spans),
          attitude: Type.Optional(Attitude),
          modality: Type.Optional(Modality),
          /** An actor of the same reading ('a3'), or null for none. */
          sourceActor: Type.Optional(Type.Union([ClaimId, Type.Null()])),
        },
        { additionalProperties: false, minProperties: 1 },
      ),
      reason: Type.Optional(Reason),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} corrected claim ${entry.body.claim} of ${names(entry.body.document)}${because(entry.body.reason)}`,
})
