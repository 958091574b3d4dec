// A joint commission: who sits in it for whom, who chairs, and by which rule it decides. Whoever founds it in the record
// keeps it: it says which organisation speaks for each member.
import Type from 'typebox'
import { CommissionRule } from '../commission/rule.ts'
import { AgreementId, CommissionId, OrganisationId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, ClauseId } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const Seat = Type.Object(
  {
    actor: ActorName,
    /** The organisation of this hub that speaks for it; the keeper does where none is named. */
    organisation: Type.Optional(OrganisationId),
    /** Its members by office or name, as it named them. */
    people: Type.Optional(Type.Array(Words(200), { maxItems: 20 })),
  },
  { additionalProperties: false },
)

export const commissionFounded = eventKind({
  name: 'commission-founded',
  body: Type.Object(
    {
      commission: CommissionId,
      name: Words(300),
      agreement: Type.Optional(AgreementId),
      clause: Type.Optional(ClauseId),
      members: Type.Array(Seat, { minItems: 2, maxItems: 24 }),
      /** Neutral: no member. */
      chair: Type.Optional(Seat),
      rule: CommissionRule,
    },
    { additionalProperties: false },
  ),
  fault: ({ members, chair, rule }) => {
    const names = members.map(({ actor }) => actor)
    if (new Set(names).size < names.length) return { path: 'members', reason: 'names somebody twice' }
    if (chair !== undefined && names.includes(chair.actor)) return { path: 'chair', reason: 'is a member' }
    return rule.by === 'chair' && chair === undefined
      ? { path: 'rule', reason: 'needs a chair who decides' }
      : undefined
  },
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered a commission of ${entry.body.members.length} members: ${quoted(entry.body.name)}.`,
})
