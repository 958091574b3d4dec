// An organisation says that a machine-read claim is faithful to the text. It never says that the claim is true.
import Type from 'typebox'
import { DocumentId, EntryId } from '../entry.ts'
import { ClaimId } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const claimAccepted = eventKind({
  name: 'claim-accepted',
  body: Type.Object({ document: DocumentId, reading: EntryId, claim: ClaimId }, { additionalProperties: false }),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} accepted claim ${entry.body.claim} of ${names(entry.body.document)} as faithful to the text.`,
})
