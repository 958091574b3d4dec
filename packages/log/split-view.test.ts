// Evidence of two histories holds exactly where the log contradicts itself, and nobody can make it against an honest log.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { utf8 } from './bytes.ts'
import { signGrowth } from './growth.ts'
import { checkpointText, noteVerifierKey, signatureLine } from './note.ts'
import { hashLeaf } from './proof.ts'
import { sha256 } from './sha256.ts'
import { signerFromSeed } from './signer.ts'
import { checkEvidence, type Evidence, readEvidence, writeEvidence } from './split-view.ts'
import { Tree } from './tree.ts'

const origin = 'hub.example/log'
const [hub, rival] = [signerFromSeed(sha256(utf8('hub'))), signerFromSeed(sha256(utf8('rival')))]
const hubKey = noteVerifierKey(origin, hub.publicKey)

function treeOf(size: number, salt: number): Tree {
  const tree = new Tree()
  for (let index = 0; index < size; index++) tree.append(hashLeaf(Uint8Array.of(index < 5 ? 0 : salt, index)))
  return tree
}
const [tree, fork] = [treeOf(40, 0), treeOf(40, 1)]

async function note(size: number, of: Tree, by = hub, name = origin): Promise<string> {
  const text = checkpointText({ origin: name, size, root: of.root(size) })
  return `${text}\n${signatureLine(name, by.publicKey, await by.sign(utf8(text)))}`
}
const grown = (from: number, to: number, of: Tree, by = hub) =>
  signGrowth({ origin, from, to, root: of.root(to), path: of.consistency(from, to) }, by)

const cases: [string, Evidence, boolean][] = [
  ['two roots for one size', { hubKey, checkpoint: await note(30, tree), other: await note(30, fork) }, true],
  ['growth from another past', { hubKey, checkpoint: await note(20, tree), growth: await grown(20, 30, fork) }, true],
  ['growth to another present', { hubKey, checkpoint: await note(30, tree), growth: await grown(30, 30, fork) }, true],
  ['one note twice', { hubKey, checkpoint: await note(30, tree), other: await note(30, tree) }, false],
  ['two sizes', { hubKey, checkpoint: await note(30, tree), other: await note(31, tree) }, false],
  ['two sizes of two trees', { hubKey, checkpoint: await note(30, tree), other: await note(31, fork) }, false],
  ['growth that is true', { hubKey, checkpoint: await note(20, tree), growth: await grown(20, 30, tree) }, false],
  ['growth from another size', { hubKey, checkpoint: await note(21, tree), growth: await grown(20, 30, tree) }, false],
  [
    'a note somebody else signed',
    { hubKey, checkpoint: await note(30, tree), other: await note(30, fork, rival) },
    false,
  ],
  [
    'growth somebody else signed',
    { hubKey, checkpoint: await note(20, tree), growth: await grown(20, 30, fork, rival) },
    false,
  ],
  [
    'a note of another log',
    { hubKey, checkpoint: await note(30, tree), other: await note(30, fork, hub, 'else.example') },
    false,
  ],
  [
    'growth changed after it was signed',
    { hubKey, checkpoint: await note(20, tree), growth: { ...(await grown(20, 30, tree)), path: [] } },
    false,
  ],
]
for (const [name, evidence, holds] of cases) {
  test(`${holds ? 'evidence' : 'no evidence'}: ${name}`, async () => {
    const read = readEvidence(writeEvidence(evidence))
    const report = await checkEvidence(read, hubKey)
    assert.equal(report.holds, holds)
    assert.equal(report.problems.length > 0, !holds)
    assert.equal((await checkEvidence(read, noteVerifierKey(origin, rival.publicKey))).holds, false)
  })
}

test('evidence is read in its one spelling', () => {
  const bytes = writeEvidence(cases[0]![1])
  const spellings = [bytes.subarray(0, -1), Uint8Array.of(0x20, ...bytes), utf8('{}\n'), utf8('[]\n'), utf8('x')]
  for (const spelling of spellings) assert.throws(() => readEvidence(spelling), { code: 'evidence-malformed' })
})
