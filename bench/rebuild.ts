// How fast are the views folded anew from the log, beside the time the same database takes for nothing but writing the
// rows that came of it? A made-up record with every kind of entry, width of audience, withdrawals, erasures and embargoes.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { openHub } from '@parley/hub'
import { historyOf, prepareFolder, writeSteps } from '@parley/hub/testing'
import { sql } from 'kysely'
import { openDatabase } from '../packages/hub/database/database.ts'

const entriesPerProcess = 250
const now = '2026-06-01T00:00:00.000Z'

/** Arguments: `--entries N` (10,000), `--seed S`, `--short` (2,000 entries). */
export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string, usual: number) => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? usual : Number(args[at + 1])
  }
  const entries = option('entries', args.includes('--short') ? 2000 : 10_000)
  const seed = option('seed', 7)
  const folder = mkdtempSync(path.join(process.env.BENCH_FOLDER ?? tmpdir(), 'parley-bench-'))
  const data = path.join(folder, 'data')
  try {
    const steps = historyOf({ seed, entries, processes: Math.ceil(entries / entriesPerProcess), organisations: 8, now })
    prepareFolder(data, steps)
    const hub = await openHub({ data, host: '127.0.0.1', port: 0, now: () => new Date(now), say: console.log })
    const writing = performance.now()
    await writeSteps(hub, steps)
    await hub.caughtUp()
    const liveMs = performance.now() - writing
    const cpu = process.cpuUsage()
    const { rows, milliseconds } = await hub.rebuild()
    const { user, system } = process.cpuUsage(cpu)
    await hub.close()
    const limitMs = await copyRows(path.join(data, 'views'))
    const [load = 0] = loadavg()
    const perSecond = (ms: number) => Math.round((entries * 1000) / ms)
    console.log(
      `${entries} entries, seed ${seed}: written and folded live in ${(liveMs / 1000).toFixed(1)} s (${perSecond(liveMs)}/s), ` +
        `folded anew in ${(milliseconds / 1000).toFixed(1)} s with ${((user + system) / 1e6).toFixed(1)} s of processor time`,
    )
    console.log(`limit: the same ${rows} rows by INSERT … SELECT, with their indexes, in ${Math.round(limitMs)} ms`)
    console.log(
      `ok rebuild ${entries} entries ${perSecond(milliseconds)}/s limit ${perSecond(limitMs)}/s ` +
        `ratio ${(limitMs / milliseconds).toFixed(2)} live ${perSecond(liveMs)}/s load ${load.toFixed(1)}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The least a rebuild could do: the same rows written into an empty table with the same indexes. Milliseconds. */
async function copyRows(views: string): Promise<number> {
  const { kysely, close } = await openDatabase({ engine: 'pglite', folder: views })
  try {
    await sql`create table copied (like rows including indexes including storage)`.execute(kysely)
    const began = performance.now()
    await sql`insert into copied select * from rows`.execute(kysely)
    return performance.now() - began
  } finally {
    await close()
  }
}
