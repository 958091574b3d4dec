// Where credentials and sessions live, and nothing else: a file of their own, or a schema of their own in PostgreSQL.
// They never enter the log, and the views know nothing of them.
import { chmod, mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { tables } from './tables.ts'

/** What Better Auth accepts as its database, and the tables of our own beside its. */
export type PeopleDatabase = {
  readonly auth: DatabaseSync | pg.Pool
  /** Runs one statement with `$1`, `$2` … for values, and gives the rows it answers with. Each is atomic by itself. */
  rows<Row extends object>(text: string, values?: readonly (string | number | null)[]): Promise<readonly Row[]>
  get(name: string): Promise<string | undefined>
  /** Sets what was not set before; answers with what is set now. */
  initial(name: string, value: string): Promise<string>
  /** Replaces a value if it still is what the caller read (undefined: not there). False where somebody was faster. */
  replace(name: string, before: string | undefined, value: string): Promise<boolean>
  /** Copies everything into a folder (the backup's `people`), while in use. PostgreSQL has its own backups. */
  backup(folder: string): Promise<void>
  close(): Promise<void>
}

const file = join('people', 'people.sqlite')

/** Opens `<data>/people/people.sqlite`, every commit synced to the disk. */
export async function openPeopleFile(data: string): Promise<PeopleDatabase> {
  const path = join(data, file)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(path)
  await chmod(path, 0o600)
  // FULL: a person told that the password is set finds it set after a power cut.
  database.exec(
    'PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000',
  )
  for (const table of tables) database.exec(table)
  const read = database.prepare('SELECT value FROM setting WHERE name = ?')
  const insert = database.prepare('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const update = database.prepare('UPDATE setting SET value = ? WHERE name = ? AND value = ?')
  const get = (name: string): string | undefined => {
    const value = read.get(name)?.value
    return typeof value === 'string' ? value : undefined
  }
  return {
    auth: database,
    rows: async <Row extends object>(text: string, values: readonly (string | number | null)[] = []) => {
      const named = Object.fromEntries(values.map((value, at) => [`$${at + 1}`, value]))
      // Columns are what the caller's statement names; both engines are asked the same.
      return database.prepare(text).all(named) as Row[]
    },
    get: async (name) => get(name),
    initial: async (name, value) => {
      insert.run(name, value)
      return get(name) ?? value
    },
    replace: async (name, before, value) => {
      const done = before === undefined ? insert.run(name, value) : update.run(value, name, before)
      return Number(done.changes) === 1
    },
    backup: async (folder) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const copy = join(folder, basename(file))
      await backup(database, copy)
      await chmod(copy, 0o600)
    },
    close: async () => database.close(),
  }
}

/** Opens a schema of its own beside the hub's, in the same PostgreSQL. */
export async function openPeopleSchema(url: string, schema: string): Promise<PeopleDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: 4, options: `-c search_path=${schema}` })
  await pool.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`)
  for (const table of tables) await pool.query(table)
  const get = async (name: string): Promise<string | undefined> => {
    const found = await pool.query<{ value: string }>('SELECT value FROM setting WHERE name = $1', [name])
    return found.rows[0]?.value
  }
  const insert = async (name: string, value: string) => {
    const done = await pool.query('INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      name,
      value,
    ])
    return done.rowCount === 1
  }
  return {
    auth: pool,
    rows: async <Row extends object>(text: string, values: readonly (string | number | null)[] = []) =>
      (await pool.query<Row>(text, [...values])).rows,
    get,
    initial: async (name, value) => {
      await insert(name, value)
      return (await get(name)) ?? value
    },
    replace: async (name, before, value) => {
      if (before === undefined) return insert(name, value)
      const update = 'UPDATE setting SET value = $1 WHERE name = $2 AND value = $3'
      return (await pool.query(update, [value, name, before])).rowCount === 1
    },
    backup: async () => undefined,
    close: () => pool.end(),
  }
}
