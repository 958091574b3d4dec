// Publishing what another organisation handed over to be published without being named: a new entry of the publisher's
// own, and a second one, for the two of them alone, that says where it comes from.
import { documentReceived, type Entry, isOf, noteAdded, passedOn, sharingOf } from '@parley/peace'
import type { Author, Hub } from './hub.ts'
import { derivedEntryId } from './ingest/derived-id.ts'
import type { Ingest } from './ingest/ingest.ts'
import type { Reader } from './reader.ts'
import { Refusal } from './refusal.ts'

export type Sharing = { readonly audience: readonly string[]; readonly marking: Entry['marking'] }

/**
 * Answers with the id of the new entry. Repeated, it is the same entry. Undefined where there is no such entry for this
 * reader; refuses with 'not-handed-over' one that its author did not mark to be published through this organisation,
 * and with 'cannot-be-passed-on' kinds other than documents and notes.
 */
export async function passOn(
  id: string,
  as: Sharing,
  { hub, ingest, reader, by }: { hub: Hub; ingest: Ingest; reader: Reader; by: Author },
): Promise<string | undefined> {
  const found = await hub.entry(id, reader)
  if (found === undefined) return undefined
  const { entry } = found
  if (sharingOf(entry, hub.directory()).marking.through !== by.organisation) {
    throw new Refusal(
      'not-handed-over',
      {},
      'Its author did not hand this to your organisation to publish. Ask them to.',
    )
  }
  // Nobody else was told the id, so nobody can work out the new one from it or the other way round.
  const next = derivedEntryId('passed-on', id, by.organisation)
  await publish(entry, next, as, { hub, ingest, by })
  const own = { id: derivedEntryId('passed-on-from', id, by.organisation), kind: passedOn.name, process: entry.process }
  await hub.append({ ...own, audience: [entry.author.organisation], body: { entry: id, as: next } }, by)
  return next
}

async function publish(
  entry: Entry,
  id: string,
  { audience, marking }: Sharing,
  { hub, ingest, by }: { hub: Hub; ingest: Ingest; by: Author },
): Promise<void> {
  if (isOf(documentReceived, entry)) {
    // The same bytes under a new name and key: neither the document's id nor its file leads back.
    const { name, mediaType, date, url, blob } = entry.body
    const about = { id, process: entry.process, name, mediaType, date, url, audience, marking }
    await ingest.receive(await hub.blob(blob), about, by)
    return
  }
  if (isOf(noteAdded, entry)) {
    const { on, text } = entry.body
    await hub.append({ id, kind: noteAdded.name, process: entry.process, audience, marking, body: { on, text } }, by)
    return
  }
  throw new Refusal(
    'cannot-be-passed-on',
    { kind: entry.kind },
    'Only documents and notes can be published for another.',
  )
}
