// A piece of evidence: the original as it was kept, with its hash, and the copy that is worked on. Nothing points at
// evidence but its own chain of custody, so that whoever may not see it sees no trace of it.
import Type from 'typebox'
import { CaseId, DocumentId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const Copy = Type.Object(
  {
    sha256: Sha256,
    bytes: Type.Integer({ minimum: 0 }),
    mediaType: Type.Optional(Words(120)),
    /** Where it is in the record; elsewhere, who holds it is said by the custody. */
    document: Type.Optional(DocumentId),
  },
  { additionalProperties: false },
)

export const evidenceAdded = eventKind({
  name: 'evidence-added',
  body: Type.Object(
    {
      case: CaseId,
      title: Words(300),
      sort: Type.Union([
        Type.Literal('photograph'),
        Type.Literal('video'),
        Type.Literal('sound'),
        Type.Literal('document'),
        Type.Literal('statement'),
        Type.Literal('measurement'),
        Type.Literal('object'),
        Type.Literal('other'),
      ]),
      original: Copy,
      working: Type.Optional(Type.Object({ copy: Copy, differs: Words(1000) }, { additionalProperties: false })),
      /** When, with what, by whom (as a part, never by name) and from where it was taken. */
      captured: Type.Object(
        {
          at: Instant,
          by: Words(200),
          with: Type.Optional(Words(200)),
          url: Type.Optional(Type.String({ format: 'uri', maxLength: 2000 })),
        },
        { additionalProperties: false },
      ),
      holder: Words(200),
      shows: Type.Optional(Words(4000)),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} added evidence to a case: ${quoted(entry.body.title, 160)}.`,
})
