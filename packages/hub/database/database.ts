// The views' database: PGlite inside the data folder, or a schema of a PostgreSQL server. It holds nothing that cannot be
// folded again from the log, so whatever is wrong with it is answered by throwing it away.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { PgliteThread, pgliteDialect } from './pglite.ts'
import type { Tables } from './tables.ts'

export type Database = {
  readonly engine: 'pglite' | 'postgres'
  readonly kysely: Kysely<Tables>
  close(): Promise<void>
}

export type Where =
  | { readonly engine: 'pglite'; readonly folder: string }
  | { readonly engine: 'postgres'; readonly url: string; readonly schema: string }

const schemaFile = new URL('./schema.sql', import.meta.url)

export function openDatabase(where: Where): Promise<Database> {
  return where.engine === 'pglite' ? openPglite(where.folder) : openPostgres(where.url, where.schema)
}

/** The folder is ours alone: the hub's lock is held before it is opened. */
async function openPglite(folder: string): Promise<Database> {
  const schema = readFileSync(schemaFile, 'utf8')
  const version = digest(schema)
  const data = path.join(folder, 'pglite')
  const mark = path.join(folder, 'state.json')
  // PGlite never syncs. After a crash of the hub alone its files are whole, because the system still holds them;
  // after a power cut they may not be, so a folder that was open when the machine stopped is not trusted.
  let isNew = !isTrusted(mark, version)
  for (;;) {
    if (isNew) rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(mark, JSON.stringify({ version, open: bootId(), made: !isNew }))
    try {
      const thread = await PgliteThread.start({ folder: data, template: templateFile(version), schema, isNew })
      const kysely = new Kysely<Tables>({ dialect: pgliteDialect(thread) })
      await sql`select 1 from fold limit 1`.execute(kysely)
      writeFileSync(mark, JSON.stringify({ version, open: bootId(), made: true }))
      return {
        engine: 'pglite',
        kysely,
        async close() {
          await kysely.destroy()
          writeFileSync(mark, JSON.stringify({ version, open: null, made: true }))
        },
      }
    } catch (error) {
      if (isNew) throw error
      isNew = true
    }
  }
}

async function openPostgres(url: string, schema: string): Promise<Database> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new Error(`'${schema}' cannot name a schema`)
  const text = readFileSync(schemaFile, 'utf8')
  const version = digest(text)
  const pool = new pg.Pool({ connectionString: url, max: 8, options: `-c search_path=${schema}` })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  const client = await pool.connect()
  try {
    await client.query('begin')
    // Two hubs that start at once: one makes the tables, the other waits and finds them.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`parley views ${schema}`])
    await client.query(`create schema if not exists ${schema}`)
    const { rows } = await client.query('select obj_description(to_regclass($1)) as version', [`${schema}.fold`])
    if (rows[0]?.version !== version) {
      await client.query('drop table if exists fold, entries, touched, links, rows, quarantine')
      await client.query(text)
      await client.query(`comment on table fold is '${version}'`)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    client.release()
    await pool.end()
    throw error
  }
  client.release()
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { engine: 'postgres', kysely, close: () => kysely.destroy() }
}

/** Writes the tables anew, so that rows deleted after an erasure do not stay behind in their files. */
export async function sweep({ kysely }: Database): Promise<void> {
  await sql`vacuum (full) rows`.execute(kysely)
  await sql`vacuum (full) entries`.execute(kysely)
  await sql`vacuum (full) quarantine`.execute(kysely)
  await sql`checkpoint`.execute(kysely).catch(() => {
    // On a server this is for its own administrator; it comes there by itself.
  })
}

function isTrusted(mark: string, version: string): boolean {
  try {
    const state: unknown = JSON.parse(readFileSync(mark, 'utf8'))
    if (typeof state !== 'object' || state === null) return false
    if (!('version' in state) || state.version !== version) return false
    if (!('made' in state) || state.made !== true) return false
    if (!('open' in state)) return false
    return state.open === null || (state.open === bootId() && state.open !== 'unknown')
  } catch {
    return false
  }
}

/** Changes with every start of the machine. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    // Other systems name no start: an unclean end there always means a new fold.
    return 'unknown'
  }
}

/** An empty prepared database saves two seconds at each later first start; it holds no data of anybody's. */
function templateFile(version: string): string | null {
  const require = createRequire(import.meta.url)
  try {
    const library = require.resolve('@electric-sql/pglite')
    const modules = library.slice(0, library.lastIndexOf(`node_modules${path.sep}`) + 'node_modules'.length)
    const folder = path.join(modules, '.cache', 'parley')
    mkdirSync(folder, { recursive: true })
    const release: unknown = JSON.parse(readFileSync(path.join(path.dirname(library), '..', 'package.json'), 'utf8'))
    const name = typeof release === 'object' && release !== null && 'version' in release ? String(release.version) : ''
    return path.join(folder, `views-${name}-${version}.tar`)
  } catch {
    return null
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
