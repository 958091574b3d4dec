// Where an actor stands on a finding or on an issue under discussion. Positions change; each is kept with its day.
import Type from 'typebox'
import { CaseId, CommissionId, FindingId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Instant, Slug, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const positionStated = eventKind({
  name: 'position-stated',
  body: Type.Object(
    {
      about: Type.Union([
        Type.Object({ case: CaseId, finding: FindingId }, { additionalProperties: false }),
        Type.Object({ commission: CommissionId, issue: Slug, name: Words(200) }, { additionalProperties: false }),
      ]),
      by: ActorName,
      position: Type.Union([
        Type.Literal('for'),
        Type.Literal('for-with-reservation'),
        Type.Literal('open'),
        Type.Literal('against'),
        Type.Literal('not-stated'),
      ]),
      text: Words(4000),
      on: Instant,
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { by, position, text } = entry.body
    return `${names(entry.author.organisation)} entered where ${by} stands (${position}): ${quoted(text, 160)}.`
  },
})
