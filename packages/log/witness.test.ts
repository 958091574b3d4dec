// Every rule of c2sp.org/tlog-witness, one line each, and cosignatures that others can check.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { toHex, utf8 } from './bytes.ts'
import { cosignatureKeyHash, cosignedAt } from './cosignature.ts'
import { checkpointText, parseNote, signatureLine } from './note.ts'
import { hashLeaf } from './proof.ts'
import { sha256 } from './sha256.ts'
import { signerFromSeed } from './signer.ts'
import { malleated } from './testing-curve.ts'
import { Tree } from './tree.ts'
import { checkpointRequest, cosign, type WitnessedLog } from './witness.ts'

const origin = 'hub.example/log'
const signerOf = (seed: string) => signerFromSeed(sha256(utf8(seed)))
const [hub, next, rival, me] = [signerOf('hub'), signerOf('next'), signerOf('rival'), signerOf('witness')]
const name = 'witness.example/w1'
const now = new Date('2031-03-12T10:00:00.500Z')
const seconds = Math.floor(now.getTime() / 1000)

function treeOf(size: number, salt = 0): Tree {
  const tree = new Tree()
  for (let index = 0; index < size; index++) tree.append(hashLeaf(Uint8Array.of(salt, index)))
  return tree
}
const tree = treeOf(40)
const fork = treeOf(40, 1)

const textOf = (size: number, of = tree, by = origin) => checkpointText({ origin: by, size, root: of.root(size) })
async function noteOf(text: string, ...by: (typeof hub)[]): Promise<string> {
  const lines = await Promise.all(
    by.map(async (one) => signatureLine(text.split('\n')[0]!, one.publicKey, await one.sign(utf8(text)))),
  )
  return `${text}\n${lines.join('')}`
}
const ask = (old: number | string, proof: readonly Uint8Array[], note: string) =>
  checkpointRequest(0, proof, note).replace('old 0', `old ${old}`)
/** A true request from one size to another. */
const from = async (old: number, size: number) => ask(old, tree.consistency(old, size), await noteOf(textOf(size), hub))
const at = (size: number) => ({ size, root: tree.root(size) })
const log = (latest?: WitnessedLog['latest']): WitnessedLog => ({
  origin,
  keys: [hub.publicKey, next.publicKey],
  ...(latest === undefined ? {} : { latest }),
})
const note30 = await noteOf(textOf(30), hub)
const path = tree.consistency(20, 30)
const text30 = textOf(30)
const signed30 = await hub.sign(utf8(text30))

const cases: [string, WitnessedLog['latest'], string, number, string?][] = [
  ['the first checkpoint is signed from nothing', undefined, await from(0, 30), 200],
  ['an empty log is signed', undefined, await from(0, 0), 200],
  ['one that grew is signed', at(20), await from(20, 30), 200],
  ['the same one is signed again', at(30), await from(30, 30), 200],
  ['signatures of unknown keys are passed over', at(20), ask(20, path, await noteOf(text30, rival, hub)), 200],
  ['any of the keys trusted for a log will do', at(20), ask(20, path, await noteOf(text30, next)), 200],
  [
    'a false signature of one trusted key does not hide the true one of another',
    at(20),
    ask(
      20,
      path,
      `${text30}\n${signatureLine(origin, hub.publicKey, malleated(signed30))}${(await noteOf(text30, next)).split('\n\n')[1]}`,
    ),
    200,
  ],
  ['lines of its own are signed over', at(20), ask(20, path, await noteOf(`${text30}more\nlines\n`, hub)), 200],
  ['an empty line among them is a bad request', at(20), ask(20, path, await noteOf(`${text30}\nmore\n`, hub)), 400],
  [
    'an unknown origin is not found',
    at(20),
    ask(20, path, await noteOf(textOf(30, tree, 'other.example/log'), hub)),
    404,
  ],
  ['a signature by somebody else is forbidden', at(20), ask(20, path, await noteOf(text30, rival)), 403],
  [
    'a false signature is forbidden',
    at(20),
    ask(20, path, `${text30}\n${signatureLine(origin, hub.publicKey, malleated(signed30))}`),
    403,
  ],
  [
    'a signature over another text is forbidden',
    at(20),
    ask(20, path, `${text30}\n${signatureLine(origin, hub.publicKey, await hub.sign(utf8(textOf(29))))}`),
    403,
  ],
  ['an old size above the checkpoint is a bad request', at(31), ask(31, [], note30), 400],
  ['an old size above the checkpoint is that before it is a conflict', at(20), ask(31, [], note30), 400],
  ['an old size that is not the latest is a conflict, and told', at(20), await from(10, 30), 409, '20\n'],
  ['an old size where there is none is a conflict with nought', undefined, await from(10, 30), 409, '0\n'],
  ['nought where there is one is a conflict, and so tells it', at(20), await from(0, 30), 409, '20\n'],
  ['going back is a conflict', at(30), await from(20, 25), 409, '30\n'],
  [
    'another root of the same size is a conflict',
    at(30),
    ask(30, [], await noteOf(textOf(30, fork), hub)),
    409,
    '30\n',
  ],
  ['a proof of another tree is not taken', at(20), ask(20, fork.consistency(20, 30), note30), 422],
  ['a fork is not taken', at(20), ask(20, fork.consistency(20, 30), await noteOf(textOf(30, fork), hub)), 422],
  ['a missing line of proof is not taken', at(20), ask(20, path.slice(1), note30), 422],
  ['a line too many is not taken', at(20), ask(20, [...path, path[0]!], note30), 422],
  ['a proof from nothing must be empty', undefined, ask(0, path, note30), 422],
  ['a proof to the same size must be empty', at(30), ask(30, path, note30), 422],
  ['63 lines are read', at(20), ask(20, Array(63).fill(path[0]), note30), 422],
  ['64 lines are a bad request', at(20), ask(20, Array(64).fill(path[0]), note30), 400],
  ['no old size is a bad request', at(20), (await from(20, 30)).slice(7), 400],
  ['a leading nought is a bad request', at(20), ask('020', path, note30), 400],
  ['a sign is a bad request', at(20), ask('+20', path, note30), 400],
  ['a size beyond numbers is a bad request', at(20), ask('9'.repeat(16), path, note30), 400],
  ['two spaces are a bad request', at(20), ask(' 20', path, note30), 400],
  ['a line that is not base64 is a bad request', at(20), (await from(20, 30)).replace('\n\n', '\n!\n\n'), 400],
  ['a hash too short is a bad request', at(20), ask(20, [new Uint8Array(31)], note30), 400],
  ['no empty line is a bad request', at(20), 'old 20\n', 400],
  ['a checkpoint without signatures is a bad request', at(20), ask(20, path, text30), 400],
  ['no checkpoint is a bad request', at(20), ask(20, path, 'words\n'), 400],
  ['a request without end is a bad request', at(20), ask(20, path, note30 + 'x'.repeat(300_000)), 400],
  ['nothing is a bad request', at(20), '', 400],
]

for (const [what, latest, request, status, body] of cases) {
  test(what, async () => {
    const known = log(latest)
    const witness = { name, signer: me, now: () => now, log: (by: string) => (by === origin ? known : undefined) }
    const answer = await cosign(witness, request)
    assert.equal(answer.status, status, answer.body)
    if (body !== undefined) assert.equal(answer.body, body)
    assert.equal(answer.contentType, status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8')
    assert.equal(answer.keep === undefined, status !== 200)
    assert.match(answer.body, /\n$/)
    if (status !== 200) return
    const note = request.slice(request.indexOf('\n\n') + 2)
    const cosigned = parseNote(note + answer.body)
    assert.equal((await cosignedAt(cosigned, { name, publicKey: me.publicKey }, now))?.getTime(), seconds * 1000)
  })
}

test('a cosignature counts only for its witness, its note and its time', async () => {
  const witness = { name, signer: me, now: () => now, log: () => log(at(20)) }
  const { body } = await cosign(witness, await from(20, 30))
  const key = { name, publicKey: me.publicKey }
  const signed = parseNote(note30 + body)
  assert.ok(await cosignedAt(signed, key, now))
  assert.equal(await cosignedAt(signed, { ...key, name: 'other.example' }, now), undefined)
  assert.equal(await cosignedAt(signed, { ...key, publicKey: rival.publicKey }, now), undefined)
  assert.equal(await cosignedAt(parseNote((await noteOf(textOf(29), hub)) + body), key, now), undefined)
  assert.equal(await cosignedAt(signed, key, new Date(now.getTime() - 6 * 60_000)), undefined)
  assert.equal(await cosignedAt(parseNote(note30), key, now), undefined)
})

test('the published example of a cosignature has the form we write', () => {
  // c2sp.org/tlog-cosignature: key hash, eight bytes of time, 64 of signature.
  const line =
    '\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=='
  const { signatures } = parseNote(
    `example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n${line}\n`,
  )
  const { signature, keyHash } = signatures[0]!
  assert.equal(signature.length, 72)
  assert.equal(toHex(keyHash), '8d66cf3f')
  assert.equal(new DataView(Uint8Array.from(signature).buffer).getBigUint64(0), 1679315147n)
  assert.equal(cosignatureKeyHash(name, me.publicKey).length, 4)
})
