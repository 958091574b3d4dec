// A file of incidents was read in, row by row, or a daily report of which a person took what is entered. Taking this entry back takes back all that came with it.
import Type from 'typebox'
import { DailyMapping } from '../daily/mapping.ts'
import { DocumentId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { Mapping } from '../incidents/mapping.ts'
import { eventKind } from './event-kind.ts'

export const incidentsImported = eventKind({
  name: 'incidents-imported',
  body: Type.Object(
    {
      file: Words(255),
      /** The file itself, as it was handed in. */
      document: DocumentId,
      /** Where such files come from, by a name that stays: the same row of the same source is the same incident. */
      source: Words(120),
      mapping: Type.Union([Mapping, DailyMapping]),
      rows: Type.Integer({ minimum: 0 }),
      added: Type.Integer({ minimum: 0 }),
      changed: Type.Integer({ minimum: 0 }),
      same: Type.Integer({ minimum: 0 }),
      refused: Type.Integer({ minimum: 0 }),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { file, source, added, changed, refused } = entry.body
    return `${names(entry.author.organisation)} read in ${quoted(file)} of ${quoted(source)}: ${added} incidents new, ${changed} changed, ${refused} rows refused.`
  },
})
