// Permission changes against events, over real sockets: whatever is written after somebody lost sight of it is not told to
// them, in whatever order the two were handed in. The order that counts is the log's.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { newId, registerOf } from '@parley/peace'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Hub, openHub } from '../hub.ts'
import { anonymous } from '../reader.ts'
import { type Asking, hasLeft, nobody } from './asking.ts'
import { openStreams } from './stream.ts'

const seed = Number(process.env.SEED ?? randomBytes(4).readUInt32BE())
let state = seed >>> 0
/** Mulberry32: small, and the same everywhere. */
const chance = () => {
  state = (state + 0x6d2b79f5) >>> 0
  let t = Math.imul(state ^ (state >>> 15), state | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
const half = <T>(list: readonly T[]): T[] => list.filter(() => chance() < 0.5)
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => [chance(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)

const closing: (() => Promise<unknown> | unknown)[] = []
after(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const organisations = Array.from({ length: 12 }, () => newId('org', randomBytes))
type Change =
  | { readonly what: 'joined' | 'removed'; readonly organisation: string }
  | { readonly what: 'group'; readonly group: string; readonly organisations: readonly string[] }
  | { readonly what: 'opened' }
  | { readonly what: 'came' | 'left'; readonly person: string }
  | { readonly what: 'note'; readonly id: string; readonly audience: string }
/** What the log says, in its order. */
type Logged = Change & { readonly index: number }

type Reader = {
  readonly organisation: string
  readonly person: string | null
  readonly told: Set<string>
  isOpen: boolean
  closedAt: number
  response: IncomingMessage | undefined
}

/** A hub with a process, its members, and a reader or two at each of them. `frozen` is a hub that forgets to look again. */
async function openWorld({ frozen = false } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'parley-races-'))
  closing.push(() => rm(data, { recursive: true, force: true }))
  const hub: Hub = await openHub({ data, host: '127.0.0.1', port: 0, organisation: { name: 'Home Office' } })
  closing.push(() => hub.close())
  const home = { organisation: hub.home, administrator: true }
  let talks = newId('prc', randomBytes)
  const log: Logged[] = []
  const joinings = new Map<string, string>()
  const add = async (
    kind: string,
    body: object,
    by: Parameters<Hub['append']>[1],
    audience: string[],
    process_ = talks,
  ) => hub.append({ kind, process: process_, audience, body: { ...body } }, by)

  const write = async (change: Change): Promise<void> => {
    const done = async ({ receipt }: { receipt: { seq?: number; index?: number } }) => {
      log.push({ ...change, index: Number(receipt.index ?? receipt.seq) })
    }
    switch (change.what) {
      case 'joined': {
        const body = { organisation: change.organisation, name: 'A member', role: 'monitor' }
        const joined = await add('organisation-joined', body, home, ['public'])
        joinings.set(change.organisation, joined.entry.id)
        return done(joined)
      }
      case 'removed':
        return done(await add('entry-withdrawn', { entry: joinings.get(change.organisation) }, home, ['public']))
      case 'group':
        return done(
          await add(
            'group-formed',
            { group: change.group, name: 'A group', organisations: change.organisations },
            home,
            [],
          ),
        )
      case 'opened':
        return done(await add('process-opened', { name: 'The talks', description: '' }, home, ['public']))
      case 'came':
      case 'left': {
        const by = {
          organisation: readers.find(({ person }) => person === change.person)!.organisation,
          administrator: true,
        }
        const [kind, body] =
          change.what === 'came'
            ? ['person-joined', { person: change.person, role: 'contributor' }]
            : ['person-left', { person: change.person }]
        return done(await add(String(kind), body as object, by, [], registerOf(by.organisation)))
      }
      case 'note': {
        const body = { on: { view: 'processes', key: talks }, text: 'A note.' }
        return done(
          await hub.append(
            { id: change.id, kind: 'note-added', process: talks, audience: [change.audience], body },
            home,
          ),
        )
      }
    }
  }

  const readers: Reader[] = organisations.flatMap((organisation) =>
    [null, null, ...Array.from({ length: 3 }, () => newId('per', randomBytes))].map((person) => ({
      organisation,
      person,
      told: new Set<string>(),
      isOpen: false,
      closedAt: 0,
      response: undefined,
    })),
  )
  /** A new process with everybody in it: a fold of one that never ends would be what is measured. */
  const begin = async () => {
    talks = newId('prc', randomBytes)
    joinings.clear()
    await write({ what: 'opened' })
    await write({ what: 'joined', organisation: hub.home })
    const groups = [newId('grp', randomBytes), newId('grp', randomBytes)]
    await Promise.all([
      ...organisations.map((organisation) => write({ what: 'joined', organisation })),
      ...groups.map((group) => write({ what: 'group', group, organisations })),
    ])
    await hub.caughtUp()
    return groups
  }
  await begin()
  for (const { person } of readers) if (person !== null) await write({ what: 'came', person })
  await hub.caughtUp()

  const atFirst = hub.directory()
  const streams = openStreams({
    hub: frozen ? { directory: () => atFirst, onChange: hub.onChange, token: hub.token, log: hub.log } : hub,
    onProgress: () => () => undefined,
    hasLeft,
    askAgain: async (request) => askings.get(String(request.headers['x-reader'])) ?? nobody,
    heartbeatMs: 3_600_000,
  })
  closing.push(() => streams.close())
  const askings = new Map<string, Asking>()
  for (const [i, { organisation, person }] of readers.entries()) {
    const reader = {
      ...anonymous,
      organisation,
      person,
      ...(person === null ? {} : { standing: 'contributor' as const }),
    }
    askings.set(String(i), { ...nobody, reader })
  }
  const server = createServer((request, raw) => {
    const reply = { raw, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply // what the stream uses of it
    const asked = { headers: request.headers } as FastifyRequest // what it reads of it
    const asking = askings.get(String(request.headers['x-reader'])) ?? nobody
    streams.open({ asking, process: undefined, after: undefined, request: asked, reply })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  closing.push(() => server.closeAllConnections())
  const { port } = server.address() as AddressInfo // it listens on a port, not a pipe

  const open = async (i: number) => {
    const reader = readers[i]!
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: '/', headers: { 'x-reader': String(i) } }, resolve).on('error', reject)
    })
    reader.isOpen = true
    reader.response = response
    response.on('data', (chunk) => {
      for (const [id] of String(chunk).matchAll(/ent_[0-9a-z]{26}/g)) reader.told.add(id)
    })
    response.on('error', () => undefined)
    response.on('close', () => {
      reader.isOpen = false
      reader.closedAt = performance.now()
    })
  }
  return { hub, readers, log, write, begin, open }
}

/** Runs rounds of changes and notes handed in all at once. Answers with what was raced and what was wrong. */
async function race(rounds: number, options: { frozen?: boolean } = {}) {
  const { hub, readers, log, write, begin, open } = await openWorld(options)
  const delays: number[] = []
  let races = 0
  let groups: readonly string[] = []
  for (let round = 0; round < rounds; round++) {
    for (const [i, { isOpen }] of readers.entries()) if (!isOpen) await open(i)
    if (round % 8 === 0) groups = await begin()
    const [stays, others] = [half(organisations), half(organisations)]
    const removed = pick(organisations)
    const { person } = pick(readers.filter((one) => one.person !== null))
    const reader = readers.find((one) => one.person === person)!
    const audiences = ['members', ...groups, removed, person!, pick(organisations)]
    const notes = Array.from(
      { length: 10 },
      (): Change => ({ what: 'note', id: newId('ent', randomBytes), audience: pick(audiences) }),
    )
    const cuts: Change[] = [
      { what: 'group', group: groups[0]!, organisations: stays },
      { what: 'group', group: groups[1]!, organisations: others },
      { what: 'removed', organisation: removed },
      { what: 'left', person: person! },
    ]
    const lines = readers.length / organisations.length
    races += lines * (2 * organisations.length - stays.length - others.length + 1) + 1
    await Promise.all(
      shuffled([...notes, ...cuts]).map(async (one) => {
        await write(one)
        if (one.what !== 'left') return
        const at = performance.now()
        for (let i = 0; i < 400 && reader.isOpen; i++) await new Promise((resolve) => setTimeout(resolve, 5))
        delays.push(reader.isOpen ? Number.POSITIVE_INFINITY : Math.max(0, reader.closedAt - at))
      }),
    )
    await Promise.all([
      ...groups.map((group) => write({ what: 'group', group, organisations })),
      write({ what: 'joined', organisation: removed }),
      write({ what: 'came', person: person! }),
    ])
    await hub.caughtUp()
  }
  // What is on its way still arrives.
  await new Promise((resolve) => setTimeout(resolve, 200))
  return { races, delays: delays.sort((a, b) => a - b), ...judge(log, readers) }
}

/** What each reader may be told, by the log alone; written apart from the product's own rules. */
function judge(log: readonly Logged[], readers: readonly Reader[]) {
  const members = new Set<string>()
  const here = new Set<string>()
  const grouped = new Map<string, readonly string[]>()
  const allowed = readers.map(() => new Set<string>())
  const notes = new Set<string>()
  for (const one of [...log].sort((a, b) => a.index - b.index)) {
    if (one.what === 'joined') members.add(one.organisation)
    if (one.what === 'removed') members.delete(one.organisation)
    if (one.what === 'group') grouped.set(one.group, one.organisations)
    if (one.what === 'opened') members.clear()
    if (one.what === 'came') here.add(one.person)
    if (one.what === 'left') here.delete(one.person)
    if (one.what !== 'note') continue
    notes.add(one.id)
    for (const [i, { organisation, person }] of readers.entries()) {
      if (person !== null && !here.has(person)) continue
      const isMember = members.has(organisation)
      const mine =
        one.audience === organisation ||
        one.audience === person ||
        (isMember && (one.audience === 'members' || (grouped.get(one.audience)?.includes(organisation) ?? false)))
      if (mine) allowed[i]!.add(one.id)
    }
  }
  let afterCut = 0
  let told = 0
  for (const [i, reader] of readers.entries()) {
    for (const id of reader.told) {
      if (!notes.has(id)) continue
      told += 1
      if (!allowed[i]!.has(id)) afterCut += 1
    }
  }
  return { told, afterCut }
}

test('thousands of permission changes against events: nothing is told after the cut', async () => {
  const { races, told, afterCut, delays } = await race(40)
  const most = delays.at(-1) ?? Number.POSITIVE_INFINITY
  const median = delays[Math.floor(delays.length / 2)] ?? Number.POSITIVE_INFINITY
  console.log(
    `ok seed=${seed} races=${races} told=${told} after-the-cut=${afterCut} closed-median-ms=${Math.round(median)} closed-max-ms=${Math.round(most)}`,
  )
  assert.equal(afterCut, 0, `seed ${seed}`)
  assert.ok(races >= 2000)
  assert.ok(told > races / 2, 'readers were told of what is theirs')
  assert.ok(median <= 1000, `seed ${seed}: a cut took ${median} ms`)
})

test('a stream that does not look again is found out', async () => {
  const { afterCut } = await race(5, { frozen: true })
  assert.ok(afterCut > 0, `seed ${seed}`)
})
