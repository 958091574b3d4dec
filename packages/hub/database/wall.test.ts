// The wall by itself: is it whole, and does every gap that somebody could leave in it show in the catalogue?
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { ownDatabaseText } from './wall.ts'
import { databaseFaults, wallFaults } from './wall-faults.ts'
import { answers, ask, openWalled, postgresUrl, type Walled } from './wall-testing.ts'

/** A gap, and what the catalogue must then say of it. `{reader}` is the readers' role. */
const gaps: readonly (readonly [string, string, RegExp])[] = [
  ['row-level security is off', 'alter table rows disable row level security', /^rows is not behind the wall$/],
  ['the owner walks past it', 'alter table entries no force row level security', /^entries is open to its owner$/],
  ['a new table', 'create table later (one integer)', /^later is (not behind the wall|open to its owner)$/],
  ['a grant to write', 'grant insert on entries to {reader}', /^readers may INSERT entries$/],
  ['a grant to empty', 'grant truncate on rows to {reader}', /^readers may TRUNCATE rows$/],
  ['a grant of one column', 'grant update (row) on rows to {reader}', /^readers may UPDATE rows$/],
  ['a grant to everybody', 'grant select on persons to public', /^readers may SELECT persons$/],
  ['a grant of the key', 'grant select on wall_key to {reader}', /^readers may SELECT wall_key$/],
  ['a default view', 'create view peek as select * from rows', /^the view peek reads with its owner's eyes$/],
  [
    'a granted materialised view',
    'create materialized view peek as select grp, count(*) from rows group by grp; grant select on peek to {reader}',
    /^readers may SELECT peek$/,
  ],
  ['a granted sequence', 'create sequence s; grant usage on s to {reader}', /^readers may USAGE s$/],
  [
    'a function of the owner’s',
    "create function peek() returns bigint language sql security definer as 'select count(*) from rows'",
    /^peek\(\) (runs as its owner|takes its tables from wherever the caller says)$|^(readers|everybody) may call peek\(\)$/,
  ],
  ['a search path left open', 'alter function reading() reset search_path', /^reading\(\) takes its tables/],
  [
    'a function everybody may call',
    'grant execute on function reading() to public',
    /^everybody may call reading\(\)$/,
  ],
  [
    'a policy for writing',
    'create policy more on rows for insert to {reader} with check (true)',
    /^the policy more on/,
  ],
  ['a policy for everybody', 'create policy more on fold using (true)', /^the policy more on fold lets/],
  ['a policy taken away', 'drop policy shows on entries', /^no policy shows readers their entries$/],
  ['a superuser', 'alter role {reader} superuser', /^readers are superusers$/],
  ['a role past the wall', 'alter role {reader} bypassrls', /^readers are past row-level security$/],
  ['a role that makes roles', 'alter role {reader} createrole', /^readers are makers of roles$/],
  ['a role that is another', 'create role {reader}_x; grant {reader}_x to {reader}', /^readers are a member of \w+_x$/],
  ['a role that owns', 'alter table quarantine owner to {reader}', /^readers own quarantine$/],
  ['a role that makes things', 'grant create on schema {schema} to {reader}', /^readers may make things in /],
  [
    'a key into another table',
    'alter table rows add constraint k foreign key (from_seq) references entries (seq)',
    /^rows looks up another table/,
  ],
]

for (const engine of ['pglite', 'postgres'] as const) {
  describe(`the wall on ${engine}`, { skip: engine === 'postgres' && !(await answers()) }, () => {
    let walled: Walled
    before(async () => {
      walled = await openWalled(engine)
    })
    after(() => walled.close())

    test('is whole', async () => {
      assert.deepEqual(await wallFaults(walled.database.kysely, walled.names), [])
    })

    for (const [name, gap, fault] of gaps) {
      test(`a gap shows: ${name}`, async () => {
        const { kysely } = walled.database
        const { schema, reader } = walled.names
        const undone = new Error('undone')
        const faults: string[] = []
        await assert.rejects(
          kysely.transaction().execute(async (db) => {
            for (const one of gap.replaceAll('{reader}', reader).replaceAll('{schema}', schema).split('; '))
              await sql.raw(one).execute(db)
            faults.push(...(await wallFaults(db, walled.names)))
            throw undone
          }),
          undone,
        )
        assert.ok(
          faults.some((one) => fault.test(one)),
          `the catalogue says ${JSON.stringify(faults)}`,
        )
      })
    }
  })
}

test('an embedded database tells readers nothing of what it counts', async () => {
  const walled = await openWalled('pglite')
  try {
    assert.deepEqual(await databaseFaults(walled.database.kysely, walled.names), [])
  } finally {
    await walled.close()
  }
})

test('a database of the hub’s own on a server tells readers nothing of what it counts, and a login with few rights suffices', {
  skip: !(await answers()),
}, async () => {
  const name = `parley_wall_${process.pid}`
  const url = new URL(postgresUrl)
  url.pathname = `/${name}`
  const administrator = url.href
  // As docs/run.md sets it up.
  await ask(postgresUrl, `create role ${name} login nosuperuser nocreatedb createrole`)
  await ask(postgresUrl, `create database ${name} owner ${name}`)
  try {
    await ask(administrator, ownDatabaseText())
    await ask(administrator, `grant select on all tables in schema pg_catalog to ${name}`)
    url.username = name
    const walled = await openWalled('postgres', url.href)
    try {
      assert.deepEqual(await wallFaults(walled.database.kysely, walled.names), [])
      assert.deepEqual(await databaseFaults(walled.database.kysely, walled.names), [])
      const nobody = { person: null, organisation: null, now: 0 }
      assert.deepEqual(await walled.database.read(nobody, (db) => db.selectFrom('entries').selectAll().execute()), [])
      await assert.rejects(
        walled.database.read(nobody, (db) =>
          db
            .selectFrom('wall_key' as 'fold')
            .selectAll()
            .execute(),
        ),
        /permission denied/,
      )
    } finally {
      await walled.close()
    }
  } finally {
    await ask(postgresUrl, `drop database ${name}`)
    await ask(postgresUrl, `drop role ${name}`)
  }
})

test('a login that may not make the role is told what to have made', { skip: !(await answers()) }, async () => {
  const login = `parley_wall_low_${process.pid}`
  await ask(postgresUrl, `create role ${login} login nosuperuser nocreatedb nocreaterole`)
  try {
    const url = new URL(postgresUrl)
    url.username = login
    await assert.rejects(openWalled('postgres', url.href), { code: 'no-reader-role' })
  } finally {
    await ask(postgresUrl, `drop role ${login}`)
  }
})

test('what is asked for a reader is asked in the reader’s name: no question goes past the wall', () => {
  const folder = new URL('../query/', import.meta.url)
  const past = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => readFileSync(new URL(file, folder), 'utf8').includes('kysely.'))
  assert.deepEqual(past, [])
})
