// Somebody says how it stands with an engagement: planned, confirmed, put off, denied.
import Type from 'typebox'
import { EngagementState, When } from '../engagements/terms.ts'
import { EngagementId, EntryId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const engagementStated = eventKind({
  name: 'engagement-stated',
  body: Type.Object(
    {
      engagement: EngagementId,
      state: EngagementState,
      by: ActorName,
      /** When it was said, which may be long before it was entered. */
      said: Instant,
      /** The new time of what was put off. */
      when: Type.Optional(When),
      says: Type.Optional(Words(2000)),
      replaces: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { state, by, said, says } = entry.body
    const words = says === undefined ? '' : `: ${quoted(says, 160)}`
    return `${names(entry.author.organisation)} entered that ${by} on ${said} called an engagement ${state}${words}.`
  },
})
