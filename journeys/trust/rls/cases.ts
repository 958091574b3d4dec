// One case: a record, a reader, a statement; what the database answers is held against the model.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../packages/hub/database/tables.ts'
import { enterAs, type Seal } from '../../../packages/hub/database/wall.ts'
import { type ModelReader, seesEntry, seesRow } from './model.ts'
import { type Seen, type Statement, statementOf } from './statements.ts'
import { type Principal, principalOf, type World, worldOf } from './world.ts'

export type Ground = {
  readonly db: Kysely<Tables>
  readonly reader: string
  /** What the database believes, and a seal under another key. */
  readonly seal: Seal
  readonly foreign: Seal
  /** How the product asks for a reader; undefined where the wall was put up anew and only the kit has its key. */
  readonly read?: (identity: ModelReader, ask: (db: Kysely<Tables>) => Promise<void>) => Promise<void>
}

export const statementsPerWorld = 10

/** Draws records and asks of each; answers with the counterexample's words, or undefined where there is none. */
export async function tryCases(
  ground: Ground,
  cases: number,
  seed: number,
  shrinks: boolean,
): Promise<string | undefined> {
  const statements = fc.array(fc.tuple(principalOf, statementOf), {
    minLength: statementsPerWorld,
    maxLength: statementsPerWorld,
  })
  const property = fc.asyncProperty(worldOf, statements, async (world, asked) => {
    await lay(ground.db, world)
    for (const [principal, statement] of asked) await ask(ground, world, principal, statement)
  })
  const numRuns = Math.ceil(cases / statementsPerWorld)
  const result = await fc.check(property, { seed, numRuns, endOnFailure: !shrinks, verbose: 0 })
  return result.failed ? fc.defaultReportMessage(result) : undefined
}

export const emptied = [
  'rows',
  'entries',
  'belonging',
  'persons',
  'shelves',
  'listed',
  'postings',
  'tallies',
  'squares',
]
  .map((table) => `delete from ${table}`)
  .join('; ')

/** Each row once on its shelf, under one value, in one square. */
const shelved = `
  insert into shelves (view, process, grp) select distinct view, process, grp from rows;
  insert into listed (id, shelf, key, at, sorts, terms, hidden, doubled)
    select row_number() over (), o.* from (select distinct s.id, r.key, '', '{}'::text[], '{}'::bigint[], false, false from rows r join shelves s using (view, process, grp)) o;
  insert into postings (shelf, term, at, id) select shelf, 7, '', id from listed;
  insert into tallies (shelf, term, field, value, own, n) select shelf, 0, '', '', 1, count(*) from listed group by shelf;
  insert into squares (shelf, zoom, x, y, n, sum_x, sum_y) select shelf, 4, 0, 0, count(*), 0, 0 from listed group by shelf`

/** Puts the record into the tables, as the fold does. */
async function lay(db: Kysely<Tables>, { facts, rows, entries }: World): Promise<void> {
  const persons = [...facts.persons].map(([person, organisation]) => ({ person, organisation }))
  const json = (value: unknown) => sql`${JSON.stringify(value)}::json`
  await db.transaction().execute(async (tx) => {
    await sql.raw(emptied).execute(tx)
    await sql`
      with b as (insert into belonging select process, grp, organisation
        from json_to_recordset(${json(facts.belonging)}) as x(process text, grp text, organisation text)),
      p as (insert into persons select person, organisation
        from json_to_recordset(${json(persons)}) as x(person text, organisation text)),
      r as (insert into rows (view, process, grp, bucket, key, from_seq, words)
        select view, process, grp, bucket, key, from_seq, to_tsvector('simple', words) from json_to_recordset(${json(rows)})
        as x(view text, process text, grp text, bucket text, key text, from_seq integer, words text))
      insert into entries (seq, id, process, kind, organisation, person, audience, embargo, at, shapes)
      select seq, id, process, kind, organisation, person, array(select json_array_elements_text(audience)), embargo, '', false
      from json_to_recordset(${json(entries)}) as x(seq integer, id text, process text, kind text, organisation text,
        person text, audience json, embargo double precision)`.execute(tx)
    await sql.raw(shelved).execute(tx)
  })
}

async function ask(ground: Ground, world: World, principal: Principal, statement: Statement): Promise<void> {
  const { reader, told } = principal
  if (statement.kind === 'refused') return refuse(ground, statement, tokenOf(ground, principal))
  const nothing: Seen = { rows: [], entries: [] }
  const seen: Seen = {
    rows: world.rows.filter((row) => seesRow(row, reader, world.facts)),
    entries: world.entries.filter((entry) => seesEntry(entry, reader, world.facts)),
  }
  const expected = statement.answer(told === 'truly' ? seen : nothing)
  const check = async (db: Kysely<Tables>) => {
    const { rows } = await statement.text.execute(db)
    assert.deepEqual(rows.map(({ answer }) => answer).sort(), [...expected].sort(), statement.name)
  }
  if (told === 'truly' && ground.read !== undefined) return ground.read(reader, check)
  await ground.db.connection().execute(async (db) => {
    await sql.raw(enterAs(ground.reader, tokenOf(ground, principal))).execute(db)
    try {
      await check(db)
    } finally {
      await sql.raw('rollback').execute(db)
    }
  })
}

function tokenOf({ seal, foreign }: Ground, { reader, told }: Principal): string {
  if (told === 'truly') return seal(reader)
  if (told === 'by another key') return foreign(reader)
  return told === 'not at all' ? '' : `${seal(reader)}z`
}

const notAllowed = '42501'

/** In a transaction that could write: it is the wall that refuses, and not the transaction. */
async function refuse({ db, reader }: Ground, { name, text }: Statement, token: string): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql.raw(enterAs(reader, token).replace(' read only', '')).execute(one)
    try {
      await assert.rejects(text.execute(one), { code: notAllowed }, name)
    } finally {
      await sql.raw('rollback').execute(one)
    }
  })
}
