// Are erased words gone? Notes, documents and incidents, each with a word that stands nowhere else, are written, read, folded,
// searched and handed out; then all are erased, and every byte of the data folder and of the database's own files is
// searched for those words. The log must still verify.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newId } from '@parley/peace'
import pg from 'pg'
import type { Author, Reader } from '../../packages/hub/hub.ts'
import { Refusal } from '../../packages/hub/refusal.ts'
import { startHub } from '../../packages/hub/serve.ts'
import { chance } from '../../packages/hub/testing.ts'
import type { TrustOptions } from '../trust.ts'
import { canaryOf, search } from './residue.ts'

const canariesUsual = 200
const canariesLong = 1000
const postgresUrl = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test'

export async function run({ cells, seed = Date.now() % 1_000_000, long }: TrustOptions): Promise<boolean> {
  const count = cells ?? (long ? canariesLong : canariesUsual)
  const parts: string[] = []
  let holds = true
  for (const engine of ['pglite', 'postgres'] as const) {
    if (engine === 'postgres' && !(await answers(postgresUrl))) {
      parts.push('postgres=left-out')
      continue
    }
    const found = await eraseOn(engine, count, seed)
    // An unlogged table of a server lies in its memory until it is pushed out, so its files may hold nothing before.
    const isSeen = found.shownBefore === count && (engine === 'postgres' || found.before === count)
    holds &&= isSeen && found.shownAfter === 0 && found.left === 0 && found.verified
    parts.push(
      `${engine}: shown=${found.shownBefore}→${found.shownAfter} in-files=${found.before}→${found.left} files=${found.files} bytes=${found.bytes} verified=${found.verified}`,
    )
  }
  console.log(`${holds ? 'ok' : 'failed'} erase canaries=${count} ${parts.join(' ')} seed=${seed}`)
  return holds
}

type Found = {
  shownBefore: number
  shownAfter: number
  before: number
  left: number
  files: number
  bytes: number
  verified: boolean
}

async function eraseOn(engine: 'pglite' | 'postgres', count: number, seed: number): Promise<Found> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-erase-'))
  const data = path.join(folder, 'data')
  const schema = `erase_${randomBytes(4).toString('hex')}`
  const serving = await startHub({
    data,
    host: '127.0.0.1',
    port: 0,
    sample: false,
    web: path.join(folder, 'no-web'),
    fetch: async () => {
      throw new Refusal('fetch-failed', {}, 'Nothing is fetched here.')
    },
    ...(engine === 'postgres' ? { databaseUrl: postgresUrl, databaseSchema: schema } : {}),
  })
  try {
    const { hub, ingest } = serving
    const next = chance(seed)
    const home: Author = { organisation: hub.home, administrator: true }
    const reader: Reader = { organisation: hub.home, person: null, chain: [], canWrite: true, administrator: true }
    const process = newId('prc', randomBytes)
    await hub.append({ kind: 'process-opened', process, body: { name: 'A process', description: '' } }, home)
    const joined = { organisation: hub.home, name: 'Home', role: 'operator' }
    await hub.append({ kind: 'organisation-joined', process, body: joined }, home)
    const canaries = Array.from({ length: count }, () => canaryOf(next))
    const entries: string[] = []
    for (const [index, canary] of canaries.entries()) entries.push(await write(index, canary))
    await ingest.idle()
    await hub.caughtUp()
    // What search does not find before proves nothing when it is gone after.
    const shown = async () => {
      let found = 0
      for (const [index, canary] of canaries.entries()) {
        const view = isDocument(index) ? 'documents' : isIncident(index) ? 'incidents' : 'notes'
        if ((await hub.list(view, { process, q: canary, limit: 1 }, reader)).total > 0) found += 1
      }
      return found
    }
    const shownBefore = await shown()
    const server = engine === 'postgres' ? await serverFolder(postgresUrl) : undefined
    const look = () => search([data, ...(server === undefined ? [] : [server])], canaries)
    const before = look()
    // Somebody, an export or another program, still looks at how it was; they end a moment after.
    const other = engine === 'postgres' ? await lookingAtThePast(postgresUrl) : undefined
    setTimeout(() => void other?.end(), 2000)
    await Promise.all(
      entries.map((entry) => hub.erase(entry, process, { reason: 'danger-to-person', authority: 'the test' }, home)),
    )
    const running = look()
    const shownAfter = await shown()
    const { ok: verified } = await hub.verify()
    await serving.close()
    const closed = look()
    if (closed.where.size > 0) console.log(`left in ${[...closed.where].slice(0, 10).join(', ')}`)
    return {
      shownBefore,
      shownAfter,
      before: before.found.size,
      left: new Set([...running.found, ...closed.found]).size,
      files: closed.files,
      bytes: closed.bytes,
      verified,
    }

    async function write(index: number, canary: string): Promise<string> {
      if (isIncident(index))
        return (await hub.append({ kind: 'incident-reported', process, body: report(canary) }, home)).entry.id
      if (!isDocument(index)) {
        const body = { on: { view: 'processes', key: process }, text: `${canary} was seen at the gate.` }
        return (await hub.append({ kind: 'note-added', process, body }, home)).entry.id
      }
      const text = `The mayor ${canary} said on Tuesday that the bridge was open. “Nobody was hurt,” ${canary} told reporters.`
      const about = { process, name: `${canary}.txt`, mediaType: 'text/plain' }
      return (await ingest.receive(new TextEncoder().encode(text), about, home)).entry
    }
  } finally {
    await serving.close()
    rmSync(folder, { recursive: true, force: true })
    if (engine === 'postgres') await dropSchemas(postgresUrl, schema)
  }
}

// Every fourth one is a document, with a file and a reading; another fourth are incidents, which are kept in tables of their
// own besides, under the values they are looked for by.
const isDocument = (index: number): boolean => index % 4 === 0
const isIncident = (index: number): boolean => index % 4 === 1

const report = (canary: string) => ({
  incident: newId('inc', randomBytes),
  event: 'shelling-artillery-missile',
  what: `${canary} saw two shells fall.`,
  times: [{ is: 'impact', from: '2026-05-04T07:00:00Z', precision: 'exact' }],
  where: { name: `The house of ${canary}`, lat: 14, lon: 42, precision: 1, area: `${canary} district` },
  observed: { by: canary, how: 'saw' },
})

/** The server's own files, where they are on this machine and may be read. */
async function serverFolder(url: string): Promise<string | undefined> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('checkpoint')
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    const folder = rows[0]?.data_directory
    if (folder === undefined) return undefined
    readdirSync(folder)
    return folder
  } catch {
    console.log('erase: the files of the PostgreSQL server cannot be read here; its data folder alone is searched')
    return undefined
  } finally {
    await client.end()
  }
}

async function lookingAtThePast(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('begin isolation level repeatable read')
  await client.query('select 1')
  return client
}

async function dropSchemas(url: string, schema: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    'select nspname as name from pg_namespace where nspname like $1',
    [`${schema}%`],
  )
  for (const { name } of rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`)
  await client.end()
}

async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect(Number(port || 5432), hostname)
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}
