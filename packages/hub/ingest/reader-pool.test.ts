import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Reading } from '@parley/read/reading'
import { type PoolOptions, readerPool, type Task } from './reader-pool.ts'

// A worker that misbehaves on request: what it is told to do stands in the document.
const misbehaving = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ bytes }) => {
      const wish = new TextDecoder().decode(bytes)
      if (wish === 'hang') for (;;) {}
      if (wish === 'throw') throw new Error('broken')
      if (wish === 'exit') process.exit(3)
      if (wish === 'memory') { const all = []; for (;;) all.push(new Array(100000).fill(wish + all.length)) }
      if (wish === 'silent') return
      parentPort.postMessage({ fine: true })
    })`)}`,
)
const task = (text: string, what: Task['what'] = 'look'): Task => ({
  what,
  bytes: new TextEncoder().encode(text),
  options: {},
})

const report = `Crossing opens

The ministry said on Monday that the crossing had opened. Two lorries passed in the morning.
`

const pools: { close(): Promise<void> }[] = []
after(() => Promise.all(pools.map((pool) => pool.close())))
function opened(options: Partial<PoolOptions> = {}) {
  const pool = readerPool({ threads: 2, timeoutMs: 60_000, memoryMb: 256, ...options })
  pools.push(pool)
  return pool
}

test('a document is read in a worker, as canonical JSON', async () => {
  const pool = opened()
  const answer = await pool.run(task(report, 'read'))
  assert.ok('reading' in answer)
  const reading = JSON.parse(new TextDecoder().decode(answer.reading)) as Reading // the worker read it just now
  assert.match(reading.document.text, /the crossing had opened/)
  assert.equal(answer.counts.claims, reading.claims.length)
})

test('bytes nobody can read are an answer with a code', async () => {
  const pool = opened()
  const answer = await pool.run({ what: 'look', bytes: new Uint8Array(0), options: {} })
  assert.ok('unreadable' in answer)
  assert.equal(answer.unreadable.code, 'empty')
})

test('half a surrogate pair does not stop a reading', async () => {
  const pool = opened()
  const answer = await pool.run({
    what: 'read',
    bytes: new Uint8Array([0x3d, 0xd8, 0x41, 0]),
    options: { mediaType: 'text/plain; charset=utf-16le' },
  })
  assert.ok('reading' in answer || 'unreadable' in answer, JSON.stringify(answer))
})

for (const wish of ['hang', 'throw', 'exit', 'memory', 'silent']) {
  test(`a worker that does '${wish}' costs that worker, and the next document is read`, async () => {
    const pool = opened({ threads: 1, timeoutMs: 2000, memoryMb: 32, file: misbehaving })
    const answer = await pool.run(task(wish))
    assert.ok('failed' in answer, JSON.stringify(answer))
    assert.deepEqual(await pool.run(task('fine')), { fine: true })
  })
}

test('several are read at once, and no more than that', async () => {
  const pool = opened({ threads: 2, timeoutMs: 300, file: misbehaving })
  const started: number[] = []
  const all = [1, 2, 3].map((n) => pool.run(task('silent', 'read'), () => started.push(n)))
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.deepEqual(started, [1, 2])
  await Promise.all(all)
  assert.deepEqual(started, [1, 2, 3])
})

test('somebody who waits is served before the queue', async () => {
  const pool = opened({ threads: 1, timeoutMs: 300, file: misbehaving })
  const order: string[] = []
  await Promise.all([
    pool.run(task('silent', 'read'), () => order.push('first')),
    pool.run(task('x', 'read'), () => order.push('queued')),
    pool.run(task('x', 'look'), () => order.push('looked')),
  ])
  assert.deepEqual(order, ['first', 'looked', 'queued'])
})

test('a closed pool answers instead of hanging', async () => {
  const pool = opened({ threads: 1, file: misbehaving })
  const waiting = [pool.run(task('silent')), pool.run(task('x'))]
  await pool.close()
  for (const answer of await Promise.all(waiting)) assert.ok('failed' in answer)
  assert.ok('failed' in (await pool.run(task('x'))))
})
