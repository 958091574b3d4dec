// The accused needs no more time: it gives no reply.
import Type from 'typebox'
import { CaseId, FindingId } from '../entry.ts'
import { because, Reason } from '../fields.ts'
import { ActorName } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const replyWaived = eventKind({
  name: 'reply-waived',
  body: Type.Object(
    { case: CaseId, finding: FindingId, by: ActorName, reason: Type.Optional(Reason) },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that ${entry.body.by} gives no reply${because(entry.body.reason)}`,
})
