// A phase of an agreement: when it begins and ends, and what must have come about before it can begin.
import Type from 'typebox'
import { AgreementId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ClauseId, Moment, Slug, Trigger } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const phaseSet = eventKind({
  name: 'phase-set',
  body: Type.Object(
    {
      agreement: AgreementId,
      phase: Slug,
      name: Words(200),
      order: Type.Integer({ minimum: 1 }),
      begins: Moment,
      ends: Type.Optional(Moment),
      gates: Type.Optional(Type.Array(Trigger, { maxItems: 24 })),
      clauses: Type.Optional(Type.Array(ClauseId, { maxItems: 24 })),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered the phase ${quoted(entry.body.name)} of an agreement.`,
})
