// The mirror of a foreign entry: an evidence bundle of that one entry, kept in a blob that can be erased. And the way back
// from it to the entry as it counts here. Pure; what is proven was proven before it was mirrored.
import { type Bundle, readBundle, textOf, writeBundle } from '@parley/log'
import {
  documentRead,
  documentReceived,
  type Entry,
  entryImported,
  foreignEntry,
  isOf,
  narrowed,
  travels,
} from '@parley/peace'
import type { Static } from 'typebox'
import type { Given } from '../peers/page.ts'
import { Refusal } from '../refusal.ts'

export type Imported = Static<typeof entryImported.body>

/** The bundle of one entry, as it is mirrored. */
export function mirrorOf(
  { index, leaf, path, opening }: Given,
  of: { readonly origin: string; readonly hubKey: string; readonly checkpoint: string; readonly key: Uint8Array },
): Uint8Array<ArrayBuffer> {
  const { origin, hubKey, checkpoint, key } = of
  return writeBundle({
    origin,
    hubKey,
    checkpoint,
    earlier: [],
    authors: [{ keyId: opening.keyId, key }],
    entries: [{ index, leaf, path, opening }],
    files: [],
  })
}

/** The bundle back. */
export const readMirror = (bytes: Uint8Array): Bundle => readBundle(bytes)

/**
 * The foreign entry as it counts here, told from its mirror: narrowed, and naming the files as they are kept here. Null
 * where this version cannot say what it means.
 */
export function entryInMirror(bytes: Uint8Array, imported: Imported, home: string): Entry | null {
  const opening = readMirror(bytes).entries[0]?.opening
  if (opening === undefined) return null
  try {
    const { entry, alone } = foreignEntry(JSON.parse(textOf(opening.bytes)), home)
    if (!travels(entry.kind)) return null
    return withFiles(alone ? entry : narrowed(entry, imported.sharing, home), imported.files)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** Somebody else's name for a file never leads to a file of ours: it is replaced, or the entry does not count. */
function withFiles(entry: Entry, files: Imported['files']): Entry | null {
  const named = foreignFile(entry)
  if (named === undefined) return entry
  const kept = files.find(({ from }) => from === named.id)?.kept
  return kept === undefined ? null : { ...entry, body: { ...entry.body, [named.field]: kept } }
}

/** The file an entry names, and the field of its body that names it. */
export function foreignFile(
  entry: Entry,
): { readonly id: string; readonly bytes: number; readonly field: string } | undefined {
  if (isOf(documentReceived, entry)) return { ...entry.body.blob, field: 'blob' }
  if (isOf(documentRead, entry) && entry.body.reading !== null) return { ...entry.body.reading, field: 'reading' }
  return undefined
}

/** What is kept here of an import: its mirror and the files of it. */
export const keptOf = ({ mirror, files }: Imported) => [mirror, ...files.map(({ kept }) => kept)]

export const isImported = (entry: Entry): entry is Entry & { readonly body: Imported } => isOf(entryImported, entry)
