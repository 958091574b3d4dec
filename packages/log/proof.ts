// Checking Merkle proofs (RFC 6962 §2.1, in the iterative form of RFC 9162 §2.1.3). A checker believes nothing it is
// handed: the path must have exactly the length that index and size demand, and every hash exactly 32 bytes.
import { isEqual } from './bytes.ts'
import { sha256 } from './sha256.ts'

/** SHA-256 of the parts joined; handed in where the platform has a faster one. */
export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array

// RFC 6962 §2.1: leaves are hashed with 0x00 and nodes with 0x01, so that no leaf can pass for a node.
const leafPrefix = Uint8Array.of(0x00)
const nodePrefix = Uint8Array.of(0x01)

export function hashLeaf(record: Uint8Array, hash: Hash = sha256): Uint8Array {
  return hash(leafPrefix, record)
}

export function hashNode(left: Uint8Array, right: Uint8Array, hash: Hash = sha256): Uint8Array {
  return hash(nodePrefix, left, right)
}

/** The root of the tree without entries. */
export const emptyRoot: Uint8Array = sha256()

/** One step up an inclusion path: which side the sibling stands on, and the hash the two make. */
export type PathStep = {
  readonly sibling: Uint8Array
  readonly side: 'left' | 'right'
  readonly result: Uint8Array
}

/**
 * Walks an inclusion path from a leaf hash to the root it leads to, or undefined when index, size and path do not fit
 * together. The caller compares the root with one it trusts.
 */
export function walkInclusion(
  { index, size, leafHash, path }: { index: number; size: number; leafHash: Uint8Array; path: readonly Uint8Array[] },
  hash: Hash = sha256,
): { root: Uint8Array; steps: PathStep[] } | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined
  if (leafHash.length !== 32 || path.some((sibling) => sibling.length !== 32)) return undefined
  const steps: PathStep[] = []
  let node = index
  let last = size - 1
  let result = leafHash
  for (const sibling of path) {
    if (last === 0) return undefined
    const isRight = node % 2 === 1 || node === last
    result = isRight ? hashNode(sibling, result, hash) : hashNode(result, sibling, hash)
    steps.push({ sibling, side: isRight ? 'left' : 'right', result })
    if (isRight) {
      // A last node without a sibling rises by itself until it is somebody's right child.
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 ? { root: result, steps } : undefined
}

export function checkInclusion(
  proof: {
    readonly index: number
    readonly size: number
    readonly leafHash: Uint8Array
    readonly path: readonly Uint8Array[]
    readonly root: Uint8Array
  },
  hash: Hash = sha256,
): boolean {
  const walked = walkInclusion(proof, hash)
  return walked !== undefined && isEqual(walked.root, proof.root)
}

/** Whether the tree of `from` entries with `fromRoot` is the beginning of the tree of `to` entries with `toRoot`. */
export function checkConsistency(
  {
    from,
    to,
    fromRoot,
    toRoot,
    path,
  }: {
    readonly from: number
    readonly to: number
    readonly fromRoot: Uint8Array
    readonly toRoot: Uint8Array
    readonly path: readonly Uint8Array[]
  },
  hash: Hash = sha256,
): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to) return false
  if (fromRoot.length !== 32 || toRoot.length !== 32 || path.some((node) => node.length !== 32)) return false
  if (from === to) return path.length === 0 && isEqual(fromRoot, toRoot)
  // Every tree begins with the empty one, whose root is known.
  if (from === 0) return path.length === 0 && isEqual(fromRoot, emptyRoot)
  let node = from - 1
  let last = to - 1
  while (node % 2 === 1) {
    node = half(node)
    last = half(last)
  }
  // Where `from` is a whole subtree, the path leaves out its root, which the checker already has.
  const rest = node === 0 ? [fromRoot, ...path] : path
  const first = rest[0]
  if (first === undefined) return false
  let oldRoot = first
  let newRoot = first
  for (const sibling of rest.slice(1)) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      oldRoot = hashNode(sibling, oldRoot, hash)
      newRoot = hashNode(sibling, newRoot, hash)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      newRoot = hashNode(newRoot, sibling, hash)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && isEqual(oldRoot, fromRoot) && isEqual(newRoot, toRoot)
}

// Not `>> 1`: sizes may pass 2^31.
function half(value: number): number {
  return Math.floor(value / 2)
}
