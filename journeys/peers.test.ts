// Three hubs of three owners, two of them rivals, each in a process of its own. What was written for an organisation
// reaches its hub through cuts, kills and replays, once and with proof; what was not never does; what is erased goes
// everywhere; and a hub that shows its peers two histories is found out by them.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, createClient } from '@parley/api'
import { newId, travels } from '@parley/peace'
import { chance } from '../packages/hub/testing.ts'
import { type House, newFolder, parley, startHouse } from './house.ts'
import { Relay } from './relay.ts'
import { canaryOf, search } from './trust/residue.ts'

const args = ['--peers-inside', '--peers-every', '1']
const erasedCount = 200
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const next = chance(seed)

class Owner {
  readonly name: string
  readonly data = newFolder()
  /** The roads by which others ask this hub, by who asks. */
  readonly roads = new Map<Owner, Relay>()
  house!: House
  client!: Client
  organisation = ''
  origin = ''
  hubKey = ''

  constructor(name: string) {
    this.name = name
  }

  async start(): Promise<void> {
    this.house = await startHouse({ data: this.data, sample: false, args })
    this.client = createClient({ base: this.house.url, token: this.house.token })
    const { own } = await this.client.peers()
    Object.assign(this, own)
    for (const road of this.roads.values()) road.to = this.house.url
  }

  note(process: string, text: string, audience: string[]) {
    const body = { on: { view: 'processes' as const, key: process }, text }
    return this.client.addEntry({ body: { kind: 'note-added', process, audience, body } })
  }

  async notes(process: string): Promise<string[]> {
    const { rows } = await this.client.viewRows({ view: 'notes', process, limit: 200 })
    return rows.map(({ text }) => text).sort()
  }

  async entries(process: string) {
    const found: Awaited<ReturnType<Client['entries']>>['entries'][number][] = []
    for (let cursor: string | undefined; ; ) {
      const page = await this.client.entries({ process, limit: 100, ...(cursor === undefined ? {} : { cursor }) })
      found.push(...page.entries)
      if (page.next === null) return found
      cursor = page.next
    }
  }

  async about(other: Owner) {
    const { peers } = await this.client.peers()
    const found = peers.find(({ origin }) => origin === other.origin)
    assert.ok(found !== undefined, `${this.name} does not know ${other.name}`)
    return found
  }
}

const [mediator, north, south] = [new Owner('Mediator'), new Owner('North'), new Owner('South')]
const owners = [mediator, north, south]
const road = (from: Owner, to: Owner): Relay => to.roads.get(from)!
const cut = (one: Owner, isCut: boolean) => {
  for (const other of owners)
    if (other !== one) for (const way of [road(one, other), road(other, one)]) way.isCut = isCut
}

/** Notes by what their readers are; each holds a word that stands nowhere else. */
const written: { readonly text: string; readonly by: Owner; readonly for: readonly Owner[] }[] = []
let process_ = ''
/** Erased before it ever came to South; that it was erased means nothing there. */
let neverSeen = ''
const audienceOf = (readers: readonly Owner[], by: Owner): string[] => {
  if (readers.length === owners.length) return ['members']
  return readers.filter((one) => one !== by).map(({ organisation }) => organisation)
}
const write = async (by: Owner, readers: readonly Owner[]): Promise<{ entry: string; text: string }> => {
  const text = `${canaryOf(next)} by ${by.name} for ${readers.map(({ name }) => name).join(', ')}`
  const { entry } = await by.note(process_, text, audienceOf(readers, by))
  written.push({ text, by, for: readers })
  return { entry, text }
}
const hold = (one: Owner) =>
  written
    .filter((note) => note.for.includes(one))
    .map(({ text }) => text)
    .sort()
const forget = (text: string, by: Owner) => {
  const at = written.findIndex((note) => note.text === text)
  written.splice(at, 1, { text, by, for: [by] })
}

async function until<T>(ask: () => Promise<T>, holds: (found: T) => boolean, what: string, ms = 180_000): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const found = await ask().catch((error: unknown) => error as T) // shown where it did not come about
    if (!(found instanceof Error) && holds(found)) return found
    if (performance.now() > end) throw new Error(`${what}: ${JSON.stringify(found)?.slice(0, 1500) ?? String(found)}`)
    await sleep(150)
  }
}
const converged = async () => {
  for (const one of owners) {
    const expected = JSON.stringify(hold(one))
    await until(
      () => one.notes(process_),
      (found) => JSON.stringify(found) === expected,
      `${one.name} does not hold what it should, ${expected.slice(0, 1500)}`,
    )
  }
}

before(async () => {
  await Promise.all(owners.map((one) => one.start()))
  for (const to of owners)
    for (const from of owners) if (from !== to) to.roads.set(from, await new Relay(to.house.url).open())
  process_ = newId('prc', randomBytes)
  await mediator.client.addEntry({
    body: {
      kind: 'process-opened',
      process: process_,
      audience: ['members'],
      body: { name: 'Talks', description: 'Of three.' },
    },
  })
  for (const { organisation, name } of owners) {
    const role = name === mediator.name ? 'mediator' : 'party representative'
    const body = { organisation, name, role }
    await mediator.client.addEntry({
      body: { kind: 'organisation-joined', process: process_, audience: ['members'], body },
    })
  }
  for (const from of owners)
    for (const to of owners) {
      if (from === to) continue
      const { hubKey, organisation, name } = to
      await from.client.addPeer({ body: { hubKey, organisation, name, url: road(from, to).url } })
    }
  // Each is in once its own hub has learnt it from the mediator's.
  for (const one of owners)
    await until(
      async () => (await one.client.processes()).processes.find(({ key }) => key === process_),
      (found) => found?.organisations.length === owners.length,
      `${one.name} did not learn who is in`,
    )
})
after(async () => {
  for (const { roads } of owners) for (const one of roads.values()) one.close()
  await Promise.all(owners.map(({ house }) => house?.stop()))
})

test('entries reach whoever they are for, and nobody else', async (t) => {
  t.diagnostic(`seed ${seed}`)
  for (const by of owners) {
    await write(by, owners)
    await write(by, [by])
    for (const other of owners) if (other !== by) await write(by, [by, other])
  }
  await converged()
})

test('a road that was cut, a hub killed in the middle of an answer and one killed while it asked: all converge', async () => {
  cut(south, true)
  const recalled = await write(mediator, owners)
  const erased = await write(mediator, owners)
  await until(
    () => north.notes(process_),
    (found) => found.includes(recalled.text) && found.includes(erased.text),
    'what was written did not come to the hub that is not cut off',
  )
  assert.ok(!(await south.notes(process_)).includes(recalled.text))
  for (const by of owners) {
    await write(by, owners)
    for (const other of owners) if (other !== by) await write(by, [by, other])
  }
  await mediator.client.addEntry({
    body: {
      kind: 'sharing-changed',
      process: process_,
      body: { entry: recalled.entry, to: { audience: [], marking: { tlp: 'AMBER+STRICT' } } },
    },
  })
  forget(recalled.text, mediator)
  const reason = { reason: 'danger-to-person', authority: 'the mediator' }
  const erasure = await mediator.client.addEntry({
    body: { kind: 'entry-erased', process: process_, body: { entry: erased.entry, ...reason } },
  })
  neverSeen = erasure.entry
  written.splice(
    written.findIndex(({ text }) => text === erased.text),
    1,
  )

  // Half of what the one asked for has come when the other is gone, and then the one that asked.
  const half = (from: Owner, to: Owner) =>
    new Promise<void>((resolve) => {
      road(from, to).halfway = (asked) => {
        if (!asked.startsWith('/peer/entries')) return false
        road(from, to).halfway = undefined
        resolve()
        return true
      }
    })
  for (const [killed, from, to] of [
    [mediator, south, mediator],
    [south, south, mediator],
    [north, south, north],
  ] as const) {
    const halved = half(from, to)
    cut(south, false)
    await halved
    await killed.house.kill()
    await killed.start()
    await write(killed, owners)
  }
  await converged()
})

test('each hub has exactly what the mediator’s own hub says it may see, once, with proof', async () => {
  const ours = (await mediator.entries(process_)).filter(({ from, kind }) => from === null && travels(kind))
  assert.ok(ours.length > 10)
  for (const rival of [north, south]) {
    const expected: string[] = []
    for (const { id } of ours) {
      const sight = await mediator.client.entrySight({ id, reader: rival.organisation })
      if (sight.can && !(rival === south && id === neverSeen)) expected.push(id)
    }
    const entries = await rival.entries(process_)
    const found = entries.filter(({ from }) => from === mediator.origin).map(({ id }) => id)
    assert.deepEqual(found.sort(), expected.sort(), rival.name)
    assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length, `${rival.name} has something twice`)
  }
})

test('an old question gets no answer, and an old answer is not believed', async () => {
  const way = road(north, mediator)
  const old = way.heard.filter(({ path: asked, status }) => asked.startsWith('/peer/entries') && status === 200)
  assert.ok(old.length > 0)
  for (const { path: asked, asked: headers } of old.slice(-5)) {
    const header = String(headers['parley-peer'])
    const again = await fetch(`${mediator.house.url}${asked}`, { headers: { 'parley-peer': header } })
    assert.equal(again.status, 401, 'a question was answered twice')
    const elsewhere = await fetch(`${south.house.url}${asked}`, { headers: { 'parley-peer': header } })
    assert.equal(elsewhere.status, 401, 'a question to one hub was answered by another')
  }
  const before = await north.entries(process_)
  const played = old.filter(({ body }) => body.length > 1000)
  way.instead = (asked) => (asked.startsWith('/peer/entries') ? played[Math.floor(next() * played.length)] : undefined)
  const { failing } = await until(
    () => north.about(mediator),
    ({ failing }) => failing !== null,
    'old answers were taken for new ones',
  )
  assert.equal(failing?.code, 'peer-answer')
  assert.deepEqual(await north.entries(process_), before)
  way.instead = undefined
  await write(mediator, owners)
  await converged()
})

test('nothing that was not for a hub ever went to it: neither in its folder nor in any answer it got', () => {
  for (const one of owners) {
    const others = written.filter((note) => !note.for.includes(one)).map(({ text }) => text.split(' ')[0]!)
    const own = hold(one).map((text) => text.split(' ')[0]!)
    const lying = search([one.data], [...own, ...others])
    assert.ok(
      own.every((word) => lying.found.has(word)),
      'the search finds what is there',
    )
    const heard = newFolder()
    for (const other of owners) {
      if (other === one) continue
      for (const [number, { body }] of road(one, other).heard.entries()) {
        writeFileSync(path.join(heard, `${other.name}-${number}`), unwrapped(body))
      }
    }
    const got = search([heard], [...own, ...others])
    assert.ok(got.found.size > 0, 'the search finds what was handed over')
    // What was called back was theirs to have when it was given; its words are gone from the folder all the same.
    const called = written.filter(({ by, for: readers }) => readers.length === 1 && by !== one)
    const neverTheirs = others.filter((word) => !called.some(({ text }) => text.startsWith(word) && wasGiven(text)))
    assert.deepEqual(
      others.filter((word) => lying.found.has(word)),
      [],
      `in the folder of ${one.name}`,
    )
    assert.deepEqual(
      neverTheirs.filter((word) => got.found.has(word)),
      [],
      `handed to ${one.name}`,
    )
  }
})

test(`${erasedCount} erased words: no byte of them is left with the peers`, async () => {
  const second = newId('prc', randomBytes)
  const open = { name: 'Names', description: 'Of people.' }
  await mediator.client.addEntry({
    body: { kind: 'process-opened', process: second, audience: ['members'], body: open },
  })
  for (const { organisation, name } of owners) {
    const body = { organisation, name, role: 'mediator' }
    await mediator.client.addEntry({
      body: { kind: 'organisation-joined', process: second, audience: ['members'], body },
    })
  }
  const canaries = Array.from({ length: erasedCount }, () => canaryOf(next))
  const entries: string[] = []
  for (let at = 0; at < canaries.length; at += 20) {
    const some = canaries.slice(at, at + 20)
    const added = await Promise.all(some.map((word) => mediator.note(second, `${word} was there.`, ['members'])))
    entries.push(...added.map(({ entry }) => entry))
  }
  for (const rival of [north, south]) {
    await until(
      async () => (await rival.notes(second)).length,
      (count) => count === erasedCount,
      `${rival.name} did not get all`,
    )
    assert.equal(search([rival.data], canaries).found.size, erasedCount, 'the search finds what is there')
  }
  for (let at = 0; at < entries.length; at += 20) {
    await Promise.all(
      entries.slice(at, at + 20).map((entry) =>
        mediator.client.addEntry({
          body: {
            kind: 'entry-erased',
            process: second,
            body: { entry, reason: 'danger-to-person', authority: 'the mediator' },
          },
        }),
      ),
    )
  }
  for (const one of owners) {
    await until(
      async () => (await one.notes(second)).length,
      (count) => count === 0,
      `${one.name} shows what was erased`,
    )
    await until(
      async () => search([one.data], canaries).found.size,
      (left) => left === 0,
      `words are left with ${one.name}`,
    )
  }
  for (const rival of [north, south]) {
    await rival.house.stop()
    assert.equal(search([rival.data], canaries).found.size, 0, `words are left with ${rival.name} when it stands still`)
    await rival.start()
  }
})

test('a hub that was restored from an old copy and went on has two histories: its peers find it and can prove it', async () => {
  await converged()
  const sizeAt = async (one: Owner) => (await one.about(mediator)).size
  const own = async () => Number((await (await fetch(`${mediator.house.url}/log/checkpoint`)).text()).split('\n')[1])
  const roadsOf = [road(mediator, north), road(mediator, south)]
  for (const way of roadsOf) way.isCut = true
  const common = await own()
  for (const rival of [north, south]) {
    await until(
      () => sizeAt(rival),
      (size) => size === common,
      `${rival.name} has not come so far`,
    )
  }
  await mediator.house.stop()
  const copy = path.join(newFolder(), 'copy')
  copyOf(mediator.data, copy)

  road(south, mediator).isCut = true
  await mediator.start()
  await write(mediator, [mediator, north])
  // Whoever was not reached for a while is asked ever more rarely; an administrator need not wait.
  await north.client.askPeer({ body: { origin: mediator.origin } })
  await until(
    () => sizeAt(north),
    (size) => size === common + 1,
    'the first history did not come',
  )
  await mediator.house.stop()
  road(north, mediator).isCut = true
  rmSync(mediator.data, { recursive: true })
  copyOf(copy, mediator.data)
  road(south, mediator).isCut = false
  await mediator.start()
  await write(mediator, [mediator, south])
  await south.client.askPeer({ body: { origin: mediator.origin } })
  await until(
    () => sizeAt(south),
    (size) => size === common + 1,
    'the second history did not come',
  )

  const found = await until(
    () => north.about(mediator),
    ({ breaker }) => breaker === 'stopped',
    'nobody noticed',
  )
  assert.equal(found.stopped?.code, 'peer-forked')
  assert.equal(found.evidence.length, 1)
  const file = path.join(newFolder(), 'evidence.json')
  const handed = await north.client.peerEvidence({ origin: mediator.origin, file: found.evidence[0]! })
  writeFileSync(file, Buffer.from(await handed.arrayBuffer()))
  const checked = await parley('verify', file, '--key', mediator.hubKey)
  assert.match(checked.out, new RegExp(`signed two roots for the same ${common + 1} entries`))
  assert.equal(checked.code, 0)
  const other = await parley('verify', file, '--key', south.hubKey)
  assert.notEqual(other.code, 0, 'it holds against anyone’s key')
  // Whoever runs the hub is told as well.
  for (const way of roadsOf) way.isCut = false
  const { split } = await until(
    () => mediator.client.peers(),
    (answer) => answer.split !== null,
    'the hub itself was not told',
  )
  assert.equal(split?.by, north.origin)
})

test('the records verify, the proofs of what came from elsewhere included', async () => {
  for (const one of [north, south]) {
    await one.house.stop()
    const { code, out } = await parley('verify', one.data)
    assert.equal(code, 0, out)
    assert.match(out, /\d+ entries of peers proven in their logs/)
  }
})

/** With owners and modes, as a backup that was put back. */
const copyOf = (from: string, to: string) => execFileSync('cp', ['-a', from, to])

/** Base64 in a page is unwrapped, so that words in it can be found. */
function unwrapped(body: Buffer): string {
  return body
    .toString('latin1')
    .replaceAll(/"bytes":"([A-Za-z0-9+/=]+)"/g, (_, text: string) => Buffer.from(text, 'base64').toString('latin1'))
}

/** Notes that were for all at first. */
const wasGiven = (text: string): boolean => text.endsWith(`for ${owners.map(({ name }) => name).join(', ')}`)
