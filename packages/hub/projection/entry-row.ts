// What the database keeps of an entry to find it by, and the files it names.
import {
  type BlobRef,
  documentRead,
  documentReceived,
  type Entry,
  isOf,
  organisationJoined,
  processOpened,
} from '@parley/peace'
import type { EntryLineRow } from './store.ts'
import { Undoing } from './undoing.ts'

export function entryRow(seq: number, entry: Entry): EntryLineRow {
  const { embargo } = entry.marking
  return {
    seq,
    id: entry.id,
    process: entry.process,
    kind: entry.kind,
    organisation: entry.author.organisation,
    person: entry.author.person ?? null,
    audience: [...entry.audience],
    embargo: embargo === undefined ? null : Date.parse(embargo),
    at: entry.at,
    document: isOf(documentReceived, entry) || isOf(documentRead, entry) ? entry.body.document : null,
    shapes: isOf(processOpened, entry) || isOf(organisationJoined, entry) || Undoing.target(entry) !== undefined,
  }
}

/** The blobs an entry names. */
export function blobsOf(entry: Entry): BlobRef[] {
  if (isOf(documentReceived, entry)) return [entry.body.blob]
  return isOf(documentRead, entry) && entry.body.reading !== null ? [entry.body.reading] : []
}
