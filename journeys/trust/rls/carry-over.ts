// Is every statement asked in the name of its own request? Many readers at once on few connections, with errors, statements
// cut off, names of prepared statements used again, and requests that try to leave something behind for the next one.
import assert from 'node:assert/strict'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../packages/hub/database/database.ts'
import type { Tables } from '../../../packages/hub/database/tables.ts'
import { emptied } from './cases.ts'
import type { ModelReader } from './model.ts'

const readers: readonly ModelReader[] = [
  ...['org_alder', 'org_birch', 'org_cedar'].map((organisation) => ({ person: null, organisation, now: 1 })),
  { person: 'per_ada', organisation: 'org_alder', now: 2 },
  { person: 'per_di', organisation: null, now: 3 },
  { person: null, organisation: null, now: 4 },
]

/** One row each: what a reader sees is who the database takes the reader for. */
const groups = ['public', 'org_alder', 'org_birch', 'org_cedar', 'per_ada', 'per_di']

export async function layGroups(db: Kysely<Tables>): Promise<void> {
  await sql.raw(emptied).execute(db)
  await sql`insert into rows (view, process, grp, bucket, key, from_seq)
    select 'v', 'prc_one', grp, '', grp, 0 from unnest(${groups}::text[]) as grp`.execute(db)
}

const expected = ({ person, organisation }: ModelReader) =>
  groups.filter((grp) => grp === 'public' || grp === person || grp === organisation).sort()

type Step = (db: Kysely<Tables>) => Promise<unknown>

/** What may happen between two looks; the first ones end the request with an error. */
const ends: readonly Step[] = [
  (db) => sql`select 1 / 0 from rows`.execute(db),
  (db) => sql`select nothing from nowhere`.execute(db),
  (db) => sql`insert into rows (view) values ('v')`.execute(db),
  async (db) => {
    await sql`set local statement_timeout = '3ms'`.execute(db)
    await sql`select sum(a * b) from generate_series(1, 600) a, generate_series(1, 600) b`.execute(db)
  },
  () => Promise.reject(new Error('the hub failed between two statements')),
]
const leaves: readonly Step[] = [
  (db) => sql`select set_config('parley.reader', 'left behind', false)`.execute(db),
  (db) => sql`prepare mine as select key from rows`.execute(db).then(() => sql`execute mine`.execute(db)),
  (db) => sql`deallocate all`.execute(db),
  (db) => sql`savepoint one`.execute(db).then(() => sql`rollback to savepoint one`.execute(db)),
  (db) => sql`declare open_cursor cursor with hold for select key from rows`.execute(db),
]

export type Carried = { readonly statements: number; readonly requests: number; readonly failed: number }

/** Rounds of one to six requests at once, each of several looks, until that many statements were looked at. */
export async function carryOver(database: Database, next: () => number, statements: number): Promise<Carried> {
  const pick = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)] as T
  let looked = 0
  let requests = 0
  let failed = 0
  const look = async (db: Kysely<Tables>, reader: ModelReader) => {
    const { rows } = await sql<{ role: string; keys: string[] }>`
      select current_user as role, array(select key from rows order by key) as keys`.execute(db)
    assert.deepEqual(rows[0], { role: database.reader, keys: expected(reader) }, `for ${JSON.stringify(reader)}`)
    looked += 1
  }
  const request = async (reader: ModelReader, steps: number, way: number) => {
    requests += 1
    const work = database.read(reader, async (db) => {
      for (let step = 0; step < steps; step++) await look(db, reader)
      if (way < 0.25) await pick(ends)(db)
      if (way > 0.7) {
        await pick(leaves)(db)
        // Whoever writes over who reads becomes nobody, for the rest of this request alone.
        await sql`select 1`.execute(db)
      }
    })
    await work.catch((error: unknown) => {
      if (error instanceof assert.AssertionError) throw error
      failed += 1
    })
  }
  while (looked < statements) {
    const many = 1 + Math.floor(next() * 6)
    const asked = Array.from({ length: many }, () => request(pick(readers), 1 + Math.floor(next() * 3), next()))
    await Promise.all(asked)
    if (next() < 0.1) {
      // The fold's own connections are never anybody else's.
      const { rows } = await sql<{ role: string; rows: number }>`
        select current_user as role, (select count(*)::integer from rows) as rows`.execute(database.kysely)
      assert.equal(rows[0]?.rows, groups.length)
      assert.notEqual(rows[0]?.role, database.reader)
    }
  }
  return { statements: looked, requests, failed }
}
