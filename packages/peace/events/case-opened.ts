// A body takes up incidents, or a promise, to find out what happened. Monitoring, verification and investigation are kept
// apart: each finding says which it is.
import Type from 'typebox'
import { AgreementId, CaseId, CommitmentId, IncidentId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, ClauseId, Slug, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const caseOpened = eventKind({
  name: 'case-opened',
  body: Type.Object(
    {
      case: CaseId,
      title: Words(300),
      by: ActorName,
      incidents: Type.Array(IncidentId, { maxItems: 50, uniqueItems: true }),
      agreement: Type.Optional(AgreementId),
      clauses: Type.Optional(Type.Array(ClauseId, { maxItems: 24 })),
      commitment: Type.Optional(CommitmentId),
      violation: Type.Optional(Slug),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} entered that ${entry.body.by} opened a case: ${quoted(entry.body.title, 160)}.`,
})
