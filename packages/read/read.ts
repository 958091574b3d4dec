// From bytes to a reading: the document, and what is found in it.
import { readDocument } from './document.ts'
import { find } from './finders/find.ts'
import { fingerprint } from './fingerprint.ts'
import type { Reading, ReadOptions } from './reading.ts'

export { bytesMaxDefault, readDocument } from './document.ts'

/**
 * Reads one document: its text, and the actors, dates, places, claims, events and commitments found in it. The same
 * bytes and options give the same reading. Throws Unreadable for bytes nobody can read; anything less is a notice.
 */
export async function read(bytes: Uint8Array, options: ReadOptions = {}): Promise<Reading> {
  const document = await readDocument(bytes, options)
  const found = find(document, options.date === undefined ? {} : { date: options.date })
  return { document, ...found, fingerprint: fingerprint(document.text) }
}
