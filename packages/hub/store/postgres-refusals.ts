// What the PostgreSQL store says when it cannot go on.
import { Refusal } from '@parley/log'

export function damaged(detail: string): Refusal {
  const message =
    `The log in the database is damaged: ${detail}. Nothing was changed. ` +
    'Keep the database as it is for inspection, and restore the latest backup into a new one.'
  return new Refusal('log-damaged', { detail }, message)
}

export function unavailable(cause: unknown): Refusal {
  // PostgreSQL's class 53: disk full, out of memory.
  const isFull = cause instanceof Error && 'code' in cause && cause.code === '53100'
  if (isFull) {
    const message = "The database's disk is full, so this was not kept. Free some space, then send it again."
    return new Refusal('log-full-disk', {}, message, { cause })
  }
  const message =
    'The database could not be reached. This may or may not have been kept: send it again with the same id.'
  return new Refusal('log-unavailable', {}, message, { cause })
}

export function notThere(schema: string): Refusal {
  const message =
    `There is no log in the schema ${schema} of this database, and this hub has one. Set DATABASE_URL to the database it ` +
    'was kept in, or restore that database from its backup. Nothing was begun.'
  return new Refusal('log-not-there', { schema }, message)
}

export function closed(): Refusal {
  return new Refusal('log-closed', {}, 'This log was closed. Open it again.')
}

export function outside(what: string, size: number): Refusal {
  return new Refusal('log-outside', { size }, `There is no ${what} in this log of ${size}. Ask for one below that.`)
}
