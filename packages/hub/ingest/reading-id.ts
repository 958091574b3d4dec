// Which entry a reading is: its id follows from the document's entry and the reader's name, so that the same document is
// read once, whoever reads it, and so that it is known which reading went when a document was erased.
import { derivedEntryId } from './derived-id.ts'

/** The reader's name, as its readings carry it. */
export const readerName = 'read/0.1.0'

/** Every name it ever had, the newest last: records hold readings of all of them. */
export const readerNames: readonly string[] = [readerName]

/** The id of the reading of what a document-received entry brought. */
export function readingEntryId(reader: string, received: string): string {
  return derivedEntryId('document-read', reader, received)
}
