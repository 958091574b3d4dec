// What holds when the machine stops: every changing call of the append path is failed once, before, after and halfway,
// by crash and by error, with and without the loss of what was not synced. Nothing acknowledged may be missing.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openFileLog } from './files.ts'
import type { Log, Receipt, Sealed } from './log.ts'
import { type DiskFault, MemoryDisk } from './memory-disk.ts'
import { checkConsistency } from './proof.ts'
import { Refusal } from './refusal.ts'
import { generateSigner } from './signer.ts'
import { sealMany, testOrigin } from './testing.ts'
import { type Random, randomFrom, seedOf } from './testing-chance.ts'

const { signer } = generateSigner()
const { signer: author } = generateSigner()
const folder = '/log'
const entries = await sealMany(270, author)

const open = (disk: MemoryDisk, reserveBytes = 0): Promise<Log> =>
  openFileLog(folder, { origin: testOrigin, signer, disk, reserveBytes })

/** The same story every time: beginning, single entries, groups, an erasure, a tile's edge, closing, opening again. */
async function story(disk: MemoryDisk, acknowledged: Receipt[], erased: Set<number>): Promise<void> {
  let log = await open(disk)
  const append = async (sealed: Sealed[]) => acknowledged.push(...(await log.append(sealed)))
  await append(entries.slice(0, 1))
  await append(entries.slice(1, 4))
  await Promise.all([append(entries.slice(4, 5)), append(entries.slice(5, 7)), append(entries.slice(7, 8))])
  await log.erase(2)
  erased.add(2)
  await append(entries.slice(8, 255))
  await append(entries.slice(255, 258))
  await log.close()
  log = await open(disk)
  await append(entries.slice(258, 260))
  await log.close()
}

async function assertWhole(log: Log, acknowledged: readonly Receipt[], erased: ReadonlySet<number>): Promise<void> {
  const heads = new Map(acknowledged.map(({ size, root }) => [size, root]))
  for (const { seq, leaf } of acknowledged) {
    const stored = await log.get(seq)
    assert.deepEqual(Buffer.from(stored?.leaf ?? []), Buffer.from(leaf), `entry ${seq} was acknowledged`)
    if (erased.has(seq)) assert.equal(stored?.erased, true)
  }
  for (const [size, root] of heads) {
    const path = await log.consistency(size)
    const proof = { from: size, to: log.size(), fromRoot: root, toRoot: await log.root(), path }
    assert.ok(checkConsistency(proof), `what was signed at ${size} entries fits the log of now`)
  }
}

/** Runs the story into a fault, restarts, and tells what must hold; returns whether the fault was reached. */
async function strike(fault: DiskFault, loss: 'none' | 'unsynced' | 'random', random: Random): Promise<boolean> {
  const disk = new MemoryDisk()
  disk.fault = fault
  const acknowledged: Receipt[] = []
  const erased = new Set<number>()
  let failed = false
  try {
    await story(disk, acknowledged, erased)
  } catch {
    failed = true
  }
  if (disk.calls < fault.at) return false
  // A failed copy of a tile is told as a notice and hurts nobody; every other fault must have been noticed.
  disk.restart(loss, random)
  const log = await open(disk)
  try {
    await assertWhole(log, acknowledged, erased)
    // And it goes on: what was not acknowledged is sent again with the same ids.
    const again = await log.append(entries)
    assert.equal(log.size(), entries.length)
    assert.deepEqual(
      again.map(({ seq }) => seq).sort((a, b) => a - b),
      entries.map((_, seq) => seq),
    )
    assert.deepEqual((await log.verify()).faults, [], `after ${JSON.stringify({ ...fault, loss, failed })}`)
  } finally {
    await log.close()
  }
  return true
}

for (const how of ['crash', 'EIO', 'ENOSPC'] as const) {
  for (const loss of ['none', 'unsynced', 'random'] as const) {
    test(`every call fails once by ${how}, then ${loss === 'none' ? 'the process' : `the power (${loss} loss)`} goes`, async () => {
      const random = randomFrom(seedOf(`${how} ${loss}`))
      let states = 0
      for (const when of ['before', 'half', 'after'] as const) {
        for (let at = 1; ; at++) {
          let reached: boolean
          try {
            reached = await strike({ at, when, how }, loss, random)
          } catch (cause) {
            throw new Error(`call ${at} failed ${when} it took effect`, { cause })
          }
          if (!reached) break
          states += 1
        }
      }
      console.log(`${states} states`)
      assert.ok(states > 60, `${states} states`)
    })
  }
}

test('a full disk refuses, keeps reading, and recovers by itself when there is room', async () => {
  const disk = new MemoryDisk()
  let now = 0
  const log = await openFileLog(folder, { origin: testOrigin, signer, disk, reserveBytes: 8_000, now: () => now })
  await log.append(entries.slice(0, 10))
  disk.room = 100
  // The reserve serves those who already wait; whoever comes after is refused.
  assert.equal((await log.append(entries.slice(10, 12))).length, 2)
  await assert.rejects(log.append(entries.slice(12, 13)), { code: 'log-full-disk' })
  now += 2_000
  await assert.rejects(log.append(entries.slice(12, 13)), { code: 'log-full-disk' })
  assert.equal((await log.get(11))?.seq, 11)
  assert.equal((await log.verify()).holds, true)
  disk.room = 1_000_000
  now += 2_000
  assert.equal((await log.append(entries.slice(12, 13)))[0]?.seq, 12)
  assert.ok(disk.names().includes('/log/reserve'))
  await log.close()
  const reopened = await open(disk)
  assert.equal(reopened.size(), 13)
  await reopened.close()
})

test('after a sync that failed nothing is acknowledged until the log is opened again', async () => {
  const disk = new MemoryDisk()
  const log = await open(disk)
  await log.append(entries.slice(0, 2))
  // Two writes, then the first sync.
  disk.fault = { at: disk.calls + 3, when: 'before', how: 'EIO' }
  await assert.rejects(log.append(entries.slice(2, 3)), { code: 'log-stopped' })
  disk.fault = undefined
  await assert.rejects(log.append(entries.slice(3, 4)), { code: 'log-stopped' })
  assert.equal(log.size(), 2)
  await log.close()
})

test('a writer that lost its lock stops before it acknowledges, and overwrites nothing', async () => {
  for (const late of [0, 1, 2]) {
    const disk = new MemoryDisk()
    const first = await open(disk)
    await first.append(entries.slice(0, 3))
    disk.breakLock()
    const second = await open(disk)
    const kept = await second.append(entries.slice(3, 3 + late))
    await assert.rejects(first.append(entries.slice(10, 12)), { code: 'log-fenced' })
    await assert.rejects(first.erase(0), { code: 'log-fenced' })
    kept.push(...(await second.append(entries.slice(20, 22))))
    await first.close()
    await second.close()
    const log = await open(disk)
    await assertWhole(log, kept, new Set())
    assert.deepEqual((await log.verify()).faults, [])
    assert.equal(log.size(), 5 + late)
    await log.close()
  }
})

test('damage to what was durable is refused at opening, and nothing is changed', async () => {
  const disk = new MemoryDisk()
  const log = await open(disk)
  for (let at = 0; at < 12; at += 3) await log.append(entries.slice(at, at + 3))
  await log.close()
  const clean = Object.fromEntries(
    ['entries.log', 'checkpoint', 'keys'].map((name) => [name, disk.content(`${folder}/${name}`)!]),
  )
  const cases: readonly (readonly [string, string, (bytes: Buffer) => Buffer])[] = [
    ['a bit of an entry', 'entries.log', (bytes) => flipped(bytes, 900)],
    ['a bit of the last entry', 'entries.log', (bytes) => flipped(bytes, bytes.length - 40)],
    ['a length', 'entries.log', (bytes) => flipped(bytes, 256 + 9)],
    ['the end cut off', 'entries.log', (bytes) => bytes.subarray(0, -1)],
    ['everything cut off', 'entries.log', (bytes) => bytes.subarray(0, 256)],
    ['an empty file', 'entries.log', () => Buffer.alloc(0)],
    ['a header', 'entries.log', (bytes) => flipped(bytes, 3)],
    ['keys cut off', 'keys', (bytes) => bytes.subarray(0, 256 + 72 * 5)],
    ['an empty key file', 'keys', () => Buffer.alloc(0)],
    ['an empty checkpoint', 'checkpoint', () => Buffer.alloc(512)],
    ['a bit of the checkpoint', 'checkpoint', (bytes) => flipped(bytes, 25)],
    ['rubbish for a checkpoint', 'checkpoint', () => Buffer.alloc(512, 0xff)],
  ]
  for (const [what, name, bend] of cases) {
    for (const [each, bytes] of Object.entries(clean)) disk.put(`${folder}/${each}`, Buffer.from(bytes))
    const bent = Buffer.from(bend(Buffer.from(clean[name]!)))
    disk.put(`${folder}/${name}`, Buffer.from(bent))
    await assert.rejects(
      open(disk),
      (error) => error instanceof Refusal && /^log-(damaged|other-key)$/.test(error.code),
      what,
    )
    assert.deepEqual(disk.content(`${folder}/${name}`), bent, `${what}: left as it was`)
  }
  for (const missing of ['entries.log', 'keys', 'checkpoint']) {
    for (const [each, bytes] of Object.entries(clean)) disk.put(`${folder}/${each}`, Buffer.from(bytes))
    await disk.remove(`${folder}/${missing}`)
    await assert.rejects(open(disk), { code: 'log-incomplete' }, missing)
  }
})

test('another name, or another key, is refused', async () => {
  const disk = new MemoryDisk()
  const log = await open(disk)
  await log.append(entries.slice(0, 2))
  await log.close()
  const other = generateSigner().signer
  await assert.rejects(openFileLog(folder, { origin: 'other.example/log', signer, disk }), { code: 'log-other-origin' })
  await assert.rejects(openFileLog(folder, { origin: testOrigin, signer: other, disk }), { code: 'log-other-key' })
  const rotated = await openFileLog(folder, {
    origin: testOrigin,
    signer: other,
    formerKeys: [signer.publicKey],
    disk,
    reserveBytes: 0,
  })
  assert.equal((await rotated.append(entries.slice(2, 3)))[0]?.size, 3)
  await rotated.close()
})

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at]! ^= 1
  return bytes
}
