// What an agreement asks before a violation of some sort is laid to anybody: how sure one must be, who signs, how long the
// accused has for a reply. Only the agreement's keeper sets it.
import Type from 'typebox'
import { AgreementId } from '../entry.ts'
import { ActorName, ClauseId, Instant, Slug } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const SignOff = Type.Union([
  /** Two people of the body whose finding it is. */
  Type.Object({ by: Type.Literal('two-people') }, { additionalProperties: false }),
  /** Each of these, by organisations of their own. */
  Type.Object(
    {
      by: Type.Literal('all-of'),
      actors: Type.Array(ActorName, { minItems: 2, maxItems: 12, uniqueItems: true }),
    },
    { additionalProperties: false },
  ),
])

export const findingRuleSet = eventKind({
  name: 'finding-rule-set',
  body: Type.Object(
    {
      agreement: AgreementId,
      /** For this sort of violation; for all others where it is not said. */
      violation: Type.Optional(Slug),
      /** Per cent of confidence from which the agreement lets a violation be laid to somebody; null: never. */
      threshold: Type.Union([Type.Number({ minimum: 0, maximum: 100 }), Type.Null()]),
      signOff: SignOff,
      replyHours: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 8784 })),
      clause: Type.Optional(ClauseId),
      /** Findings proposed before it are held to the rule of then. */
      from: Type.Optional(Instant),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { violation, threshold } = entry.body
    const of = violation === undefined ? 'violations' : `violations of the sort ${violation}`
    const how = threshold === null ? 'are laid to nobody' : `are laid to somebody from ${threshold} % of confidence`
    return `${names(entry.author.organisation)} entered that under an agreement ${of} ${how}.`
  },
})
