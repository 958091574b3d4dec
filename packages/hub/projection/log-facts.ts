// Entries of the log as facts: parsed, and with the reading they name. What was used last is kept, within bounds, because
// one bucket's facts are asked for each time a new one joins them.
import type { Log } from '@parley/log'
import { type BlobRef, documentRead, type Entry, type Fact, isOf } from '@parley/peace'
import type { Reading } from '@parley/read/reading'
import { Refusal } from '../refusal.ts'
import { Recent } from './recent.ts'

export type LoggedEntry = { readonly seq: number; readonly entry: Entry | null }

export type LogFacts = {
  /** The entry at that place, null where it was erased. */
  entry(seq: number): Promise<Entry | null>
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

/** `readBlob` gives undefined for a blob that was erased. */
export function logFacts(log: Log, readBlob: (ref: BlobRef) => Promise<Uint8Array | undefined>): LogFacts {
  const entries = new Recent<number, Entry>(entriesMax)
  const readings = new Recent<number, Reading>(readingsBytesMax)

  const entry = async (seq: number): Promise<Entry | null> => {
    const known = entries.get(seq)
    if (known !== undefined) return known
    const stored = await log.get(seq)
    if (stored === undefined || stored.erased) return null
    const read = entryOf(stored.bytes)
    entries.set(seq, read, 1)
    return read
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
