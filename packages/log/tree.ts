// The Merkle tree of a log (RFC 6962 §2.1), grown leaf by leaf and kept whole in memory: 64 bytes an entry, so that
// every proof and tile is answered without touching a disk. What is kept on disk is checked against it.
import { hash as hashOnce } from 'node:crypto'
import { type TilePath, tileWidth } from './tile.ts'

export class Tree {
  #size = 0
  /** Level 0 holds leaf hashes, level n the roots of whole subtrees of 2^n leaves. */
  readonly #levels: Level[] = []
  /** Hashes of what is not a whole subtree, by where it starts, for the one end asked about last: all paths share them. */
  readonly #edge = new Map<number, Buffer>()
  #edgeEnd = 0
  // Reused for every node: allocating costs more than hashing.
  readonly #node = Buffer.alloc(65, 0x01)

  get size(): number {
    return this.#size
  }

  /** Adds the hash of the next leaf. */
  append(leafHash: Uint8Array): void {
    this.#level(0).push(leafHash)
    this.#size += 1
    // Each trailing one bit of the old size is a subtree that this leaf completes.
    for (let level = 0, index = this.#size; index % 2 === 0; level++) {
      index /= 2
      const nodes = this.#level(level)
      this.#level(level + 1).push(this.#hash(nodes.at(2 * index - 2), nodes.at(2 * index - 1)))
    }
  }

  /** Forgets every leaf from `size` on. */
  truncate(size: number): void {
    for (let level = 0; level < this.#levels.length; level++) {
      this.#levels[level]!.count = Math.min(this.#levels[level]!.count, Math.floor(size / 2 ** level))
    }
    this.#size = Math.min(this.#size, size)
    this.#edge.clear()
  }

  /** Root of the first `size` leaves. */
  root(size = this.#size): Buffer {
    return size === 0 ? hashOnce('sha256', Buffer.alloc(0), 'buffer') : this.#range(0, size)
  }

  /** RFC 6962 §2.1.1, from the leaf upward. */
  inclusion(index: number, size = this.#size): Buffer[] {
    const path: Buffer[] = []
    let [start, end] = [0, size]
    while (end - start > 1) {
      const middle = start + largestPowerBelow(end - start)
      if (index < middle) {
        path.push(this.#range(middle, end))
        end = middle
      } else {
        path.push(this.#range(start, middle))
        start = middle
      }
    }
    return path.reverse()
  }

  /** RFC 6962 §2.1.2. */
  consistency(from: number, to = this.#size): Buffer[] {
    if (from === 0 || from === to) return []
    const path: Buffer[] = []
    let [start, end] = [0, to]
    // Whether the old tree's root is the very subtree we stand on: then the checker has it.
    let isWhole = true
    while (from !== end) {
      const middle = start + largestPowerBelow(end - start)
      if (from <= middle) {
        path.push(this.#range(middle, end))
        end = middle
      } else {
        path.push(this.#range(start, middle))
        start = middle
        isWhole = false
      }
    }
    if (!isWhole) path.push(this.#range(start, end))
    return path.reverse()
  }

  /** The bytes of a hash tile, or undefined when the tree has not grown that far. */
  tile({ level, index, width }: TilePath): Buffer | undefined {
    if (level === 'entries') return undefined
    const nodes = this.#levels[level * 8]
    const start = index * tileWidth
    if (nodes === undefined || start + width > nodes.count) return undefined
    return Buffer.from(nodes.slice(start, start + width))
  }

  /** Hash of the leaves from `start` to before `end`; a whole subtree's is kept, others are put together. */
  #range(start: number, end: number): Buffer {
    const width = end - start
    const level = Math.log2(width)
    if (Number.isInteger(level)) return Buffer.from(this.#levels[level]!.at(start / width))
    if (this.#edgeEnd !== end) {
      this.#edgeEnd = end
      this.#edge.clear()
    }
    let hash = this.#edge.get(start)
    if (hash === undefined) {
      const middle = start + largestPowerBelow(width)
      hash = this.#hash(this.#range(start, middle), this.#range(middle, end))
      this.#edge.set(start, hash)
    }
    return hash
  }

  #hash(left: Uint8Array, right: Uint8Array): Buffer {
    this.#node.set(left, 1)
    this.#node.set(right, 33)
    return hashOnce('sha256', this.#node, 'buffer')
  }

  #level(level: number): Level {
    this.#levels[level] ??= new Level()
    return this.#levels[level]
  }
}

/** A growing row of 32-byte hashes in one piece of memory. */
class Level {
  count = 0
  #bytes = Buffer.alloc(32 * 64)

  push(hash: Uint8Array): void {
    if ((this.count + 1) * 32 > this.#bytes.length) {
      const grown = Buffer.alloc(this.#bytes.length * 2)
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    this.#bytes.set(hash, this.count * 32)
    this.count += 1
  }

  at(index: number): Buffer {
    return this.slice(index, index + 1)
  }

  slice(start: number, end: number): Buffer {
    return this.#bytes.subarray(start * 32, end * 32)
  }
}

/** The largest power of two smaller than `n`. */
function largestPowerBelow(n: number): number {
  return 2 ** Math.ceil(Math.log2(n) - 1)
}

const hashInput = Buffer.alloc(34)

/** Hash of a 33-byte leaf record. */
export function leafHashOf(record: Uint8Array): Buffer {
  hashInput.set(record, 1)
  return hashOnce('sha256', hashInput, 'buffer')
}
