// The views' database: PGlite inside the data folder, or a schema of a PostgreSQL server. It holds nothing that cannot be
// folded again from the log, so whatever is wrong with it is answered by throwing it away.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { PgliteThread, pgliteDialect } from './pglite.ts'
import { readyRole } from './role.ts'
import type { Tables } from './tables.ts'
import {
  checkSchema,
  dropText,
  enterAs,
  type Identity,
  ownDatabaseText,
  readerRoleOf,
  type Seal,
  schemaText,
  sealOf,
} from './wall.ts'

export type Database = {
  readonly engine: 'pglite' | 'postgres'
  /** For the fold and the hub's own business: sees everything. What is asked for a reader goes through `read`. */
  readonly kysely: Kysely<Tables>
  readonly read: Read
  /** The database role of readers. */
  readonly reader: string
  /**
   * Writes the tables anew, so that rows deleted after an erasure do not stay behind in their files; embedded, the
   * write-ahead log too. Fails where they had to stay, because somebody on the server still looks at how it was before.
   */
  sweep(): Promise<void>
  close(): Promise<void>
}

/**
 * Asks for a reader: in a database role that sees what the second wall lets this reader see, in one transaction and one
 * snapshot, writing nothing.
 */
export type Read = <T>(identity: Identity, ask: (db: Kysely<Tables>) => Promise<T>) => Promise<T>

export type Where =
  | { readonly engine: 'pglite'; readonly folder: string }
  | { readonly engine: 'postgres'; readonly url: string; readonly schema: string }

// PGlite's own schema.
const embedded = { schema: 'public', reader: 'parley_reader' }

const foldConnectionsMax = 4
const readConnectionsMax = 8

export function openDatabase(where: Where): Promise<Database> {
  return where.engine === 'pglite' ? openPglite(where.folder) : openPostgres(where.url, where.schema)
}

/** The folder is ours alone: the hub's lock is held before it is opened. */
async function openPglite(folder: string): Promise<Database> {
  const schema = `create role ${embedded.reader} nologin;\n${schemaText(embedded)}${ownDatabaseText()}`
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
      const seal = await sealOf(kysely)
      writeFileSync(mark, JSON.stringify({ version, open: bootId(), made: true }))
      return {
        engine: 'pglite',
        kysely,
        read: reading(kysely, embedded.reader, seal),
        reader: embedded.reader,
        sweep: () => sweepPglite(kysely),
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
  checkSchema(schema)
  const reader = readerRoleOf(schema)
  // Not logged: the server's write-ahead log, and whoever it is shipped to, never holds what an erasure would have to
  // reach. A server that crashes comes back with empty tables, and the fold begins anew (docs/decisions/0010). The key of the wall stays: it holds no words.
  const text = schemaText({ schema, reader }).replace(/create table (?!wall_key)/g, 'create unlogged table ')
  const version = digest(text)
  const pool = openPool(url, schema, foldConnectionsMax)
  const client = await pool.connect()
  try {
    await client.query('begin')
    // Two hubs that start at once: one makes the tables, the other waits and finds them.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`parley views ${schema}`])
    await readyRole(client, reader)
    await client.query(`create schema if not exists ${schema}`)
    const { rows } = await client.query('select obj_description(to_regclass($1)) as version', [`${schema}.fold`])
    if (rows[0]?.version !== version) {
      await client.query(dropText)
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
  // Connections that read do nothing else: one that lost its way would be nobody, and never the fold.
  const readers = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openPool(url, schema, readConnectionsMax, reader) }),
  })
  return {
    engine: 'postgres',
    kysely,
    read: reading(readers, reader, await sealOf(kysely)),
    reader,
    sweep: () => sweepPostgres(pool),
    close: async () => {
      await readers.destroy()
      await kysely.destroy()
    },
  }
}

function openPool(url: string, schema: string, max: number, role?: string): pg.Pool {
  const options = `-c search_path=${schema}${role === undefined ? '' : ` -c role=${role}`}`
  const pool = new pg.Pool({ connectionString: url, max, options })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

function reading(kysely: Kysely<Tables>, reader: string, seal: Seal): Read {
  return (identity, ask) =>
    kysely.connection().execute(async (db) => {
      await db.executeQuery(CompiledQuery.raw(enterAs(reader, seal(identity))))
      try {
        const answer = await ask(db)
        await db.executeQuery(CompiledQuery.raw('commit'))
        return answer
      } catch (error) {
        // Fails only where the connection is gone, and its role with it.
        await db.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
        throw error
      }
    })
}

const tables = [
  'rows',
  'entries',
  'touched',
  'links',
  'persons',
  'quarantine',
  'listed',
  'postings',
  'tallies',
  'squares',
] as const

async function sweepPglite(kysely: Kysely<Tables>): Promise<void> {
  for (const table of [...tables, 'pg_catalog.pg_statistic'])
    await sql`vacuum (full) ${sql.table(table)}`.execute(kysely)
  // Segments that are not needed any more are removed, not kept for use again with their old bytes in them.
  await sql`set wal_recycle = off`.execute(kysely)
  for (const _ of [1, 2]) {
    await sql`select pg_switch_wal()`.execute(kysely)
    await sql`checkpoint`.execute(kysely)
  }
}

// How long a sweep waits for others on the server to come to the end of what they look at.
const othersMsMax = 10_000

async function sweepPostgres(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  let kept = 0
  // A table written anew takes along every deleted row that a transaction begun before may still want, an export of
  // ours or another program's in the same database. What the server tells of the table says how many (the only number
  // in its first line, whatever language it speaks).
  const hear = ({ detail }: { readonly detail?: string | undefined }) => {
    kept += Number(/\d+/.exec(detail?.split('\n')[0] ?? '')?.[0] ?? 0)
  }
  client.on('notice', hear)
  try {
    const until = performance.now() + othersMsMax
    for (const table of tables) {
      for (let pauseMs = 20; ; pauseMs *= 2) {
        kept = 0
        await client.query(`vacuum (full, verbose) ${pg.escapeIdentifier(table)}`)
        if (kept === 0) break
        if (performance.now() + pauseMs > until)
          throw new Error(`a transaction that does not end keeps ${kept} deleted rows of ${table} in place`)
        await sleep(pauseMs)
      }
    }
    await client.query('checkpoint').catch(() => {
      // On a server this is for its own administrator; it comes there by itself.
    })
  } finally {
    client.off('notice', hear)
    client.release()
  }
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
