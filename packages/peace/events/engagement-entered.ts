// Talks, a meeting, a visit: what is known of it. The same organisation enters it again when it knows more; what another
// organisation enters of the same stands beside it.
import Type from 'typebox'
import { plan } from '../engagements/terms.ts'
import { EngagementId } from '../entry.ts'
import { quoted } from '../fields.ts'
import { Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const engagementEntered = eventKind({
  name: 'engagement-entered',
  body: Type.Object(
    {
      engagement: EngagementId,
      ...plan,
      /** An earlier round that this one goes on with. */
      follows: Type.Optional(EngagementId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { title, form, place, when } = entry.body
    const on = when === undefined ? '' : ` on ${'day' in when ? when.day : when.from}`
    const at = place === undefined ? '' : ` in ${place}`
    return `${names(entry.author.organisation)} entered an engagement (${form})${at}${on}: ${quoted(title)}.`
  },
})
