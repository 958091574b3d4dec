// The embedded database's own thread: one PGlite, one query at a time, so that a heavy query never holds up the hub.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

export type WorkerData = {
  /** The database's folder; in memory where there is none. */
  readonly folder: string | null
  /** A dump of an empty, prepared database to start from; made here when it is missing. */
  readonly template: string | null
  /** Statements that prepare a new database. */
  readonly schema: string
  readonly isNew: boolean
}
/** Without parameters the text may hold several statements, and the last one's rows are the answer. */
export type Question = { readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] }
export type Answer =
  | { readonly id: number; readonly rows: readonly unknown[]; readonly affected: number }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | undefined } }

/** Question and answer number of opening, and of closing. */
const opening = 0
const closing = -1

const port = parentPort
if (port === null) throw new Error('the database thread was started as a program')
// The parent hands in exactly this; the compiler cannot know.
const { folder, template, schema, isNew } = workerData as WorkerData

try {
  const database = await open()
  port.on('message', async ({ id, sql, parameters }: Question) => {
    if (id === closing) {
      await database.close()
      port.postMessage({ id, rows: [], affected: 0 } satisfies Answer)
      port.close()
      return
    }
    try {
      const answer =
        parameters.length === 0 ? (await database.exec(sql)).at(-1) : await database.query(sql, [...parameters])
      port.postMessage({ id, rows: answer?.rows ?? [], affected: answer?.affectedRows ?? 0 } satisfies Answer)
    } catch (error) {
      port.postMessage({ id, error: words(error) } satisfies Answer)
    }
  })
  port.postMessage({ id: opening, rows: [], affected: 0 } satisfies Answer)
} catch (error) {
  port.postMessage({ id: opening, error: words(error) } satisfies Answer)
}

async function open(): Promise<PGlite> {
  const dataDir = folder === null ? {} : { dataDir: folder }
  if (!isNew) return PGlite.create(dataDir)
  const dump = template === null ? undefined : readDump(template)
  if (dump !== undefined) return PGlite.create({ ...dataDir, loadDataDir: dump })
  const database = await PGlite.create(dataDir)
  await database.exec(schema)
  if (template !== null) await writeDump(database, template)
  return database
}

function readDump(file: string): Blob | undefined {
  try {
    return new Blob([readFileSync(file)])
  } catch {
    // No dump yet, or not ours to read: a new database is made the slow way.
    return undefined
  }
}

async function writeDump(database: PGlite, file: string): Promise<void> {
  try {
    const dump = await database.dumpDataDir('none')
    const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
    writeFileSync(draft, new Uint8Array(await dump.arrayBuffer()), { mode: 0o600 })
    renameSync(draft, file)
    // Dumps of other schemas are of no use to this version.
    for (const name of readdirSync(path.dirname(file))) {
      if (/^views-.*\.tar$/.test(name) && name !== path.basename(file)) rmSync(path.join(path.dirname(file), name))
    }
  } catch {
    // The dump only saves time at the next first start; a folder that cannot be written costs two seconds.
  }
}

function words(error: unknown): { message: string; code: string | undefined } {
  if (!(error instanceof Error)) return { message: String(error), code: undefined }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { message: error.message, code }
}
