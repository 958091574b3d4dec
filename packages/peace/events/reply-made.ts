// The accused replies, or lets the time pass on purpose.
import Type from 'typebox'
import { CaseId, FindingId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const replyMade = eventKind({
  name: 'reply-made',
  body: Type.Object(
    {
      case: CaseId,
      finding: FindingId,
      by: ActorName,
      position: Type.Union([
        Type.Literal('accepts'),
        Type.Literal('accepts-in-part'),
        Type.Literal('rejects'),
        Type.Literal('explains'),
      ]),
      text: Words(8000),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered the reply of ${entry.body.by} to a finding: ${quoted(entry.body.text, 160)}.`,
})
