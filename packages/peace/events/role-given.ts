// The part an actor has under an agreement: party, mediator, guarantor, monitor; what the agreement lets it find; and
// which organisation of this hub speaks for it.
import Type from 'typebox'
import { AgreementId, OrganisationId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, ClauseId, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const AgreementRole = Type.Union([
  Type.Literal('party'),
  Type.Literal('mediator'),
  Type.Literal('facilitator'),
  Type.Literal('guarantor'),
  Type.Literal('monitor'),
  Type.Literal('commission'),
  Type.Literal('intermediary'),
  Type.Literal('witness'),
])

/** What the agreement lets a body do that others may not. */
export const AgreementPower = Type.Union([
  Type.Literal('verify'),
  Type.Literal('find-breach'),
  /** To say that something the terms wait for has come about. */
  Type.Literal('declare'),
])

export const roleGiven = eventKind({
  name: 'role-given',
  body: Type.Object(
    {
      agreement: AgreementId,
      actor: ActorName,
      role: AgreementRole,
      /** The actor's full name. */
      name: Type.Optional(Words(400)),
      /** The organisation of this hub that speaks for it; nobody else does then. */
      organisation: Type.Optional(OrganisationId),
      may: Type.Optional(Type.Array(AgreementPower, { maxItems: 3 })),
      /** Only under these clauses. */
      clauses: Type.Optional(Type.Array(ClauseId, { maxItems: 100 })),
      mandate: Type.Optional(
        Type.Object(
          { words: Type.Optional(Words(1000)), from: Type.Optional(Instant), until: Type.Optional(Instant) },
          { additionalProperties: false },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered ${entry.body.actor} as ${entry.body.role} under an agreement.`,
})
