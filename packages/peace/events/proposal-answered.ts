// What a party says to a proposal, clause by clause: accepts it, rejects it, asks to change it.
import Type from 'typebox'
import { AgreementId, ProposalId } from '../entry.ts'
import { Words } from '../fields.ts'
import { ActorName, ClauseId, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const proposalAnswered = eventKind({
  name: 'proposal-answered',
  body: Type.Object(
    {
      proposal: ProposalId,
      agreement: AgreementId,
      by: ActorName,
      on: Instant,
      answers: Type.Array(
        Type.Object(
          {
            clause: ClauseId,
            answer: Type.Union([Type.Literal('accepted'), Type.Literal('rejected'), Type.Literal('asked-to-change')]),
            /** The change that is asked for. */
            text: Type.Optional(Type.String({ minLength: 1, maxLength: 20_000 })),
            reason: Type.Optional(Words(2000)),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 200 },
      ),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { by, answers } = entry.body
    const count = (answer: string) => answers.filter((one) => one.answer === answer).length
    const parts = [
      [count('accepted'), 'accepted'],
      [count('rejected'), 'rejected'],
      [count('asked-to-change'), 'to be changed'],
    ] as const
    const said = parts.flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`])).join(', ')
    return `${names(entry.author.organisation)} entered what ${by} answered to a proposal: ${said}.`
  },
})
