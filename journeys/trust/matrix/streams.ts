// The live stream under the same table: everybody listens, one entry after the other is written, and whoever may not see
// one must not receive a single byte because of it. Then everybody comes back with somebody else's place.
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../../packages/hub/http/app.ts'
import { askingOf } from '../../../packages/hub/http/asking.ts'
import type { Rooms } from '../../../packages/hub/http/handlers/handler.ts'
import { openStreams, type Streams, type StreamsOptions } from '../../../packages/hub/http/stream.ts'
import { canariesIn } from './canaries.ts'
import { type ModelEntry, maySee } from './model.ts'
import type { Tally } from './round.ts'
import { allowed, type Principal, type Stage } from './stage.ts'
import type { OrganisationName } from './world.ts'

/** A mistake made on purpose in the stream. */
export type StreamPlant = {
  readonly name: string
  readonly class: string
  readonly options?: (options: StreamsOptions, stage: Stage) => StreamsOptions
  readonly streams?: (streams: Streams, stage: Stage) => Streams
}

const settleMs = 40
const waitMsMax = 4000

export async function streamRound(stage: Stage, tally: Tally, plant?: StreamPlant, rounds = 1): Promise<void> {
  const { streams, close: closeStreams } = openLive(stage, plant)
  const rooms: Rooms = { ...stage.rooms, streams }
  const app = await createApp({ rooms, web: '/nowhere' })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo // a socket's, not a pipe's
  const principals = stage.principals.filter((one) => one.kind === 'reader')
  const lines: Line[] = []
  try {
    for (const principal of principals) lines.push(await listen(port, principal))
    const finding = (line: Line, ask: string, fault: string) =>
      tally.findings.push({ principal: line.principal.name, ask: `stream: ${ask}`, fault })
    for (const { name, write, about, key } of livePieces(stage, rounds, plant?.name ?? '')) {
      for (const line of lines) line.text = ''
      const told = await write()
      await stage.hub.caughtUp()
      const reached = lines.filter((line) => maySee(about, line.principal.reader, stage.world.facts))
      const arrived = () => reached.every((line) => line.text.includes(key(told)))
      for (let waited = 0; waited < waitMsMax && !arrived(); waited += settleMs) await pause(settleMs)
      await pause(settleMs)
      for (const line of lines) {
        tally.cells += 1
        tally.byOperation.set('stream', (tally.byOperation.get('stream') ?? 0) + 1)
        if (reached.includes(line)) {
          if (!line.text.includes(key(told))) finding(line, name, 'not there: no event for an entry the reader may see')
          for (const fault of oddIds(line.text)) finding(line, name, fault)
        } else if (line.text !== '')
          finding(
            line,
            name,
            `leak: ${line.text.length} bytes because of an entry the reader may not see: ${JSON.stringify(line.text.slice(0, 160))}`,
          )
        const may = allowed(stage.items, line.principal.reader, stage.world).log
        for (const canary of canariesIn(line.text)) {
          const item = stage.items.find((one) => one.canaries.has(canary))
          if (item !== undefined && !may.has(canary)) finding(line, name, `leak: ${canary} of '${item.name}'`)
        }
      }
    }
    await comeBack(port, lines, tally, finding)
  } finally {
    for (const line of lines) line.response.destroy()
    closeStreams()
    await app.close()
  }
}

/** Each comes back with each other's place: it says nothing in another's stream. With its own it goes on. */
async function comeBack(
  port: number,
  lines: readonly Line[],
  tally: Tally,
  finding: (line: Line, ask: string, fault: string) => void,
): Promise<void> {
  const some = lines.filter((line) => line.lastId !== undefined).slice(0, 8)
  const visitors = [...some, ...lines.filter((line) => line.lastId === undefined).slice(0, 2)]
  for (const line of visitors) {
    for (const owner of some) {
      const isOwn = JSON.stringify(line.principal.reader) === JSON.stringify(owner.principal.reader)
      const back = await listen(port, line.principal, owner.lastId)
      for (let waited = 0; waited < waitMsMax && !back.text.includes('\n\n'); waited += 5) await pause(5)
      const event = /^event: (\w+)$/m.exec(back.text)?.[1]
      back.response.destroy()
      tally.cells += 1
      if (event !== (isOwn ? 'ready' : 'reset'))
        finding(
          line,
          `with the place of ${owner.principal.name}`,
          `a place of ${isOwn ? 'its own' : 'somebody else'} was answered with '${event}'`,
        )
      if (owner.lastId !== undefined && line.lastId === owner.lastId && line !== owner)
        finding(line, 'ids', 'two readers hold the same place')
    }
    const bent = await listen(
      port,
      line.principal,
      `${(line.lastId ?? 'A'.repeat(48)).slice(0, -1)}${line.lastId?.endsWith('A') ? 'B' : 'A'}`,
    )
    for (let waited = 0; waited < waitMsMax && !bent.text.includes('\n\n'); waited += 5) await pause(5)
    bent.response.destroy()
    tally.cells += 1
    if (!/^event: reset$/m.test(bent.text)) finding(line, 'with a bent place', 'a bent place was taken')
  }
}

/** Ids are as long as each other and do not tell a place in the log. */
function oddIds(text: string): string[] {
  const ids = [...text.matchAll(/^id: (.*)$/gm)].map((match) => match[1] ?? '')
  return ids
    .filter((id) => id.length !== 48 || /^\d+$/.test(id))
    .map((id) => `an id that is no sealed place: ${id.slice(0, 60)}`)
}

type Line = {
  readonly principal: Principal
  readonly response: IncomingMessage
  text: string
  lastId: string | undefined
}

async function listen(port: number, principal: Principal, after?: string): Promise<Line> {
  const headers = { ...principal.headers, ...(after === undefined ? {} : { 'last-event-id': after }) }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/stream', headers, agent: false }, resolve).on('error', reject)
  })
  const line: Line = { principal, response, text: '', lastId: undefined }
  response.on('data', (chunk) => {
    line.text += String(chunk)
    line.lastId = [...line.text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? line.lastId
  })
  response.on('error', () => undefined)
  // The first event says where the stream begins.
  if (after === undefined)
    for (let waited = 0; waited < waitMsMax && line.lastId === undefined; waited += 5) await pause(5)
  return line
}

type Live = {
  readonly name: string
  readonly about: ModelEntry
  write(): Promise<{ readonly entry: string; readonly document?: string }>
  readonly key: (told: { readonly entry: string; readonly document?: string }) => string
}

/** Notes and documents in every width, by several. */
function livePieces(stage: Stage, rounds: number, salt: string): Live[] {
  const { world, hub, rooms } = stage
  const of = (name: OrganisationName) => world.organisations[name]
  const person = (name: OrganisationName, which: 0 | 1) =>
    world.people.filter((one) => one.organisation === of(name))[which]?.id ?? ''
  const widths: readonly (readonly [string, OrganisationName, 0 | 1, readonly string[]])[] = [
    [world.processes[0], 'alder', 1, ['public']],
    [world.processes[0], 'alder', 1, ['members']],
    [world.processes[0], 'alder', 1, []],
    [world.processes[0], 'alder', 1, [of('birch')]],
    [world.processes[0], 'alder', 1, [person('alder', 1)]],
    [world.processes[0], 'birch', 1, [person('cedar', 1)]],
    [world.processes[0], 'birch', 1, [of('elm'), person('cedar', 0)]],
    [world.processes[1], 'dogwood', 1, ['members']],
    [world.processes[1], 'dogwood', 1, []],
  ]
  return Array.from({ length: rounds }).flatMap((_, round) =>
    widths.flatMap(([process, by, which, audience], at): Live[] => {
      const name = `live ${salt} ${round} ${at}`
      const author = { organisation: of(by), person: person(by, which) }
      const about: ModelEntry = {
        process,
        organisation: author.organisation,
        person: author.person,
        audience,
        embargo: null,
      }
      const word = world.mint.word(name)
      const note: Live = {
        name: `${name} note to ${JSON.stringify(audience)}`,
        about,
        write: async () => ({
          entry: (
            await hub.append(
              {
                kind: 'note-added',
                process,
                audience,
                body: { on: { view: 'processes', key: process }, text: `Live ${word}` },
              },
              author,
            )
          ).entry.id,
        }),
        key: ({ entry }) => entry,
      }
      const paper: Live = {
        name: `${name} document to ${JSON.stringify(audience)}`,
        about,
        write: async () => {
          const text = `${word} and the harbour\n\nThe Harbour Council said on Monday that the ${word} bridge was closed.\n`
          const taken = await rooms.ingest.receive(
            new TextEncoder().encode(text),
            { process, audience, name: `${word}.txt`, mediaType: 'text/plain' },
            author,
          )
          await rooms.ingest.idle()
          return taken
        },
        key: ({ document }) => document ?? '',
      }
      return at % 2 === 0 ? [note, paper] : [note]
    }),
  )
}

function openLive(stage: Stage, plant: StreamPlant | undefined): { streams: Streams; close: () => void } {
  const { hub, people, ingest } = stage.rooms
  const plain: StreamsOptions = {
    hub,
    onProgress: ingest.onProgress,
    // Roles of this stage stand in no record.
    hasLeft: () => false,
    askAgain: ({ headers }) =>
      askingOf(headers, { people, token: hub.token, home: hub.home, directory: hub.directory() }),
    now: () => new Date(stage.clock.now),
    heartbeatMs: 3_600_000,
  }
  const made = openStreams(plant?.options?.(plain, stage) ?? plain)
  return { streams: plant?.streams?.(made, stage) ?? made, close: () => made.close() }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export const streamPlants: readonly StreamPlant[] = [
  {
    name: 'the stream tells everybody of every row',
    class: 'L17',
    options: (options) => ({
      ...options,
      hub: {
        ...options.hub,
        onChange: (listener) =>
          options.hub.onChange((change) =>
            listener({ ...change, touched: change.touched.map((one) => ({ ...one, group: 'public' })) }),
          ),
      },
    }),
  },
  {
    name: 'the stream tells everybody that something happened',
    class: 'L17',
    options: (options) => ({
      ...options,
      hub: {
        ...options.hub,
        onChange: (listener) =>
          options.hub.onChange((change) =>
            listener({
              ...change,
              touched: [...change.touched, ...change.touched.map((one) => ({ ...one, group: 'public', keys: [] }))],
            }),
          ),
      },
    }),
  },
  {
    name: 'the stream tells everybody what is being read',
    class: 'L17',
    options: (options) => ({
      ...options,
      onProgress: (listener) =>
        options.onProgress((one) => listener({ ...one, entry: { ...one.entry, audience: ['public'] } })),
    }),
  },
  {
    name: 'the stream counts with the log',
    class: 'L4',
    streams: (streams, { hub }) => ({
      ...streams,
      open: (one) => {
        const { raw } = one.reply
        const write = raw.write.bind(raw) as (text: string) => boolean // the stream writes text alone
        raw.write = ((text: string) =>
          write(String(text).replace(/^id: .*$/m, `id: ${hub.log.size()}`))) as typeof raw.write
        streams.open(one)
      },
    }),
  },
  {
    name: 'a place in the stream fits everybody',
    class: 'L4',
    streams: (streams) => ({
      ...streams,
      open: (one) => {
        // Whatever place is brought, it is answered as the reader's own.
        const { raw } = one.reply
        const write = raw.write.bind(raw) as (text: string) => boolean // the stream writes text alone
        raw.write = ((text: string) =>
          write(String(text).replace(/^event: reset$/m, 'event: ready'))) as typeof raw.write
        streams.open(one)
      },
    }),
  },
]
