// What the database keeps of an entry to find it by, and the files it names.
import {
  type BlobRef,
  type Directory,
  documentRead,
  documentReceived,
  type Entry,
  entryImported,
  goesAlongWith,
  importDestroyed,
  isOf,
  shapesDirectory,
  sharingApproved,
  sharingChanged,
  sharingOf,
} from '@parley/peace'
import type { LoggedEntry } from './log-facts.ts'
import { keptOf } from './mirror.ts'
import type { EntryLineRow } from './store.ts'
import { Undoing } from './undoing.ts'

/** Audience and embargo are those of now. */
export function entryRow(
  { seq, entry, from }: LoggedEntry & { readonly entry: Entry },
  directory: Directory,
): EntryLineRow {
  const { audience, marking } = sharingOf(entry, directory)
  const { embargo } = marking
  return {
    seq,
    id: entry.id,
    process: entry.process,
    kind: entry.kind,
    organisation: entry.author.organisation,
    person: entry.author.person ?? null,
    audience: [...audience],
    embargo: embargo === undefined ? null : Date.parse(embargo),
    at: entry.at,
    document: aboutWhat(entry),
    origin: from?.origin ?? null,
    shapes: shapesDirectory(entry) || Undoing.target(entry) !== undefined,
  }
}

function aboutWhat(entry: Entry): string | null {
  if (isOf(documentReceived, entry) || isOf(documentRead, entry)) return entry.body.document
  if (isOf(sharingChanged, entry) || isOf(importDestroyed, entry)) return entry.body.entry
  return isOf(sharingApproved, entry) ? entry.body.change : (goesAlongWith(entry) ?? null)
}

/** The blobs an entry names. */
export function blobsOf(entry: Entry): BlobRef[] {
  if (isOf(entryImported, entry)) return keptOf(entry.body)
  if (isOf(documentReceived, entry)) return [entry.body.blob]
  return isOf(documentRead, entry) && entry.body.reading !== null ? [entry.body.reading] : []
}
