// How entries lie in the file `entries.log`, and keys in `keys`: headers, records and slots with their checksums.
// Only layout; opening, cutting and refusing are decided by who reads.

import { hash as hashOnce } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { utf8 } from './bytes.ts'
import { leafBytes } from './commitment.ts'
import { boxBytesMax } from './sealed.ts'

export const fileHeaderBytes = 256
export const digestBytes = 16

// magic, checksum, box length, seq, first seq of its batch, records to follow in its group, leaf record, id digest
const magicAt = 0
const crcAt = 4
const lengthAt = 8
const seqAt = 12
const baseAt = 18
const moreAt = 24
const leafAt = 26
const digestAt = leafAt + leafBytes
export const recordHeadBytes = digestAt + digestBytes
export const recordBytesMax = recordHeadBytes + boxBytesMax
/** Most entries of one `append` call: `more` has 16 bits. */
export const groupMax = 10_000

export const magic = Buffer.from('\x9bPle', 'latin1')

/** The first bytes of a file: what it is, for which log. */
export function fileHeader(kind: 'entries' | 'keys', origin: string): Buffer {
  const header = Buffer.alloc(fileHeaderBytes)
  header.set(utf8(`parley/${kind}/1\n${origin}\n`))
  header.writeUInt32BE(crc32(header.subarray(0, fileHeaderBytes - 4)), fileHeaderBytes - 4)
  return header
}

/** The origin in a file's header, or undefined when it is not whole or of another kind. */
export function readFileHeader(kind: 'entries' | 'keys', header: Buffer): string | undefined {
  if (header.length < fileHeaderBytes) return undefined
  if (crc32(header.subarray(0, fileHeaderBytes - 4)) !== header.readUInt32BE(fileHeaderBytes - 4)) return undefined
  const [first, origin] = header.toString('utf8').split('\n')
  return first === `parley/${kind}/1` ? origin : undefined
}

export type Record = {
  readonly seq: number
  /** Entries that were durable when this one's batch was written: its batch's first place. */
  readonly base: number
  /** Records still to follow of the same `append` call. */
  readonly more: number
  readonly leaf: Buffer
  readonly digest: Buffer
  readonly box: Buffer
  /** Bytes of the whole record. */
  readonly bytes: number
}

export function recordBytes(boxLength: number): number {
  return recordHeadBytes + boxLength
}

/** Writes a record into `into` at `at`; returns where the next one goes. */
export function writeRecord(
  into: Buffer,
  at: number,
  place: { seq: number; base: number; more: number },
  { leaf, digest, box }: { leaf: Uint8Array; digest: Uint8Array; box: Uint8Array },
): number {
  const end = at + recordHeadBytes + box.length
  into.set(magic, at + magicAt)
  into.writeUInt32BE(box.length, at + lengthAt)
  into.writeUIntBE(place.seq, at + seqAt, 6)
  into.writeUIntBE(place.base, at + baseAt, 6)
  into.writeUInt16BE(place.more, at + moreAt)
  into.set(leaf, at + leafAt)
  into.set(digest, at + digestAt)
  into.set(box, at + recordHeadBytes)
  into.writeUInt32BE(crc32(into.subarray(at + lengthAt, end)), at + crcAt)
  return end
}

/**
 * The record at `at`: `short` when the buffer ends before it does (so far as its length can be believed), `bad` when
 * its magic, length or checksum is wrong.
 */
export function readRecord(from: Buffer, at: number): Record | 'short' | 'bad' {
  const rest = from.length - at
  if (rest < recordHeadBytes) {
    return from.subarray(at, at + 4).equals(magic.subarray(0, Math.min(rest, 4))) ? 'short' : 'bad'
  }
  if (from.readUInt32BE(at) !== magic.readUInt32BE(0)) return 'bad'
  const length = from.readUInt32BE(at + lengthAt)
  if (length > boxBytesMax) return 'bad'
  const bytes = recordHeadBytes + length
  if (rest < bytes) return 'short'
  if (crc32(from.subarray(at + lengthAt, at + bytes)) !== from.readUInt32BE(at + crcAt)) return 'bad'
  return {
    seq: from.readUIntBE(at + seqAt, 6),
    base: from.readUIntBE(at + baseAt, 6),
    more: from.readUInt16BE(at + moreAt),
    leaf: from.subarray(at + leafAt, at + digestAt),
    digest: from.subarray(at + digestAt, at + recordHeadBytes),
    box: from.subarray(at + recordHeadBytes, at + bytes),
    bytes,
  }
}

// state, three empty bytes, checksum, key, salt
export const slotBytes = 72
const liveState = 1
const erasedState = 2

export type Slot =
  | { readonly state: 'live'; readonly key: Buffer; readonly salt: Buffer }
  | { readonly state: 'erased' }

/** Writes the slot of an entry; without key and salt, an erased one. */
export function writeSlot(
  into: Buffer,
  at: number,
  seq: number,
  secrets?: { readonly key: Uint8Array; readonly salt: Uint8Array },
): void {
  into.fill(0, at, at + slotBytes)
  into[at] = secrets === undefined ? erasedState : liveState
  if (secrets !== undefined) {
    into.set(secrets.key, at + 8)
    into.set(secrets.salt, at + 40)
  }
  into.writeUInt32BE(slotChecksum(into, at, seq), at + 4)
}

/** The slot of an entry, or undefined when its checksum is wrong or it belongs to another place. */
export function readSlot(from: Buffer, at: number, seq: number): Slot | undefined {
  if (at + slotBytes > from.length || from.readUInt32BE(at + 4) !== slotChecksum(from, at, seq)) return undefined
  if (from[at] === liveState) {
    return { state: 'live', key: from.subarray(at + 8, at + 40), salt: from.subarray(at + 40, at + slotBytes) }
  }
  return from[at] === erasedState ? { state: 'erased' } : undefined
}

const slotPlace = Buffer.alloc(6)

/** Over state, place, key and salt: a slot moved to another entry's place is as wrong as a changed one. */
function slotChecksum(bytes: Buffer, at: number, seq: number): number {
  slotPlace.writeUIntBE(seq, 0, 6)
  return crc32(bytes.subarray(at + 8, at + slotBytes), crc32(bytes.subarray(at, at + 4), crc32(slotPlace)))
}

/** What the store keeps of an idempotency key. */
export function digestOf(id: string): Buffer {
  return hashOnce('sha256', `parley/v1/id\n${id}`, 'buffer').subarray(0, digestBytes)
}
