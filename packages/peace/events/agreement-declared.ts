// A party's own word on an agreement: that it signs, accepts, refuses or leaves it, on a day, with its reservations.
// Each party's declaration stands by itself.
import Type from 'typebox'
import { AgreementId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, ClauseId, Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const words = {
  initialled: 'initialled the agreement',
  signed: 'signed the agreement',
  accepted: 'accepted the agreement',
  ratified: 'ratified the agreement',
  refused: 'refused the agreement',
  left: 'left the agreement',
} as const

export const agreementDeclared = eventKind({
  name: 'agreement-declared',
  body: Type.Object(
    {
      agreement: AgreementId,
      party: ActorName,
      act: Type.Union([
        Type.Literal('initialled'),
        Type.Literal('signed'),
        Type.Literal('accepted'),
        Type.Literal('ratified'),
        Type.Literal('refused'),
        Type.Literal('left'),
      ]),
      on: Instant,
      /** Which version of the main text. */
      version: Type.Optional(Type.Integer({ minimum: 1 })),
      reservations: Type.Optional(
        Type.Array(
          Type.Object({ clause: Type.Optional(ClauseId), text: Words(4000) }, { additionalProperties: false }),
          { maxItems: 60 },
        ),
      ),
      signatory: Type.Optional(
        Type.Object(
          {
            name: Words(200),
            office: Type.Optional(Words(200)),
            /** By what right the person signs, and until when. */
            mandate: Type.Optional(
              Type.Object(
                { words: Words(1000), from: Type.Optional(Instant), until: Type.Optional(Instant) },
                { additionalProperties: false },
              ),
            ),
          },
          { additionalProperties: false },
        ),
      ),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { party, act, reservations, on } = entry.body
    const reserved = reservations === undefined || reservations.length === 0 ? '' : ', with reservations'
    return `${names(entry.author.organisation)} entered that on ${on.slice(0, 10)} ${party} ${words[act]}${reserved}.`
  },
})
