// For tests of the wall: the same views' database on each engine that answers, in a schema of its own, thrown away after.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from './database.ts'
import { readerRoleOf, type WallNames } from './wall.ts'

export const postgresUrl = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test'

/** Whether a PostgreSQL answers there. */
export const answers = async (url = postgresUrl): Promise<boolean> => {
  try {
    await ask(url, 'select 1')
    return true
  } catch {
    return false
  }
}

/** One statement, or several, on a connection of its own. */
export async function ask(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

export type Walled = { readonly database: Database; readonly names: WallNames; close(): Promise<void> }

export async function openWalled(engine: 'pglite' | 'postgres', url = postgresUrl): Promise<Walled> {
  if (engine === 'pglite') {
    const folder = mkdtempSync(path.join(tmpdir(), 'parley-wall-'))
    const database = await openDatabase({ engine, folder: path.join(folder, 'views') })
    const close = async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    }
    return { database, names: { schema: 'public', reader: database.reader }, close }
  }
  const schema = `wall_test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  const reader = readerRoleOf(schema)
  const database = await openDatabase({ engine, url, schema })
  const close = async () => {
    await database.close()
    await ask(url, `drop schema ${schema} cascade; drop role ${reader}`)
  }
  return { database, names: { schema, reader }, close }
}
