// The PostgreSQL store: the suite of every store, and what only several processes can get wrong. Runs where a
// PostgreSQL answers at DATABASE_URL or on this machine's usual port, in schemas of its own.
import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { generateSigner } from '@parley/log'
import { logSuite, sealMany, testOrigin } from '@parley/log/testing'
import pg from 'pg'
import { openPostgresLog } from './postgres-log.ts'

const url = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test'

async function query(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

const answers = await query('select 1').then(
  () => true,
  () => false,
)

function newSchema(): string {
  return `parley_test_${randomBytes(6).toString('hex')}`
}

if (!answers) {
  test(
    'postgres',
    { skip: 'no PostgreSQL answers at DATABASE_URL or postgres://postgres@127.0.0.1:5432/test' },
    () => undefined,
  )
} else {
  logSuite('postgres', async () => {
    const schema = newSchema()
    return {
      open: (signer) => openPostgresLog(url, { origin: testOrigin, signer, schema }),
      remove: async () => void (await query(`drop schema "${schema}" cascade`)),
    }
  })

  test('postgres: two processes write one order, and both prove it', async () => {
    const schema = newSchema()
    const { signer } = generateSigner()
    const author = generateSigner().signer
    const logs = [
      await openPostgresLog(url, { origin: testOrigin, signer, schema }),
      await openPostgresLog(url, { origin: testOrigin, signer, schema }),
    ]
    try {
      const entries = await sealMany(200, author)
      // Every entry is sent to both: each has one place, whichever came first.
      const receipts = await Promise.all(entries.flatMap((entry) => logs.map((log) => log.append(entry))))
      const seqs = receipts.map(([receipt]) => receipt!.seq)
      assert.deepEqual(
        [...new Set(seqs)].sort((a, b) => a - b),
        Array.from({ length: 200 }, (_, seq) => seq),
      )
      for (let at = 0; at < seqs.length; at += 2) assert.equal(seqs[at], seqs[at + 1])
      assert.equal(receipts.filter(([receipt]) => receipt!.repeated).length, 200)
      for (const log of logs) assert.equal((await log.verify({ keyOf: () => author.publicKey })).holds, true)
    } finally {
      await Promise.all(logs.map((log) => log.close()))
      await query(`drop schema "${schema}" cascade`)
    }
  })

  test('postgres: when the integrator goes, another takes its place', async () => {
    const schema = newSchema()
    const { signer } = generateSigner()
    const author = generateSigner().signer
    const first = await openPostgresLog(url, { origin: testOrigin, signer, schema })
    const second = await openPostgresLog(url, { origin: testOrigin, signer, schema })
    try {
      await second.append(await sealMany(3, author))
      await first.close()
      const [receipt] = await second.append(await sealMany(1, author, 3))
      assert.deepEqual([receipt!.seq, receipt!.size], [3, 4])
      assert.equal((await second.verify()).holds, true)
    } finally {
      await second.close()
      await query(`drop schema "${schema}" cascade`)
    }
  })

  test('postgres: lost connections lose no acknowledged entry, and the log goes on', async () => {
    const schema = newSchema()
    const { signer } = generateSigner()
    const author = generateSigner().signer
    const log = await openPostgresLog(url, { origin: testOrigin, signer, schema })
    try {
      const entries = await sealMany(120, author)
      const cut = `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and query like '%${schema}%'`
      const places: number[] = []
      for (const [index, entry] of entries.entries()) {
        if (index % 40 === 20) await query(cut)
        const append = () => log.append(entry).then(([receipt]) => receipt!.seq)
        // The writer sends the same id again until it is told: that is what ids are for.
        places.push(await append().catch(append).catch(append).catch(append).catch(append).catch(append))
      }
      assert.deepEqual(
        places,
        Array.from({ length: 120 }, (_, seq) => seq),
      )
      assert.equal((await log.verify({ keyOf: () => author.publicKey })).holds, true)
    } finally {
      await log.close()
      await query(`drop schema "${schema}" cascade`)
    }
  })

  test('postgres: a published checkpoint that a crash of the database took back is published again', async () => {
    const schema = newSchema()
    const { signer } = generateSigner()
    const author = generateSigner().signer
    const log = await openPostgresLog(url, { origin: testOrigin, signer, schema })
    try {
      await log.append(await sealMany(5, author))
      await log.verify()
      const { rows } = await query(`select note from "${schema}".head`)
      await log.append(await sealMany(300, author, 5))
      assert.equal((await log.verify()).holds, true)
      const cut = `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and query like '%${schema}%'`
      await query(`update "${schema}".head set size = 5, note = '${rows[0].note}'`)
      await query(`delete from "${schema}".tiles`)
      await query(cut)
      const append = async () => log.append(await sealMany(1, author, 305))
      const [receipt] = await append().catch(append).catch(append).catch(append)
      assert.deepEqual([receipt?.seq, receipt?.size], [305, 306])
      assert.equal((await log.verify()).holds, true)
      assert.equal((await query(`select size from "${schema}".head`)).rows[0].size, '306')
      assert.equal((await query(`select from "${schema}".tiles`)).rowCount, 1)
    } finally {
      await log.close()
      await query(`drop schema "${schema}" cascade`)
    }
  })

  test('postgres: a database that was put back beneath a running log is refused, and nothing is acknowledged', async () => {
    const schema = newSchema()
    const { signer } = generateSigner()
    const author = generateSigner().signer
    const log = await openPostgresLog(url, { origin: testOrigin, signer, schema })
    try {
      await log.append(await sealMany(5, author))
      await query(`delete from "${schema}".entries where seq >= 2; delete from "${schema}".keys where seq >= 2`)
      await assert.rejects(async () => log.append(await sealMany(1, author, 9)), { code: 'log-damaged' })
      await assert.rejects(async () => log.append(await sealMany(1, author, 10)), { code: 'log-damaged' })
    } finally {
      await log.close()
      await query(`drop schema "${schema}" cascade`)
    }
  })

  for (const [what, sql] of [
    ['a changed body', 'update S.entries set box = set_byte(box, 3, get_byte(box, 3) # 1) where seq = 4'],
    ['a changed leaf', 'update S.entries set leaf = set_byte(leaf, 3, get_byte(leaf, 3) # 1) where seq = 4'],
    ['a changed key', 'update S.keys set key = set_byte(key, 3, get_byte(key, 3) # 1) where seq = 4'],
    ['a lost key row', 'update S.keys set salt = null where seq = 4'],
    ['a removed entry', 'delete from S.entries where seq = 4'],
    ['a removed last entry', 'delete from S.entries where seq = 299'],
    ['a changed tile', 'update S.tiles set bytes = set_byte(bytes, 3, get_byte(bytes, 3) # 1)'],
    ['a changed checkpoint', "update S.head set note = replace(note, '300', '299')"],
  ] as const) {
    test(`postgres: ${what} is found by verify`, async () => {
      const schema = newSchema()
      const { signer } = generateSigner()
      const log = await openPostgresLog(url, { origin: testOrigin, signer, schema })
      try {
        await log.append(await sealMany(300, generateSigner().signer))
        assert.equal((await log.verify()).holds, true)
        assert.equal((await query(sql.replaceAll('S.', `"${schema}".`))).rowCount, 1)
        assert.equal((await log.verify()).holds, false)
      } finally {
        await log.close()
        await query(`drop schema "${schema}" cascade`)
      }
    })
  }
}
