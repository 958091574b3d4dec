import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type Entry, newId } from '@parley/peace'
import { type Hub, openHub } from '../hub.ts'
import { type Ingest, type IngestHub, openIngest } from './ingest.ts'
import { type Answer, readerPool } from './reader-pool.ts'

const pool = readerPool({ threads: 2, timeoutMs: 20_000, memoryMb: 512 })
const closing: (() => Promise<unknown>)[] = [() => pool.close()]
after(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
/** The same workers for every test; each test closes its own road. */
const shared = { ...pool, close: async () => undefined }

const bytes = (text: string) => new TextEncoder().encode(text)
const report = bytes(
  'Crossing opens\n\nThe ministry said on Tuesday that the northern crossing had opened. Forty lorries passed.\n',
)

async function house() {
  const data = await mkdtemp(join(tmpdir(), 'parley-ingest-'))
  const open = () => openHub({ data, host: '127.0.0.1', port: 0, organisation: { name: 'Home' } })
  let hub = await open()
  closing.push(async () => {
    await hub.close()
    await rm(data, { recursive: true, force: true })
  })
  return {
    hub: () => hub,
    /** As after a crash: the files are what they are, and everything begins anew. */
    reopen: async () => {
      await hub.close()
      hub = await open()
      return hub
    },
  }
}
const one = await house()

/** A process of its own, on the hub all tests share unless one is given. */
async function opened(on = one) {
  const process = newId('prc', randomBytes)
  const by = { organisation: on.hub().home, administrator: true }
  const publicly = { process, audience: ['public'] }
  await on.hub().append({ ...publicly, kind: 'process-opened', body: { name: 'P', description: '' } }, by)
  const home = { organisation: on.hub().home, name: 'Home', role: 'operator' }
  await on.hub().append({ ...publicly, kind: 'organisation-joined', body: home }, by)
  return { ...on, process, by, about: { ...publicly, name: 'report.txt', mediaType: 'text/plain' } }
}

/** Everything the log says about a process's documents, in order. */
async function logged(hub: Hub, process: string): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const stored of hub.log.read(0)) {
    if (!stored.erased) entries.push(JSON.parse(new TextDecoder().decode(stored.bytes)) as Entry) // append wrote nothing else
  }
  return entries.filter((entry) => entry.process === process && entry.kind.startsWith('document-'))
}

type Method = 'putBlob' | 'append' | 'blob' | 'unread'
/** The hub with one method that fails the n-th time it is called, before or after it did its work. */
function failing(hub: Hub, method: Method, at: number, when: 'before' | 'after'): IngestHub {
  let calls = 0
  const real = hub[method] as (...given: unknown[]) => Promise<unknown> // called with what it was given
  const broken = async (...given: unknown[]) => {
    const mine = ++calls === at
    if (mine && when === 'before') throw new Error(`the disk failed before ${method}`)
    const result = await real.apply(hub, given)
    if (mine) throw new Error(`the power went after ${method}`)
    return result
  }
  return { ...hub, [method]: broken }
}

// Taking a document: keep the bytes, write the entry. Reading it: get the bytes, keep the reading, write the entry.
const steps: [Method, number, 'taking' | 'reading'][] = [
  ['putBlob', 1, 'taking'],
  ['append', 1, 'taking'],
  ['unread', 1, 'reading'],
  ['blob', 1, 'reading'],
  ['putBlob', 2, 'reading'],
  ['append', 2, 'reading'],
]
for (const [method, at, phase] of steps) {
  for (const when of ['before', 'after'] as const) {
    test(`a failure ${when} ${method} while ${phase} loses nothing and doubles nothing`, async () => {
      const here = await opened()
      const id = newId('ent', randomBytes)
      const ingest = openIngest(failing(here.hub(), method, at, when), { pool: shared, retryMs: 10 })
      const receive = () => ingest.receive(report, { ...here.about, id }, here.by)
      const first = await receive().catch((error: Error) => error)
      assert.equal(first instanceof Error, phase === 'taking', String(first))
      // Whoever got no answer sends it again.
      const taken = await receive()
      await ingest.idle()
      const entries = await logged(here.hub(), here.process)
      assert.deepEqual(
        entries.map(({ kind }) => kind),
        ['document-received', 'document-read'],
      )
      assert.equal(entries[0]?.id, id)
      assert.equal(taken.entry, id)
      assert.equal(entries[1]?.body.problem, null)
      await ingest.close()
    })
  }
}

test('a hub that stopped between taking and reading goes on where it stopped', async () => {
  const own = await house()
  const here = await opened(own)
  const stuck = {
    ...shared,
    run: (task: { what: string }) => (task.what === 'look' ? fine : new Promise<Answer>(() => undefined)),
  }
  const before = openIngest(here.hub(), { pool: stuck })
  await before.receive(report, here.about, here.by)
  await before.receive(bytes('A second report.\n\nThe council denied it on Monday.'), here.about, here.by)
  // No farewell: the queue is simply not there any more.
  const hub = await here.reopen()
  const again = openIngest(hub, { pool: shared })
  await again.idle()
  const kinds = (await logged(hub, here.process)).map(({ kind }) => kind)
  assert.deepEqual(kinds.sort(), ['document-read', 'document-read', 'document-received', 'document-received'])
  await again.close()
})
const fine = Promise.resolve<Answer>({ fine: true })

test('two hub processes on one queue write one reading', async () => {
  const here = await opened()
  const roads = [1, 2].map(() => openIngest(here.hub(), { pool: shared }))
  await Promise.all(roads.map((road, i) => road.receive(report, { ...here.about, name: `${i}.txt` }, here.by)))
  await Promise.all(roads.map((road) => road.idle()))
  const entries = await logged(here.hub(), here.process)
  const read = entries.filter(({ kind }) => kind === 'document-read').map(({ body }) => body.received)
  assert.equal(read.length, 2)
  assert.equal(new Set(read).size, 2)
  await Promise.all(roads.map((road) => road.close()))
})

const failures: [string, Answer, string][] = [
  ['a reader that dies', { failed: 'out of memory' }, 'reader-failed'],
  [
    'a reading far too large',
    { reading: new Uint8Array(33 * 1024 * 1024), counts: { claims: 0, actors: 0, events: 0, commitments: 0 } },
    'reading-too-large',
  ],
  [
    'bytes that turn out unreadable',
    { unreadable: { code: 'damaged', data: {}, message: 'It is damaged.' } },
    'damaged',
  ],
]
for (const [name, answer, code] of failures) {
  test(`the record says what came of it: ${name}`, async () => {
    const here = await opened()
    const said: string[] = []
    const odd = { ...shared, run: async (task: { what: string }) => (task.what === 'look' ? fine : answer) }
    const ingest = openIngest(here.hub(), { pool: odd, say: (line) => said.push(line) })
    await ingest.receive(report, here.about, here.by)
    await ingest.idle()
    const [, read] = await logged(here.hub(), here.process)
    assert.equal((read!.body.problem as { code: string }).code, code) // the kind's own shape
    assert.equal(read?.body.reading, null)
    assert.deepEqual(await here.hub().unread(), [])
    assert.equal(said.length, code === 'reader-failed' ? 1 : 0)
    await ingest.close()
  })
}

test('a reading has the audience and the marking of its document, and the reader as its author', async () => {
  const here = await opened()
  const ingest: Ingest = openIngest(here.hub(), { pool: shared })
  await ingest.receive(report, { ...here.about, audience: [], marking: { tlp: 'AMBER+STRICT' } }, here.by)
  await ingest.idle()
  const [received, read] = await logged(here.hub(), here.process)
  assert.deepEqual(read?.audience, received?.audience)
  assert.deepEqual(read?.marking, received?.marking)
  assert.deepEqual(read?.author, { organisation: here.hub().home, role: 'reader' })
  await ingest.close()
})

test('many documents at once are all read', async () => {
  const here = await opened()
  const ingest = openIngest(here.hub(), { pool: shared })
  const texts = Array.from({ length: 30 }, (_, i) =>
    bytes(`Report ${i}\n\nThe mission said on Monday that it counted ${i} lorries.\n`),
  )
  const states: string[] = []
  ingest.onProgress(({ state }) => states.push(state))
  await Promise.all(texts.map((text, i) => ingest.receive(text, { ...here.about, name: `${i}.txt` }, here.by)))
  await ingest.idle()
  const entries = await logged(here.hub(), here.process)
  assert.equal(entries.filter(({ kind, body }) => kind === 'document-read' && body.problem === null).length, 30)
  for (const state of ['waiting', 'reading', 'read'])
    assert.equal(states.filter((one) => one === state).length, 30, state)
  await ingest.close()
})
