// Who is told that somebody is on a record: over real HTTP, with everybody's streams open.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Client, PresenceTold } from '@parley/api'
import { openHouse, report, signIn, withCookie } from './serving-testing.ts'

let clock = Date.now()
// No heartbeat, so that a stream that is told nothing carries nothing.
const house = await openHouse({ heartbeatMs: 3_600_000, proxies: 'loopback', now: () => new Date(clock) })
const { hub } = house.serving
const { client: ana, cookie: anasCookie } = await signIn(house)
const password = 'quiet mountain birds'
let callers = 0

type Someone = { readonly client: Client; readonly cookie: string; readonly person: string }
async function join(by: Client, name: string, organisation?: string): Promise<Someone> {
  const role = organisation === undefined ? 'contributor' : 'administrator'
  callers += 1
  const { token } = await by.invite({ body: { role, ...(organisation === undefined ? {} : { organisation }) } })
  const response = await house.ask('/invitation/accept', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${callers}` },
    body: JSON.stringify({ token, email: `${name.toLowerCase()}@example.org`, name, password }),
  })
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const { person } = (await response.json()) as { person: string } // as the route answers
  return { client: withCookie(house, cookie), cookie, person }
}
const bo = await join(ana, 'Bo')
const cee = await join(ana, 'Cee')
const { organisation: lake } = await ana.foundOrganisation({ body: { name: 'Lake Council' } })
const dan = await join(ana, 'Dan', lake)
const me = (await ana.me()).person ?? ''

/** A stream that keeps what it is sent, byte for byte. */
async function listen(headers: Record<string, string>) {
  const ending = new AbortController()
  const response = await house.ask(`/stream?process=${house.process}`, { headers, signal: ending.signal })
  const line = { text: '', isOver: false, end: () => ending.abort() }
  const decoder = new TextDecoder()
  void (async () => {
    try {
      for await (const chunk of response.body!) line.text += decoder.decode(chunk as Uint8Array, { stream: true })
    } catch {
      // ended here
    }
    line.isOver = true
  })()
  await until(() => line.text.includes('event: ready'))
  line.text = ''
  return line
}
type Line = Awaited<ReturnType<typeof listen>>
const told = ({ text }: Line) =>
  [...text.matchAll(/event: presence\ndata: (.*)\n/g)].map(([, data]) => JSON.parse(data!) as PresenceTold) // as the hub writes it

async function until(isSo: () => boolean) {
  for (let waited = 0; !isSo(); waited += 10) {
    assert.ok(waited < 5000, 'it did not come')
    await pause(10)
  }
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function addDocument(audience: string[]) {
  const { documents } = await ana.addDocuments({
    body: { process: house.process, audience, text: `${report}\n${callers}`, name: 'report.txt' },
  })
  const [{ document, entry }] = documents as [(typeof documents)[number]]
  await hub.caughtUp()
  return { document, entry, on: { process: house.process, view: 'documents', key: document } }
}
const say = (by: Client, on: object, here = true) =>
  by.bePresent({ body: { ...(on as { process: string; view: string; key: string }), here } })
const settled = async () => {
  await house.serving.ingest.idle()
  await hub.caughtUp()
  await pause(300)
}

test('a colleague who may see the record is told; a colleague who may not, and another organisation, get no byte', async () => {
  // A draft of two people, and a record that everybody sees.
  const [draft, open] = [await addDocument([me, bo.person]), await addDocument(['public'])]
  await settled()
  const [anas, bos, cees, dans, nobodys, program] = await Promise.all([
    listen({ cookie: anasCookie }),
    listen({ cookie: bo.cookie }),
    listen({ cookie: cee.cookie }),
    listen({ cookie: dan.cookie }),
    listen({}),
    listen({ authorization: `Bearer ${hub.token}` }),
  ])
  assert.deepEqual(await say(ana, draft.on), { others: [] })
  await until(() => told(bos).length === 1)
  assert.deepEqual(told(bos), [{ ...draft.on, person: me, name: 'Ana', here: true }])
  assert.deepEqual(await say(bo.client, draft.on), { others: [{ person: me, name: 'Ana' }] })
  await until(() => told(anas).some(({ person }) => person === bo.person))
  // No place in the log goes with it: it says nothing of the record, and is not resumed.
  assert.doesNotMatch(bos.text, /^id:/m)
  await say(ana, open.on)
  await until(() => told(cees).length === 1)
  assert.deepEqual(told(cees), [{ ...open.on, person: me, name: 'Ana', here: true }])
  for (const outside of [dans, nobodys, program]) assert.equal(outside.text, '')
  // Dan sees the open record too, and nobody is there for him; the draft is answered as one that is not there.
  assert.deepEqual(await say(dan.client, open.on), { others: [] })
  const hidden = await say(cee.client, draft.on).catch((error: unknown) => error)
  const absent = await say(cee.client, { ...draft.on, key: `doc_${'0'.repeat(26)}` }).catch((error: unknown) => error)
  assert.equal((hidden as { code: string }).code, 'not-found')
  assert.deepEqual(hidden, absent)
  const unknown = await say(cee.client, { ...draft.on, view: 'nothing' }).catch((error: unknown) => error)
  assert.deepEqual(unknown, absent)
  await assert.rejects(say(house.public, open.on), { code: 'not-signed-in' })
  await assert.rejects(say(house.operator, open.on), { code: 'not-signed-in' })

  // Leaving is told to the same people.
  cees.text = ''
  await say(ana, draft.on, false)
  await until(() => told(bos).some(({ here, key }) => !here && key === draft.document))
  assert.deepEqual((await say(bo.client, draft.on)).others, [])
  assert.equal(cees.text, '')
  // Dan was told of himself alone.
  assert.deepEqual([...new Set(told(dans).map(({ person }) => person))], [dan.person])
  for (const line of [anas, bos, cees, dans, nobodys, program]) line.end()
})

test('who closes the page, signs out or falls silent is not there any more', async () => {
  const { on } = await addDocument(['public'])
  await settled()
  const [anas, bos] = [await listen({ cookie: anasCookie }), await listen({ cookie: bo.cookie })]
  const others = async () => (await say(ana, on)).others.map(({ name }) => name)
  await say(bo.client, on)
  assert.deepEqual(await others(), ['Bo'])
  clock += 31_000
  assert.deepEqual(await others(), [])
  await say(bo.client, on)
  assert.deepEqual(await others(), ['Bo'])
  anas.text = ''
  bos.end()
  await until(() => told(anas).some(({ here }) => !here))
  assert.deepEqual(await others(), [])
  // Without a page that is open nobody is there, whoever says so.
  await say(bo.client, on)
  assert.deepEqual(await others(), [])
  const again = await listen({ cookie: bo.cookie })
  await say(bo.client, on)
  assert.deepEqual(await others(), ['Bo'])
  await bo.client.signOut()
  await until(() => again.isOver)
  assert.deepEqual(await others(), [])
  anas.end()
})

test('when a record is narrowed, or somebody is let go, nothing more is told, however close the two come', async () => {
  const anas = await listen({ cookie: anasCookie })
  for (let round = 0; round < 6; round += 1) {
    const { on, entry, document } = await addDocument([hub.home])
    await settled()
    const cees = await listen({ cookie: cee.cookie })
    await say(ana, on)
    await until(() => told(cees).length === 1)
    const narrow = ana.addEntry({
      body: {
        kind: 'sharing-changed',
        process: house.process,
        body: { entry, to: { audience: [me], marking: { tlp: 'AMBER' } } },
      },
    })
    const says = Array.from({ length: 8 }, async (_, at) => {
      await pause(at * round)
      await say(ana, on, at % 2 === 1)
    })
    await narrow
    await hub.caughtUp()
    // Whatever was on its way when it changed is there by now.
    const then = cees.text.length
    await Promise.all(says)
    await say(ana, on)
    await settled()
    const after = told({ ...cees, text: cees.text.slice(then) }).filter(({ key }) => key === document)
    assert.deepEqual(after, [])
    await assert.rejects(say(cee.client, on), { code: 'not-found' })
    cees.end()
  }
  const { on } = await addDocument(['public'])
  await settled()
  const cees = await listen({ cookie: cee.cookie })
  await say(cee.client, on)
  await say(ana, on)
  await until(() => told(cees).some(({ person }) => person === me))
  await ana.removePerson({ person: cee.person })
  await until(() => cees.isOver)
  const { length } = cees.text
  assert.deepEqual((await say(ana, on)).others, [])
  assert.equal(cees.text.length, length)
  anas.end()
})

test('nothing of it is an entry', async () => {
  const { on } = await addDocument(['public'])
  await settled()
  const anas = await listen({ cookie: anasCookie })
  const size = hub.log.size()
  for (let times = 0; times < 5; times += 1) await say(ana, on)
  assert.equal(hub.log.size(), size)
  anas.end()
})

test('too often is refused with the time to wait', async () => {
  const { on } = await addDocument(['public'])
  await settled()
  const refused: unknown[] = []
  for (let times = 0; times < 130; times += 1) await say(dan.client, on).catch((error: unknown) => refused.push(error))
  assert.ok(refused.length >= 10 && refused.length < 30, `${refused.length} of 130`)
  const { code, retryAfterSeconds } = refused[0] as { code: string; retryAfterSeconds?: number }
  assert.equal(code, 'too-many-requests')
  assert.ok(retryAfterSeconds === undefined || retryAfterSeconds > 0)
  clock += 61_000
  assert.deepEqual(await say(dan.client, on), { others: [] })
})
