// When this hub first saw each entry: what "as known on" is answered from. A flat file of its own, because the views can
// be thrown away and an author's clock is only the author's word.
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'

const recordBytes = 8

export type Times = {
  /** Entries that have a time. */
  size(): number
  /** Notes that the next entries were seen at these instants (milliseconds since 1970). Times never run backwards. */
  note(instants: readonly number[]): void
  /** How many entries had been seen by then. */
  seenBy(instant: number): number
  close(): void
}

export function openTimes(file: string): Times {
  const handle = openSync(file, 'a+', 0o600)
  // A torn last record is one time lost, and taken anew.
  let size = Math.floor(fstatSync(handle).size / recordBytes)
  const buffer = Buffer.alloc(recordBytes)
  const at = (place: number): number => {
    readSync(handle, buffer, 0, recordBytes, place * recordBytes)
    return buffer.readDoubleBE()
  }
  let last = size === 0 ? 0 : at(size - 1)
  return {
    size: () => size,
    note: (instants) => {
      if (instants.length === 0) return
      const bytes = Buffer.alloc(instants.length * recordBytes)
      instants.forEach((instant, index) => {
        last = Math.max(last, instant)
        bytes.writeDoubleBE(last, index * recordBytes)
      })
      writeSync(handle, bytes)
      size += instants.length
    },
    seenBy: (instant) => {
      let [low, high] = [0, size]
      while (low < high) {
        const middle = (low + high) >>> 1
        if (at(middle) <= instant) low = middle + 1
        else high = middle
      }
      return low
    },
    close: () => {
      fsyncSync(handle)
      closeSync(handle)
    },
  }
}
