// Entries of the log as facts: parsed, and with the reading they name. What was used last is kept, within bounds, because
// one bucket's facts are asked for each time a new one joins them.
import type { Log, Stored } from '@parley/log'
import { type BlobRef, documentRead, type Entry, type Fact, isOf } from '@parley/peace'
import type { Reading } from '@parley/read/reading'
import { Refusal } from '../refusal.ts'
import { entryInMirror, isImported } from './mirror.ts'
import { Recent } from './recent.ts'

/** `from`: the entry is another log's, and stands there at that place. It is as it counts here (peace/narrow.ts). */
export type LoggedEntry = {
  readonly seq: number
  readonly entry: Entry | null
  readonly from?: { readonly origin: string; readonly index: number }
}

export type LogFacts = {
  /** The entry at that place, null where it was erased. */
  entry(seq: number): Promise<Entry | null>
  /** What stands at a place: our entry, or the foreign one that was taken in there. */
  logged(stored: Stored): Promise<LoggedEntry>
  /** The place of the entry that was appended with this id. */
  placeOf(id: string): Promise<number | undefined>
  /** The entry with its reading; undefined where it was erased. */
  fact(seq: number): Promise<Fact | undefined>
  /** A fact of an entry in hand. */
  complete(logged: { readonly seq: number; readonly entry: Entry }): Promise<Fact>
  /** Forgets what was erased; everything where no place is named. */
  forget(seq?: number): void
}

const entriesMax = 20_000
// A reading of a long report takes about a megabyte.
const readingsBytesMax = 96 * 1024 * 1024

/** `readBlob` gives undefined for a blob that was erased. `home` is the home organisation. */
export function logFacts(
  log: Log,
  readBlob: (ref: BlobRef) => Promise<Uint8Array | undefined>,
  home: string,
): LogFacts {
  const entries = new Recent<number, Entry>(entriesMax)
  const readings = new Recent<number, Reading>(readingsBytesMax)

  const entry = async (seq: number): Promise<Entry | null> => {
    const known = entries.get(seq)
    if (known !== undefined) return known
    const stored = await log.get(seq)
    if (stored === undefined) return null
    const { entry: read } = await logged(stored)
    if (read !== null) entries.set(seq, read, 1)
    return read
  }

  const logged = async (stored: Stored): Promise<LoggedEntry> => {
    const { seq } = stored
    if (stored.erased) return { seq, entry: null }
    const own = entryOf(stored.bytes)
    if (!isImported(own)) return { seq, entry: own }
    const { origin, index } = own.body
    const mirror = await readWhole(own.body.mirror)
    const entry = mirror === undefined ? null : entryInMirror(mirror, own.body, home)
    return { seq, entry, from: { origin, index } }
  }

  /** Lost and damaged readings are as good as erased: the rest of the record goes on, and `verify` names them. */
  const readWhole = async (ref: BlobRef): Promise<Uint8Array | undefined> => {
    try {
      return await readBlob(ref)
    } catch (error) {
      if (error instanceof Refusal && /^blob-(missing|damaged)$/.test(error.code)) return undefined
      throw error
    }
  }

  const complete = async ({ seq, entry }: { readonly seq: number; readonly entry: Entry }): Promise<Fact> => {
    entries.set(seq, entry, 1)
    if (!isOf(documentRead, entry) || entry.body.reading === null) return { seq, entry }
    const known = readings.get(seq)
    if (known !== undefined) return { seq, entry, reading: known }
    const bytes = await readWhole(entry.body.reading)
    if (bytes === undefined) return { seq, entry }
    // The hub's own reader wrote it, and the blob's name holds it to what was written.
    const reading = JSON.parse(new TextDecoder().decode(bytes)) as Reading
    readings.set(seq, reading, bytes.length * 2)
    return { seq, entry, reading }
  }

  return {
    entry,
    logged,
    placeOf: (id) => log.find(id),
    complete,
    fact: async (seq) => {
      const found = await entry(seq)
      return found === null ? undefined : complete({ seq, entry: found })
    },
    forget: (seq) => {
      for (const kept of [entries, readings]) {
        if (seq === undefined) kept.clear()
        else kept.delete(seq)
      }
    },
  }
}

/** Canonical bytes as an entry. They were checked when they were appended, and the leaf holds them to it. */
export function entryOf(bytes: Uint8Array): Entry {
  // `append` let nothing else into the log; a kind this version does not know still has an entry's envelope.
  return JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) as Entry
}
