import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { get, type IncomingMessage } from 'node:http'
import { after, test } from 'node:test'
import { newId } from '@parley/peace'
import { openHouse, report, signIn } from './serving-testing.ts'

const house = await openHouse({ heartbeatMs: 200 })
const { serving, operator, process } = house
const { hub } = serving

type Event = { readonly id: string | undefined; readonly event: string; readonly data: Record<string, unknown> }

const open: IncomingMessage[] = []
after(() => {
  for (const response of open) response.destroy()
})

/** Listens as EventSource would, and keeps what it hears. */
async function listen(options: { path?: string; headers?: Record<string, string> } = {}) {
  const { path = `/stream?process=${process}`, headers = {} } = options
  const events: Event[] = []
  let beats = 0
  let isClosed = false
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${house.url}${path}`, { headers }, resolve).on('error', reject)
  })
  open.push(response)
  let rest = ''
  response.on('data', (chunk) => {
    const parts = (rest + String(chunk)).split('\n\n')
    rest = parts.pop()!
    for (const part of parts) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1]
      if (part.startsWith(':')) beats += 1
      else events.push({ id: field('id'), event: field('event')!, data: JSON.parse(field('data') ?? '{}') })
    }
  })
  response.on('close', () => (isClosed = true))
  response.on('error', () => undefined)
  const until = async (what: (events: readonly Event[]) => boolean) => {
    for (let i = 0; i < 400; i++) {
      if (what(events)) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    assert.fail(`it did not come: ${JSON.stringify(events)}`)
  }
  return {
    response,
    events,
    until,
    beats: () => beats,
    isClosed: () => isClosed,
    close: () => response.destroy(),
    keys: (view: string) =>
      events
        .filter(({ event }) => event === 'change')
        .flatMap(({ data }) => (data.views as Record<string, string[]>)[view] ?? []), // a change's shape
  }
}

const asOperator = { authorization: `Bearer ${hub.token}` }
const note = (text: string, audience: string[]) =>
  operator.addEntry({
    body: { kind: 'note-added', process, audience, body: { on: { view: 'processes', key: process }, text } },
  })

test('a reader hears of a document as it is read, and of the rows it makes', async () => {
  const line = await listen()
  assert.equal(line.response.headers['content-type'], 'text/event-stream; charset=utf-8')
  assert.match(String(line.response.headers['content-security-policy']), /frame-ancestors/)
  await line.until((events) => events[0]?.event === 'ready')
  const { documents } = await operator.addDocuments({ body: { process, text: report, audience: ['public'] } })
  const { document } = documents[0]!
  await line.until((events) => events.some(({ data }) => data.document === document && data.state === 'read'))
  const states = line.events.filter(({ event }) => event === 'progress').map(({ data }) => data.state)
  assert.deepEqual(states, ['waiting', 'reading', 'read'])
  await line.until(() => line.keys('claims').length > 0)
  assert.ok(line.keys('documents').includes(document))
  const { rows } = await house.public.viewRows({ view: 'claims', process })
  assert.deepEqual([...new Set(line.keys('claims'))].sort(), rows.map(({ key }) => key).sort())
  line.close()
})

test('nobody hears of what is not theirs, not even that something happened', async () => {
  const [anyone, ours] = await Promise.all([listen(), listen({ headers: asOperator })])
  await operator.addDocuments({ body: { process, text: report, name: 'secret.txt' } })
  await serving.ingest.idle()
  await note('A private note.', [])
  const { entry } = await note('A public note.', ['public'])
  await Promise.all([anyone, ours].map((line) => line.until(() => line.keys('notes').includes(entry))))
  assert.deepEqual(
    anyone.events.map(({ event }) => event),
    ['ready', 'change'],
  )
  assert.deepEqual(anyone.keys('documents'), [])
  assert.ok(ours.keys('documents').length > 0)
  assert.ok(ours.events.some(({ event }) => event === 'progress'))
  anyone.close()
  ours.close()
})

test('who comes back is told once of everything missed', async () => {
  const line = await listen()
  await line.until((events) => events.length > 0)
  line.close()
  const missed = [(await note('One.', ['public'])).entry, (await note('Two.', ['public'])).entry]
  await hub.caughtUp()
  const id = line.events.at(-1)!.id!
  for (const back of [
    await listen({ headers: { 'last-event-id': id } }),
    await listen({ path: `/stream?process=${process}&after=${id}` }),
  ]) {
    await back.until(() => back.keys('notes').length >= 2)
    assert.deepEqual(
      back.events.map(({ event }) => event),
      ['ready', 'change'],
    )
    assert.deepEqual(back.keys('notes').sort(), [...missed].sort())
    back.close()
  }
})

test('a place that is made up, old, or of another reader or process starts over, and shows nothing', async () => {
  const mine = await listen({ headers: asOperator })
  await mine.until((events) => events.length > 0)
  const id = mine.events[0]!.id!
  mine.close()
  await note('A private note.', [])
  await hub.caughtUp()
  const other = newId('prc', randomBytes)
  const lines = [
    await listen({ headers: { 'last-event-id': id } }),
    await listen({ headers: { 'last-event-id': 'made-up' } }),
    await listen({ headers: { ...asOperator, 'last-event-id': id }, path: `/stream?process=${other}` }),
    await listen({ headers: { ...asOperator, 'last-event-id': id }, path: '/stream' }),
  ]
  for (const line of lines) {
    await line.until((events) => events.length > 0)
    assert.deepEqual(
      line.events.map(({ event }) => event),
      ['reset'],
    )
    line.close()
  }
})

test('a process nobody told of is as silent as one that is not there', async () => {
  const hidden = newId('prc', randomBytes)
  await operator.addEntry({
    body: { kind: 'process-opened', process: hidden, body: { name: 'Hidden', description: '' } },
  })
  await hub.caughtUp()
  const line = await listen({ path: `/stream?process=${hidden}` })
  await line.until((events) => events.length > 0)
  assert.deepEqual(
    line.events.map(({ event }) => event),
    ['ready'],
  )
  line.close()
})

test('the heart beats, and a session that ended ends its streams at once', async () => {
  const { client, cookie } = await signIn(house)
  const line = await listen({ headers: { cookie } })
  const other = await listen()
  await line.until(() => line.beats() >= 2)
  await client.signOut()
  await line.until(() => line.isClosed())
  assert.equal(other.isClosed(), false)
  other.close()
})

test('a reader who stops reading costs little memory and is not waited for', async () => {
  const slow = await listen()
  slow.response.pause()
  const { documents } = await operator.addDocuments({
    body: { process, text: report.repeat(20), audience: ['public'] },
  })
  await serving.ingest.idle()
  assert.equal(
    (await house.public.viewRow({ view: 'documents', key: documents[0]!.document, process })).row.state,
    'read',
  )
  slow.response.resume()
  await slow.until(() => slow.keys('documents').includes(documents[0]!.document))
  slow.close()
})
