// "Check this entry" as a page does it: each lie is caught by the step that is there to catch it.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { canonicalBytes } from './canonical.ts'
import { checkEntry, type EntryProof, proofFromJson, proofToJson } from './check.ts'
import { checkpointText, parseCheckpoint, parseNote, signatureLine, verifyNote } from './note.ts'
import { hashLeaf } from './proof.ts'
import { seal, unseal } from './sealed.ts'
import { generateSigner } from './signer.ts'
import { parseTilePath, tilePath } from './tile.ts'
import { Tree } from './tree.ts'

const origin = 'hub.example/log'
const { signer: hub } = generateSigner()
const { signer: author } = generateSigner()
const { signer: other } = generateSigner()
const trust = {
  origin,
  logKey: hub.publicKey,
  authorKey: (id: string) => (id === author.keyId ? author.publicKey : undefined),
}

async function makeProof(seq = 3, size = 11): Promise<EntryProof> {
  const tree = new Tree()
  const sealed = await Promise.all(
    Array.from({ length: size }, (_, n) => seal(canonicalBytes({ n }), { origin, signer: author })),
  )
  for (const { leaf } of sealed) tree.append(hashLeaf(leaf))
  const text = checkpointText({ origin, size, root: tree.root() })
  const checkpoint = `${text}\n${signatureLine(origin, hub.publicKey, await hub.sign(Buffer.from(text)))}`
  const { leaf, salt } = sealed[seq]!
  return { seq, leaf, path: tree.inclusion(seq), checkpoint, opening: { salt, ...unseal(sealed[seq]!)! } }
}

async function failing(proof: EntryProof, by = trust): Promise<string[]> {
  return (await checkEntry(proof, by)).steps.filter(({ holds }) => holds !== true).map(({ step }) => step)
}

test('a true proof holds in every step, also after a journey as JSON', async () => {
  const proof = await makeProof()
  assert.deepEqual(await failing(proof), [])
  const back = proofFromJson(JSON.parse(JSON.stringify(proofToJson(proof))))
  assert.deepEqual((await checkEntry(back, trust)).holds, true)
  const { opening: _, ...closed } = proof
  assert.deepEqual(
    (await checkEntry(closed, trust)).steps.map(({ step }) => step),
    ['leaf', 'inclusion', 'checkpoint'],
  )
  assert.throws(() => proofFromJson({ ...proofToJson(proof), leaf: '!' }), { code: 'proof-malformed' })
})

test('each lie is caught by its step', async () => {
  const proof = await makeProof()
  const opening = proof.opening!
  const changed = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, at) => (at === 1 ? byte ^ 1 : byte))
  const bodies = { ...opening, bytes: changed(opening.bytes) }
  assert.deepEqual(await failing({ ...proof, opening: bodies }), ['author', 'commitment'])
  assert.deepEqual(await failing({ ...proof, opening: { ...opening, salt: changed(opening.salt) } }), [
    'author',
    'commitment',
  ])
  assert.deepEqual(await failing({ ...proof, opening: { ...opening, keyId: other.keyId } }), ['author', 'commitment'])
  assert.deepEqual(await failing({ ...proof, leaf: changed(proof.leaf) }), ['commitment', 'inclusion'])
  assert.deepEqual(await failing({ ...proof, seq: 4 }), ['inclusion'])
  assert.deepEqual(await failing({ ...proof, path: proof.path.slice(1) }), ['inclusion'])
  assert.deepEqual(await failing({ ...proof, checkpoint: 'no note' }), ['inclusion', 'checkpoint'])
  assert.deepEqual(await failing(proof, { ...trust, logKey: other.publicKey }), ['checkpoint'])
  assert.deepEqual(await failing(proof, { ...trust, origin: 'other.example/log' }), ['author', 'checkpoint'])
  assert.deepEqual(await failing(proof, { ...trust, authorKey: () => other.publicKey }), ['author'])
})

test('a note keeps to its form, and each signer is found by name and key', async () => {
  const { checkpoint } = await makeProof()
  const note = parseNote(checkpoint)
  assert.equal(parseCheckpoint(note.text).size, 11)
  assert.equal(await verifyNote(note, origin, hub.publicKey), true)
  assert.equal(await verifyNote(note, origin, other.publicKey), false)
  assert.equal(await verifyNote(note, 'other', hub.publicKey), false)
  const witnessed = parseNote(
    `${checkpoint}${signatureLine('witness.example', other.publicKey, await other.sign(Buffer.from(note.text)))}`,
  )
  assert.equal(await verifyNote(witnessed, 'witness.example', other.publicKey), true)
  assert.equal(await verifyNote(witnessed, origin, hub.publicKey), true)
  for (const bad of [
    '',
    'a\n\n',
    checkpoint.slice(0, -1),
    checkpoint.replace('\u2014', '-'),
    checkpoint.replace('\n11\n', '\r11\n'),
  ]) {
    assert.throws(() => parseNote(bad), { code: 'note-malformed' })
  }
  for (const [from, to] of [
    ['\n11\n', '\n011\n'],
    ['\n11\n', '\n-1\n'],
    ['\n11\n', '\n99999999999999999\n'],
    ['\n11\n', '\n11\nmore\n'],
  ] as const) {
    assert.throws(() => parseCheckpoint(note.text.replace(from, to)), { code: 'note-malformed' }, to)
  }
})

test('a tile has exactly one path', () => {
  for (const [tile, path] of [
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 1, index: 1_234_067, width: 3 }, 'tile/1/x001/x234/067.p/3'],
    [{ level: 'entries', index: 999_000, width: 256 }, 'tile/entries/x999/000'],
  ] as const) {
    assert.equal(tilePath(tile), path)
    assert.deepEqual(parseTilePath(path), tile)
  }
  for (const path of [
    'tile/0/0',
    'tile/00/000',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/001/000',
    'tile/0/../000',
  ]) {
    assert.equal(parseTilePath(path), undefined, path)
  }
})
