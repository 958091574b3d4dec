// How one agreement stands to another: amends it, takes its place, carries it out, refers to it.
import Type from 'typebox'
import { AgreementId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ClauseId, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const words = {
  amends: 'amends',
  supersedes: 'takes the place of',
  implements: 'carries out',
  'refers-to': 'refers to',
} as const

export const agreementLinked = eventKind({
  name: 'agreement-linked',
  body: Type.Object(
    {
      agreement: AgreementId,
      to: AgreementId,
      as: Type.Union([
        Type.Literal('amends'),
        Type.Literal('supersedes'),
        Type.Literal('implements'),
        Type.Literal('refers-to'),
      ]),
      from: Instant,
      /** The clauses of the other agreement concerned; all of it where none is named. */
      clauses: Type.Optional(Type.Array(ClauseId, { maxItems: 200 })),
      reason: Type.Optional(Words(2000)),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that from ${entry.body.from.slice(0, 10)} one agreement ${words[entry.body.as]} another.`,
})
