// Where the log of a data folder is: in the folder, or in PostgreSQL. It was decided at the first start; a record does not
// change its store by itself, and a new log is never begun beside one that only could not be found.
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type FileLogOptions, type Log, openFileLog } from '@parley/log'
import type { HubConfig } from './config.ts'
import type { Paths } from './data-folder.ts'
import { writeDurably } from './durable.ts'
import { Refusal } from './refusal.ts'
import { openPostgresLog } from './store/postgres-log.ts'

/** The schema of the hub's tables; those of views and people are named after it. */
export const schemaOf = ({ databaseSchema }: Pick<HubConfig, 'databaseSchema'>): string => databaseSchema ?? 'parley'

// The header alone: nothing was ever appended there.
const emptyLogBytes = 256

const markOf = (paths: Paths): string => path.join(paths.log, 'in-database')

/** The schema that holds the log of this folder; undefined where the folder itself does, or where it has none yet. */
export function databaseOfLog(paths: Paths): string | undefined {
  return existsSync(markOf(paths)) ? readFileSync(markOf(paths), 'utf8').trim() : undefined
}

/**
 * Opens the log where it is, or begins it where the configuration says. Refuses with 'log-in-database' or 'log-in-folder'
 * where the two disagree, with 'log-not-there' where the database has lost it, and with what each store refuses.
 */
export async function openLog(
  config: Pick<HubConfig, 'databaseUrl' | 'databaseSchema'>,
  paths: Paths,
  options: FileLogOptions,
): Promise<Log> {
  const kept = databaseOfLog(paths)
  if (config.databaseUrl === undefined) {
    if (kept === undefined) return openFileLog(paths.log, options)
    throw new Refusal(
      'log-in-database',
      { folder: paths.log, schema: kept },
      `The log of this hub is in PostgreSQL, in the schema '${kept}'. Set DATABASE_URL to that database, then try again.`,
    )
  }
  const entries = path.join(paths.log, 'entries.log')
  if (kept === undefined && existsSync(entries) && statSync(entries).size > emptyLogBytes) {
    throw new Refusal(
      'log-in-folder',
      { folder: paths.log },
      `The log of this hub is in ${paths.log}, and DATABASE_URL names a database. A record does not change its store by ` +
        'itself: start without DATABASE_URL, or begin a new data folder for the database.',
    )
  }
  const schema = schemaOf(config)
  const log = await openPostgresLog(config.databaseUrl, { ...options, schema, mustExist: kept !== undefined })
  if (kept === undefined) writeDurably(markOf(paths), `${schema}\n`)
  return log
}
