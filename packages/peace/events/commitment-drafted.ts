// A promise taken out of a clause and put into terms. What an organisation that does not keep the agreement writes is its
// own interpretation, computed beside the others and never in their place.
import Type from 'typebox'
import { AgreementId, CommitmentId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Actors, ClauseId, Code, Slug, Terms, Zone } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const commitmentDrafted = eventKind({
  name: 'commitment-drafted',
  body: Type.Object(
    {
      commitment: CommitmentId,
      agreement: AgreementId,
      clauses: Type.Array(ClauseId, { minItems: 1, maxItems: 24 }),
      obligors: Type.Array(ActorName, { minItems: 1, maxItems: 24 }),
      beneficiaries: Actors,
      /** What is owed, in words. */
      act: Words(1000),
      code: Type.Optional(Code),
      phase: Type.Optional(Slug),
      /** Owed in return for these, as the text has it. */
      inReturnFor: Type.Optional(Type.Array(CommitmentId, { maxItems: 12 })),
      zone: Type.Optional(Zone),
      terms: Terms,
      /** One of several ways to read the clause; left out where all read it so. */
      interpretation: Type.Optional(
        Type.Object({ id: Slug, says: Words(2000), of: Type.Optional(Actors) }, { additionalProperties: false }),
      ),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { obligors, act, interpretation } = entry.body
    const read = interpretation === undefined ? '' : `, read as ${quoted(interpretation.says)}`
    return `${names(entry.author.organisation)} put into terms what ${obligors.join(', ')} promised: ${quoted(act)}${read}.`
  },
})
