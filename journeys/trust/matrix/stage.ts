// A made-up record on a real hub: log, views, ingest, people and the HTTP app, called in process. Who asks is injected
// through the place where sessions are looked up, because accounts of other organisations come with the peers; the
// product has no door for it. Clock and chance of the hub are ours, so that two hubs differ only where their records do.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Hub, openHub, type Reader } from '@parley/hub'
import type { Entry } from '@parley/peace'
import type { Reading } from '@parley/read/reading'
import { openDeliveryDatabase } from '../../../packages/hub/delivery/database.ts'
import { type Digests, openDigests } from '../../../packages/hub/digests/digests.ts'
import { type Feeds, openFeeds } from '../../../packages/hub/feeds/feeds.ts'
import { targetOf } from '../../../packages/hub/fetch/target.ts'
import { createApp } from '../../../packages/hub/http/app.ts'
import { askingOf } from '../../../packages/hub/http/asking.ts'
import type { Rooms } from '../../../packages/hub/http/handlers/handler.ts'
import { keepPresence } from '../../../packages/hub/http/presence.ts'
import { openStreams } from '../../../packages/hub/http/stream.ts'
import { type Ingest, openIngest } from '../../../packages/hub/ingest/ingest.ts'
import { type Answer, type ReaderPool, readerPool } from '../../../packages/hub/ingest/reader-pool.ts'
import { openPeers, type Peers } from '../../../packages/hub/peers/peers.ts'
import { type Account, openPeople, type People } from '../../../packages/hub/people/people.ts'
import { memoryRoll } from '../../../packages/hub/people/roll-testing.ts'
import { openServedBook } from '../../../packages/hub/served/book.ts'
import { openServed } from '../../../packages/hub/served/served.ts'
import { suggestionEntryId } from '../../../packages/hub/suggest/suggestion-id.ts'
import { openWebhooks, type Webhooks } from '../../../packages/hub/webhooks/webhooks.ts'
import { openWitnessing, type Witnessing } from '../../../packages/hub/witness/witnessing.ts'
import { canariesIn, digestsOf } from './canaries.ts'
import { type ModelEntry, type ModelReader, maySee } from './model.ts'
import { rowOfPromise } from './promises.ts'
import { askedAt, type Paper, type Piece, type World, type WorldSize, worldOf } from './world.ts'

export type App = Awaited<ReturnType<typeof createApp>>

/** What became of a piece on the first hub: enough to write it again, the same, on another. */
export type Written = {
  readonly piece: Piece
  /** The body as it was sent, ids filled in; null for a document. */
  readonly body: Readonly<Record<string, unknown>> | null
}

/** One object of the matrix: what it is, who may see it by the table, and what would give it away. */
export type Item = {
  readonly name: string
  readonly piece: Piece
  readonly about: ModelEntry
  /** 'stands' in views and log, 'withdrawn' in the log alone, 'erased' nowhere. */
  readonly state: 'stands' | 'withdrawn' | 'erased'
  /** The entry's id; a document has its reading's beside it. */
  readonly entries: readonly string[]
  readonly document: string | null
  readonly reading: string | null
  /** Rows that stand on it and on nothing else. */
  readonly rows: readonly { readonly view: string; readonly key: string }[]
  readonly canaries: ReadonlySet<string>
  /** Words of its own to search for. */
  readonly words: readonly string[]
}

export type Stage = {
  readonly world: World
  readonly hub: Hub
  readonly rooms: Rooms
  readonly items: readonly Item[]
  readonly written: readonly Written[]
  readonly principals: readonly Principal[]
  readonly clock: { now: string }
  /** The app as the product composes it, or bent on purpose. */
  compose(bend?: (rooms: Rooms) => Rooms, isPaced?: boolean): Promise<App>
  close(): Promise<void>
}

export type Principal = {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  readonly reader: ModelReader
  /** Addresses of calendars of their own, one a process; none for whoever is no person of the world. */
  readonly calendars?: readonly string[]
  /** 'refused' where the hub must not take the credential for anybody. */
  readonly kind: 'reader' | 'refused'
  /** Principals of one mark see the same and share a twin; null has none. */
  readonly twin: string | null
}

export const personHeaders = (person: string): Record<string, string> => ({ cookie: `matrix=${person}` })

/** Reads each document once, for every hub of the run. */
export function sharedPool(): ReaderPool & { end(): Promise<void> } {
  const pool = readerPool({ threads: 2, timeoutMs: 60_000, memoryMb: 512 })
  const known = new Map<string, Promise<Answer>>()
  return {
    threads: pool.threads,
    run: (task, started) => {
      const key = createHash('sha256')
        .update(JSON.stringify([task.what, task.options]))
        .update(task.bytes)
        .digest('hex')
      const before = known.get(key) ?? pool.run({ ...task, bytes: Uint8Array.from(task.bytes) })
      known.set(key, before)
      started?.()
      return before
    },
    close: async () => undefined,
    end: () => pool.close(),
  }
}

export type StageOptions = {
  readonly seed: number
  readonly size: WorldSize
  readonly pool: ReaderPool
  /** What to write instead of the world's own pieces: a twin. */
  readonly written?: readonly Written[]
}

/** Opens a hub on a folder of its own and writes the record into it. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { seed, size, pool } = options
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-matrix-'))
  const clock = { now: '2026-05-01T00:00:00.000Z' }
  const chance = chanceOf(seed)
  const now = () => new Date(clock.now)
  const closing: (() => Promise<unknown> | unknown)[] = [() => rm(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end()
  }
  try {
    chance.about('hub')
    // The home organisation's id is drawn before there is a world that knows it.
    const opened = await openHub({
      data: path.join(folder, 'data'),
      host: '127.0.0.1',
      port: 0,
      origin: 'matrix.example/log',
      organisation: { name: worldOf(seed, size, `org_${'0'.repeat(26)}`).homeName },
      now,
      random: chance.random,
    })
    closing.push(() => opened.close())
    const world = worldOf(seed, size, opened.home)
    const people = await openPeople({
      data: path.join(folder, 'people'),
      organisation: opened.home,
      // Roles of the people of this world are not what is asked here: no entries are written for them.
      roll: memoryRoll([opened.home, world.organisations.alder]),
      now: () => new Date(),
      random: chance.random,
    })
    closing.push(() => people.close())
    const ingest = openIngest(opened, { pool, now, random: chance.random })
    closing.push(() => ingest.close())
    const feeds = await openFeeds({
      file: { read: async () => [], write: async () => undefined },
      fetch: refuseFetch,
      ingest,
      now,
      random: chance.random,
      later: () => () => undefined,
    })
    closing.push(() => feeds.close())
    const delivery = openDeliveryDatabase(path.join(folder, 'data'))
    closing.push(() => delivery.close())
    // An address is read and never gone to.
    const post = Object.assign(async () => refuseFetch(), { check: targetOf })
    const webhooks = openWebhooks({ hub: opened, database: delivery, post, now, random: chance.random })
    closing.push(() => webhooks.close())
    const digests = openDigests({
      hub: opened,
      database: delivery,
      mailer: null,
      letterbox: people.letterbox,
      url: () => 'https://matrix.example.org',
      now,
      random: chance.random,
    })
    closing.push(() => digests.close())
    const writer = { world, hub: opened, ingest, feeds, clock, chance }
    const { written, items } = await write(writer, options.written)
    const fed = await feed(writer)
    chance.about('people')
    const { standIn, principals } = await principalsOf(world, people, opened)
    const peers = await openPeers({ hub: opened, data: path.join(folder, 'data'), now, say: () => undefined })
    closing.push(() => peers.close())
    const witnessing = await openWitnessing({
      log: opened.log,
      folder: path.join(folder, 'witness'),
      now,
      say: () => undefined,
      post: refuseFetch,
    })
    closing.push(() => witnessing.close())
    const rooms = await roomsOf({
      hub: opened,
      people: standIn,
      ingest,
      feeds,
      webhooks,
      witnessing,
      peers,
      digests,
      now,
    })
    closing.push(() => rooms.streams.close())
    closing.push(() => rooms.presence.close())
    closing.push(() => rooms.served.close())
    return {
      world,
      hub: opened,
      rooms,
      items: [...items, ...fed],
      written,
      principals,
      clock,
      compose: async (bend = (same) => same, isPaced = false) => {
        const app = await createApp({ rooms: bend(rooms), web: path.join(folder, 'no-web'), isPaced })
        return app
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const refuseFetch = async (): Promise<never> => {
  throw new Error('the matrix reaches nothing outside this machine')
}

/** Streams and the other rooms, as `serve.ts` joins them. */
export async function roomsOf(parts: {
  hub: Hub
  people: People
  ingest: Ingest
  feeds: Feeds
  webhooks: Webhooks
  peers: Peers
  witnessing: Witnessing
  digests: Digests
  now: () => Date
}): Promise<Rooms> {
  const { hub, people, ingest, feeds, webhooks, witnessing, peers, digests, now } = parts
  const askAgain = ({ headers }: { headers: { authorization?: string; cookie?: string } }) =>
    askingOf(headers, { people, token: hub.token, home: hub.home, directory: hub.directory() })
  const streams = openStreams({
    hub,
    onProgress: ingest.onProgress,
    hasLeft: () => false,
    askAgain,
    now,
    heartbeatMs: 3_600_000,
  })
  const presence = keepPresence({ hub, streams, now })
  const { organisationKeys } = hub
  const served = openServed(await openServedBook(hub.config.data), now, () => undefined)
  return {
    hub,
    people,
    ingest,
    feeds,
    webhooks,
    digests,
    fetch: refuseFetch,
    streams,
    presence,
    witnessing,
    peers,
    served,
    organisationKeys,
    now,
  }
}

type WriterParts = {
  readonly world: World
  readonly hub: Hub
  readonly ingest: Ingest
  readonly feeds: Feeds
  readonly clock: { now: string }
  readonly chance: ReturnType<typeof chanceOf>
}

async function write(
  parts: WriterParts,
  again: readonly Written[] | undefined,
): Promise<{ written: Written[]; items: Item[] }> {
  const { world, hub, ingest, clock, chance } = parts
  const drafts = new Map<string, Draft>()
  const written: Written[] = []
  const bodies = new Map((again ?? []).map((one) => [one.piece.name, one.body]))
  for (const piece of again?.map((one) => one.piece) ?? world.pieces) {
    if (clock.now < piece.at) clock.now = piece.at
    chance.about(piece.name)
    const { deed } = piece
    const by = {
      organisation: piece.organisation,
      ...(piece.person === null ? {} : { person: piece.person }),
      administrator: true,
      standing: 'administrator',
    } as const
    if (deed.kind === 'paper') {
      const { paper } = deed
      const taken = await ingest.receive(
        new TextEncoder().encode(paper.text),
        {
          process: piece.process,
          name: paper.file,
          mediaType: 'text/plain',
          audience: piece.audience,
          marking: piece.marking as Entry['marking'],
          date: paper.date,
          source: paper.source,
          id: piece.id,
        },
        by,
      )
      await ingest.idle()
      await hub.caughtUp()
      const reader = authorReader(piece)
      const found = await hub.reading(taken.document, reader)
      if (found === undefined) throw new Error(`${piece.name} was not read`)
      const suggested = await suggest(hub, piece, paper, { document: taken.document, ...found })
      const entries = [piece.id, found.entry, suggested]
      const told = await Promise.all(entries.map(async (id) => JSON.stringify((await hub.entry(id, reader))?.entry)))
      drafts.set(piece.name, {
        piece,
        entries,
        document: taken.document,
        reading: found.entry,
        claim: found.reading.claims[0]?.id ?? null,
        told: [...told, paper.text],
        digests: digestsOf(new TextEncoder().encode(paper.text)),
      })
      written.push({ piece, body: null })
      continue
    }
    if (deed.kind === 'erase') {
      const target = drafts.get(deed.target)
      if (target === undefined) throw new Error(`${piece.name} erases nothing`)
      const { entry } = await hub.erase(
        target.entries[0] ?? '',
        piece.process,
        { reason: 'other', authority: deed.authority },
        by,
      )
      // The hub draws this id itself.
      drafts.set(piece.name, {
        piece: { ...piece, id: entry.id },
        entries: [entry.id],
        document: null,
        reading: null,
        claim: null,
        told: [JSON.stringify(entry)],
        digests: [],
      })
      written.push({ piece, body: null })
      continue
    }
    const body = bodies.get(piece.name) ?? (await bodyOf(piece, drafts, hub))
    // A note on a row that is not there is left out, in every twin as well.
    if (body === undefined) continue
    const isUndo = deed.kind === 'undo' || deed.kind === 'share' || deed.kind === 'approve'
    const kind = 'entry' in deed ? deed.entry : kindOf[deed.kind]
    const { entry } = await hub.append(
      {
        kind,
        process: piece.process,
        id: piece.id,
        at: piece.at,
        body,
        ...(isUndo ? {} : { audience: piece.audience, marking: piece.marking as Entry['marking'] }),
      },
      by,
    )
    await hub.caughtUp()
    drafts.set(piece.name, {
      piece,
      entries: [piece.id],
      document: null,
      reading: null,
      claim: null,
      told: [JSON.stringify(entry)],
      digests: [],
    })
    written.push({ piece, body })
  }
  await hub.caughtUp()
  return { written, items: itemsOf(drafts) }
}

/** What a model would suggest about the paper, written as the hub writes it. */
async function suggest(
  hub: Hub,
  { id, process, audience, marking, organisation }: Piece,
  { suggested }: Paper,
  { document, entry: reading, reading: { document: read } }: { document: string; entry: string; reading: Reading },
): Promise<string> {
  const at = (words: string) => {
    const start = read.text.indexOf(words)
    if (start < 0) throw new Error(`the paper does not hold “${words}”`)
    return { start, end: start + words.length }
  }
  const killed = at('Soldiers shelled Sarom on 1 May 2026 and')
  const said = at('The Harbour Council denied that soldiers shelled Sarom on 1 May 2026.')
  const body = {
    document,
    received: id,
    reading,
    part: 0,
    shown: { start: 0, end: read.text.length },
    model: { name: suggested.model, version: null, prompt: 'suggest/1' },
    language: 'fr',
    problem: null,
    claims: [
      {
        id: 'mc1',
        source: [at('Tomas Reyl')],
        cue: [],
        content: [killed],
        attitude: 'asserts',
        modality: 'occurred',
      },
    ],
    events: [
      { id: 'me1', words: killed, type: 'coerce', status: 'occurred', participants: [], place: null, date: null },
    ],
    translations: [{ id: 'mt1', of: said, text: suggested.translation }],
    dropped: { invented: 0, known: 0, misshapen: 0, beyond: 0 },
  }
  const { entry } = await hub.append(
    {
      id: suggestionEntryId(id, 0),
      kind: 'document-suggested',
      process,
      audience,
      marking: marking as Entry['marking'],
      body,
    },
    { organisation, role: 'model', hub: true },
  )
  await hub.caughtUp()
  return entry.id
}

const kindOf = {
  note: 'note-added',
  undo: 'entry-withdrawn',
  correct: 'correction-made',
  share: 'sharing-changed',
  approve: 'sharing-approved',
} as const

type Draft = {
  readonly piece: Piece
  readonly entries: readonly string[]
  readonly document: string | null
  readonly reading: string | null
  readonly claim: string | null
  readonly told: readonly (string | undefined)[]
  readonly digests: readonly string[]
}

async function bodyOf(
  piece: Piece,
  drafts: ReadonlyMap<string, Draft>,
  hub: Hub,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { deed } = piece
  if (deed.kind === 'plain') return deed.body
  if (deed.kind === 'undo') return { entry: drafts.get(deed.target)?.entries[0] }
  if (deed.kind === 'share') {
    const entry = drafts.get(deed.target)?.entries[0]
    const to = { audience: [...deed.audience], marking: { tlp: 'AMBER' } }
    return entry === undefined ? undefined : { entry, to, reason: deed.reason }
  }
  if (deed.kind === 'approve') {
    const change = drafts.get(deed.change)?.entries[0]
    return change === undefined ? undefined : { change }
  }
  if (deed.kind === 'note' && deed.on === 'processes')
    return { on: { view: 'processes', key: deed.about }, text: deed.text }
  if (deed.kind === 'paper' || deed.kind === 'erase') throw new Error(`${piece.name} has no body of its own`)
  const about = drafts.get(deed.about)
  if (about?.document == null) throw new Error(`${piece.name} is about nothing`)
  const { document, reading, claim } = about
  if (deed.kind === 'correct')
    return { on: { view: 'documents', key: document }, field: deed.field, value: deed.value, reason: deed.reason }
  if (deed.kind === 'decide') {
    const correction = deed.entry === 'claim-corrected' ? { correction: { attitude: 'denies' } } : {}
    const reason = deed.entry === 'claim-accepted' ? {} : { reason: deed.reason }
    const on = deed.claim ?? claim
    return on === null ? undefined : { document, reading, claim: on, ...correction, ...reason }
  }
  const rowsOf = async (view: string, field: string) =>
    (await hub.list(view, { process: piece.process, filter: { [field]: [document] }, limit: 10 }, authorReader(piece)))
      .rows
  if (deed.kind === 'same') {
    const [one, two] = (await rowsOf('actors', 'documents')).map((row) => row.key)
    return one === undefined || two === undefined ? undefined : { actors: [one, two], reason: deed.reason }
  }
  const replyTo = deed.replyTo === undefined ? {} : { replyTo: drafts.get(deed.replyTo)?.entries[0] }
  const note = (view: string, key: string | undefined) =>
    key === undefined ? undefined : { on: { view, key }, text: deed.text, ...replyTo }
  switch (deed.on) {
    case 'documents':
      return note('documents', document)
    case 'claims':
      return note('claims', claim === null ? undefined : `${reading}/${claim}`)
    default:
      return note(deed.on, (await rowsOf(deed.on, 'documents'))[0]?.key)
  }
}

function itemsOf(drafts: ReadonlyMap<string, Draft>): Item[] {
  const undone = new Set<string>()
  // Newest first: whether a withdrawal stands is known before what it names is reached.
  for (const { piece } of [...drafts.values()].reverse())
    if (piece.deed.kind === 'undo' && !undone.has(piece.name)) undone.add(piece.deed.target)
  const erased = new Set(
    [...drafts.values()].flatMap(({ piece }) => (piece.deed.kind === 'erase' ? [piece.deed.target] : [])),
  )
  // How a piece is shared now, by the last change that holds.
  const shared = new Map(
    [...drafts.values()].flatMap(({ piece: { deed } }) =>
      deed.kind === 'share' && deed.holds ? [[deed.target, deed.audience] as const] : [],
    ),
  )
  const documentOf = ({ deed }: Piece): Pick<ModelEntry, 'document'> => {
    const isAbout =
      deed.kind === 'decide' || deed.kind === 'correct' || (deed.kind === 'note' && deed.on === 'documents')
    const about = isAbout ? drafts.get(deed.about)?.piece : undefined
    const audience = about === undefined ? undefined : shared.get(about.name)
    return about === undefined || audience === undefined ? {} : { document: aboutOf(about, audience) }
  }
  return [...drafts.values()].map(({ piece, entries, document, reading, claim, told, digests }) => {
    const canaries = new Set([
      ...canariesIn(told.join('\n')),
      ...digests,
      ...entries,
      ...(document === null ? [] : [document]),
    ])
    return {
      name: piece.name,
      piece,
      about: { ...aboutOf(piece, shared.get(piece.name)), ...documentOf(piece) },
      state: erased.has(piece.name) ? 'erased' : undone.has(piece.name) ? 'withdrawn' : 'stands',
      entries,
      document,
      reading,
      rows: [
        ...(document === null ? [] : [{ view: 'documents', key: document }]),
        ...(reading === null || claim === null ? [] : [{ view: 'claims', key: `${reading}/${claim}` }]),
        ...(reading === null ? [] : [{ view: 'suggestions', key: `${reading}/mt1` }]),
        ...(piece.deed.kind === 'note' ? [{ view: 'notes', key: piece.id }] : []),
        ...(piece.deed.kind === 'plain' ? rowOfPromise(piece.deed.entry, piece.deed.body) : []),
      ],
      canaries,
      words: [...canaries].filter((one) => /^(zq|жщ)/.test(one)),
    }
  })
}

/** `shared` is the audience it was given later; the marking given then has no embargo. */
const aboutOf = (piece: Piece, shared?: readonly string[]): ModelEntry => ({
  process: piece.process,
  organisation: piece.organisation,
  person: piece.person,
  audience: shared ?? piece.audience,
  embargo: shared === undefined ? (piece.marking.embargo ?? null) : null,
})

/** Feeds are no entries, and an organisation's own. */
async function feed({ world, feeds, chance }: WriterParts): Promise<Item[]> {
  const items: Item[] = []
  for (const by of ['home', 'alder'] as const) {
    chance.about(`feed ${by}`)
    const organisation = world.organisations[by]
    const words = [world.mint.word(`feed ${by}`), world.mint.word(`feed source ${by}`)]
    const added = await feeds.add(
      {
        url: `https://feeds.example.org/${words[0]}`,
        process: world.processes[0],
        everyMinutes: 60,
        source: { name: `Paper ${words[1]}` },
      },
      { organisation },
    )
    const piece: Piece = {
      name: `feed ${by}`,
      process: world.processes[0],
      organisation,
      person: null,
      audience: [],
      marking: { tlp: 'AMBER' },
      at: askedAt,
      id: added.feed,
      deed: { kind: 'plain', entry: 'feed', body: {} },
    }
    items.push({
      name: piece.name,
      piece,
      about: aboutOf(piece),
      state: 'stands',
      entries: [],
      document: null,
      reading: null,
      rows: [],
      canaries: canariesIn(words.join(' ')),
      words: [],
    })
  }
  return items
}

const authorReader = ({ person, organisation }: Piece): Reader => ({
  person,
  organisation,
  chain: [...(person === null ? [] : [person]), organisation, 'members', 'public'],
  canWrite: true,
  administrator: false,
})

/** A session of somebody who never signed in. */
export const standInAccount = (person: string, organisation: string, name: string): Account => ({
  person,
  organisation,
  name,
  email: 'stand-in@example.org',
  session: { id: 'stand-in', strength: 'two', enteredAt: '2026-05-01T00:00:00.000Z' },
})

/** Real people of the home organisation, and a stand-in for the sessions of everybody else's. */
async function principalsOf(
  world: World,
  people: People,
  hub: Hub,
): Promise<{ standIn: People; principals: Principal[] }> {
  const token = await people.firstToken()
  if (token === null) throw new Error('the first link is spent')
  const address = '127.0.0.1'
  const first = await people.first({
    token,
    email: 'ana@example.org',
    name: 'Ana',
    password: 'a long password',
    address,
  })
  const cookieOf = (cookies: readonly string[]) => cookies.map((one) => one.split(';')[0]).join('; ')
  const spent = await people.signIn.withPassword({ email: 'ana@example.org', password: 'a long password', address })
  await people.sessions.signOut(cookieOf(spent.cookies))
  const stranger = {
    id: world.mint.id('per', 'stranger'),
    organisation: world.mint.id('org', 'stranger'),
    name: 'a stranger',
  }
  const known = new Map([...world.people, stranger].map((one) => [one.id, one]))
  const standIn: People = {
    ...people,
    who: async (cookie) => {
      const person = known.get(/(?:^|;\s*)matrix=([a-z_0-9]+)/.exec(cookie ?? '')?.[1] ?? '')
      if (person === undefined) return people.who(cookie)
      return standInAccount(person.id, person.organisation, person.name)
    },
    standing: {
      ...people.standing,
      ofSession: async (account) =>
        known.has(account.person)
          ? { canWrite: true, administrator: false, needsFactor: false }
          : people.standing.ofSession(account),
      ofCalendar: (calendar) =>
        known.has(calendar.person)
          ? { canWrite: false, administrator: false, needsFactor: false }
          : people.standing.ofCalendar(calendar),
    },
  }
  const nobody = { person: null, organisation: null }
  const addresses = async (person: string, organisation: string) => {
    const words: string[] = []
    for (const process of world.processes) {
      const { word } = await people.calendars.make({ person, organisation, process })
      words.push(`/calendar/${word}.ics`)
    }
    return words
  }
  const persons: Principal[] = []
  for (const { id, organisation, name } of [...world.people, stranger]) {
    persons.push({
      name,
      headers: personHeaders(id),
      reader: { person: id, organisation },
      calendars: await addresses(id, organisation),
      kind: 'reader',
      twin: name,
    })
  }
  return {
    standIn,
    principals: [
      { name: 'anonymous', headers: {}, reader: nobody, kind: 'reader', twin: 'anonymous' },
      {
        name: 'an ended session',
        headers: { cookie: cookieOf(spent.cookies) },
        reader: nobody,
        kind: 'reader',
        twin: null,
      },
      {
        name: 'a made-up session',
        headers: { cookie: `parley.session_token=${randomBytes(32).toString('base64url')}` },
        reader: nobody,
        kind: 'reader',
        twin: null,
      },
      {
        name: 'a made-up token',
        headers: { authorization: `Bearer ${randomBytes(32).toString('base64url')}` },
        reader: nobody,
        kind: 'refused',
        twin: null,
      },
      {
        name: 'the operator',
        headers: { authorization: `Bearer ${hub.token}` },
        reader: { person: null, organisation: world.home },
        kind: 'reader',
        twin: 'operator',
      },
      {
        name: 'the administrator',
        headers: { cookie: cookieOf(first.cookies) },
        reader: { person: first.account.person, organisation: world.home },
        kind: 'reader',
        twin: null,
      },
      ...persons,
    ],
  }
}

/** Bytes that depend on the seed, on what is being done and on how often it was asked for. */
function chanceOf(seed: number) {
  let doing = ''
  let asked = 0
  return {
    about: (what: string) => {
      doing = what
      asked = 0
    },
    random: (count: number): Uint8Array => {
      asked += 1
      const parts: Buffer[] = []
      for (let at = 0; at * 32 < count; at++)
        parts.push(createHash('sha256').update(`${seed} ${doing} ${asked} ${at}`).digest())
      return Uint8Array.from(Buffer.concat(parts).subarray(0, count))
    },
  }
}

/** What the table lets a reader find: canaries of the log, and of what is folded from it. */
export function allowed(
  items: readonly Item[],
  reader: ModelReader,
  world: World,
): { log: Set<string>; fold: Set<string>; seen: Set<string> } {
  const log = new Set<string>()
  const fold = new Set<string>()
  const seen = new Set<string>()
  for (const item of items) {
    if (!maySee(item.about, reader, world.facts)) continue
    seen.add(item.name)
    if (item.state === 'erased') continue
    for (const one of item.canaries) {
      log.add(one)
      if (item.state === 'stands' && item.piece.deed.kind !== 'undo') fold.add(one)
    }
  }
  for (const own of [reader.person, reader.organisation]) {
    if (own === null) continue
    log.add(own)
    fold.add(own)
  }
  return { log, fold, seen }
}
