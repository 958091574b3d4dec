// A text for some clauses of an agreement, put forward by an actor. It obliges nobody until it stands in a version.
import Type from 'typebox'
import { AgreementId, DocumentId, ProposalId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, ClauseId, Instant, Slug } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const proposalMade = eventKind({
  name: 'proposal-made',
  body: Type.Object(
    {
      proposal: ProposalId,
      agreement: AgreementId,
      title: Words(400),
      by: ActorName,
      on: Instant,
      /** The proposal it answers. */
      counters: Type.Optional(ProposalId),
      part: Type.Optional(Slug),
      clauses: Type.Array(
        Type.Object(
          {
            id: ClauseId,
            number: Type.Optional(Words(40)),
            /** The text proposed; null to strike the clause out. */
            text: Type.Union([Type.String({ minLength: 1, maxLength: 20_000 }), Type.Null()]),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 200 },
      ),
      document: Type.Optional(DocumentId),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { by, title, counters } = entry.body
    return `${names(entry.author.organisation)} entered that ${by} ${counters === undefined ? 'proposed' : 'answered with the counter-proposal'} ${quoted(title)}.`
  },
})
