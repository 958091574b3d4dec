// Something that terms wait for, and that nobody promised, has come about: a day was fixed, a road was cleared.
import Type from 'typebox'
import { AgreementId, EntryId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Instant, Slug, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const milestoneReached = eventKind({
  name: 'milestone-reached',
  body: Type.Object(
    {
      agreement: AgreementId,
      milestone: Slug,
      what: Words(1000),
      by: ActorName,
      reached: Instant,
      replaces: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that by the word of ${entry.body.by} this came about on ${entry.body.reached}: ${quoted(entry.body.what, 160)}.`,
})
