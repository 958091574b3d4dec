// Trees and proofs against published answers, exhaustively for small sizes, and against proofs bent in every way.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { fromHex, isEqual, toHex } from './bytes.ts'
import { checkConsistency, checkInclusion, hashLeaf } from './proof.ts'
import { referenceConsistency, referenceInclusion, referenceLeaves, referenceRoots } from './rfc6962.ts'
import { randomFrom, seedOf } from './testing-chance.ts'
import { Tree } from './tree.ts'

const reference = new Tree()
for (const leaf of referenceLeaves) reference.append(hashLeaf(fromHex(leaf)))

function treeOf(size: number): { tree: Tree; leaves: Uint8Array[] } {
  const tree = new Tree()
  const leaves = Array.from({ length: size }, (_, index) => hashLeaf(Uint8Array.of(index >> 8, index)))
  for (const leaf of leaves) tree.append(leaf)
  return { tree, leaves }
}

test('the roots of the published reference tree come out', () => {
  assert.deepEqual(
    referenceRoots.map((_, size) => toHex(reference.root(size))),
    referenceRoots,
  )
})

test('the published inclusion paths come out, and are accepted', () => {
  for (const [index, size, hashes] of referenceInclusion) {
    assert.deepEqual(reference.inclusion(index, size).map(toHex), hashes, `entry ${index} of ${size}`)
    const leafHash = hashLeaf(fromHex(referenceLeaves[index]!))
    const path = hashes.map(fromHex)
    assert.ok(checkInclusion({ index, size, leafHash, path, root: fromHex(referenceRoots[size]!) }))
  }
})

test('the published consistency paths come out, and are accepted', () => {
  for (const [from, to, hashes] of referenceConsistency) {
    assert.deepEqual(reference.consistency(from, to).map(toHex), hashes, `${from} to ${to}`)
    const [fromRoot, toRoot] = [fromHex(referenceRoots[from]!), fromHex(referenceRoots[to]!)]
    assert.ok(checkConsistency({ from, to, fromRoot, toRoot, path: hashes.map(fromHex) }))
  }
})

test('every entry of every tree up to 256 is proven in it', () => {
  const { tree, leaves } = treeOf(256)
  for (let size = 0; size <= 256; size++) {
    const root = tree.root(size)
    for (let index = 0; index < size; index++) {
      const proof = { index, size, leafHash: leaves[index]!, path: tree.inclusion(index, size), root }
      assert.ok(checkInclusion(proof), `entry ${index} of ${size}`)
    }
  }
})

test('every tree up to 128 is proven to begin every later one', () => {
  const { tree } = treeOf(128)
  const roots = Array.from({ length: 129 }, (_, size) => tree.root(size))
  for (let to = 0; to <= 128; to++) {
    for (let from = 0; from <= to; from++) {
      const path = tree.consistency(from, to)
      assert.ok(checkConsistency({ from, to, fromRoot: roots[from]!, toRoot: roots[to]!, path }), `${from} to ${to}`)
    }
  }
})

test('a bent inclusion proof is never accepted: 20,000 bendings', () => {
  const random = randomFrom(seedOf('inclusion'))
  const { tree, leaves } = treeOf(300)
  for (let round = 0; round < 20_000; round++) {
    const size = 1 + random.below(300)
    const index = random.below(size)
    const proof = { index, size, leafHash: leaves[index]!, path: tree.inclusion(index, size), root: tree.root(size) }
    const bent = { ...proof, path: [...proof.path] }
    const kind = random.below(10)
    if (kind === 0) bent.path.push(Buffer.from(random.bytes(32)))
    else if (kind === 1) bent.path.pop()
    else if (kind === 2) bent.path.reverse()
    else if (kind === 3) bent.leafHash = flipped(proof.leafHash, random.below(256))
    else if (kind === 4) bent.root = flipped(proof.root, random.below(256))
    else if (kind === 5)
      bent.index = [index + 1, index - 1, -1, size, index + size, index + 2 ** 32, 0.5][random.below(7)]!
    else if (kind === 6) bent.leafHash = leaves[random.below(300)]!
    else if (kind === 7) bent.path = tree.inclusion(random.below(size), size)
    // An inner node offered as a leaf: the path shortened by the step that made it.
    else if (kind === 8) Object.assign(bent, { leafHash: tree.root(Math.min(2, size)), path: bent.path.slice(1) })
    else if (bent.path.length > 0) {
      const at = random.below(bent.path.length)
      bent.path[at] =
        random.below(4) === 0 ? Buffer.from(bent.path[at]!.subarray(1)) : flipped(bent.path[at]!, random.below(256))
    }
    const isSame = bent.index === index && isEqual(bent.leafHash, proof.leafHash) && isEqual(bent.root, proof.root)
    if (isSame && toText(bent.path) === toText(proof.path)) continue
    assert.ok(!checkInclusion(bent), `bending ${kind} of entry ${index} in ${size}, round ${round}`)
  }
})

test('a proof made for one size is never accepted for the root of another', () => {
  const { tree, leaves } = treeOf(64)
  for (let size = 1; size <= 64; size++) {
    for (let index = 0; index < size; index++) {
      const path = tree.inclusion(index, size)
      for (let other = 1; other <= 64; other++) {
        if (other === size) continue
        const accepted = checkInclusion({ index, size: other, leafHash: leaves[index]!, path, root: tree.root(other) })
        assert.ok(!accepted, `entry ${index} of ${size}, offered for the root of ${other}`)
      }
    }
  }
})

test('a bent consistency proof is never accepted: 20,000 bendings', () => {
  const random = randomFrom(seedOf('consistency'))
  const { tree } = treeOf(300)
  for (let round = 0; round < 20_000; round++) {
    const to = 2 + random.below(299)
    const from = 1 + random.below(to - 1)
    const proof = { from, to, fromRoot: tree.root(from), toRoot: tree.root(to), path: tree.consistency(from, to) }
    const bent = { ...proof, path: [...proof.path] }
    const kind = random.below(7)
    if (kind === 0) bent.path.push(Buffer.from(random.bytes(32)))
    else if (kind === 1) bent.path.shift()
    else if (kind === 2) bent.path.reverse()
    else if (kind === 3) bent.fromRoot = flipped(proof.fromRoot, random.below(256))
    else if (kind === 4) bent.toRoot = flipped(proof.toRoot, random.below(256))
    else if (kind === 5) bent.fromRoot = tree.root([from - 1, from + 1][random.below(2)]!)
    else {
      const at = random.below(bent.path.length)
      bent.path[at] = flipped(bent.path[at]!, random.below(256))
    }
    const isSame = bent.fromRoot.equals(proof.fromRoot) && bent.toRoot.equals(proof.toRoot)
    if (isSame && toText(bent.path) === toText(proof.path)) continue
    assert.ok(!checkConsistency(bent), `bending ${kind} of ${from} to ${to}, round ${round}`)
  }
})

function flipped(hash: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(hash)
  copy[bit >> 3]! ^= 1 << (bit & 7)
  return copy
}

function toText(path: readonly Uint8Array[]): string {
  return path.map(toHex).join(' ')
}
