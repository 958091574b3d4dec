// How many entries a second are durable, proven and acknowledged, in both stores and beside what the disk and
// PostgreSQL can do with the same bytes in the same run. And: how long does it take to verify a million of them?
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { canonicalBytes, generateSigner, type Log, openFileLog, type Sealed, seal } from '@parley/log'
import pg from 'pg'
import { openPostgresLog } from '../packages/hub/store/postgres-log.ts'

const fdatasync = promisify(fs.fdatasync)
const origin = 'bench.example/log'
const writersTried = [1, 16, 64, 256] as const
const { signer: hub } = generateSigner()
const { signer: author } = generateSigner()

type Row = {
  store: string
  writers: number
  ours: number[]
  limit: number[]
  /** Of the same round: what else the machine did then, it did to both. */
  ratios: number[]
  p50: number[]
  p99: number[]
}

const newRow =
  (store: string) =>
  (writers: number): Row => ({
    store,
    writers,
    ours: [],
    limit: [],
    ratios: [],
    p50: [],
    p99: [],
  })

function note(row: Row, { rate, p50, p99 }: { rate: number; p50: number; p99: number }, limit: number): void {
  row.ours.push(rate)
  row.limit.push(limit)
  row.ratios.push(rate / limit)
  row.p50.push(p50)
  row.p99.push(p99)
}

/**
 * Arguments: `--short` (under a minute: short rounds, 50,000 entries to verify), `--entries N` (to verify, default
 * 1,000,000), `--rounds N` (default 5), `--seconds S` a round, `--no-postgres`.
 */
export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string, usual: number) => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? usual : Number(args[at + 1])
  }
  const short = args.includes('--short')
  const entries = option('entries', short ? 50_000 : 1_000_000)
  const rounds = option('rounds', 5)
  const seconds = option('seconds', short ? 0.35 : 0.6)
  const folder = fs.mkdtempSync(path.join(process.env.BENCH_FOLDER ?? os.tmpdir(), 'parley-bench-'))
  const url = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test'
  try {
    console.log(
      `disk: ${folder}, load ${os
        .loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')}`,
    )
    const pool = await sealPool()
    const rows = await benchFiles(path.join(folder, 'files'), pool, { rounds, seconds })
    if (!args.includes('--no-postgres')) rows.push(...(await benchPostgres(url, pool, { rounds, seconds })))
    print(rows)
    const perSecond = await benchVerify(path.join(folder, 'million'), pool, entries)
    const figures = rows.map(
      ({ store, writers, ours, ratios }) =>
        `${store}@${writers}=${Math.round(median(ours))}/s×${median(ratios).toFixed(2)}`,
    )
    console.log(`ok append ${figures.join(' ')} verified=${entries} verify=${perSecond}/s`)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** A stock of sealed entries of about 900 bytes: sealing is the author's work and is timed apart. */
async function sealPool(): Promise<Sealed[]> {
  const count = 4_000
  const bodies = Array.from({ length: count }, (_, n) =>
    canonicalBytes({
      v: 1,
      id: `e${n}`,
      kind: 'note-added',
      at: '2026-11-23T00:00:00Z',
      body: randomBytes(400).toString('hex'),
    }),
  )
  const started = performance.now()
  const sealed: Sealed[] = []
  for (const bytes of bodies) sealed.push(await seal(bytes, { origin, signer: author }))
  const rate = count / ((performance.now() - started) / 1000)
  console.log(`input: entries of ${bodies[0]!.length} bytes, sealed ${sealed[0]!.box.length}`)
  console.log(`seal (commit, sign, encrypt), one core, apart from the appends: ${Math.round(rate)}/s`)
  return sealed
}

/** Writers that each wait for their receipt before they write again. */
async function write(log: Log, pool: readonly Sealed[], writers: number, seconds: number) {
  const waits: number[] = []
  const started = performance.now()
  const until = started + seconds * 1000
  let next = Math.floor(Math.random() * pool.length)
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (performance.now() < until) {
        const before = performance.now()
        await log.append(pool[next++ % pool.length]!)
        waits.push(performance.now() - before)
      }
    }),
  )
  waits.sort((a, b) => a - b)
  const rate = waits.length / ((performance.now() - started) / 1000)
  return { rate, p50: waits[waits.length >> 1]!, p99: waits[Math.floor(waits.length * 0.99)]! }
}

async function benchFiles(
  folder: string,
  pool: Sealed[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Row[]> {
  const log = await openFileLog(folder, { origin, signer: hub })
  const plain = fs.openSync(path.join(folder, 'plain'), 'a')
  // The same bytes as the two files of the log take: record head, box, key slot.
  const bytesEach = 75 + pool[0]!.box.length + 72
  const rows = writersTried.map(newRow('files'))
  await write(log, pool, 64, 0.5)
  for (let round = 0; round < rounds; round++) {
    for (const row of rows) {
      const ours = await write(log, pool, row.writers, seconds)
      const batch = Buffer.alloc(bytesEach * row.writers, 7)
      note(row, ours, await writePlain(plain, batch, row.writers, seconds / 2))
    }
  }
  fs.closeSync(plain)
  await log.close()
  return rows
}

/** The limit for files: one write and one fdatasync of the same bytes, in batches of as many entries. */
async function writePlain(fd: number, batch: Buffer, entries: number, seconds: number): Promise<number> {
  const started = performance.now()
  let done = 0
  while (performance.now() < started + seconds * 1000) {
    fs.writeSync(fd, batch)
    await fdatasync(fd)
    done += entries
  }
  return done / ((performance.now() - started) / 1000)
}

async function benchPostgres(
  url: string,
  pool: Sealed[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
  } catch {
    console.log('PostgreSQL: none answers at DATABASE_URL or postgres://postgres@127.0.0.1:5432/test; left out')
    return []
  }
  const schema = `parley_bench_${randomBytes(6).toString('hex')}`
  const { rows: version } = await client.query<{ version: string }>('select version()')
  console.log(version[0]?.version)
  const log = await openPostgresLog(url, { origin, signer: hub, schema })
  const rows = writersTried.map(newRow('postgres'))
  try {
    await client.query(
      `create table "${schema}".copied (seq bigint primary key, leaf bytea, digest bytea, box bytea, key bytea, salt bytea)`,
    )
    await client.query(`create table "${schema}".inserted (seq bigserial primary key, bytes bytea)`)
    await client.query(`alter table "${schema}".inserted alter column bytes set storage external`)
    const copied: number[] = []
    const bytesEach = pool[0]!.box.length + 33 + 16 + 64
    await write(log, pool, 64, 0.5)
    for (let round = 0; round < rounds; round++) {
      for (const row of rows) {
        const ours = await write(log, pool, row.writers, seconds)
        note(row, ours, await insertRows(client, schema, { rows: row.writers, bytes: bytesEach, seconds: seconds / 2 }))
      }
    }
    // Apart from the rounds: what it leaves to be written out would slow the next one.
    for (let round = 0; round < rounds; round++) copied.push(await copyRows(client, schema))
    const ofCopy = rows.map(({ writers, ours }) => `${(median(ours) / median(copied)).toFixed(2)} at ${writers}`)
    console.log(
      `COPY of the same rows, 20,000 at a time: ${Math.round(median(copied))}/s; ours of it: ${ofCopy.join(', ')}`,
    )
    return rows
  } finally {
    await log.close()
    await client.query(`drop schema "${schema}" cascade`)
    await client.end()
    fs.rmSync(copyPath(schema), { force: true })
  }
}

/** The limit for PostgreSQL: one statement and one commit for as many rows of as many bytes, one after the other. */
async function insertRows(
  client: pg.Client,
  schema: string,
  { rows, bytes, seconds }: { rows: number; bytes: number; seconds: number },
): Promise<number> {
  const content = randomBytes(rows * bytes)
  const text =
    `insert into "${schema}".inserted (bytes) ` +
    'select substring($1::bytea from i * $2 + 1 for $2) from generate_series(0, $3 - 1) as i'
  const started = performance.now()
  let done = 0
  while (performance.now() < started + seconds * 1000) {
    await client.query({ name: 'insert', text, values: [content, bytes, rows] })
    done += rows
  }
  return done / ((performance.now() - started) / 1000)
}

/** Both sides of COPY see this file only where the server runs on this machine. */
function copyPath(schema: string): string {
  return path.join(os.tmpdir(), `${schema}.copy`)
}

/** Far above the limit: COPY of the same rows into a table with a primary key, made durable once at its end. */
async function copyRows(client: pg.Client, schema: string): Promise<number> {
  const file = copyPath(schema)
  const table = `"${schema}".copied`
  const count = 20_000
  await client.query(`truncate ${table}`)
  const source = `select seq, leaf, digest, box, key, salt from "${schema}".entries join "${schema}".keys using (seq) order by seq desc limit ${count}`
  await client.query(`copy (${source}) to '${file}' (format binary)`)
  const started = performance.now()
  const { rowCount } = await client.query(`copy ${table} from '${file}' (format binary)`)
  return (rowCount ?? 0) / ((performance.now() - started) / 1000)
}

/** Fills a log in large groups, then has it verified: checksums, keys, every commitment, tree, tiles, checkpoint. */
async function benchVerify(folder: string, pool: Sealed[], entries: number): Promise<number> {
  let log = await openFileLog(folder, { origin, signer: hub })
  const filling = performance.now()
  for (let at = 0; at < entries; at += pool.length) {
    await log.append(pool.slice(0, Math.min(pool.length, entries - at)))
  }
  const filled = (performance.now() - filling) / 1000
  await log.close()
  const opening = performance.now()
  log = await openFileLog(folder, { origin, signer: hub })
  const opened = (performance.now() - opening) / 1000
  const verifying = performance.now()
  const busy = process.cpuUsage()
  const report = await log.verify()
  const verified = (performance.now() - verifying) / 1000
  const { user, system } = process.cpuUsage(busy)
  await log.close()
  if (!report.holds) throw new Error(`The log of ${entries} did not verify: ${report.faults[0]?.detail}`)
  console.log(
    `${entries} entries: filled in groups in ${filled.toFixed(1)} s, opened again in ${opened.toFixed(1)} s, ` +
      `verified in ${verified.toFixed(1)} s, of which ${((user + system) / 1e6).toFixed(1)} s at work on a core`,
  )
  return Math.round(entries / verified)
}

function print(rows: readonly Row[]): void {
  console.log(
    'store     writers  entries/s (min-max)           limit/s   ratio  p50 ms  p99 ms   (medians over the rounds)',
  )
  for (const { store, writers, ours, limit, ratios, p50, p99 } of rows) {
    const spread = `${Math.round(median(ours))} (${Math.round(Math.min(...ours))}-${Math.round(Math.max(...ours))})`
    console.log(
      `${store.padEnd(9)} ${String(writers).padStart(7)}  ${spread.padEnd(28)} ${String(Math.round(median(limit))).padStart(8)}` +
        `  ${median(ratios).toFixed(2).padStart(6)}  ${median(p50).toFixed(2).padStart(6)}  ${median(p99).toFixed(2).padStart(6)}`,
    )
  }
  console.log('limit of files: write and fdatasync of the same bytes in batches of as many entries')
  console.log('limit of postgres: one statement and one commit for as many rows of as many bytes, with one index')
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}
