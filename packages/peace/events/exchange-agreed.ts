// An exchange of persons, or of the remains of persons: who holds them, who receives them, how many of each category, in
// which batches.
import Type from 'typebox'
import { AgreementId, ExchangeId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, ClauseId, Instant, Slug } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const Count = Type.Integer({ minimum: 0 })

export const exchangeAgreed = eventKind({
  name: 'exchange-agreed',
  body: Type.Object(
    {
      exchange: ExchangeId,
      agreement: AgreementId,
      clauses: Type.Array(ClauseId, { maxItems: 24 }),
      of: Type.Union([
        Type.Literal('hostages'),
        Type.Literal('prisoners'),
        Type.Literal('detainees'),
        Type.Literal('remains'),
      ]),
      holder: ActorName,
      receiver: ActorName,
      intermediary: Type.Optional(ActorName),
      categories: Type.Array(
        Type.Object(
          { category: Slug, name: Type.Optional(Words(200)), agreed: Type.Optional(Count) },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 24 },
      ),
      batches: Type.Optional(
        Type.Array(
          Type.Object(
            {
              batch: Type.Integer({ minimum: 1 }),
              agreed: Type.Optional(Count),
              on: Type.Optional(Instant),
            },
            { additionalProperties: false },
          ),
          { maxItems: 100 },
        ),
      ),
      /** So many of these for each of the other exchange's. */
      ratio: Type.Optional(
        Type.Array(
          Type.Object(
            { exchange: ExchangeId, category: Slug, times: Type.Number({ exclusiveMinimum: 0 }) },
            { additionalProperties: false },
          ),
          { maxItems: 12 },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { of, holder, receiver } = entry.body
    return `${names(entry.author.organisation)} entered an exchange of ${of} from ${holder} to ${receiver}.`
  },
})
