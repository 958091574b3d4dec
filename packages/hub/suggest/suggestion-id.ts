// Which entry a model's suggestions are: the id follows from the document's entry and the part's number, so that nothing is
// suggested twice, and so that it is known which suggestions went when a document was erased.
import { suggestionPartsMax } from '@parley/peace'
import { derivedEntryId } from '../ingest/derived-id.ts'

export const suggestionEntryId = (received: string, part: number): string =>
  derivedEntryId('document-suggested', received, String(part))

/** Every id that an entry of suggestions about the document can have. */
export const suggestionEntryIds = (received: string): readonly string[] =>
  Array.from({ length: suggestionPartsMax }, (_, part) => suggestionEntryId(received, part))
