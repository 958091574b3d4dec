import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { newId } from '@parley/peace'
import { Webhook } from 'standardwebhooks'
import { deliveryFile, openDeliveryDatabase } from '../delivery/database.ts'
import { type Hub, openHub } from '../hub.ts'
import { openReceiver, type Receiver } from './receiver-testing.ts'
import { openWebhooks, type Webhooks } from './webhooks.ts'

const folder = await mkdtemp(join(tmpdir(), 'parley-webhooks-'))
const at = { now: Date.now() }
const now = () => new Date(at.now)
const hub: Hub = await openHub({
  data: folder,
  host: '127.0.0.1',
  port: 0,
  organisation: { name: 'Home Office of the Talks' },
  now,
})
after(async () => {
  await hub.close()
  await rm(folder, { recursive: true, force: true })
})
const { home } = hub
const other = newId('org', randomBytes)
const by = { organisation: home, administrator: true }
const url = 'https://hooks.example.org/parley'

/** A process with both organisations in it. */
async function openProcess(): Promise<string> {
  const process = newId('prc', randomBytes)
  const add = (kind: string, body: Record<string, unknown>) =>
    hub.append({ kind, process, audience: ['members'], body }, by)
  await add('process-opened', { name: 'The Strand talks', description: '' })
  await add('organisation-joined', { organisation: home, name: 'Home Office of the Talks', role: 'operator' })
  await add('organisation-joined', { organisation: other, name: 'Relief Sarn', role: 'humanitarian' })
  await hub.caughtUp()
  return process
}

const note = async (process: string, text: string, audience: string[], more: object = {}) => {
  const body = { on: { view: 'processes', key: process }, text }
  const { entry } = await hub.append({ kind: 'note-added', process, audience, body, ...more }, by)
  return entry.id
}

type World = {
  readonly hooks: Webhooks
  readonly receiver: Receiver
  readonly data: string
  readonly reopen: () => Promise<Webhooks>
}

/** Webhooks with a file of their own, whose clock is the test's: nothing is sent before it asks. */
async function world(timeoutMs?: number): Promise<World> {
  const data = await mkdtemp(join(tmpdir(), 'parley-hooks-'))
  const receiver = await openReceiver(timeoutMs)
  const open = () => {
    const database = openDeliveryDatabase(data)
    const opened = openWebhooks({ hub, database, post: receiver.post, now, later: () => () => undefined })
    return { hooks: opened, close: () => opened.close().then(() => database.close()) }
  }
  let current = open()
  after(async () => {
    await current.close()
    await rm(data, { recursive: true, force: true })
  })
  return {
    hooks: current.hooks,
    receiver,
    data,
    reopen: async () => {
      await current.close()
      current = open()
      return current.hooks
    },
  }
}

const dataOf = (receiver: Receiver) =>
  receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, string> }) // the message's shape

test('each message verifies with the secret shown once, by a client that is not ours', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  const { secret, hook } = hooks.add({ process, url }, { organisation: other })
  const entry = await note(process, 'The ferry sails.', ['public'])
  await hooks.settled()
  assert.equal(receiver.received.length, 1)
  const [{ body, headers }] = receiver.received as [Receiver['received'][number]]
  const payload = new Webhook(secret).verify(body, headers) as { type: string; data: Record<string, unknown> } // the message's shape
  assert.equal(payload.type, 'entry.note-added')
  assert.equal(payload.data.entry, entry)
  assert.match(String(payload.data.sentence), /The ferry sails\./)
  assert.throws(() => new Webhook(secret).verify(body.replace('ferry', 'barge'), headers))
  assert.throws(() => new Webhook(`whsec_${randomBytes(32).toString('base64')}`).verify(body, headers))
  assert.equal(headers.cookie, undefined)
  assert.equal(JSON.stringify(hooks.list(other)).includes(secret), false)
  assert.equal(hooks.attempts(hook, other)?.attempts[0]?.outcome, 'delivered')
})

test('an organisation is sent what it may see, and nothing tells of the rest', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  hooks.add({ process, url }, { organisation: other })
  await note(process, 'Ours alone.', [])
  const shown = await note(process, 'For the members.', ['members'])
  await note(process, 'For a person of ours.', [newId('per', randomBytes)])
  const named = await note(process, 'For Relief Sarn.', [other])
  await hooks.settled()
  assert.deepEqual(
    dataOf(receiver).map(({ data }) => data.entry),
    [shown, named],
  )
  // Words that are not public stay here, whoever may read them.
  assert.deepEqual(
    dataOf(receiver).map(({ data }) => data.sentence),
    ['A new entry: note added.', 'A new entry: note added.'],
  )
})

test('an entry opened to an organisation later is sent then, and words only where the process lets them out', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  hooks.add({ process, url, kinds: ['note-added'] }, { organisation: other })
  const ours = await note(process, 'The ferry sails.', [])
  const theirs = await note(process, 'For the members.', ['members'])
  await hooks.settled()
  await hub.append({ kind: 'rules-set', process, audience: ['members'], body: { wordsOutside: true } }, by)
  const change = async (entry: string, audience: string[]) => {
    const to = { audience, marking: { tlp: 'CLEAR' } }
    await hub.append({ kind: 'sharing-changed', process, body: { entry, to } }, by)
    await hooks.settled()
  }
  await change(ours, ['members'])
  await change(ours, ['public'])
  await change(theirs, ['public'])
  await change(theirs, [])
  assert.deepEqual(
    dataOf(receiver).map(({ data }) => [data.entry, data.sentence?.includes('ferry')]),
    [
      [theirs, false],
      [ours, true],
    ],
  )
})

test('only the kinds asked for are sent, and changed rows as keys by view', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  hooks.add({ process, url, kinds: ['process-opened'] }, { organisation: other })
  hooks.add({ process, url: 'https://rows.example.org/', views: ['notes'] }, { organisation: other })
  const shown = await note(process, 'One.', ['members'])
  await note(process, 'Ours alone.', [])
  await hooks.settled()
  assert.equal(receiver.received.length, 1)
  assert.deepEqual(dataOf(receiver)[0], {
    type: 'rows.changed',
    timestamp: now().toISOString(),
    data: { process, views: { notes: [shown] } },
  })
  assert.throws(() => hooks.add({ process, url, kinds: ['no-such-kind'] }, { organisation: other }), {
    code: 'unknown-kind',
  })
  assert.throws(() => hooks.add({ process, url, views: ['situation'] }, { organisation: other }), {
    code: 'unknown-view',
  })
})

test('what fails is tried again ever more rarely, in order, with the same id and a fresh time', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  const { secret, hook } = hooks.add({ process, url }, { organisation: other })
  receiver.answer = () => 500
  const entries = [await note(process, 'One.', ['members']), await note(process, 'Two.', ['members'])]
  const gaps: number[] = []
  await hooks.settled()
  for (let i = 0; i < 6; i++) {
    const next = Date.parse(hooks.list(other)[0]!.next!)
    gaps.push(Math.round((next - at.now) / 1000))
    at.now = next
    await hooks.settled()
  }
  for (const [i, least] of [5, 300, 1800, 7200, 18_000, 36_000].entries()) {
    assert.ok(gaps[i]! >= least && gaps[i]! <= least * 1.2 + 1, `gap ${i}: ${gaps[i]}`)
  }
  assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 1)
  assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size, 7)
  receiver.answer = () => 204
  at.now = Date.parse(hooks.list(other)[0]!.next!)
  receiver.received.length = 0
  await hooks.settled()
  assert.deepEqual(
    dataOf(receiver).map(({ data }) => data.entry),
    entries,
  )
  assert.deepEqual(
    hooks.attempts(hook, other)?.attempts.map(({ outcome, status, count }) => [outcome, status, count]),
    [['delivered', 204, 1], ['delivered', 204, 8], ...[7, 6, 5, 4, 3, 2, 1].map((count) => ['failed', 500, count])],
  )
  assert.equal(JSON.stringify(hooks.attempts(hook, other)).includes('One.'), false)
  assert.equal(hooks.list(other)[0]?.state, 'on')
  assert.ok(secret.startsWith('whsec_'))
})

test('what is taken back or erased between two attempts is not sent', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  const { hook } = hooks.add({ process, url, kinds: ['note-added'] }, { organisation: other })
  receiver.answer = () => 503
  const gone = [await note(process, 'To be taken back.', ['public']), await note(process, 'To be erased.', ['public'])]
  const stays = await note(process, 'Stays.', ['public'])
  await hooks.settled()
  assert.equal(dataOf(receiver)[0]?.data.entry, gone[0])
  await hub.append({ kind: 'entry-withdrawn', process, audience: ['public'], body: { entry: gone[0] } }, by)
  await hub.erase(gone[1]!, process, { reason: 'danger-to-person', authority: 'the board' }, by)
  receiver.received.length = 0
  receiver.answer = () => 200
  at.now = Date.parse(hooks.list(other)[0]!.next!)
  await hooks.settled()
  assert.deepEqual(
    dataOf(receiver).map(({ data }) => data.entry),
    [stays],
  )
  assert.deepEqual(
    hooks.attempts(hook, other)?.attempts.map(({ outcome }) => outcome),
    ['delivered', 'withheld', 'failed'],
  )
})

test('an organisation that leaves the process is sent no more of it, also of what was waiting', async () => {
  const process = newId('prc', randomBytes)
  const add = (kind: string, body: Record<string, unknown>) =>
    hub.append({ kind, process, audience: ['members'], body }, by)
  await add('process-opened', { name: 'The Strand talks', description: '' })
  await add('organisation-joined', { organisation: home, name: 'Home Office of the Talks', role: 'operator' })
  const joined = await add('organisation-joined', { organisation: other, name: 'Relief Sarn', role: 'humanitarian' })
  await hub.caughtUp()
  const { hooks, receiver } = await world()
  hooks.add({ process, url, kinds: ['note-added'] }, { organisation: other })
  receiver.answer = () => 500
  await note(process, 'For the members.', ['members'])
  await hooks.settled()
  await add('entry-withdrawn', { entry: joined.entry.id })
  const open = await note(process, 'For everyone.', ['public'])
  receiver.received.length = 0
  receiver.answer = () => 200
  at.now = Date.parse(hooks.list(other)[0]!.next!)
  await hooks.settled()
  assert.deepEqual(
    dataOf(receiver).map(({ data }) => data.entry),
    [open],
  )
})

test('what is under embargo follows when the embargo ends, and not a moment before', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  hooks.add({ process, url, kinds: ['note-added'] }, { organisation: other })
  const embargo = new Date(at.now + 60_000).toISOString()
  const later = await note(process, 'Later.', ['members'], { marking: { tlp: 'AMBER', embargo } })
  const soon = await note(process, 'Soon.', ['members'])
  await hooks.settled()
  at.now += 59_999
  await hooks.settled()
  assert.deepEqual(
    dataOf(receiver).map(({ data }) => data.entry),
    [soon],
  )
  at.now += 1
  await hooks.settled()
  assert.deepEqual(
    dataOf(receiver).map(({ data }) => data.entry),
    [soon, later],
  )
})

test('an address that is gone is switched off at once, one that fails for five days then, and both can be switched on', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  const gone = hooks.add({ process, url: 'https://gone.example.org/' }, { organisation: other }).hook
  const broken = hooks.add({ process, url: 'https://broken.example.org/' }, { organisation: other }).hook
  receiver.answer = ({ host }) => (host.startsWith('gone') ? 410 : 500)
  const entry = await note(process, 'One.', ['members'])
  await hooks.settled()
  const of = (hook: string) => hooks.list(other).find((one) => one.hook === hook)!
  assert.deepEqual([of(gone).state, of(gone).why], ['off', 'gone'])
  const began = at.now
  for (let i = 0; i < 30 && of(broken).state !== 'off'; i++) {
    at.now = Math.max(Date.parse(of(broken).next!), at.now + 3600_000)
    await hooks.settled()
  }
  assert.equal(of(broken).why, 'failing')
  assert.ok(at.now - began > 5 * 24 * 3600_000)
  const asked = receiver.received.length
  await note(process, 'Two.', ['members'])
  at.now += 24 * 3600_000
  await hooks.settled()
  assert.equal(receiver.received.length, asked)
  receiver.answer = () => 200
  receiver.received.length = 0
  hooks.switch(gone, other, true)
  await hooks.settled()
  assert.equal(dataOf(receiver).length, 2)
  assert.equal(dataOf(receiver)[0]?.data.entry, entry)
})

test('a hook switched off or removed while it sends is cut off, and nothing more comes', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  const { hook } = hooks.add({ process, url }, { organisation: other })
  receiver.answer = () => 'hang'
  await note(process, 'One.', ['members'])
  const sending = hooks.settled()
  while (receiver.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.equal(hooks.switch(hook, other, false)?.why, 'by-hand')
  await sending
  assert.equal(hooks.attempts(hook, other)?.attempts.length, 0)
  assert.equal(hooks.remove(hook, other), true)
  await hooks.settled()
  assert.equal(receiver.received.length, 1)
  assert.equal(hooks.attempts(hook, other), undefined)
})

test('after a new secret both are good for a day', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  const { hook, secret: first } = hooks.add({ process, url }, { organisation: other })
  const { secret: second } = hooks.rotate(hook, other)!
  const verifies = async (secret: string) => {
    receiver.received.length = 0
    await note(process, 'One.', ['members'])
    await hooks.settled()
    const [{ body, headers }] = receiver.received as [Receiver['received'][number]]
    // The verifier's clock is the machine's.
    const skewed = Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000) > 300
    if (skewed) {
      const signed = new Webhook(secret).sign(
        headers['webhook-id']!,
        new Date(Number(headers['webhook-timestamp']) * 1000),
        body,
      )
      return headers['webhook-signature']!.split(' ').includes(signed)
    }
    try {
      new Webhook(secret).verify(body, headers)
      return true
    } catch {
      return false
    }
  }
  assert.deepEqual([await verifies(first), await verifies(second)], [true, true])
  at.now += 24 * 3600_000 + 1
  assert.deepEqual([await verifies(first), await verifies(second)], [false, true])
})

test('a stretch of time is sent again with the same ids, as far as it may still be seen', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  const { hook } = hooks.add({ process, url, kinds: ['note-added'] }, { organisation: other })
  const texts = []
  at.now += 1000
  const since = now()
  for (const text of ['One.', 'Two.', 'Three.']) texts.push(await note(process, text, ['members']))
  await hooks.settled()
  const first = receiver.received.map(({ headers }) => headers['webhook-id'])
  await hub.append({ kind: 'entry-withdrawn', process, audience: ['members'], body: { entry: texts[1] } }, by)
  at.now += 1000
  await hub.caughtUp()
  receiver.received.length = 0
  assert.equal(hooks.replay(hook, other, since, new Date(at.now))?.replaying, true)
  await hooks.settled()
  assert.deepEqual(
    receiver.received.map(({ headers }) => headers['webhook-id']),
    [first[0], first[2]],
  )
  assert.equal(hooks.list(other)[0]?.replaying, false)
})

test('no more than its quota goes to an address in a minute', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  hooks.add({ process, url, perMinute: 3 }, { organisation: other })
  for (let i = 0; i < 8; i++) await note(process, `Note ${i}.`, ['members'])
  const counts = []
  for (let i = 0; i < 3; i++) {
    await hooks.settled()
    counts.push(receiver.received.length)
    at.now += 60_001
  }
  assert.deepEqual(counts, [3, 6, 8])
})

test('a server that fails over and over is left alone by every hook that sends there', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  receiver.answer = ({ host }) => (host.startsWith('well') ? 200 : 500)
  for (let i = 0; i < 8; i++) hooks.add({ process, url: `${url}/${i}` }, { organisation: other })
  hooks.add({ process, url: 'https://well.example.org/' }, { organisation: other })
  await note(process, 'One.', ['members'])
  await hooks.settled()
  const before = receiver.received.length
  // Everyone may try again by their own schedule; the server rests.
  at.now += 10_000
  await note(process, 'Two.', ['members'])
  await hooks.settled()
  assert.deepEqual(new Set(receiver.received.slice(before).map(({ host }) => host)), new Set(['well.example.org']))
  // One asks for all after the rest, and is refused again: the rest begins anew, longer.
  at.now += 600_000
  receiver.received.length = 0
  await hooks.settled()
  assert.deepEqual(
    receiver.received.map(({ host }) => host),
    ['hooks.example.org'],
  )
  at.now += 3600_000
  receiver.answer = () => 200
  receiver.received.length = 0
  await hooks.settled()
  assert.equal(receiver.received.length, 16)
})

test('addresses inside are refused, at once by their look and at each attempt by what the name means', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  for (const [bad, code] of [
    ['https://127.0.0.1/hook', 'address-refused'],
    ['https://[::1]/hook', 'address-refused'],
    ['https://10.1.2.3/hook', 'address-refused'],
    ['http://hooks.example.org/hook', 'url-refused'],
    ['https://hooks.example.org:8443/hook', 'url-refused'],
    ['https://user:word@hooks.example.org/hook', 'url-refused'],
    ['https://hub.internal/hook', 'url-refused'],
    ['file:///etc/passwd', 'url-refused'],
  ] as const) {
    assert.throws(() => hooks.add({ process, url: bad }, { organisation: other }), { code }, bad)
  }
  const { hook } = hooks.add({ process, url }, { organisation: other })
  receiver.names.set('hooks.example.org', ['93.184.215.14', '169.254.169.254'])
  await note(process, 'One.', ['members'])
  await hooks.settled()
  assert.equal(receiver.received.length, 0)
  assert.equal(hooks.attempts(hook, other)?.attempts[0]?.problem, 'address-refused')
})

test('a redirect is a failure, and nobody goes where it leads', async () => {
  const process = await openProcess()
  const { hooks, receiver } = await world()
  const { hook } = hooks.add({ process, url }, { organisation: other })
  receiver.answer = () => 302
  await note(process, 'One.', ['members'])
  await hooks.settled()
  assert.equal(receiver.received.length, 1)
  assert.deepEqual(
    hooks.attempts(hook, other)?.attempts.map(({ outcome, status }) => [outcome, status]),
    [['failed', 302]],
  )
})

test('after a restart everything goes on where it stood, and the file is its owner’s alone', async () => {
  const process = await openProcess()
  const { hooks, receiver, data, reopen } = await world()
  const { hook } = hooks.add({ process, url }, { organisation: other })
  receiver.answer = () => 500
  const entry = await note(process, 'One.', ['members'])
  await hooks.settled()
  const before = hooks.list(other)
  const again = await reopen()
  assert.deepEqual(again.list(other), before)
  receiver.answer = () => 200
  receiver.received.length = 0
  at.now = Date.parse(before[0]!.next!)
  await again.settled()
  assert.deepEqual(
    dataOf(receiver).map(({ data }) => data.entry),
    [entry],
  )
  assert.equal(again.attempts(hook, other)?.attempts[0]?.count, 2)
  assert.equal((await stat(join(data, deliveryFile))).mode & 0o777, 0o600)
  again.remove(hook, other)
  assert.equal((await readFile(join(data, deliveryFile))).includes('whsec_'), false, 'a removed secret leaves no bytes')
})

test('another organisation’s hook is as good as none', async () => {
  const process = await openProcess()
  const { hooks } = await world()
  const { hook } = hooks.add({ process, url }, { organisation: other })
  assert.deepEqual(hooks.list(home), [])
  assert.equal(hooks.remove(hook, home), false)
  for (const one of [
    hooks.switch(hook, home, false),
    hooks.rotate(hook, home),
    hooks.replay(hook, home, now(), now()),
    hooks.attempts(hook, home),
  ])
    assert.equal(one, undefined)
  assert.equal(hooks.list(other)[0]?.state, 'on')
})
