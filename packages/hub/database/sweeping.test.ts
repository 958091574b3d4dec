// Sweeping follows each destruction, is remembered over a crash, and is asked for once by many.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { openSweeping } from './sweeping.ts'
import { answers, openWalled, postgresUrl } from './wall-testing.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'parley-sweeping-'))
after(() => rmSync(folder, { recursive: true }))
let number = 0
const open = (mark = path.join(folder, String(number++))) => {
  const swept: (() => void)[] = []
  const said: string[] = []
  let isBroken = false
  const sweep = async () => {
    await new Promise<void>((resolve) => swept.push(resolve))
    if (isBroken) throw new Error('the disk is full')
  }
  const sweeping = openSweeping(mark, sweep, (line) => said.push(line))
  const turns = async () => {
    for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve))
  }
  /** Has the one that is due begin, and end. */
  const finish = async () => {
    void sweeping.done()
    await turns()
    swept.at(-1)?.()
    await turns()
  }
  return { mark, sweeping, swept, said, finish, breakDown: () => (isBroken = true) }
}

test('what is destroyed is swept once it is committed, and the mark stands until then', async () => {
  const { mark, sweeping, swept, finish } = open()
  sweeping.destroyed()
  assert.equal(swept.length, 0, 'nothing was destroyed')
  sweeping.destroying()
  assert.ok(existsSync(mark))
  assert.equal(swept.length, 0, 'nothing is committed yet')
  sweeping.destroyed()
  await finish()
  assert.equal(swept.length, 1)
  await sweeping.done()
  assert.ok(!existsSync(mark))
})

test('what is destroyed while one sweep runs is swept by the next, and many share it', async () => {
  const { mark, sweeping, swept, finish } = open()
  sweeping.destroying()
  sweeping.destroyed()
  void sweeping.done()
  for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve))
  assert.equal(swept.length, 1)
  for (let n = 0; n < 3; n++) {
    sweeping.destroying()
    sweeping.destroyed()
  }
  await finish()
  assert.ok(existsSync(mark), 'one is due still')
  await finish()
  await sweeping.done()
  assert.equal(swept.length, 2)
  assert.ok(!existsSync(mark))
})

test('many in a row share one, and it begins by itself', async () => {
  const { mark, sweeping, swept } = open()
  for (let n = 0; n < 20; n++) {
    sweeping.destroying()
    sweeping.destroyed()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  assert.equal(swept.length, 0, 'it waits for more')
  while (swept.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  swept[0]?.()
  await sweeping.done()
  assert.equal(swept.length, 1)
  assert.ok(!existsSync(mark))
})

test('after a crash between the two it is made good at the next start', async () => {
  const mark = path.join(folder, 'crashed')
  writeFileSync(mark, '')
  const { sweeping, swept, finish } = open(mark)
  await finish()
  await sweeping.done()
  assert.equal(swept.length, 1)
  assert.ok(!existsSync(mark))
})

test('what fails is said, stays due, and is tried again until it is closed', async () => {
  const { mark, sweeping, swept, said, finish, breakDown } = open()
  sweeping.destroying()
  sweeping.destroyed()
  breakDown()
  await finish()
  assert.match(said[0] ?? '', /the disk is full/)
  assert.ok(existsSync(mark))
  await finish()
  assert.equal(swept.length, 2)
  const closed = sweeping.close()
  await finish()
  await closed
  assert.equal(said.length, 3)
  await sweeping.done()
  assert.equal(swept.length, 3, 'nothing is tried on what is closed')
  assert.ok(existsSync(mark))
})

const noServer = (await answers()) ? false : 'no PostgreSQL answers'

test('a server gives up no deleted row that a transaction still wants, and the sweep says so', {
  skip: noServer,
}, async () => {
  const { database, close } = await openWalled('postgres')
  const other = new pg.Client(postgresUrl)
  await other.connect()
  try {
    await sql`insert into persons (person, organisation) values ('prs_1', 'org_1')`.execute(database.kysely)
    await other.query('begin isolation level repeatable read')
    await other.query('select 1')
    await sql`delete from persons`.execute(database.kysely)
    await assert.rejects(database.sweep(), /keeps 1 deleted rows of persons/)
    const waiting = database.sweep()
    await other.query('commit')
    await waiting
  } finally {
    await other.end()
    await close()
  }
})
