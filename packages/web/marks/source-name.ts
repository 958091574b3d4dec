// What stands where a claim's source is named: the name, the words of the text, or honestly that nobody was recognised.
import type { ClaimRow } from '../hub/client.ts'
import type { Words } from '../words/words.ts'

/** Words in quotation marks are somebody's: where the reader found no speaker, the document is not made one. */
export function sourceName(row: Pick<ClaimRow, 'sourceName' | 'source' | 'quotation'>, words: Words): string {
  if (row.sourceName !== null) return row.sourceName
  if (row.source !== '') return row.source
  const quoted = row.quotation === 'direct' || row.quotation === 'mixed'
  return words(quoted ? 'claim.unreadSource' : 'claim.noSource')
}
