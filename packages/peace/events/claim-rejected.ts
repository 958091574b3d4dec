// An organisation says that the text does not say what the machine read. It never says that the claim is false.
import Type from 'typebox'
import { DocumentId, EntryId } from '../entry.ts'
import { because, ClaimId, Reason } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const claimRejected = eventKind({
  name: 'claim-rejected',
  body: Type.Object(
    { document: DocumentId, reading: EntryId, claim: ClaimId, reason: Type.Optional(Reason) },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} rejected claim ${entry.body.claim} of ${names(entry.body.document)} as not what the text says${because(entry.body.reason)}`,
})
