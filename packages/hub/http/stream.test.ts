import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import { type Directory, emptyDirectory } from '@parley/peace'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Change } from '../hub.ts'
import { anonymous } from '../reader.ts'
import { type Asking, hasLeft, nobody } from './asking.ts'
import { cursorSeal } from './cursor.ts'
import { openStreams, type StreamsOptions } from './stream.ts'

test('a place in the stream opens for the one it was made for, and tells nothing', () => {
  const seal = cursorSeal('a secret of this hub')
  const text = seal.seal(42, 'ana')
  assert.equal(seal.open(text, 'ana'), 42)
  assert.equal(seal.open(text, 'eve'), undefined)
  assert.equal(cursorSeal('another secret').open(text, 'ana'), undefined)
  assert.notEqual(seal.seal(42, 'ana'), text)
  assert.equal(seal.seal(0, 'a').length, seal.seal(Number.MAX_SAFE_INTEGER, 'a').length)
  for (const bad of ['', 'x', '42', text.slice(1), `${text}A`, `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`]) {
    assert.equal(seal.open(bad, 'ana'), undefined, bad)
  }
})

/** A line to a reader far away: it takes so many bytes, and then no more until the reader reads. */
class Wire extends EventEmitter {
  destroyed = false
  writableLength = 0
  text = ''
  readonly #takes: number
  #taken = 0
  #waiting: (() => void)[] = []
  constructor(takes: number) {
    super()
    this.#takes = takes
  }
  writeHead() {}
  write(text: string, taken: () => void) {
    this.text += text
    this.#taken += text.length
    if (this.#taken <= this.#takes) return taken()
    this.writableLength += text.length
    this.#waiting.push(taken)
  }
  read() {
    this.writableLength = 0
    for (const taken of this.#waiting.splice(0)) taken()
  }
  destroy() {
    if (this.destroyed) return
    this.destroyed = true
    this.emit('close')
  }
  events() {
    return [...this.text.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map(([, event, data]) => ({
      event,
      data: JSON.parse(data!) as { views?: Record<string, string[]> },
    })) // written by the stream
  }
}

const process = `prc_${'1'.repeat(26)}`
const [ours, theirs] = [`org_${'1'.repeat(26)}`, `org_${'2'.repeat(26)}`]
const mara = `per_${'1'.repeat(26)}`

/** A directory in which the organisations are members, and Mara is of ours. */
function directoryWith(members: readonly string[], isHere = true): Directory {
  const organisations = new Map(
    members.map((organisation) => [organisation, { entry: 'ent_1', organisation, name: '', names: {}, role: 'party' }]),
  )
  const one = {
    process,
    name: '',
    organisations,
    organisationsNamed: new Set<string>(),
    personsNamed: new Set<string>(),
    rules: {},
  }
  return {
    ...emptyDirectory,
    processes: new Map([[process, one]]),
    persons: new Map([[mara, ours]]),
    roles: new Map(isHere ? [[mara, { organisation: ours, role: 'contributor' as const }]] : []),
  }
}

const askingOf = (person: string | null, organisation: string): Asking => ({
  ...nobody,
  reader: { ...anonymous, person, organisation, ...(person === null ? {} : { standing: 'contributor' as const }) },
})

function opened(options: Partial<StreamsOptions> = {}) {
  let tell: (change: Change) => void = () => undefined
  let progress: Parameters<StreamsOptions['onProgress']>[0] = () => undefined
  let seq = 0
  let directory = directoryWith([ours, theirs])
  const streams = openStreams({
    hub: {
      directory: () => directory,
      onChange: (listener) => {
        tell = listener
        return () => undefined
      },
      token: 'a secret of this hub',
      log: { size: () => 0 } as StreamsOptions['hub']['log'], // nothing else of it is asked
    },
    onProgress: (listener) => {
      progress = listener
      return () => undefined
    },
    hasLeft,
    askAgain: async () => nobody,
    heldBytesMax: 10,
    ...options,
  })
  return {
    streams,
    progress: (one: Parameters<typeof progress>[0]) => progress(one),
    change: (keys: string[], group = 'public', view = 'claims') => {
      tell({ from: seq, to: ++seq, touched: [{ view, process, group, keys }] })
    },
    /** The directory is another from here on; `fold` tells the change that made it so. */
    become: (next: Directory) => {
      directory = next
    },
    listen: (takes: number, after?: string, asking = nobody) => {
      const wire = new Wire(takes)
      const reply = { raw: wire, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply // what the stream uses of it
      const request = { headers: {} } as FastifyRequest // an anonymous one
      streams.open({ asking, process: undefined, after, request, reply })
      return wire
    },
  }
}

test('what piles up for a slow reader goes out as one event', () => {
  const { change, listen } = opened()
  const line = listen(10)
  for (let i = 0; i < 500; i++) change([`k${i % 7}`])
  assert.equal(line.events().length, 1)
  line.read()
  const [ready, after] = line.events()
  assert.equal(ready?.event, 'ready')
  assert.deepEqual(after?.data.views?.claims?.sort(), ['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6'])
})

test('more keys than anyone would fetch one by one become the view as a whole', () => {
  const { change, listen } = opened()
  const line = listen(10)
  for (let i = 0; i < 10; i++) change(Array.from({ length: 100 }, (_, j) => `k${i * 100 + j}`))
  line.read()
  assert.deepEqual(line.events()[1]?.data.views, { claims: [] })
})

test('a reader who takes nothing is held one event, and after a while is cut off', async () => {
  const { streams, change, listen } = opened({ stalledMs: 40 })
  const line = listen(10)
  const other = listen(1e9)
  for (let i = 0; i < 1000; i++) change([`k${i}`.padEnd(50, '.')])
  assert.ok(line.writableLength < 200, String(line.writableLength))
  assert.equal(other.events().length, 1001)
  for (let i = 0; i < 100 && !line.destroyed; i++) await new Promise((resolve) => setTimeout(resolve, 10))
  assert.equal(line.destroyed, true)
  assert.equal(other.destroyed, false)
  assert.equal(streams.count(), 1)
  streams.close()
})

test('rows of other groups are not told of', () => {
  const { change, listen } = opened()
  const line = listen(1e9)
  for (const group of ['members', 'org_1', 'per_1', 'grp_1']) change(['secret'], group)
  assert.deepEqual(
    line.events().map(({ event }) => event),
    ['ready'],
  )
})

test('who was away longer than is remembered starts over', () => {
  const { change, listen } = opened({ rememberedMax: 3 })
  const id = /id: (.*)\n/.exec(listen(1e9).text)![1]!
  for (let i = 0; i < 3; i++) change([`k${i}`])
  assert.deepEqual(listen(1e9, id).events()[1]?.data.views, { claims: ['k0', 'k1', 'k2'] })
  change(['k3'])
  assert.deepEqual(
    listen(1e9, id)
      .events()
      .map(({ event }) => event),
    ['reset'],
  )
})

test('who is further behind than the limit starts over, and who is not is told what changed', () => {
  const { change, listen } = opened({ behindMax: 50 })
  const [slow, slower] = [listen(10), listen(10)]
  for (let i = 0; i < 50; i++) change([`k${i % 3}`])
  slow.read()
  change(['last'])
  slow.read()
  slower.read()
  assert.deepEqual(
    slow.events().map(({ event }) => event),
    ['ready', 'change', 'change'],
  )
  assert.deepEqual(slow.events()[1]?.data.views, { claims: ['k0', 'k1', 'k2'] })
  assert.deepEqual(
    slower.events().map(({ event }) => event),
    ['ready', 'reset'],
  )
})

test('there are no more streams than the hub can carry', () => {
  const { listen } = opened({ streamsMax: 2 })
  const first = listen(1e9)
  listen(1e9)
  assert.throws(() => listen(1e9), { code: 'busy' })
  first.destroy()
  listen(1e9)
})

test('a person who left is cut off before anything more is sent, and the others go on', () => {
  const { change, listen, become } = opened()
  const [left, stays] = [listen(1e9, undefined, askingOf(mara, ours)), listen(1e9, undefined, askingOf(null, ours))]
  change(['before'], ours)
  become(directoryWith([ours, theirs], false))
  change(['after'], ours)
  assert.equal(left.destroyed, true)
  assert.doesNotMatch(left.text, /after/)
  assert.match(stays.text, /after/)
})

test('what is told between two folds is held against the directory as it is', () => {
  const { streams, listen, become } = opened()
  const line = listen(1e9, undefined, askingOf(mara, ours))
  become(directoryWith([ours, theirs], false))
  streams.tell('presence', { secret: true }, { process, isFor: () => true })
  assert.equal(line.destroyed, true)
  assert.doesNotMatch(line.text, /secret/)
})

test('what takes a look at the record to tell is not told where the record changed during the look', async () => {
  const { streams, listen, change } = opened()
  const line = listen(1e9, undefined, askingOf(mara, ours))
  let looks = 0
  // The first look sees what is gone when it answers.
  const sees = async () => {
    looks += 1
    if (looks === 1) change(['narrowed'], ours)
    return looks === 1
  }
  await streams.tellSeers('presence', { secret: true }, { process, isFor: () => true, sees })
  assert.equal(looks, 2)
  assert.doesNotMatch(line.text, /secret/)
  await streams.tellSeers('presence', { open: true }, { process, isFor: () => true, sees: async () => true })
  assert.match(line.text, /event: presence\ndata: {"open":true}\n\n/)
})

test('an organisation that is no member any more is told to start over, and hears nothing of the members', () => {
  const { change, listen, become } = opened()
  const line = listen(1e9, undefined, askingOf(null, theirs))
  change(['before'], 'members')
  become(directoryWith([ours]))
  change(['with-it'], 'members')
  change(['after'], 'members')
  change(['open'])
  assert.deepEqual(
    line.events().map(({ event, data }) => [event, data.views?.claims]),
    [
      ['ready', undefined],
      ['change', ['before']],
      ['reset', undefined],
      ['change', ['open']],
    ],
  )
})

test('what waited for a slow reader when it changed who sees what is not sent', () => {
  const { change, listen, become } = opened()
  const line = listen(10, undefined, askingOf(null, theirs))
  change(['waits'], 'members')
  become(directoryWith([ours]))
  change(['after'], 'members')
  line.read()
  assert.deepEqual(
    line.events().map(({ event }) => event),
    ['ready', 'reset'],
  )
})

test('a process that is there all at once moves nobody’s stream who has no part in it', () => {
  const { change, listen, become } = opened()
  const line = listen(1e9, undefined, askingOf(null, theirs))
  const before = directoryWith([ours, theirs])
  const hidden = { ...before.processes.get(process)!, process: `prc_${'9'.repeat(26)}`, organisations: new Map() }
  become({ ...before, processes: new Map([...before.processes, [hidden.process, hidden]]) })
  change(['secret'], ours)
  assert.deepEqual(
    line.events().map(({ event }) => event),
    ['ready'],
  )
})

test('who comes back after their own groups changed starts over; nobody else can tell', () => {
  const { change, listen, become } = opened()
  const [mine, other] = [askingOf(null, theirs), nobody]
  const idOf = (asking: Asking) => /id: (.*)\n/.exec(listen(1e9, undefined, asking).text)![1]!
  const [id, otherId] = [idOf(mine), idOf(other)]
  change(['a'])
  become(directoryWith([ours]))
  change(['b'], ours)
  become(directoryWith([ours, theirs]))
  change(['c'])
  const back = (from: string, asking: Asking) =>
    listen(1e9, from, asking)
      .events()
      .map(({ event, data }) => [event, data.views?.claims])
  assert.deepEqual(back(id, mine), [
    ['ready', undefined],
    ['reset', undefined],
  ])
  assert.deepEqual(back(otherId, other), [
    ['ready', undefined],
    ['change', ['a', 'c']],
  ])
})

test('a token that has run out ends its stream with the next thing that would be sent', () => {
  let at = Date.parse('2031-03-12T10:00:00Z')
  const { change, listen } = opened({ now: () => new Date(at) })
  const token = {
    id: 't',
    name: '',
    organisation: ours,
    person: null,
    scopes: [],
    madeBy: mara,
    madeAt: '',
    usedAt: null,
  }
  const line = listen(1e9, undefined, {
    ...askingOf(null, ours),
    token: { ...token, expiresAt: '2031-03-12T11:00:00Z' },
  })
  change(['before'], ours)
  at += 3600_000
  change(['after'], ours)
  assert.equal(line.destroyed, true)
  assert.match(line.text, /before/)
  assert.doesNotMatch(line.text, /after/)
})
