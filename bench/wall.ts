// What does the second wall cost? The same lists, rows, searches and lines of the log of one reader, asked through it and
// past it in turn, on the same record in the same run, in processor time because others may use the machine. Past it is how the hub asked before there was a wall: one statement
// each, as the tables' owner.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { openHub } from '@parley/hub'
import { historyOf, prepareFolder, writeSteps } from '@parley/hub/testing'
import { type Directory, isMember } from '@parley/peace'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../packages/hub/database/database.ts'
import { readerRoleOf } from '../packages/hub/database/wall.ts'
import { answers, ask, postgresUrl } from '../packages/hub/database/wall-testing.ts'
import { cursors } from '../packages/hub/query/cursor.ts'
import { lists } from '../packages/hub/query/list.ts'
import { type ReadAs, readAsOf } from '../packages/hub/query/read-as.ts'
import type { Reader } from '../packages/hub/reader.ts'

const entriesPerProcess = 1000
const now = '2026-06-01T00:00:00.000Z'

/** Arguments: `--entries N` (8,000), `--rounds N` (300), `--seed S`, `--short` (1,000 entries, 60 rounds). */
export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string, usual: number) => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? usual : Number(args[at + 1])
  }
  const isShort = args.includes('--short')
  const entries = option('entries', isShort ? 1000 : 8000)
  const rounds = option('rounds', isShort ? 60 : 300)
  const seed = option('seed', 7)
  for (const engine of (await answers()) ? (['pglite', 'postgres'] as const) : (['pglite'] as const)) {
    const { database, directory, close } = await recordOn(engine, entries, seed)
    try {
      const ratios = await compare(database, directory, rounds)
      const told = ratios
        .map(({ name, past, through }) => `${name} ${(past.cpuMs / through.cpuMs).toFixed(2)}`)
        .join(' ')
      for (const { name, past, through } of ratios) {
        console.log(
          `  ${engine}: ${name}: past the wall ${past.cpuMs.toFixed(2)} ms of processor time and ${past.medianMs.toFixed(2)} ms ` +
            `by the clock, through it ${through.cpuMs.toFixed(2)} and ${through.medianMs.toFixed(2)}`,
        )
      }
      console.log(
        `ok wall ${engine} entries ${entries} rounds ${rounds} ratio ${told} load ${loadavg()[0]?.toFixed(1)}`,
      )
    } finally {
      await close()
    }
  }
}

/** A folded record, its hub closed: what remains is the views' database. */
async function recordOn(engine: 'pglite' | 'postgres', entries: number, seed: number) {
  const folder = mkdtempSync(path.join(process.env.BENCH_FOLDER ?? tmpdir(), 'parley-bench-'))
  const data = path.join(folder, 'data')
  const steps = historyOf({ seed, entries, processes: Math.ceil(entries / entriesPerProcess), organisations: 6, now })
  prepareFolder(data, steps)
  const databaseSchema = `parley_bench_${process.pid}`
  const where = engine === 'pglite' ? {} : { databaseUrl: postgresUrl, databaseSchema }
  const hub = await openHub({ data, host: '127.0.0.1', port: 0, now: () => new Date(now), ...where })
  await writeSteps(hub, steps)
  await hub.caughtUp()
  const directory = hub.directory()
  await hub.close()
  const database = await openDatabase(
    engine === 'pglite'
      ? { engine, folder: path.join(data, 'views') }
      : { engine, url: postgresUrl, schema: `${databaseSchema}_views` },
  )
  await sql`analyze`.execute(database.kysely)
  const close = async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
    if (engine === 'pglite') return
    const views = `${databaseSchema}_views`
    await ask(
      postgresUrl,
      `drop schema ${databaseSchema} cascade; drop schema ${views} cascade; drop role ${readerRoleOf(views)}`,
    )
  }
  return { database, directory, close }
}

type Took = { readonly cpuMs: number; readonly medianMs: number }
type Ratio = { readonly name: string; readonly past: Took; readonly through: Took }

/** Milliseconds that this process and one backend of the server on this machine were on a processor. */
function cpuMs(backend: number | undefined): number {
  const { user, system } = process.cpuUsage()
  const here = (user + system) / 1000
  if (backend === undefined) return here
  try {
    // The first field is nanoseconds; Linux alone has it.
    return here + Number(readFileSync(`/proc/${backend}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return here
  }
}

/** Questions in a row that are asked one way before the other has its turn. */
const inARow = 5

async function compare(database: Database, directory: Directory, rounds: number): Promise<Ratio[]> {
  const [talks = ''] = directory.processes.keys()
  const organisation = [...(directory.processes.get(talks)?.organisations.keys() ?? [])].at(-1) ?? null
  const reader: Reader = { person: null, organisation, chain: [], canWrite: false, administrator: false }
  if (organisation === null || !isMember(directory, talks, organisation)) throw new Error('nobody reads there')
  const rooms = { directory: () => directory, now: () => new Date(now) }
  const through = readAsOf(database, rooms)
  const past: ReadAs = (_, question) => question(database.kysely)
  const times = { size: () => 0, note: () => {}, seenBy: () => 0, close: () => {} }
  const of = (readAs: ReadAs) =>
    lists({ readAs, directory: rooms.directory, times, cursors: cursors(new Uint8Array(32)) })
  const ways = { past: { readAs: past, lists: of(past) }, through: { readAs: through, lists: of(through) } }
  type Way = (typeof ways)['past']
  const { rows } = await ways.past.lists.list('claims', { process: talks, limit: 1 }, reader)
  const key = rows[0]?.key ?? ''
  const questions: readonly (readonly [string, (way: Way) => Promise<unknown>])[] = [
    ['list', (way) => way.lists.list('claims', { process: talks, limit: 50 }, reader)],
    [
      'list-with-facets',
      (way) => way.lists.list('claims', { process: talks, limit: 50, facets: ['attitude'] }, reader),
    ],
    ['list-of-all', (way) => way.lists.list('documents', { limit: 50 }, reader)],
    ['search', (way) => way.lists.list('notes', { process: talks, q: 'Ambry number', limit: 50 }, reader)],
    ['row', (way) => way.lists.row('claims', key, { process: talks }, reader)],
    [
      'log',
      (way) =>
        way.readAs(reader, (db) =>
          sql`select seq from entries where process = ${talks}
      and (audience && ${['public', 'members', organisation]}::text[] or organisation = ${organisation})
      order by seq desc limit 200`.execute(db),
        ),
    ],
  ]
  const found: Ratio[] = []
  const backendOf = async (way: Way) => {
    if (database.engine === 'pglite') return undefined
    const { rows: of } = await way.readAs(reader, (db) =>
      sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db),
    )
    return of[0]?.pid
  }
  // One question at a time: each way keeps to one connection.
  const backends = { past: await backendOf(ways.past), through: await backendOf(ways.through) }
  for (const [name, question] of questions) {
    const took = { past: { times: [] as number[], cpu: 0 }, through: { times: [] as number[], cpu: 0 } }
    for (let round = -1; round < rounds / inARow; round++) {
      for (const way of round % 2 === 0 ? (['past', 'through'] as const) : (['through', 'past'] as const)) {
        const before = cpuMs(backends[way])
        for (let turn = 0; turn < inARow; turn++) {
          const began = performance.now()
          await question(ways[way])
          if (round >= 0) took[way].times.push(performance.now() - began)
        }
        if (round >= 0) took[way].cpu += cpuMs(backends[way]) - before
      }
    }
    const sum = ({ times, cpu }: { times: readonly number[]; cpu: number }): Took => ({
      cpuMs: cpu / times.length,
      medianMs: median(times),
    })
    found.push({ name, past: sum(took.past), through: sum(took.through) })
  }
  return found
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
