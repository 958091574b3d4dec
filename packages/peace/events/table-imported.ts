// A table of relief work was read in, row by row. Taking this entry back takes back all that came with it.
import Type from 'typebox'
import { DocumentId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { TableMapping } from '../tables/mapping.ts'
import { eventKind } from './event-kind.ts'

const Count = Type.Integer({ minimum: 0 })

export const tableImported = eventKind({
  name: 'table-imported',
  body: Type.Object(
    {
      file: Words(255),
      /** The file itself, as it was handed in. */
      document: DocumentId,
      /** Where such files come from, by a name that stays: the same row of the same source is the same thing. */
      source: Words(120),
      mapping: TableMapping,
      rows: Count,
      added: Count,
      changed: Count,
      same: Count,
      refused: Count,
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { file, source, added, changed, refused, mapping } = entry.body
    return `${names(entry.author.organisation)} read in ${quoted(file)} of ${quoted(source)}: ${mapping.into}, ${added} new, ${changed} changed, ${refused} rows refused.`
  },
})
