import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { emptyDirectory } from '@parley/peace'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Change } from '../hub.ts'
import { anonymous } from '../reader.ts'
import { type Asking, hasLeft, nobody } from './asking.ts'
import { openStreams, type StreamsOptions } from './stream.ts'
import type { Manner, Orders, Report } from './stream-readers-testing.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void // the flag just made it

const slowOrganisation = `org_${'1'.repeat(26)}`
const process_ = `prc_${'1'.repeat(26)}`
const counts: Readonly<Record<Manner, number>> = { fast: 350, slow: 50, never: 100 }
const stalledMs = 1500
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('of 500 readers 100 never read: they cost little, are cut off, and come back with nothing missed or repeated', async () => {
  let tell: (change: Change) => void = () => undefined
  let seq = 0
  const streams = openStreams({
    hub: {
      directory: () => emptyDirectory,
      onChange: (listener) => {
        tell = listener
        return () => undefined
      },
      token: 'a secret of this hub',
      log: { size: () => 0 } as StreamsOptions['hub']['log'], // nothing else of it is asked
    },
    onProgress: () => () => undefined,
    hasLeft,
    askAgain: async () => nobody,
    heartbeatMs: 3_600_000,
    stalledMs,
    rememberedMax: 100_000,
    // The keys of this test are a thousand times as long as real ones, and what is missed goes out as one event.
    bufferedBytesMax: 64 * 1024 * 1024,
  })
  const replies: ServerResponse[] = []
  // The stream alone behind a plain server: what it costs is what is measured.
  const server = createServer((request, raw) => {
    const as = new URL(request.url ?? '', 'http://hub').searchParams.get('as')
    replies.push(raw)
    const asking: Asking = as === 'nobody' ? nobody : { ...nobody, reader: { ...anonymous, organisation: as } }
    const reply = { raw, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply // what the stream uses of it
    const asked = { headers: request.headers } as FastifyRequest // what it reads of it
    streams.open({ asking, process: process_, after: undefined, request: asked, reply })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port, not a pipe
  const readers: ChildProcess = fork(new URL('./stream-readers-testing.ts', import.meta.url))
  after(() => {
    readers.disconnect()
    streams.close()
    server.closeAllConnections()
    server.close()
  })
  const order = (orders: Orders) => readers.send(orders)
  const report = async (): Promise<Report> => {
    const answer = new Promise<Report>((resolve) => readers.once('message', resolve as (message: unknown) => void)) // it sends reports alone
    order({ do: 'report' })
    return answer
  }
  const manners = Object.entries(counts).flatMap(([manner, count]) => Array<Manner>(count).fill(manner as Manner)) // its keys are manners
  order({
    do: 'open',
    port,
    readers: manners.map((manner) => ({ as: manner === 'fast' ? 'nobody' : slowOrganisation, manner })),
  })
  for (let i = 0; i < 600 && streams.count() < 500; i++) await sleep(50)
  assert.equal(streams.count(), 500)
  const memory = () => {
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  collect()
  const before = memory()
  let most = 0
  let heldMost = 0

  const filler = '.'.repeat(12_000)
  const sent = { fast: [] as string[], slow: [] as string[] }
  const began = performance.now()
  // Until every reader who takes nothing is cut off: the system itself holds some megabytes for each.
  for (let i = 0; i < 3000; i++) {
    const key = `s${i}`
    sent.slow.push(key)
    const touched = [{ view: `v${i % 12}`, process: process_, group: slowOrganisation, keys: [`${key} ${filler}`] }]
    if (i % 8 === 0) {
      sent.fast.push(`f${i}`)
      touched.push({ view: 'claims', process: process_, group: 'public', keys: [`f${i} ${Date.now()}`] })
    }
    tell({ from: seq, to: ++seq, touched })
    await sleep(4)
    if (i % 100 === 99) {
      collect()
      most = Math.max(most, memory() - before)
    }
    for (const { writableLength } of replies) heldMost = Math.max(heldMost, writableLength)
    if (streams.count() <= counts.fast + counts.slow && i > 400) break
  }
  // All that was held at once, what is remembered once for all included, by the number of those it was held for.
  const each = Math.round(most / (counts.slow + counts.never))
  assert.ok(heldMost <= 32 * 1024, `for one reader ${heldMost} bytes were held`)
  assert.ok(most <= 24 * 1024 * 1024, `all of them took ${most} bytes`)
  const [flooded, cut] = [Math.round(performance.now() - began), 500 - streams.count()]
  await sleep(200)
  order({ do: 'come-back' })
  for (let i = 0; i < 400; i++) {
    await sleep(100)
    const { readers: all } = await report()
    if (all.every(({ manner, keys }) => manner !== 'never' || keys.length >= sent.slow.length)) break
  }
  const { readers: all } = await report()
  const fast = all.filter(({ manner }) => manner === 'fast')
  const never = all.filter(({ manner }) => manner === 'never')
  for (const one of fast) {
    assert.deepEqual(one.keys, sent.fast)
    assert.equal(one.closed, 0)
  }
  assert.ok(
    never.every(({ closed }) => closed >= 1),
    'all who never read were cut off',
  )
  let missing = 0
  let repeated = 0
  for (const { keys, resets } of never) {
    assert.equal(resets, 0)
    repeated += keys.length - new Set(keys).size
    missing += sent.slow.filter((key) => !keys.includes(key)).length
  }
  const delays = fast.flatMap((one) => one.delays).sort((a, b) => a - b)
  const p99 = delays[Math.floor(delays.length * 0.99)]
  console.log(
    `ok streams=500 stalled=${never.length} held-each-max=${heldMost} heap-each=${each} cut=${cut} flooded-ms=${flooded} missing=${missing} repeated=${repeated} healthy-p99-ms=${p99}`,
  )
  assert.deepEqual([missing, repeated], [0, 0])
})
