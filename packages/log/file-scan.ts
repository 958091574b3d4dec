// Reading `entries.log` from its beginning when a log is opened. Every record's checksum and place is looked at. A torn
// tail (a batch that was never acknowledged) is told from damage to what was durable, and only the first is ever cut.
import type { DiskFile } from './disk.ts'
import { fileHeaderBytes, magic, type Record, readRecord, recordBytesMax } from './record.ts'

const chunkBytes = 8 * 1024 * 1024

export type RecordRange = {
  /** Where the first record begins, and the place it must have. */
  readonly from?: number
  readonly seq?: number
  /** Where to stop, as a place and as a position in the file. */
  readonly to?: number
  readonly until?: number
}

/** Records in file order, up to the first that is not whole or not in its place. */
export async function* readRecords(
  file: DiskFile,
  { from = fileHeaderBytes, seq = 0, to = Number.MAX_SAFE_INTEGER, until = file.size() }: RecordRange = {},
): AsyncGenerator<{ record: Record; position: number }> {
  let position = from
  let expected = seq
  let chunk = Buffer.alloc(0)
  let at = 0
  while (expected < to) {
    let record = at < chunk.length ? readRecord(chunk, at) : 'short'
    if (record === 'short') {
      const next = Buffer.allocUnsafe(Math.max(0, Math.min(chunkBytes, until - position)))
      chunk = next.subarray(0, await file.read(next, position))
      at = 0
      record = chunk.length === 0 ? 'bad' : readRecord(chunk, 0)
    }
    if (record === 'short' || record === 'bad' || record.seq !== expected) return
    yield { record, position }
    at += record.bytes
    position += record.bytes
    expected += 1
  }
}

/**
 * Whether a whole record of a later batch stands somewhere after `position`, where the record of place `seq` is not
 * whole: then that one was durable once, and this is damage.
 */
export async function isDurableAfter(file: DiskFile, position: number, seq: number): Promise<boolean> {
  const window = Buffer.allocUnsafe(Math.max(0, Math.min(chunkBytes, file.size() - position)))
  for (let from = position; ; ) {
    const length = await file.read(window, from)
    const bytes = window.subarray(0, length)
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      const record = readRecord(bytes, at)
      if (typeof record === 'object' && record.base > seq) return true
    }
    if (length < window.length || length < chunkBytes) return false
    // Windows overlap by a record, so that none is missed across their edge.
    from += length - recordBytesMax
  }
}
