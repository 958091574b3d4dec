// Somebody disputes what is evidenced on a promise, since a day, on a ground. It stands beside the status and changes
// nothing in it.
import Type from 'typebox'
import { AgreementId, CommitmentId, EntryId } from '../entry.ts'
import { quoted, Reason } from '../fields.ts'
import { ActorName, Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const commitmentContested = eventKind({
  name: 'commitment-contested',
  body: Type.Object(
    {
      agreement: AgreementId,
      commitment: CommitmentId,
      by: ActorName,
      since: Instant,
      ground: Reason,
      /** The entry that is disputed. */
      about: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that since ${entry.body.since} ${entry.body.by} contests a commitment: ${quoted(entry.body.ground, 160)}.`,
})
