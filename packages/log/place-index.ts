// Where the entry with an idempotency key stands: 16-byte digests to places, in two pieces of memory (about 28 bytes an
// entry) rather than a million objects.
import { digestBytes } from './record.ts'

export class PlaceIndex {
  #count = 0
  #digests = Buffer.alloc(digestBytes * 64)
  /** Open addressing; 0 is empty, otherwise the place plus one. At most half full. */
  #table = new Uint32Array(128)

  /** Adds the digest of the next place: places are added in order, from 0. */
  push(digest: Uint8Array): void {
    if ((this.#count + 1) * digestBytes > this.#digests.length) this.#grow()
    this.#digests.set(digest, this.#count * digestBytes)
    this.#enter(this.#count)
    this.#count += 1
  }

  find(digest: Buffer): number | undefined {
    for (let at = this.#start(digest); ; at = (at + 1) % this.#table.length) {
      const entry = this.#table[at]!
      if (entry === 0) return undefined
      const from = (entry - 1) * digestBytes
      if (digest.equals(this.#digests.subarray(from, from + digestBytes))) return entry - 1
    }
  }

  /** Forgets every place from `count` on. */
  truncate(count: number): void {
    if (count >= this.#count) return
    this.#count = count
    this.#fill()
  }

  #enter(place: number): void {
    let at = this.#start(this.#digests.subarray(place * digestBytes, (place + 1) * digestBytes))
    while (this.#table[at] !== 0) at = (at + 1) % this.#table.length
    this.#table[at] = place + 1
  }

  #start(digest: Buffer): number {
    // Digests are evenly spread already.
    return digest.readUInt32BE(0) % this.#table.length
  }

  #grow(): void {
    const grown = Buffer.alloc(this.#digests.length * 2)
    grown.set(this.#digests)
    this.#digests = grown
    this.#table = new Uint32Array(this.#table.length * 2)
    this.#fill()
  }

  #fill(): void {
    this.#table.fill(0)
    for (let place = 0; place < this.#count; place++) this.#enter(place)
  }
}
