// What a peer was given, called back and told was erased, in order: a file that only grows. A cursor is a place in it, so
// an entry that becomes visible late, or stops being visible, is simply what comes next. It is also the evidence of what
// went out and when.
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'

export type OutboxEvent = {
  readonly what: 'give' | 'recall' | 'erased'
  /** Place in our log. */
  readonly index: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** 16 hex digits naming who could see it and how it was marked when it was given. */
  readonly sharing: string
}

export type Outbox = {
  /** Number of events. */
  size(): number
  event(number: number): OutboxEvent | undefined
  /** The number of the latest event about that place; undefined where there is none. */
  latestOf(index: number): number | undefined
  /** Places the peer holds, as far as it was told, with the sharing they were given under. */
  held(): IterableIterator<[index: number, sharing: string]>
  holds(index: number): string | undefined
  /** Durable when it returns: only then may the peer be told. */
  add(events: readonly OutboxEvent[]): void
  close(): void
}

const kinds = ['give', 'recall', 'erased'] as const
// kind, place, time, sharing, checksum
const recordBytes = 1 + 6 + 6 + 8 + 4
const emptySharing = '0'.repeat(16)

/** Opens the file or begins it. What a crash left half written at its end was never told to anybody, and is cut off. */
export function openOutbox(file: string): Outbox {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const handle = openSync(file, 'a+', 0o600)
  const events: OutboxEvent[] = []
  const held = new Map<number, string>()
  const latest = new Map<number, number>()
  const take = (event: OutboxEvent) => {
    latest.set(event.index, events.length)
    events.push(event)
    if (event.what === 'give') held.set(event.index, event.sharing)
    else held.delete(event.index)
  }
  const bytes = readFileSync(handle)
  let at = 0
  for (; at + recordBytes <= bytes.length; at += recordBytes) {
    const event = readEvent(bytes.subarray(at, at + recordBytes))
    if (event === undefined) break
    take(event)
  }
  if (at < fstatSync(handle).size) ftruncateSync(handle, at)

  return {
    size: () => events.length,
    event: (number) => events[number],
    latestOf: (index) => latest.get(index),
    held: () => held.entries(),
    holds: (index) => held.get(index),
    add: (some) => {
      if (some.length === 0) return
      const written = Buffer.concat(some.map(writeEvent))
      for (let done = 0; done < written.length; ) done += writeSync(handle, written, done)
      fdatasyncSync(handle)
      for (const event of some) take(event)
    },
    close: () => closeSync(handle),
  }
}

/** An event that says nothing of sharing. */
export const ending = (what: 'recall' | 'erased', index: number, at: number): OutboxEvent => ({
  what,
  index,
  at,
  sharing: emptySharing,
})

function writeEvent({ what, index, at, sharing }: OutboxEvent): Buffer {
  const record = Buffer.alloc(recordBytes)
  record[0] = kinds.indexOf(what) + 1
  record.writeUIntBE(index, 1, 6)
  record.writeUIntBE(at, 7, 6)
  record.write(sharing, 13, 'hex')
  record.writeUInt32BE(crc32(record.subarray(0, recordBytes - 4)), recordBytes - 4)
  return record
}

function readEvent(record: Buffer): OutboxEvent | undefined {
  const what = kinds[(record[0] ?? 0) - 1]
  if (what === undefined || crc32(record.subarray(0, recordBytes - 4)) !== record.readUInt32BE(recordBytes - 4)) {
    return undefined
  }
  return {
    what,
    index: record.readUIntBE(1, 6),
    at: record.readUIntBE(7, 6),
    sharing: record.toString('hex', 13, 21),
  }
}
