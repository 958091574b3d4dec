// How long do the list, the map and the matrix of a very large record take to answer, for readers of every width? Asked
// through the second wall and, in the same run, past it: the same statements as the tables' owner, whom no policy narrows.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import type { Reader } from '@parley/hub'
import type { Directory } from '@parley/peace'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../packages/hub/database/database.ts'
import { readerRoleOf } from '../packages/hub/database/wall.ts'
import { answers, ask, postgresUrl } from '../packages/hub/database/wall-testing.ts'
import { cursors } from '../packages/hub/query/cursor.ts'
import { type Lists, lists } from '../packages/hub/query/list.ts'
import { type ReadAs, readAsOf } from '../packages/hub/query/read-as.ts'
import { bring, perSecond } from './views/import.ts'
import { type Group, groupsOf, type Question, questionsOf } from './views/questions.ts'
import { BenchRecord } from './views/record.ts'

// What a person does not notice as waiting.
const limitMs = 100
const now = new Date('2031-02-01T00:00:00.000Z')

/**
 * Arguments: `--rows N` (1,000,000), `--rounds N` (40), `--seed S`, `--short` (20,000 rows, 6 rounds), `--data FOLDER` to
 * keep the record there and take an interrupted run up again.
 */
export async function run(args: readonly string[]): Promise<void> {
  const given = (name: string) => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined)
  const isShort = args.includes('--short')
  const rows = Number(given('rows') ?? (isShort ? 20_000 : 1_000_000))
  const rounds = Number(given('rounds') ?? (isShort ? 6 : 40))
  const seed = Number(given('seed') ?? 7)
  if (!(await answers())) {
    console.log(`failed views: no PostgreSQL answers at ${postgresUrl}. Start one, or name another in DATABASE_URL.`)
    process.exitCode = 1
    return
  }
  const kept = given('data')
  const folder = kept ?? mkdtempSync(path.join(process.env.BENCH_FOLDER ?? tmpdir(), 'parley-bench-'))
  const databaseSchema = kept === undefined ? `parley_bench_${process.pid}` : 'parley_bench_kept'
  const place = { data: path.join(folder, 'data'), databaseUrl: postgresUrl, databaseSchema }
  try {
    const record = new BenchRecord({ seed, incidents: rows })
    const brought = await bring(record.entries(), place, now, (line) => console.log(`  ${line}`))
    const { entries, appended, appendMs, folded, foldMs } = brought
    console.log(
      `${entries} entries, ${rows} of them incidents, seed ${seed}: ${appended} sealed and appended in ${seconds(appendMs)} ` +
        `(${perSecond(appended, appendMs)}/s), ${folded} folded in ${seconds(foldMs)} (${perSecond(folded, foldMs)}/s)`,
    )
    const database = await openDatabase({ engine: 'postgres', url: postgresUrl, schema: `${databaseSchema}_views` })
    try {
      // What a server does by itself within minutes: count its rows, and mark pages that everybody may read at once.
      for (const table of ['rows', 'entries', 'shelves', 'listed', 'postings', 'tallies', 'squares'])
        await sql`vacuum (analyze) ${sql.table(table)}`.execute(database.kysely)
      const groups = groupsOf(record.known)
      const asked = await measure(database, brought.directory, questionsOf(record.known, seed), groups, rounds)
      conclude(asked, rows, brought)
    } finally {
      await database.close()
    }
  } finally {
    if (kept === undefined) await drop(folder, databaseSchema)
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`

async function drop(folder: string, schema: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const views = `${schema}_views`
  await ask(
    postgresUrl,
    `drop schema if exists ${schema} cascade; drop schema if exists ${views} cascade; drop role if exists ${readerRoleOf(views)}`,
  )
}

type Took = { readonly wallMs: number[]; readonly cpuMs: number[] }
type Way = 'through' | 'past'
type Asked = { readonly question: Question; readonly group: Group } & Readonly<Record<Way, Took>>

async function measure(
  database: Database,
  directory: Directory,
  questions: readonly Question[],
  groups: readonly Group[],
  rounds: number,
): Promise<readonly Asked[]> {
  const rooms = { directory: () => directory, now: () => now }
  const times = { size: () => 0, note: () => {}, seenBy: () => 0, close: () => {} }
  const of = (readAs: ReadAs): Lists =>
    lists({ readAs, directory: rooms.directory, times, cursors: cursors(new Uint8Array(32)) })
  // The owner's transaction is like the reader's, but for who asks.
  const ways: Record<Way, ReadAs> = {
    through: readAsOf(database, rooms),
    past: (_, question) => database.kysely.transaction().setIsolationLevel('repeatable read').execute(question),
  }
  const backendOf = async (way: Way, reader: Reader): Promise<number | undefined> => {
    const { rows } = await ways[way](reader, (db) => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db))
    return rows[0]?.pid
  }
  const answering = { through: of(ways.through), past: of(ways.past) }
  const asked = questions.flatMap((question) =>
    groups.map((group): Asked => {
      const took = () => ({ wallMs: [], cpuMs: [] })
      return { question, group, through: took(), past: took() }
    }),
  )
  // Each in turn, so that a busy minute of the machine falls on all of them; the first two rounds warm up.
  for (let round = -2; round < rounds; round++) {
    for (const one of asked) {
      for (const way of round % 2 === 0 ? (['through', 'past'] as const) : (['past', 'through'] as const)) {
        const { reader } = one.group
        // One question at a time: each way keeps to one connection.
        const backend = await backendOf(way, reader)
        const [before, began] = [cpuMs(backend), performance.now()]
        await one.question.ask(answering[way], reader)
        if (round < 0) continue
        one[way].wallMs.push(performance.now() - began)
        one[way].cpuMs.push(cpuMs(backend) - before)
      }
    }
  }
  return asked
}

/** Milliseconds that this process and one backend of a server on this machine were on a processor. */
function cpuMs(backend: number | undefined): number {
  const { user, system } = process.cpuUsage()
  const here = (user + system) / 1000
  try {
    // The first field is nanoseconds; Linux alone has it.
    return here + Number(readFileSync(`/proc/${backend}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return here
  }
}

function conclude(asked: readonly Asked[], rows: number, { folded, foldMs }: { folded: number; foldMs: number }): void {
  const [load = 0] = loadavg()
  // With more to do than processors, the clock tells of the others: then the time that answering took itself is judged.
  const isBusy = load > cpus().length * 1.5
  const judged = isBusy ? 'cpuMs' : 'wallMs'
  const ms = (value: number) => value.toFixed(1).padStart(7)
  const columns = (took: Took) => [
    at(took.wallMs, 0.5),
    at(took.wallMs, 0.95),
    at(took.cpuMs, 0.5),
    at(took.cpuMs, 0.95),
  ]
  const head = '   p50     p95 cpu p50 cpu p95'
  console.log(`  ${'milliseconds'.padEnd(60)} ${head}   past the wall: ${head}   ratio of cpu`)
  for (const { question, group, through, past } of asked) {
    console.log(
      `  ${`${question.page}: ${question.name}`.padEnd(38)} ${group.name.padEnd(21)} ${columns(through).map(ms).join(' ')}` +
        `                 ${columns(past).map(ms).join(' ')} ${ms(at(through.cpuMs, 0.5) / at(past.cpuMs, 0.5))}`,
    )
  }
  const slow = asked.filter(({ through }) => at(through[judged], 0.95) > limitMs)
  for (const { question, group, through } of slow) {
    const took = at(through[judged], 0.95).toFixed(1)
    console.log(`  too slow: ${question.page}: ${question.name}, ${group.name}: ${took} ms at p95`)
  }
  const of = (page: Question['page'], way: Way, which: keyof Took, share: number) =>
    at(
      asked.filter(({ question }) => question.page === page).flatMap((one) => one[way][which]),
      share,
    )
  const pages = ['list', 'map', 'matrix'] as const
  const told = pages.map((page) => `${page}-p95=${of(page, 'through', judged, 0.95).toFixed(1)}ms`).join(' ')
  const ratios = pages.map(
    (page) => `${page} ${(of(page, 'through', 'cpuMs', 0.5) / of(page, 'past', 'cpuMs', 0.5)).toFixed(2)}`,
  )
  console.log(
    `${slow.length === 0 ? 'ok' : 'failed'} views rows=${rows} ${told} ratio ${ratios.join(' ')} ` +
      `of ${isBusy ? 'processor time, the machine being busy' : 'clock time'} fold=${perSecond(folded, foldMs)}/s load ${load.toFixed(1)}`,
  )
  if (slow.length > 0) process.exitCode = 1
}

/** The value below which that share of them lies. */
function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
