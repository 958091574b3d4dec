// The text of an agreement or of one of its annexes, as clauses, in one version. A change of the text is another version.
import Type from 'typebox'
import { AgreementId, DocumentId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ClauseId, Moment, Slug, Zone } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const agreementVersioned = eventKind({
  name: 'agreement-versioned',
  body: Type.Object(
    {
      agreement: AgreementId,
      title: Words(400),
      /** 'main', or the annex whose text this is. Each part has versions of its own. */
      part: Slug,
      /** What the part is called where it is an annex: 'Annex A. Releases'. */
      heading: Type.Optional(Words(400)),
      version: Type.Integer({ minimum: 1 }),
      clauses: Type.Array(
        Type.Object(
          {
            id: ClauseId,
            /** As it stands in the text: '3.2', 'Article 3'. */
            number: Type.Optional(Words(40)),
            heading: Type.Optional(Words(400)),
            text: Type.String({ maxLength: 20_000 }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 600 },
      ),
      /** The document it was taken from. */
      document: Type.Optional(DocumentId),
      /** Why it was changed. */
      reason: Type.Optional(Words(2000)),
      /** Where its days begin; UTC where it is not said. */
      zone: Type.Optional(Zone),
      /** When it enters into force: at a moment, or so many hours after the last party declared its acceptance. */
      effect: Type.Optional(
        Type.Union([
          Moment,
          Type.Object(
            { whenAllDeclared: Type.Literal(true), hours: Type.Optional(Type.Number({ minimum: 0 })) },
            { additionalProperties: false },
          ),
        ]),
      ),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { title, part, version, heading } = entry.body
    const what = part === 'main' ? quoted(title) : `${quoted(heading ?? part)} of ${quoted(title)}`
    return `${names(entry.author.organisation)} entered version ${version} of ${what}.`
  },
})
