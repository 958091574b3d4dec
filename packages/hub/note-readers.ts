// A note is for the readers of the record it hangs on, or for fewer of them: words about a record must not tell anybody
// of it who does not see it.
import { isLowered, sharingOf } from '@parley/peace'
import type { NewEntry } from './append.ts'
import type { Hub } from './hub.ts'
import type { Reader } from './reader.ts'
import { Refusal } from './refusal.ts'

/**
 * Refuses a note on a row that its writer does not see with 'not-found', and one for more readers than the entry has that
 * the row stands on with 'wider-than-record'.
 */
export async function checkNoteReaders(
  { process, body, audience = [] }: NewEntry,
  reader: Reader,
  hub: Pick<Hub, 'row' | 'entry' | 'directory'>,
): Promise<void> {
  const { view, key } = (body.on ?? {}) as { view?: unknown; key?: unknown } // its shape is checked with the entry's
  if (typeof view !== 'string' || typeof key !== 'string') return
  const row = await hub.row(view, key, { process }, reader)
  const [first] = Array.isArray(row?.entries) ? row.entries : []
  const found = typeof first === 'string' ? await hub.entry(first, reader) : undefined
  if (found === undefined) {
    throw new Refusal('not-found', { view, key }, 'There is no such record for you to write a note on.')
  }
  const { entry } = found
  const of = { process, organisation: entry.author.organisation }
  const record = sharingOf(entry, hub.directory())
  // What recipients may do with the note is its writer's to say; who they are is not.
  const note = { audience: [...audience], marking: record.marking }
  if (!isLowered(record, note, of, hub.directory())) return
  throw new Refusal(
    'wider-than-record',
    { view, key },
    'This note would be seen by somebody who does not see the record. Choose its readers among those of the record.',
  )
}
