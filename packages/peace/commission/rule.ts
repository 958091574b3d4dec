// By which rule a commission decides, and what votes come to under it.
import Type, { type Static } from 'typebox'

export const CommissionRule = Type.Union([
  /** Nobody is against, and every member has voted. */
  Type.Object({ by: Type.Literal('consensus') }, { additionalProperties: false }),
  /** The chair decides, having heard the members. */
  Type.Object({ by: Type.Literal('chair') }, { additionalProperties: false }),
  /** So many in the hundred of the members. */
  Type.Object(
    { by: Type.Literal('qualified'), share: Type.Number({ exclusiveMinimum: 0, maximum: 100 }) },
    { additionalProperties: false },
  ),
])
export type CommissionRule = Static<typeof CommissionRule>
export type Vote = 'for' | 'against' | 'abstains'

/** What the votes come to; 'open' as long as those that are missing could still change it. */
export function outcomeOf(
  rule: CommissionRule,
  members: readonly string[],
  chair: string | null,
  votes: ReadonlyMap<string, Vote>,
): 'open' | 'taken' | 'not-taken' {
  const count = (vote: Vote) => members.filter((member) => votes.get(member) === vote).length
  const missing = members.filter((member) => !votes.has(member)).length
  switch (rule.by) {
    case 'consensus':
      if (count('against') > 0) return 'not-taken'
      if (missing > 0) return 'open'
      // Where all abstain nobody has agreed to anything.
      return count('for') > 0 ? 'taken' : 'not-taken'
    case 'chair': {
      const vote = chair === null ? undefined : votes.get(chair)
      return vote === 'for' ? 'taken' : vote === 'against' ? 'not-taken' : 'open'
    }
    case 'qualified': {
      const needed = Math.ceil((members.length * rule.share) / 100 - 1e-9)
      if (count('for') >= needed) return 'taken'
      return count('for') + missing >= needed ? 'open' : 'not-taken'
    }
  }
}
