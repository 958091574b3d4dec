// So many persons of an exchange came to a stage: listed, released, received. The count carries a seal for each person,
// so that those who may not know a name can still count, and follow each of the counted through the stages.
import Type from 'typebox'
import { AgreementId, EntryId, ExchangeId } from '../entry.ts'
import { Words } from '../fields.ts'
import { Seal } from '../promises/seals.ts'
import { ActorName, Instant, Slug, Sources, Stage } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const exchangeStepped = eventKind({
  name: 'exchange-stepped',
  body: Type.Object(
    {
      exchange: ExchangeId,
      agreement: AgreementId,
      stage: Stage,
      batch: Type.Optional(Type.Integer({ minimum: 1 })),
      category: Slug,
      counter: ActorName,
      on: Instant,
      /** One for each person, sorted; or, where persons cannot be told apart, a number. */
      persons: Type.Union([
        Type.Object(
          { seals: Type.Array(Seal, { minItems: 1, maxItems: 700, uniqueItems: true }) },
          { additionalProperties: false },
        ),
        Type.Object({ count: Type.Integer({ minimum: 0 }) }, { additionalProperties: false }),
      ]),
      place: Type.Optional(Words(200)),
      made: Type.Optional(Instant),
      replaces: Type.Optional(EntryId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { counter, stage, category, batch, persons } = entry.body
    const count = 'seals' in persons ? persons.seals.length : persons.count
    const of = batch === undefined ? '' : ` of batch ${batch}`
    return `${names(entry.author.organisation)} entered that ${counter} counted ${count} ${stage} (${category})${of}.`
  },
})
