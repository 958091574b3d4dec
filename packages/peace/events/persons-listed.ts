// The names behind the seals of an exchange, for those who may know them. Nothing in it is for a wider audience than its
// own: the count stands in another entry.
import Type from 'typebox'
import { AgreementId, ExchangeId } from '../entry.ts'
import { Words } from '../fields.ts'
import { Salt, Seal } from '../promises/seals.ts'
import { Slug } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const personsListed = eventKind({
  name: 'persons-listed',
  body: Type.Object(
    {
      exchange: ExchangeId,
      agreement: AgreementId,
      batch: Type.Optional(Type.Integer({ minimum: 1 })),
      persons: Type.Array(
        Type.Object(
          {
            seal: Seal,
            salt: Salt,
            category: Slug,
            name: Words(200),
            /** What tells the person from another of the name: a date of birth, a number. */
            mark: Type.Optional(Words(200)),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 200 },
      ),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered a list of ${entry.body.persons.length} names of an exchange.`,
})
