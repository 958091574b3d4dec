// What is held in memory of every entry in the files: where its record begins, its leaf hash, the digest of its id.
// About 110 bytes an entry; everything else is read from the disk when it is asked for.
import { PlaceIndex } from './place-index.ts'
import { fileHeaderBytes } from './record.ts'
import { leafHashOf, Tree } from './tree.ts'

export class FilePlaces {
  readonly tree = new Tree()
  readonly #index = new PlaceIndex()
  /** Where each record begins, and where the next one will. */
  #positions = new Float64Array(1024).fill(fileHeaderBytes, 0, 1)
  #count = 0

  /** Entries in the files, covered by a checkpoint or not yet. */
  get count(): number {
    return this.#count
  }

  /** Where the file of entries ends. */
  get end(): number {
    return this.#positions[this.#count]!
  }

  /** Where the record of an entry begins; for the place after the last, where it ends. */
  position(seq: number): number {
    return this.#positions[seq]!
  }

  find(digest: Buffer): number | undefined {
    return this.#index.find(digest)
  }

  push({ leaf, digest }: { readonly leaf: Uint8Array; readonly digest: Buffer }, bytes: number): void {
    this.#index.push(digest)
    this.tree.append(leafHashOf(leaf))
    this.#count += 1
    if (this.#count >= this.#positions.length) {
      const grown = new Float64Array(this.#positions.length * 2)
      grown.set(this.#positions)
      this.#positions = grown
    }
    this.#positions[this.#count] = this.#positions[this.#count - 1]! + bytes
  }

  /** Forgets every entry from `count` on. */
  truncate(count: number): void {
    this.tree.truncate(count)
    this.#index.truncate(count)
    this.#count = Math.min(this.#count, count)
  }
}
