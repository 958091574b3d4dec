// Evidence passes from one keeper to the next.
import Type from 'typebox'
import { CaseId, EntryId } from '../entry.ts'
import { Words } from '../fields.ts'
import { Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const custodyPassed = eventKind({
  name: 'custody-passed',
  body: Type.Object(
    {
      case: CaseId,
      evidence: EntryId,
      on: Instant,
      from: Words(200),
      to: Words(200),
      act: Type.Union([
        Type.Literal('handed-over'),
        Type.Literal('copied'),
        Type.Literal('sealed'),
        Type.Literal('examined'),
        Type.Literal('returned'),
        Type.Literal('destroyed'),
      ]),
      /** The hash as the receiver found it. */
      sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
      says: Type.Optional(Words(1000)),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { from, to, act } = entry.body
    return `${names(entry.author.organisation)} entered a step of custody (${act}) from ${from} to ${to}.`
  },
})
