// The second wall, seen from the hub: the text both engines run, the role readers' questions are asked in, and the sealed
// sentence that says to the database who reads. `wall.sql` says what is seen; nothing here decides it.
import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Who reads, as the database is told. */
export type Identity = {
  readonly person: string | null
  readonly organisation: string | null
  /** Milliseconds since 1970: embargoes that end later hold. */
  readonly now: number
}

export type WallNames = { readonly schema: string; readonly reader: string }

/** The role is no login and owns nothing; one for each schema, so that hubs of one server share none. */
export const readerRoleOf = (schema: string): string => `${schema}_reader`

// A name of PostgreSQL's has 63 bytes, and longer ones would be cut to the same.
const schemaCharactersMax = 63 - '_reader'.length

export function checkSchema(schema: string): void {
  if (/^[a-z_][a-z0-9_]*$/.test(schema) && schema.length <= schemaCharactersMax) return
  throw new Error(`'${schema}' cannot name a schema`)
}

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

/** Tables and wall, for a schema and a role of these names. */
export function schemaText({ schema, reader }: WallNames): string {
  return read('./schema.sql') + read('./wall.sql').replaceAll('{schema}', schema).replaceAll('{reader}', reader)
}

/** Takes away what an older version of this program made; all of it is folded anew. */
export const dropText = `
  drop table if exists fold, entries, touched, links, rows, belonging, persons, wall_key, quarantine,
    shelves, listed, postings, tallies, squares cascade;
  drop sequence if exists listed_ids;
  drop function if exists reading(), reading_within(), is_draft(text[], text, text)`

/** What only an administrator of a database may take away from everybody in it. */
export const ownDatabaseText = (): string => read('./own-database.sql')

export const makeRole = (reader: string): string =>
  `create role ${reader} nologin nosuperuser nocreatedb nocreaterole nobypassrls noinherit`

/** Says who reads. The database believes nobody else. */
export type Seal = (identity: Identity) => string

/** The seal under the key in the database's own keeping, made there at its first opening. */
export async function sealOf(db: Kysely<Tables>): Promise<Seal> {
  const key = randomBytes(keyBytes)
  await sql`insert into wall_key (inner_key, outer_key) values (${padded(key, 0x36)}, ${padded(key, 0x5c)})
    on conflict do nothing`.execute(db)
  const { rows } = await sql<{ inner: string }>`select encode(inner_key, 'hex') as inner from wall_key`.execute(db)
  const kept = padded(Buffer.from(rows[0]?.inner ?? '', 'hex'), 0x36).subarray(0, keyBytes)
  return (identity) => {
    const words = Buffer.from(JSON.stringify(identity)).toString('base64')
    return `${words}.${createHmac('sha256', kept).update(words).digest('hex')}`
  }
}

const keyBytes = 32
const blockBytes = 64

/** RFC 2104: the key, filled up to a block of SHA-256, with every byte changed by the pad. */
function padded(key: Uint8Array, pad: number): Buffer {
  return Buffer.from(Array.from({ length: blockBytes }, (_, at) => (key[at] ?? 0) ^ pad))
}

/**
 * Opens a transaction in which nothing can be written and everything is asked for that reader, in one message. Role and
 * reader end with the transaction, so that no later question on the connection can have them.
 */
export const enterAs = (reader: string, sealed: string): string =>
  // The sealed words are base64, a dot and hex: nothing in them ends a literal. Making machine code of a question takes
  // longer than answering it.
  `begin isolation level repeatable read read only; set local jit = off; set local role ${reader}; set local parley.reader = '${sealed}'`
