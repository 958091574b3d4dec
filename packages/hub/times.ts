// When this hub first saw each entry: what "as known on" is answered from. A flat file of its own, because the views can
// be thrown away and an author's clock is only the author's word.
import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'

const recordBytes = 8

export type Times = {
  /** Entries that have a time. */
  size(): number
  /**
   * Notes that entries from `seq` on were seen at these instants (milliseconds since 1970). What is noted already stays,
   * a gap before `seq` is filled, and times never run backwards.
   */
  note(seq: number, instants: readonly number[]): void
  /** How many entries had been seen by then. */
  seenBy(instant: number): number
  /** The first entry seen on the day (UTC) on which the one at `seq` was; itself where it has no time. */
  dayFrom(seq: number): number
  close(): void
}

const dayMs = 86_400_000
/** When the day (UTC) began in which the instant lies; both in milliseconds since 1970. */
export const dayBegan = (instant: number): number => Math.floor(instant / dayMs) * dayMs

export function openTimes(file: string): Times {
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600)
  const buffer = Buffer.alloc(recordBytes)
  const at = (place: number): number => {
    readSync(handle, buffer, 0, recordBytes, place * recordBytes)
    return buffer.readDoubleBE()
  }
  // Asked of the file each time, because another process of this hub may write it too. A torn last record is one time
  // lost, and taken anew.
  const size = () => Math.floor(fstatSync(handle).size / recordBytes)
  const seenBy = (instant: number): number => {
    let [low, high] = [0, size()]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (at(middle) <= instant) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    size,
    note: (seq, instants) => {
      const known = size()
      let last = known === 0 ? 0 : at(known - 1)
      const end = seq + instants.length
      if (end <= known) return
      const bytes = Buffer.alloc((end - known) * recordBytes)
      for (let place = known; place < end; place++) {
        last = Math.max(last, instants[Math.max(0, place - seq)] ?? last)
        bytes.writeDoubleBE(last, (place - known) * recordBytes)
      }
      writeSync(handle, bytes, 0, bytes.length, known * recordBytes)
    },
    seenBy,
    dayFrom: (seq) => (seq < size() ? seenBy(dayBegan(at(seq)) - 1) : seq),
    close: () => {
      fsyncSync(handle)
      closeSync(handle)
    },
  }
}
