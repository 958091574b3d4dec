// The one suite every store passes, as functions: a store's test file says how its log is opened, and registers it.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { canonicalBytes } from './canonical.ts'
import { checkEntry, proofOf } from './check.ts'
import type { Log, Sealed, Signer } from './log.ts'
import { noteVerifierKey, parseCheckpoint, parseNote, verifyNote } from './note.ts'
import { checkConsistency, checkInclusion, hashLeaf } from './proof.ts'
import { Refusal } from './refusal.ts'
import { seal } from './sealed.ts'
import { generateSigner } from './signer.ts'
import { randomFrom, seedOf } from './testing-chance.ts'
import { Tree } from './tree.ts'

export { type Random, randomFrom, seedOf } from './testing-chance.ts'
export { forgeForIdentity, malleated, weakKeys } from './testing-curve.ts'

export const testOrigin = 'hub.example/log'

/** Where one log lives: opened as often as wanted, one at a time, and removed at the end. */
export type Place = {
  open(signer: Signer): Promise<Log>
  remove(): Promise<void>
}

/** Entries as a test wants them: a small canonical body each, sealed for the test origin. */
export async function sealMany(count: number, author: Signer, from = 0, origin = testOrigin): Promise<Sealed[]> {
  const entry = (n: number) =>
    seal(canonicalBytes({ n, words: 'said '.repeat(n % 40) }), { origin, signer: author, id: `e${n}` })
  return Promise.all(Array.from({ length: count }, (_, index) => entry(from + index)))
}

/** Registers the suite for a store. `begin` makes a new, empty place. */
export function logSuite(name: string, begin: () => Promise<Place>): void {
  const hub = generateSigner().signer
  const author = generateSigner().signer
  const trust = { origin: testOrigin, logKey: hub.publicKey, authorKey: () => author.publicKey }

  const withLog = (title: string, body: (log: Log, place: Place) => Promise<void>) =>
    test(`${name}: ${title}`, async () => {
      const place = await begin()
      const log = await place.open(hub)
      try {
        await body(log, place)
      } finally {
        await log.close()
        await place.remove()
      }
    })

  withLog('a new log is empty, and says so with a signature', async (log) => {
    assert.equal(log.size(), 0)
    const note = parseNote(log.checkpoint())
    assert.deepEqual(
      { ...parseCheckpoint(note.text), root: undefined },
      { origin: testOrigin, size: 0, root: undefined },
    )
    assert.equal(await verifyNote(note, testOrigin, hub.publicKey), true)
    assert.ok(noteVerifierKey(testOrigin, hub.publicKey).startsWith(`${testOrigin}+`))
    assert.equal((await log.verify()).holds, true)
  })

  withLog('a receipt proves its entry, step by step', async (log) => {
    for (const sealed of await sealMany(9, author)) {
      const [receipt] = await log.append(sealed)
      assert.ok(receipt)
      const stored = await log.get(receipt.seq)
      const checked = await checkEntry(proofOf(receipt, stored), trust)
      assert.deepEqual(
        checked.steps.map(({ step, holds }) => [step, holds]),
        ['body', 'author', 'commitment', 'leaf', 'inclusion', 'checkpoint'].map((step) => [step, true]),
      )
      const { seq: index, size, proof: path, root, leaf } = receipt
      assert.ok(checkInclusion({ index, size, leafHash: hashLeaf(leaf), path, root }))
    }
  })

  withLog('places are given without a gap to writers at the same time, each keeping its own order', async (log) => {
    const writers = await Promise.all(Array.from({ length: 16 }, (_, writer) => sealMany(20, author, writer * 20)))
    const places = await Promise.all(
      writers.map(async (entries) => {
        const seqs: number[] = []
        for (const entry of entries) seqs.push((await log.append(entry))[0]!.seq)
        return seqs
      }),
    )
    for (const seqs of places)
      assert.deepEqual(
        seqs,
        [...seqs].sort((a, b) => a - b),
      )
    assert.deepEqual(
      places.flat().sort((a, b) => a - b),
      Array.from({ length: 320 }, (_, seq) => seq),
    )
    const report = await log.verify({ keyOf: () => author.publicKey })
    assert.deepEqual([report.faults, report.size, report.holds], [[], 320, true])
  })

  withLog('entries of one call stand next to each other', async (log) => {
    const entries = await sealMany(60, author)
    const groups = Array.from({ length: 20 }, (_, index) => entries.slice(index * 3, index * 3 + 3))
    for (const receipts of await Promise.all(groups.map((group) => log.append(group)))) {
      const first = receipts[0]!.seq
      assert.deepEqual(
        receipts.map(({ seq }) => seq),
        [first, first + 1, first + 2],
      )
    }
    assert.deepEqual(await log.append([]), [])
  })

  withLog('the same id again gets the first place, whenever it comes', async (log, place) => {
    const entries = await sealMany(12, author)
    const again = await sealMany(12, author)
    const both = await Promise.all([...entries, ...again].map((entry) => log.append(entry)))
    const seqs = both.map(([receipt]) => receipt!.seq)
    assert.deepEqual(seqs.slice(12), seqs.slice(0, 12))
    assert.equal(both.filter(([receipt]) => receipt!.repeated).length, 12)
    assert.equal(log.size(), 12)
    const [twin, other] = await log.append([again[3]!, ...(await sealMany(1, author, 99))])
    assert.deepEqual([twin!.seq, twin!.repeated, other!.seq, other!.repeated], [seqs[3], true, 12, false])
    // The leaf of the answer is the one that stands in the log, not the one that was sent again.
    assert.deepEqual(Buffer.from(twin!.leaf), Buffer.from(entries[3]!.leaf))
    const inside = await sealMany(1, author, 200)
    const pair = await log.append([inside[0]!, inside[0]!])
    assert.deepEqual(
      pair.map(({ seq, repeated }) => [seq, repeated]),
      [
        [13, false],
        [13, true],
      ],
    )
    await log.close()
    const reopened = await place.open(hub)
    assert.equal((await reopened.append(again[7]!))[0]!.seq, seqs[7])
    assert.equal(await reopened.find('e7'), seqs[7])
    assert.equal(await reopened.find('never'), undefined)
    await reopened.close()
  })

  withLog('what was appended is read back, in order, from any place', async (log) => {
    await log.append(await sealMany(300, author))
    for (const [from, to, count] of [
      [0, undefined, 300],
      [290, undefined, 10],
      [5, 8, 3],
      [300, undefined, 0],
      [9, 5, 0],
    ] as const) {
      const seqs: number[] = []
      for await (const entry of log.read(from, to)) {
        seqs.push(entry.seq)
        assert.ok(!entry.erased)
        assert.deepEqual(
          Buffer.from(entry.bytes),
          Buffer.from(canonicalBytes({ n: entry.seq, words: 'said '.repeat(entry.seq % 40) })),
        )
        assert.equal(entry.keyId, author.keyId)
      }
      assert.deepEqual(
        seqs,
        Array.from({ length: count }, (_, index) => from + index),
      )
    }
    assert.equal(await log.get(300), undefined)
    assert.equal(await log.get(-1), undefined)
  })

  withLog('a log opened again is the same log', async (log, place) => {
    const [, last] = await log.append(await sealMany(2, author))
    const note = log.checkpoint()
    await log.close()
    const reopened = await place.open(hub)
    assert.equal(reopened.checkpoint(), note)
    assert.equal(reopened.size(), 2)
    const [receipt] = await reopened.append(await sealMany(1, author, 2))
    assert.equal(receipt!.seq, 2)
    const path = await reopened.consistency(2)
    assert.ok(checkConsistency({ from: 2, to: 3, fromRoot: last!.root, toRoot: receipt!.root, path }))
    await reopened.close()
  })

  withLog('checkpoints only ever grow, each consistent with the one before', async (log) => {
    const seen: { size: number; root: Uint8Array }[] = []
    const stop = log.subscribe(() => {
      seen.push(parseCheckpoint(parseNote(log.checkpoint()).text))
    })
    for (let from = 0; from < 40; from += 4) await log.append(await sealMany(4, author, from))
    stop()
    assert.ok(seen.length > 0)
    for (const [index, { size, root }] of seen.entries()) {
      const before = seen[index - 1]
      if (before === undefined) continue
      assert.ok(size > before.size, `${before.size} before ${size}`)
      const path = await log.consistency(before.size, size)
      assert.ok(checkConsistency({ from: before.size, to: size, fromRoot: before.root, toRoot: root, path }))
    }
    assert.deepEqual(Buffer.from(await log.root(seen[0]!.size)), Buffer.from(seen[0]!.root))
  })

  withLog('tiles and bundles rebuild the tree', async (log) => {
    const entries = await sealMany(700, author)
    await log.append(entries)
    const bundles = await Promise.all(['000', '001', '002.p/188'].map((index) => log.tile(`tile/entries/${index}`)))
    const tree = new Tree()
    for (const bundle of bundles) {
      assert.ok(bundle)
      for (let at = 0; at < bundle.length; at += 35) {
        assert.deepEqual([bundle[at], bundle[at + 1]], [0, 33])
        tree.append(hashLeaf(bundle.subarray(at + 2, at + 35)))
      }
    }
    assert.equal(tree.size, 700)
    assert.deepEqual(tree.root(), Buffer.from(await log.root()))
    for (const [path, bytes] of [
      ['tile/0/000', tree.tile({ level: 0, index: 0, width: 256 })],
      ['tile/0/002.p/188', tree.tile({ level: 0, index: 2, width: 188 })],
      ['tile/1/000.p/2', tree.tile({ level: 1, index: 0, width: 2 })],
    ] as const) {
      assert.deepEqual(Buffer.from((await log.tile(path)) ?? []), bytes, path)
    }
    for (const path of [
      'tile/0/002',
      'tile/0/002.p/189',
      'tile/1/000',
      'tile/0/2',
      'tile/entries/003',
      'tile/9/000',
      'checkpoint',
    ]) {
      assert.equal(await log.tile(path), undefined, path)
    }
  })

  withLog('an erased entry keeps its place, and every proof still verifies', async (log, place) => {
    const receipts = await log.append(await sealMany(20, author))
    const root = await log.root()
    await log.erase(7)
    await log.erase(7)
    assert.deepEqual({ ...(await log.get(7)), leaf: null }, { seq: 7, erased: true, bytes: null, leaf: null })
    assert.deepEqual(Buffer.from(await log.root()), Buffer.from(root))
    assert.equal((await checkEntry(proofOf(receipts[7]!), trust)).holds, true)
    assert.equal((await checkEntry(proofOf(receipts[8]!, await log.get(8)), trust)).holds, true)
    assert.equal((await log.append(await sealMany(1, author, 7)))[0]!.repeated, true)
    assert.equal((await log.get(7))?.erased, true)
    await log.close()
    const reopened = await place.open(hub)
    const report = await reopened.verify()
    assert.deepEqual([report.faults, report.erased], [[], 1])
    assert.equal((await reopened.get(7))?.erased, true)
    await assert.rejects(reopened.erase(20), { code: 'log-outside' })
    await reopened.close()
  })

  withLog('what is not there, or was not sealed, is refused and says what to do', async (log) => {
    const [entry] = await sealMany(1, author)
    for (const bad of [
      { leaf: new Uint8Array(32) },
      { key: new Uint8Array(31) },
      { box: new Uint8Array(9) },
      { id: '' },
    ]) {
      await assert.rejects(log.append({ ...entry!, ...bad }), { code: 'entry-malformed' })
    }
    assert.equal(log.size(), 0)
    await log.append(entry!)
    await assert.rejects(log.inclusion(1), { code: 'log-outside' })
    await assert.rejects(log.inclusion(0, 2), { code: 'log-outside' })
    await assert.rejects(log.consistency(2), { code: 'log-outside' })
    await assert.rejects(log.root(-1), { code: 'log-outside' })
    await log.close()
    await assert.rejects(log.append(entry!), (error) => error instanceof Refusal && error.code === 'log-closed')
  })

  withLog('many small writers and large groups at once leave one whole log', async (log) => {
    const random = randomFrom(seedOf(`${name} mix`))
    const entries = await sealMany(600, author)
    const work: Promise<{ seq: number; size: number }[]>[] = []
    for (let at = 0; at < entries.length; ) {
      const count = random.below(5) === 0 ? 1 + random.below(50) : 1
      work.push(log.append(entries.slice(at, at + count)).then((receipts) => [...receipts]))
      at += count
      if (random.below(4) === 0) await Promise.all(work)
    }
    const receipts = (await Promise.all(work)).flat()
    assert.deepEqual(
      receipts.map(({ seq }) => seq).sort((a, b) => a - b),
      Array.from({ length: 600 }, (_, seq) => seq),
    )
    assert.ok(receipts.every(({ seq, size }) => seq < size))
    assert.equal((await log.verify({ keyOf: () => author.publicKey })).holds, true)
  })
}
