// Two verifiers, written apart in two languages, agree on every bundle: true ones, and false ones bent in every way.
// The second is docs/verify/verify.py, which runs where python3 is; where it is not, its half is skipped and says so.
import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Bundle, bundleReadme, readBundle, writeBundle } from './bundle.ts'
import { checkBundle } from './bundle-check.ts'
import { fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.ts'
import { canonicalBytes, parseCanonical } from './canonical.ts'
import { authorMessage, commitAuthor, commitBody, leafRecord } from './commitment.ts'
import { cosignatureLine, witnessKey } from './cosignature.ts'
import { isStrictPoint, verifyEd25519 } from './ed25519.ts'
import { preparedKey, verifyPrepared } from './ed25519-native.ts'
import { keyIdOf } from './key-id.ts'
import { checkpointText, noteVerifierKey, signatureLine } from './note.ts'
import { checkConsistency, checkInclusion, hashLeaf } from './proof.ts'
import { Refusal } from './refusal.ts'
import { referenceConsistency, referenceInclusion, referenceLeaves, referenceRoots } from './rfc6962.ts'
import { sha256 } from './sha256.ts'
import { signerFromSeed } from './signer.ts'
import { bendings, type Case, type MadeLog, makeBundle, makeLog, signNote } from './testing-bundles.ts'
import { randomFrom, seedOf } from './testing-chance.ts'
import {
  forgeForIdentity,
  littleEndian,
  malleated,
  mixedKey,
  order,
  rfc8032,
  type SignatureCase,
  speccheck,
  weakKeys,
} from './testing-curve.ts'
import { tilePath } from './tile.ts'
import { Tree } from './tree.ts'

const folder = fileURLToPath(new URL('../../docs/verify', import.meta.url))
const hasPython = spawnSync('python3', ['--version']).status === 0
const skip = hasPython ? false : 'there is no python3 here, so the second verifier cannot run'
const scratch = mkdtempSync(path.join(tmpdir(), 'parley-verifiers-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

/** Runs lines of Python that know `verify` and read JSON from `given`; answers with what they print as JSON. */
function python(program: string, given: unknown): unknown {
  const start = `import sys, json, base64\nsys.dont_write_bytecode = True\nsys.path.insert(0, ${JSON.stringify(folder)})\nimport verify\ngiven = json.load(sys.stdin)\n`
  const run = spawnSync('python3', ['-c', start + program], {
    input: JSON.stringify(given),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 300_000,
  })
  assert.equal(run.status, 0, run.stderr)
  return JSON.parse(run.stdout)
}

async function ours({ bytes, trust }: Case): Promise<string[]> {
  try {
    return (await checkBundle(readBundle(bytes), trust)).problems.map(({ code, about }) => `${code} ${about}`)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'bundle-malformed') return ['malformed ']
    throw error
  }
}

function theirs(cases: readonly Case[]): string[][] {
  const program = `def of(c):
    witnesses = c.get('witnesses')
    named = [] if witnesses is None else [[verify.open_key(k, 4) for k in witnesses['keys']], witnesses['quorum']]
    return verify.check_bundle(base64.b64decode(c['bytes']), c.get('key'), c.get('checkpoint'), c.get('authors'), *named)
print(json.dumps([[' '.join(p) for p in of(c)[0]] for c in given]))`
  const given = cases.map(({ bytes, trust }) => ({ bytes: toBase64(bytes), ...trust }))
  return python(program, given) as string[][] // what the line above prints
}

async function agree(cases: readonly Case[]): Promise<{ good: number; bad: number }> {
  const found = await Promise.all(cases.map(ours))
  for (const [index, { about, holds }] of cases.entries()) {
    if (holds !== undefined) assert.equal(found[index]!.length === 0, holds, `${about}: ${found[index]}`)
  }
  if (hasPython) {
    for (const [index, other] of theirs(cases).entries()) assert.deepEqual(other, found[index], cases[index]!.about)
  }
  const good = found.filter(({ length }) => length === 0).length
  return { good, bad: found.length - good }
}

const hub = signerFromSeed(sha256(utf8('hub')))
const rival = signerFromSeed(sha256(utf8('rival')))
const origin = 'hub.example/log'

test('signatures at the edges of RFC 8032 are judged alike', async () => {
  const random = randomFrom(seedOf('signatures'))
  const cases: SignatureCase[] = [...rfc8032, ...speccheck]
  for (const { key, message, signature, about } of rfc8032) {
    const bent = (bytes: Uint8Array) => {
      const copy = Uint8Array.from(bytes)
      copy[random.below(copy.length)]! ^= 1 << random.below(8)
      return copy
    }
    cases.push({ about: `${about}, S + L`, key, message, signature: malleated(signature), holds: false })
    cases.push({ about: `${about}, cut`, key, message, signature: signature.subarray(0, 63), holds: false })
    cases.push({ about: `${about}, longer`, key, message, signature: Uint8Array.of(...signature, 0), holds: false })
    for (let round = 0; round < 8; round++) {
      cases.push({ about: `${about}, a bit of the signature`, key, message, signature: bent(signature), holds: false })
      cases.push({ about: `${about}, a bit of the key`, key: bent(key), message, signature, holds: false })
    }
  }
  for (const key of weakKeys) {
    const message = random.bytes(8)
    cases.push({ about: `weak ${toHex(key)}`, key, message, signature: forgeForIdentity(), holds: false })
    const signature = Uint8Array.of(...key, ...new Uint8Array(32))
    cases.push({ about: `weak R too ${toHex(key)}`, key, message, signature, holds: false })
  }
  const mixed = mixedKey()
  for (let at = 0; at < 32; at++) {
    const message = Uint8Array.of(at)
    const { signature, holds } = mixed.sign(message)
    cases.push({ about: `mixed order, message ${at}`, key: mixed.publicKey, message, signature, holds })
  }
  for (let at = 0; at < 32; at++) {
    const signer = signerFromSeed(random.bytes(32))
    const message = random.bytes(random.below(200))
    const signature = await signer.sign(message)
    cases.push({ about: 'any', key: signer.publicKey, message, signature, holds: true })
  }
  for (const { about, key, message, signature, holds } of cases) {
    assert.equal(await verifyEd25519(key, message, signature), holds, about)
    const prepared = preparedKey(key)
    assert.equal(prepared !== undefined && (await verifyPrepared(prepared, message, signature)), holds, about)
  }
  console.log(`${cases.length} signatures`)
  if (!hasPython) return
  const found = python(
    `print(json.dumps([verify.is_signed(*(bytes.fromhex(c[k]) for k in ('key', 'message', 'signature'))) for c in given]))`,
    cases.map(({ key, message, signature }) => ({
      key: toHex(key),
      message: toHex(message),
      signature: toHex(signature),
    })),
  )
  assert.deepEqual(
    found,
    cases.map(({ holds }) => holds),
  )
})

test('points are taken alike, on the curve and off it', { skip }, () => {
  const random = randomFrom(seedOf('points'))
  const points = [...weakKeys, ...Array.from({ length: 200 }, () => random.bytes(32)), littleEndian(order)]
  const found = python(
    `print(json.dumps([verify.point_of(bytes.fromhex(c)) is not None for c in given]))`,
    points.map(toHex),
  )
  assert.deepEqual(found, points.map(isStrictPoint))
})

test('the published trees and paths of RFC 6962 hold with both, and no index or size next to theirs does', () => {
  type Proof = {
    kind: string
    a: number
    b: number
    path: readonly string[]
    first: string
    root: string
    holds: boolean
  }
  const proofs: Proof[] = []
  for (const [index, size, path] of referenceInclusion) {
    const first = toHex(hashLeaf(fromHex(referenceLeaves[index]!)))
    for (let a = -1; a < 9; a++) {
      for (let b = 0; b < 9; b++) {
        const root = referenceRoots[size]!
        const holds = checkInclusion({
          index: a,
          size: b,
          leafHash: fromHex(first),
          path: path.map(fromHex),
          root: fromHex(root),
        })
        if (a === index && b === size) assert.ok(holds)
        proofs.push({ kind: 'inclusion', a, b, path, first, root, holds })
      }
    }
  }
  for (const [from, to, path] of referenceConsistency) {
    if (from === to) continue
    for (let a = 0; a < 9; a++) {
      for (let b = a + 1; b < 9; b++) {
        const [first, root] = [referenceRoots[from]!, referenceRoots[to]!]
        const holds = checkConsistency({
          from: a,
          to: b,
          fromRoot: fromHex(first),
          toRoot: fromHex(root),
          path: path.map(fromHex),
        })
        if (a === from && b === to) assert.ok(holds)
        proofs.push({ kind: 'consistency', a, b, path, first, root, holds })
      }
    }
  }
  if (!hasPython) return
  const found = python(
    `h = bytes.fromhex
def one(c):
    path = [h(p) for p in c['path']]
    if c['kind'] == 'inclusion':
        return verify.root_by_inclusion(c['a'], c['b'], h(c['first']), path) == h(c['root'])
    return verify.is_beginning(c['a'], h(c['first']), c['b'], h(c['root']), path)
roots = [verify.root_of([verify.sha(b'\\0' + h(l)) for l in ${JSON.stringify(referenceLeaves)}[:n]]).hex() for n in range(9)]
print(json.dumps([roots, [one(c) for c in given]]))`,
    proofs,
  )
  assert.deepEqual(found, [referenceRoots, proofs.map(({ holds }) => holds)])
  console.log(`${proofs.length} proofs`)
})

// `PROOFS=100000` for the long run.
const rounds = Number(process.env.PROOFS ?? 10_000)

test('proofs bent in every way are judged alike, and none is accepted', { skip }, () => {
  const random = randomFrom(seedOf('proofs'))
  const tree = new Tree()
  for (let at = 0; at < 300; at++) tree.append(hashLeaf(littleEndian(BigInt(at))))
  const roots = Array.from({ length: 301 }, (_, size) => tree.root(size))
  const flipped = (hash: Uint8Array) => {
    const copy = Uint8Array.from(hash)
    copy[random.below(copy.length)]! ^= 1 << random.below(8)
    return copy
  }
  const given: [kind: number, a: number, b: number, first: string, root: string, path: string[]][] = []
  const expected: boolean[] = []
  let good = 0
  for (let round = 0; round < rounds; round++) {
    const kind = round % 2
    const b = 2 + random.below(299)
    const a = kind === 0 ? random.below(b) : 1 + random.below(b - 1)
    const first = kind === 0 ? hashLeaf(littleEndian(BigInt(a))) : roots[a]!
    const path = kind === 0 ? tree.inclusion(a, b) : tree.consistency(a, b)
    const proof = { a, b, first: first as Uint8Array, root: roots[b] as Uint8Array, path: [...path] as Uint8Array[] }
    const how = random.below(10)
    const at = random.below(path.length)
    // A size is bound to its root by the checkpoint, so another size comes with the root that is truly its own.
    if (how === 0) {
      proof.a = [a + 1, a - 1, b, 0, -1][random.below(5)]!
      if (kind === 1) proof.first = roots[proof.a] ?? first
    } else if (how === 1) {
      proof.b = random.below(301)
      proof.root = roots[proof.b]!
    } else if (how === 2) proof.path.push(random.bytes(32))
    else if (how === 3) proof.path.splice(at, 1)
    else if (how === 4) proof.path.reverse()
    else if (how === 5) proof.path[at] = flipped(path[at] ?? first)
    else if (how === 6) proof.first = flipped(first)
    else if (how === 7) proof.root = roots[random.below(301)]!
    else if (how === 8)
      proof.path = kind === 0 ? tree.inclusion(random.below(b), b) : tree.consistency(1 + random.below(b - 1), b)
    const holds =
      kind === 0
        ? checkInclusion({ index: proof.a, size: proof.b, leafHash: proof.first, path: proof.path, root: proof.root })
        : proof.a < proof.b &&
          checkConsistency({ from: proof.a, to: proof.b, fromRoot: proof.first, toRoot: proof.root, path: proof.path })
    const isTrue =
      proof.a === a &&
      proof.b === b &&
      toHex(proof.first) === toHex(first) &&
      toHex(proof.root) === toHex(roots[b]!) &&
      proof.path.map(toHex).join() === path.map(toHex).join()
    assert.equal(holds, isTrue, `bending ${how} of ${a} in ${b}, round ${round}`)
    if (isTrue) good += 1
    expected.push(holds)
    given.push([kind, proof.a, proof.b, toHex(proof.first), toHex(proof.root), proof.path.map(toHex)])
  }
  const found = python(
    `h = bytes.fromhex
def one(kind, a, b, first, root, path):
    path = [h(p) for p in path]
    if kind == 0:
        return verify.root_by_inclusion(a, b, h(first), path) == h(root)
    return verify.is_beginning(a, h(first), b, h(root), path)
print(json.dumps([one(*c) for c in given]))`,
    given,
  )
  assert.deepEqual(found, expected)
  console.log(`${rounds} proofs, ${good} true, ${rounds - good} bent and refused by both`)
})

test('every number and text has one spelling, the same in both', { skip }, () => {
  const random = randomFrom(seedOf('spellings'))
  const texts: string[] = []
  const take = (value: unknown) => {
    try {
      const text = Buffer.from(canonicalBytes(value)).toString('utf8')
      texts.push(text)
      // The same with one letter of another spelling or value: most are refused, and by both.
      const at = random.below(text.length)
      texts.push(
        (text.slice(0, at) + '0123456789.eE+-"\\ ,[]{}u'[random.below(25)] + text.slice(at + 1)).toWellFormed(),
      )
    } catch (error) {
      // Numbers beyond what everyone reads alike have no spelling.
      if (!(error instanceof Refusal)) throw error
    }
  }
  for (let round = 0; round < 4000; round++) {
    const bits = Uint8Array.from(random.bytes(8))
    take([new DataView(bits.buffer).getFloat64(0)])
    take([(random.next() - 0.5) * 10 ** (random.below(44) - 22)])
    take([Math.round(random.next() * 1e7) / 10 ** random.below(14)])
    take({
      [String.fromCodePoint(random.below(0xd7ff))]: String.fromCodePoint(0xe000 + random.below(0x10_1fff)),
      a: -round,
    })
  }
  const ours = texts.map((text) => {
    try {
      parseCanonical(utf8(text))
      return true
    } catch {
      return false
    }
  })
  const program = `print(json.dumps([verify.parse_canonical(t.encode('utf-8', 'surrogatepass')) is not None for t in given]))`
  const found = python(program, texts) as boolean[] // what the line above prints
  for (const [at, text] of texts.entries()) assert.equal(found[at], ours[at], JSON.stringify(text))
  console.log(`${texts.length} spellings, ${ours.filter(Boolean).length} canonical`)
})

test('the words every bundle begins with are those the second verifier knows', { skip }, () => {
  assert.equal(python('print(json.dumps(verify.README))', null), toHex(sha256(utf8(bundleReadme))))
})

test('true bundles hold with both, whatever they rest on', async () => {
  const random = randomFrom(seedOf('true bundles'))
  const log = await makeLog(random, { origin, hub, size: 40 })
  const cases: Case[] = []
  for (let round = 0; round < 60; round++) {
    const size = 1 + random.below(40)
    const indexes = Array.from({ length: size }, (_, index) => index).filter(() => random.below(size) < 3)
    if (indexes.length === 0) indexes.push(size - 1)
    const earlier = [0, 1, 2, 3].map(() => random.below(size)).filter((from, at, all) => all.indexOf(from) === at)
    const closed = indexes.filter(() => random.below(5) === 0)
    const plan = { size, indexes, earlier: earlier.sort((a, b) => a - b), closed, files: random.below(2) === 0 }
    const bundle = await makeBundle(log, plan)
    const trust = [
      {},
      { key: bundle.hubKey },
      { checkpoint: bundle.checkpoint },
      { checkpoint: bundle.earlier[0]!.checkpoint },
      { authors: log.authors.map(({ keyId }) => keyId) },
    ][round % 5]!
    cases.push({ about: `true bundle ${round}`, bytes: writeBundle(bundle), trust, holds: true })
    assert.deepEqual(writeBundle(readBundle(writeBundle(bundle))), writeBundle(bundle))
  }
  const witnessed = await makeBundle(log, { size: 40, indexes: [3] })
  const cosigned = `${witnessed.checkpoint}${signatureLine('witness.example', rival.publicKey, await rival.sign(utf8('x')))}`
  cases.push({
    about: 'cosigned by somebody unknown',
    bytes: writeBundle({ ...witnessed, checkpoint: cosigned }),
    trust: {},
    holds: true,
  })
  assert.deepEqual(await agree(cases), { good: 61, bad: 0 })
})

test('a bundle bent in any field is never accepted, and both say the same of it', async () => {
  const random = randomFrom(seedOf('bent bundles'))
  const log = await makeLog(random, { origin, hub, size: 23 })
  const plan = { size: 23, indexes: [3, 9], earlier: [7], closed: [], files: true, until: 12 }
  const bundle = await makeBundle(log, plan)
  const other = await makeBundle(await makeLog(random, { origin, hub, size: 23 }), plan)
  const cases = [...bendings(random, bundle, other)]
  const counts = await agree(cases)
  console.log(`${cases.length} bent bundles, ${counts.bad} refused, ${counts.good} still true`)
  assert.ok(cases.length > 300)
})

test('bytes bent, cut or spelt otherwise are never accepted', async () => {
  const random = randomFrom(seedOf('bent bytes'))
  const log = await makeLog(random, { origin, hub, size: 9 })
  const bytes = writeBundle(await makeBundle(log, { size: 9, indexes: [4], earlier: [2] }))
  const text = Buffer.from(bytes).toString('utf8')
  const cases: Case[] = []
  const bad = (about: string, bent: Uint8Array | string) =>
    cases.push({ about, bytes: typeof bent === 'string' ? utf8(bent) : bent, trust: {}, holds: false })
  for (let round = 0; round < 150; round++) {
    const bent = Uint8Array.from(bytes)
    const where = random.below(bytes.length)
    bent[where]! ^= 1 << random.below(8)
    bad(`bit ${where}`, bent)
  }
  for (let round = 0; round < 30; round++) bad('cut', bytes.subarray(0, random.below(bytes.length)))
  bad('nothing', '')
  bad('a line feed', '\n')
  bad('no line feed at the end', text.slice(0, -1))
  bad('two line feeds', `${text}\n`)
  bad('a mark before it', `\ufeff${text}`)
  bad('a space', text.replace('"format":', '"format": '))
  bad('a key twice', text.replace('{"README"', '{"origin":"x","README"'))
  bad('the same key twice', text.replace('"format":', '"format":"parley/bundle/1","format":'))
  bad('a letter escaped', text.replace('"parley/bundle/1"', '"\\u0070arley/bundle/1"'))
  bad('half a pair', text.replace(`"${origin}"`, '"\\ud800"'))
  bad('a number spelt otherwise', text.replace('"index":4', '"index":4.0'))
  bad('a number too large', text.replace('"index":4', `"index":${'9'.repeat(400)}`))
  bad('a number too large to be one', text.replace('"index":4', '"index":1e999'))
  bad('not a number', text.replace('"index":4', '"index":NaN'))
  bad('minus nought', text.replace('"index":4', '"index":-0'))
  bad('nested', `${'['.repeat(100_000)}${']'.repeat(100_000)}\n`)
  bad('nested a little', `${'['.repeat(70)}${']'.repeat(70)}\n`)
  bad('not UTF-8', Uint8Array.of(0x22, 0xff, 0x22, 0x0a))
  const counts = await agree(cases)
  console.log(`${cases.length} bent files, ${counts.bad} refused`)
})

test('what an attacker with keys of its own can make is never accepted', async () => {
  const random = randomFrom(seedOf('attackers'))
  const log = await makeLog(random, { origin, hub, size: 30 })
  const fork = await makeLog(random, { origin, hub, size: 30 })
  const elsewhere = await makeLog(random, { origin: 'other.example/log', hub: rival, size: 30 })
  const plan = { size: 30, indexes: [5, 6], earlier: [11, 17] }
  const bundle = await makeBundle(log, plan)
  const cases: Case[] = []
  const bad = (about: string, changed: Partial<Bundle>, trust: Case['trust'] = {}) =>
    cases.push({ about, bytes: writeBundle({ ...bundle, ...changed }), trust, holds: false })
  const first = bundle.entries[0]!
  const opening = first.opening!
  const entry = (changed: Partial<typeof first>) => ({ entries: [{ ...first, ...changed }, bundle.entries[1]!] })

  bad("the other log's checkpoint", { checkpoint: await elsewhere.note(30) })
  bad("the fork's checkpoint", { checkpoint: await fork.note(30) })
  bad('a checkpoint of another size', { checkpoint: await log.note(29) })
  bad('a checkpoint that names no entries', { checkpoint: await log.note(0) })
  bad('an earlier one of the fork', { earlier: [{ ...bundle.earlier[0]!, checkpoint: await fork.note(11) }] })
  bad('an earlier one that is later', { earlier: [{ checkpoint: await log.note(30), path: [] }] })
  bad("signed by the rival under the hub's name", {
    checkpoint: await signNote({ origin, hub: rival }, checkpointText({ origin, size: 30, root: log.tree.root() })),
  })
  const text = checkpointText({ origin, size: 30, root: log.tree.root() })
  const good = await hub.sign(utf8(text))
  for (const [about, signature] of [
    ['S + L', malleated(good)],
    ['zeros', new Uint8Array(64)],
    ['one byte', Uint8Array.of(1)],
    ['R of small order', Uint8Array.of(...weakKeys[2]!, ...good.subarray(32))],
  ] as const) {
    bad(`checkpoint signed with ${about}`, {
      checkpoint: `${text}\n${signatureLine(origin, hub.publicKey, signature)}`,
    })
  }
  bad('a bad signature before the good one', {
    checkpoint: `${text}\n${signatureLine(origin, hub.publicKey, malleated(good))}${signatureLine(origin, hub.publicKey, good)}`,
  })
  for (const weak of weakKeys) {
    const checkpoint = `${text}\n${signatureLine(origin, weak, forgeForIdentity())}`
    bad(`a log key of small order ${toHex(weak)}`, { hubKey: noteVerifierKey(origin, weak), checkpoint, earlier: [] })
  }
  bad('a log key of another name', { hubKey: noteVerifierKey('other', hub.publicKey) })
  bad('a log key with another hash', { hubKey: bundle.hubKey.replace(/\+[0-9a-f]{8}\+/, '+00000000+') })

  bad('sides swapped', entry({ path: first.path.toReversed() }))
  bad('a hash too many', entry({ path: [...first.path, random.bytes(32)] }))
  bad('an index beyond the tree', { entries: [{ ...first, index: 30 }], authors: authorsOf(first.opening!.keyId) })
  bad('another place', { entries: [{ ...first, index: 4 }, bundle.entries[1]!] })
  bad('no path', entry({ path: [] }))
  bad('an inner node as a leaf', entry({ leaf: Uint8Array.of(1, ...log.tree.root(2)), path: first.path.slice(1) }))
  bad("the fork's entry", entry({ ...fork.entries[5]!, path: first.path }), {})
  bad('signed with S + L', entry({ opening: { ...opening, signature: malleated(opening.signature) } }))

  // A tree of the attacker's own, true in everything but one entry: what is wrong must be found in that entry alone.
  const forged: [string, (salt: Uint8Array) => Promise<Forged>][] = [
    ['signed for another log', (salt) => forge(salt, log.authors[0]!.publicKey, 'other.example/log')],
    ['signed S + L', async (salt) => bentSignature(await forge(salt), malleated)],
    ['a key of order 1', async (salt) => ({ ...(await forge(salt, weakKeys[2]!)), signature: forgeForIdentity() })],
    ['not canonical', (salt) => forge(salt, undefined, origin, utf8('{ "a":1}'))],
    ['a key twice', (salt) => forge(salt, undefined, origin, utf8('{"a":1,"a":1}'))],
    ['a number beyond all', (salt) => forge(salt, undefined, origin, utf8('{"a":9007199254740993}'))],
    ['no object', (salt) => forge(salt, undefined, origin, utf8('[1]'))],
    ['no JSON', (salt) => forge(salt, undefined, origin, utf8('words'))],
    ['too large', (salt) => forge(salt, undefined, origin, canonicalBytes({ a: 'x'.repeat(70_000) }))],
    ['nested too deep', (salt) => forge(salt, undefined, origin, utf8(`{"a":${'['.repeat(65)}${']'.repeat(65)}}`))],
    ['true: nested deep', (salt) => forge(salt, undefined, origin, utf8(`{"a":${'['.repeat(64)}${']'.repeat(64)}}`))],
    ['true: as large as may be', (salt) => forge(salt, undefined, origin, canonicalBytes({ a: 'x'.repeat(65_528) }))],
    ['true', (salt) => forge(salt)],
  ]
  type Forged = { bytes: Uint8Array; salt: Uint8Array; keyId: string; signature: Uint8Array; key: Uint8Array }
  async function forge(salt: Uint8Array, key?: Uint8Array, to = origin, bytes?: Uint8Array): Promise<Forged> {
    const author = log.authors[0]!
    const content = bytes ?? canonicalBytes({ a: 1 })
    const signature = await author.sign(authorMessage(to, commitBody(salt, content)))
    const publicKey = key ?? author.publicKey
    return { bytes: content, salt, keyId: keyIdOf(publicKey), signature, key: publicKey }
  }
  function bentSignature(one: Forged, how: (signature: Uint8Array) => Uint8Array): Forged {
    return { ...one, signature: how(one.signature) }
  }
  function authorsOf(keyId: string) {
    return bundle.authors.filter((author) => author.keyId === keyId)
  }
  for (const [about, make] of forged) {
    const one = await make(random.bytes(32))
    const { bytes, salt, keyId, signature } = one
    const leaf = leafRecord(commitAuthor({ salt, body: commitBody(salt, bytes), keyId, signature }))
    const tree = new Tree()
    tree.append(hashLeaf(leaf))
    cases.push({
      about,
      bytes: writeBundle({
        ...bundle,
        checkpoint: await signNote({ origin, hub }, checkpointText({ origin, size: 1, root: tree.root() })),
        earlier: [],
        authors: [{ keyId, key: one.key }],
        entries: [{ index: 0, leaf, path: [], opening: { bytes, salt, keyId, signature } }],
      }),
      trust: {},
      holds: about.startsWith('true'),
    })
  }

  bad('another key was given', {}, { key: noteVerifierKey(origin, rival.publicKey) })
  bad("the fork's checkpoint was kept", {}, { checkpoint: await fork.note(30) })
  bad("an earlier one of the fork's was kept", {}, { checkpoint: await fork.note(11) })
  bad('a later one was kept', { ...(await makeBundle(log, { ...plan, size: 20 })) }, { checkpoint: await log.note(30) })
  bad('one was kept to which nothing leads', {}, { checkpoint: await log.note(12) })
  bad("the other log's was kept", {}, { checkpoint: await elsewhere.note(11) })
  bad('what was kept is no checkpoint', {}, { checkpoint: 'no checkpoint' })
  bad('another author was named', {}, { authors: ['somebody'] })
  bad('keys of nobody here', {
    authors: [...bundle.authors, { keyId: keyIdOf(rival.publicKey), key: rival.publicKey }].sort((a, b) =>
      a.keyId < b.keyId ? -1 : 1,
    ),
  })
  bad('an author under the name of another', {
    authors: bundle.authors.map(({ keyId }) => ({ keyId, key: rival.publicKey })),
  })
  bad('entries out of order', { entries: bundle.entries.toReversed() })
  bad('an entry twice', { entries: [first, first, bundle.entries[1]!] })
  const counts = await agree(cases)
  console.log(`${cases.length} attacks, ${counts.bad} refused`)
  assert.equal(counts.good, 3)
})

test('cosignatures count for their witness, their note and once, and both say so', async () => {
  const random = randomFrom(seedOf('cosignatures'))
  const log = await makeLog(random, { origin, hub, size: 30 })
  const bundle = await makeBundle(log, { size: 30, indexes: [5, 20], earlier: [11] })
  const [one, two] = [signerFromSeed(random.bytes(32)), signerFromSeed(random.bytes(32))]
  const now = new Date('2031-03-12T10:00:00Z')
  const names = ['one.example/w', 'two.example/w'] as const
  const keys = [witnessKey(names[0], one.publicKey), witnessKey(names[1], two.publicKey)]
  const textOf = (note: string) => note.slice(0, note.lastIndexOf('\n\n') + 1)
  const by = async (who: number, note = bundle.checkpoint, at = now) =>
    cosignatureLine(names[who]!, [one, two][who]!, textOf(note), at)
  const [first, second] = [await by(0), await by(1)]
  const cases: Case[] = []
  const add = (about: string, lines: string, quorum: number, holds: boolean, more: Partial<Bundle> = {}, of = keys) =>
    cases.push({
      about,
      bytes: writeBundle({ ...bundle, checkpoint: bundle.checkpoint + lines, ...more }),
      trust: { witnesses: { keys: of, quorum } },
      holds,
    })
  add('both of two', first + second, 2, true)
  add('one of two', second, 1, true)
  add('one where two are asked for', first, 2, false)
  add('one twice where two are asked for', first + first, 2, false)
  add('one key under two names', first, 2, false, {}, [keys[0]!, witnessKey('other.example', one.publicKey)])
  add('none', '', 1, false)
  add('no quorum still wants one', '', 0, false)
  add('nobody named', first, 1, false, {}, [])
  add('somebody else', second, 1, false, {}, [keys[0]!])
  add(
    "the other's key under the name",
    await cosignatureLine(names[0], two, textOf(bundle.checkpoint), now),
    1,
    false,
    {},
    [keys[0]!],
  )
  add('of another note', await by(0, await log.note(29)), 1, false)
  add('before a bad one', first + second.replace(/.{8}\n$/, 'AAAAAA==\n'), 2, false)
  add('after a bad one of the same witness', first.replace(/.{8}\n$/, 'AAAAAA==\n') + first, 1, true)
  add('far in the future', await by(0, bundle.checkpoint, new Date(8.64e15)), 1, true)
  // The hub's own kind of signature is no cosignature, though the key be the same.
  add(
    'a plain signature',
    signatureLine(names[0], one.publicKey, await one.sign(utf8(textOf(bundle.checkpoint)))),
    1,
    false,
  )
  const earlier = [
    { ...bundle.earlier[0]!, checkpoint: bundle.earlier[0]!.checkpoint + (await by(0, bundle.earlier[0]!.checkpoint)) },
  ]
  add('on the earlier one', '', 1, true, { earlier })
  const message = fromBase64(first.split(' ')[2]!.trim())
  const line = (bytes: Uint8Array) => `\u2014 ${names[0]} ${toBase64(bytes)}\n`
  add('S + L', line(Uint8Array.of(...message.subarray(0, 12), ...malleated(message.subarray(12)))), 1, false)
  for (let at = 4; at < message.length; at++) {
    const bent = Uint8Array.from(message)
    bent[at]! ^= 1 << random.below(8)
    add(`byte ${at}`, line(bent), 1, false)
  }
  for (const length of [5, 12, 75]) add(`cut to ${length}`, line(message.subarray(0, length)), 1, false)
  add('longer', line(Uint8Array.of(...message, 0)), 1, false)
  const counts = await agree(cases)
  assert.deepEqual(counts, { good: 5, bad: cases.length - 5 })
  const { witnessed, entries } = await checkBundle({ ...bundle, earlier }, { witnesses: { keys, quorum: 1 } })
  assert.equal(witnessed, 11)
  assert.deepEqual(
    entries.map(({ covered }) => covered),
    [true, false],
  )
})

test('what was signed with a key after its end is refused by both, and what was signed before holds', async () => {
  const random = randomFrom(seedOf('ended keys'))
  const log = await makeLog(random, { origin, hub, size: 30 })
  const cases: Case[] = []
  for (const until of [0, 4, 5, 6, 17, 18, 30, 1000]) {
    const bundle = await makeBundle(log, { size: 30, indexes: [4, 5, 17], until })
    cases.push({ about: `until ${until}`, bytes: writeBundle(bundle), trust: {}, holds: until > 17 })
    const closed = await makeBundle(log, { size: 30, indexes: [4, 5, 17], closed: [17], until })
    cases.push({ about: `until ${until}, the last closed`, bytes: writeBundle(closed), trust: {}, holds: until > 5 })
  }
  assert.deepEqual(await agree(cases), { good: 3 + 5, bad: 8 })
})

test('the second verifier can be read in one sitting', () => {
  const lines = readFileSync(path.join(folder, 'verify.py'), 'utf8').trimEnd().split('\n')
  assert.ok(lines.length < 250, `${lines.length} lines`)
  assert.ok(Math.max(...lines.map(({ length }) => length)) <= 140)
})

test('files are held to their names, and to an entry that names them', async () => {
  const random = randomFrom(seedOf('files'))
  const log = await makeLog(random, { origin, hub, size: 16 })
  const bundle = await makeBundle(log, { size: 16, indexes: [0, 3, 9, 12], files: true })
  const file = bundle.files[1]!
  const cases: Case[] = [
    ['true', bundle.files, true],
    ['salt', bundle.files.map((one) => (one === file ? { ...one, salt: random.bytes(32) } : one)), false],
    ['slot', bundle.files.map((one) => (one === file ? { ...one, slot: '0'.repeat(32) } : one)), false],
    ['content', bundle.files.map((one) => (one === file ? { ...one, content: random.bytes(501) } : one)), false],
    ['not named', [log.entries[6]!.file!], false],
  ].map(([about, files, holds]) => ({
    about: about as string, // written so above
    bytes: writeBundle({ ...bundle, files: files as Bundle['files'] }),
    trust: {},
    holds: holds as boolean,
  }))
  assert.deepEqual(await agree(cases), { good: 1, bad: 4 })
})

test('the second verifier checks a folder of tiles, and answers with an exit code', { skip }, async () => {
  const random = randomFrom(seedOf('tiles'))
  const log = await makeLog(random, { origin, hub, size: 600 })
  const tiles = path.join(scratch, 'tiles')
  await writeTiles(log, tiles, 600)
  const key = noteVerifierKey(origin, hub.publicKey)
  const run = (...args: string[]) =>
    spawnSync('python3', ['-B', path.join(folder, 'verify.py'), ...args], { encoding: 'utf8' })
  assert.deepEqual(JSON.parse(run('--log', tiles, '--key', key, '--json').stdout), {
    file: tiles,
    holds: true,
    problems: [],
    log: origin,
    size: 600,
    root: toHex(log.tree.root()),
  })
  assert.equal(run('--log', tiles, '--key', noteVerifierKey(origin, rival.publicKey)).status, 1)
  const bent = log.tree.tile({ level: 0, index: 1, width: 256 })!
  bent[5]! ^= 1
  writeFileSync(path.join(tiles, 'tile/0/001'), bent)
  const found = run('--log', tiles, '--key', key)
  assert.equal(found.status, 1)
  assert.match(found.stdout, /DOES NOT HOLD: tile 0\/1/)
  writeFileSync(path.join(tiles, 'tile/entries/000'), Buffer.alloc(35 * 256))
  assert.match(run('--log', tiles, '--key', key).stdout, /DOES NOT HOLD: leaves 0/)

  const file = path.join(scratch, 'one.bundle')
  writeFileSync(file, writeBundle(await makeBundle(log, { size: 600, indexes: [300], earlier: [256] })))
  writeFileSync(path.join(scratch, 'kept'), await log.note(256))
  const held = run(file)
  assert.equal(held.status, 0, held.stderr)
  assert.match(held.stdout, /holds, trusting the key inside/)
  assert.match(run(file, '--key', key).stdout, /: holds\n/)
  assert.equal(run(file, '--checkpoint', path.join(scratch, 'kept')).status, 0)
  assert.equal(run(file, '--author', 'somebody').status, 1)
  for (const wrong of [[], ['--log', tiles], [file, '--key', 'no key'], [path.join(scratch, 'nowhere')]]) {
    assert.equal(run(...wrong).status, 2, wrong.join(' '))
  }
})

/** A log as a folder of tiles, as C2SP tlog-tiles lays it out. */
async function writeTiles(log: MadeLog, target: string, size: number): Promise<void> {
  const write = (name: string, bytes: Uint8Array | string) => {
    mkdirSync(path.dirname(path.join(target, name)), { recursive: true })
    writeFileSync(path.join(target, name), bytes)
  }
  write('checkpoint', await log.note(size))
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / 256)) {
    for (let index = 0; index * 256 < count; index++) {
      const width = Math.min(256, count - index * 256)
      write(tilePath({ level, index, width }), log.tree.tile({ level, index, width })!)
      if (level > 0) continue
      const records = log.entries
        .slice(index * 256, index * 256 + width)
        .map(({ leaf }) => Buffer.from([0, 33, ...leaf]))
      write(tilePath({ level: 'entries', index, width }), Buffer.concat(records))
    }
  }
}
