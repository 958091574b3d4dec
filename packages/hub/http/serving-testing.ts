// A whole hub for tests: real log, views, people and HTTP in a folder of its own, on a free port of this machine.

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { type Client, createClient } from '@parley/api'
import { newId } from '@parley/peace'
import { Refusal } from '../refusal.ts'
import { type ServeConfig, type Serving, startHub } from '../serve.ts'

export type House = {
  readonly serving: Serving
  readonly data: string
  readonly url: string
  /** Nobody in particular. */
  readonly public: Client
  /** The command line's operator. */
  readonly operator: Client
  /** A process with the home organisation as its only member. */
  readonly process: string
  /** What the hub told its operator. */
  readonly said: string[]
  /** A request as raw as `fetch` makes it. */
  ask(path: string, init?: RequestInit): Promise<Response>
}

const closing: (() => Promise<unknown>)[] = []
after(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Starts a hub that reaches nothing outside this machine. */
export async function openHouse(config: Partial<ServeConfig> = {}): Promise<House> {
  const data = config.data ?? (await mkdtemp(join(tmpdir(), 'parley-house-')))
  const said: string[] = []
  const serving = await startHub({
    host: '127.0.0.1',
    port: 0,
    sample: false,
    organisation: { name: 'Home Office of the Talks' },
    say: (line) => said.push(line),
    fetch: async () => {
      throw new Refusal('fetch-failed', {}, 'This hub of a test reaches nothing.')
    },
    web: join(data, 'no-web'),
    ...config,
    data,
  })
  closing.push(async () => {
    await serving.close()
    await rm(data, { recursive: true, force: true })
  })
  const { url, hub } = serving
  const operator = createClient({ base: url, token: hub.token })
  const process = newId('prc', randomBytes)
  await operator.addEntry({
    body: {
      kind: 'process-opened',
      process,
      audience: ['public'],
      body: { name: 'A process', description: 'Of a test.' },
    },
  })
  const joined = { organisation: hub.home, name: 'Home Office of the Talks', role: 'operator' }
  await operator.addEntry({ body: { kind: 'organisation-joined', process, audience: ['public'], body: joined } })
  await hub.caughtUp()
  return {
    serving,
    data,
    url,
    public: createClient({ base: url }),
    operator,
    process,
    said,
    ask: (path, init = {}) => fetch(`${url}${path}`, init),
  }
}

/** Signs the first administrator in; gives a client that holds the cookie, and the cookie. */
export async function signIn(house: House, email = 'ana@example.org'): Promise<{ client: Client; cookie: string }> {
  const token = new URL(house.serving.firstLink!).searchParams.get('token')!
  const response = await house.ask('/first', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, email, name: 'Ana', password: 'a long password' }),
  })
  if (!response.ok) throw new Error(`signing in failed: ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return { cookie, client: withCookie(house, cookie) }
}

/** A client that sends a cookie, as a browser would. */
export function withCookie(house: House, cookie: string): Client {
  const send: typeof fetch = (url, init) => fetch(url, { ...init, headers: { ...(init?.headers as object), cookie } }) // the client sends a plain object
  return createClient({ base: house.url, fetch: send })
}

/** A report short enough for a test and long enough to be read. */
export const report = `Crossing opens after talks

By Mara Lind
3 March 2026

The Ministry of Transport said on Tuesday that the northern crossing had opened. “Forty lorries passed before noon,” said Tomas Reyl, a spokesman for the ministry.

The Harbour Council denied that any lorry of the army was among them. It declined to comment on the next date.
`
