// The hub's promises as whoever stands on it sees them: one write, one road to the rows, nothing shown that is not the
// reader's, and nothing lost. On the embedded database always, and on PostgreSQL where one answers.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import { checkEntry, fromBase64 } from '@parley/log/check'
import { type Entry, newId } from '@parley/peace'
import { readingOf } from '@parley/peace/testing'
import pg from 'pg'
import { restore, verifyFolder } from './backup.ts'
import { openDatabase } from './database/database.ts'
import { readerRoleOf } from './database/wall.ts'
import { type Author, anonymous, type Change, type Hub, type HubConfig, openHub, type Reader } from './hub.ts'
import { readerName, readingEntryId } from './ingest/reading-id.ts'
import { startHub } from './serve.ts'

const url = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test'
const schemas: string[] = []
const folders: string[] = []
after(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  if (schemas.length === 0) return
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const schema of schemas) {
    await client.query(`drop schema if exists ${schema} cascade`)
    await client.query(`drop schema if exists ${schema}_views cascade`)
    await client.query(`drop schema if exists ${schema}_people cascade`)
    await client.query(`drop role if exists ${readerRoleOf(`${schema}_views`)}`)
  }
  await client.end()
})

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-hub-'))
  folders.push(folder)
  return folder
}

const id = (prefix: Parameters<typeof newId>[0]) => newId(prefix, randomBytes)

type Engine = { readonly name: string; readonly skip: boolean; readonly config: () => Partial<HubConfig> }

const engines: readonly Engine[] = [
  { name: 'embedded', skip: false, config: () => ({}) },
  {
    name: 'postgres',
    skip: !(await answers()),
    config: () => {
      const schema = `hub_test_${randomBytes(6).toString('hex')}`
      schemas.push(schema)
      return { databaseUrl: url, databaseSchema: schema }
    },
  },
]

async function answers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

type Setting = {
  hub: Hub
  process: string
  by: Author
  other: Author
  outside: Author
  data: string
  config: HubConfig
}

async function setting(engine: Partial<HubConfig> = {}): Promise<Setting> {
  const data = path.join(newFolder(), 'data')
  const config = { data, host: '127.0.0.1', port: 0, ...engine }
  const hub = await openHub(config)
  const process = id('prc')
  const by = { organisation: hub.home, administrator: true }
  const other = { organisation: id('org') }
  const outside = { organisation: id('org') }
  await hub.append(
    { kind: 'process-opened', process, audience: ['public'], body: { name: 'Talks', description: '' } },
    by,
  )
  for (const [organisation, role] of [
    [by.organisation, 'operator'],
    [other.organisation, 'monitor'],
  ]) {
    const body = { organisation, name: `The ${role}`, role }
    await hub.append({ kind: 'organisation-joined', process, audience: ['public'], body }, by)
  }
  await hub.caughtUp()
  return { hub, process, by, other, outside, data, config }
}

const readerOf = ({ organisation }: Author): Reader => ({
  person: null,
  organisation,
  chain: [organisation, 'members', 'public'],
  canWrite: true,
  administrator: false,
})

const note = (process: string, text: string, audience?: readonly string[]) => ({
  kind: 'note-added',
  process,
  ...(audience === undefined ? {} : { audience }),
  body: { on: { view: 'processes', key: process }, text },
})

async function texts(hub: Hub, process: string, reader: Reader): Promise<unknown[]> {
  const { rows } = await hub.list('notes', { process, sort: '' }, reader)
  return rows.map((row) => row.text).sort()
}

async function addDocument(
  { hub, process, by }: Setting,
  text: string,
  audience: readonly string[] = ['public'],
): Promise<{ document: string; received: Entry; read: Entry }> {
  const document = id('doc')
  const original = new TextEncoder().encode(text)
  const received = await hub.append(
    {
      kind: 'document-received',
      process,
      audience,
      body: {
        document,
        blob: await hub.putBlob(original),
        name: 'report.txt',
        mediaType: 'text/plain',
        bytes: original.length,
        received: '2026-05-01T00:00:00Z',
      },
    },
    by,
  )
  const reading = readingOf({ text, title: text.slice(0, 20), claims: [{ content: text }] })
  const read = await hub.append(
    {
      id: readingEntryId(readerName, received.entry.id),
      kind: 'document-read',
      process,
      audience,
      body: {
        document,
        received: received.entry.id,
        reading: await hub.putBlob(new TextEncoder().encode(JSON.stringify(reading))),
        problem: null,
        reader: 'read/0.1.0',
        counts: { claims: 1, actors: 0, events: 0, commitments: 0 },
      },
    },
    { organisation: by.organisation, role: 'reader', hub: true },
  )
  return { document, received: received.entry, read: read.entry }
}

const refuses = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Error && 'code' in error, String(error))
  assert.equal(error.code, code, error.message)
  return true
}

for (const engine of engines) {
  describe(`a hub on the ${engine.name} database`, { skip: engine.skip }, () => {
    test('the same entry again gets the same receipt; another entry with its id is refused', async () => {
      const { hub, process, by } = await setting(engine.config())
      try {
        const entry = { ...note(process, 'once'), id: id('ent') }
        const [first, second] = [await hub.append(entry, by), await hub.append(entry, by)]
        assert.equal(first.repeated, false)
        assert.equal(second.repeated, true)
        assert.equal(second.receipt.seq, first.receipt.seq)
        await assert.rejects(hub.append({ ...entry, body: { ...entry.body, text: 'other' } }, by), refuses('id-taken'))
        const same = { ...note(process, 'at once'), id: id('ent'), at: '2026-05-01T00:00:00.000Z' }
        const both = await Promise.all([hub.append(same, by), hub.append(same, by)])
        assert.equal(both[0]?.receipt.seq, both[1]?.receipt.seq)
        assert.deepEqual(both.map((one) => one.repeated).sort(), [false, true])
      } finally {
        await hub.close()
      }
    })

    test('who is not a member, or ahead of the clock, writes nothing', async () => {
      const { hub, process, by, outside } = await setting(engine.config())
      try {
        const size = hub.log.size()
        await assert.rejects(hub.append(note(process, 'x'), outside), refuses('not-a-member'))
        const ahead = new Date(Date.now() + 6 * 60_000).toISOString()
        await assert.rejects(hub.append({ ...note(process, 'x'), at: ahead }, by), refuses('at-ahead'))
        await assert.rejects(hub.append({ ...note(process, 'x'), kind: 'nonsense' }, by), refuses('unknown-kind'))
        await assert.rejects(hub.append({ ...note(process, 'x'), body: {} }, by), refuses('bad-body'))
        await assert.rejects(hub.append(note(process, 'x'.repeat(70_000)), by))
        assert.equal(hub.log.size(), size)
      } finally {
        await hub.close()
      }
    })

    test('each reader gets the notes addressed to it, and nobody else’s', async () => {
      const { hub, process, by, other, outside } = await setting(engine.config())
      try {
        await hub.append(note(process, 'for all', ['public']), by)
        await hub.append(note(process, 'for members', ['members']), by)
        await hub.append(note(process, 'for the other', [other.organisation]), by)
        await hub.append(note(process, 'our own'), by)
        await hub.append(note(process, 'for one outside', [outside.organisation]), other)
        await hub.caughtUp()
        assert.deepEqual(await texts(hub, process, anonymous), ['for all'])
        assert.deepEqual(await texts(hub, process, readerOf(by)), [
          'for all',
          'for members',
          'for the other',
          'our own',
        ])
        assert.deepEqual(await texts(hub, process, readerOf(other)), [
          'for all',
          'for members',
          'for one outside',
          'for the other',
        ])
        assert.deepEqual(await texts(hub, process, readerOf(outside)), ['for all', 'for one outside'])
        const counts = await Promise.all(
          [anonymous, readerOf(by), readerOf(other), readerOf(outside)].map(
            async (reader) => (await hub.entries({ process, kind: 'note-added' }, reader)).entries.length,
          ),
        )
        assert.deepEqual(counts, [1, 4, 4, 2])
      } finally {
        await hub.close()
      }
    })

    test('an entry comes with everything that checks it, to those who may see it', async () => {
      const { hub, process, by, other } = await setting(engine.config())
      try {
        const { entry } = await hub.append(note(process, 'our own'), by)
        await hub.append(note(process, 'another', ['public']), by)
        await hub.caughtUp()
        assert.equal(await hub.entry(entry.id, readerOf(other)), undefined)
        assert.equal(await hub.entry(id('ent'), readerOf(by)), undefined)
        const shown = await hub.entry(entry.id, readerOf(by))
        assert.ok(shown)
        const logKey = fromBase64(hub.hubKey.split('+').slice(2).join('+')).subarray(1)
        const checked = await checkEntry(
          {
            seq: shown.index,
            leaf: fromBase64(shown.leaf),
            path: shown.proof.map(fromBase64),
            checkpoint: shown.checkpoint,
            opening: {
              bytes: fromBase64(shown.bytes),
              salt: fromBase64(shown.salt),
              keyId: shown.keyId,
              signature: fromBase64(shown.signature),
            },
          },
          { origin: hub.origin, logKey, authorKey: () => fromBase64(shown.organisationKey) },
        )
        assert.equal(checked.holds, true, JSON.stringify(checked.steps))
      } finally {
        await hub.close()
      }
    })

    test('what is acknowledged is found at once, while the views are still behind it', async () => {
      const where = await setting(engine.config())
      const { hub, process, by, other } = where
      try {
        for (let round = 0; round < 5; round++) {
          const { document, received } = await addDocument(where, `Report ${round}, held at the ford.`)
          const noted = await hub.append(note(process, `note ${round}`), by)
          const [entry, row, reading, original, hidden] = await Promise.all([
            hub.entry(noted.entry.id, readerOf(by)),
            hub.row('documents', document, { process }, anonymous),
            hub.reading(document, anonymous),
            hub.original(document, anonymous),
            hub.entry(noted.entry.id, readerOf(other)),
          ])
          assert.equal(entry?.index, noted.receipt.seq)
          assert.equal(row?.key, document)
          assert.ok(reading)
          assert.equal(original?.name, 'report.txt')
          assert.equal(hidden, undefined)
          assert.ok(await hub.entry(received.id, anonymous))
        }
      } finally {
        await hub.close()
      }
    })

    test('a change is told with its keys, to the groups whose rows changed and no other', async () => {
      const { hub, process, by } = await setting(engine.config())
      try {
        const changes: Change[] = []
        const stop = hub.onChange((change) => changes.push(change))
        const own = await hub.append(note(process, 'our own'), by)
        await hub.caughtUp()
        const told = changes.flatMap((change) => change.touched).filter((one) => one.view === 'notes')
        assert.deepEqual(told, [{ view: 'notes', process, group: by.organisation, keys: [own.entry.id] }])
        stop()
        await hub.append(note(process, 'for all', ['public']), by)
        await hub.caughtUp()
        assert.equal(changes.flatMap((change) => change.touched).filter((one) => one.view === 'notes').length, 1)
      } finally {
        await hub.close()
      }
    })

    test('a withdrawn note is gone for those who saw it, and its withdrawal is no news to others', async () => {
      const { hub, process, by, other } = await setting(engine.config())
      try {
        const { entry } = await hub.append(note(process, 'for members', ['members']), by)
        await assert.rejects(
          hub.append({ kind: 'entry-withdrawn', process, body: { entry: entry.id } }, other),
          refuses('not-yours'),
        )
        const undone = await hub.append({ kind: 'entry-withdrawn', process, body: { entry: entry.id } }, by)
        assert.deepEqual(undone.entry.audience, ['members'])
        await hub.caughtUp()
        assert.deepEqual(await texts(hub, process, readerOf(other)), [])
        const lines = await hub.entries({ process, kind: 'note-added' }, readerOf(other))
        assert.deepEqual(
          lines.entries.map((line) => line.withdrawn),
          [true],
        )
        assert.equal((await hub.entries({ process, kind: 'entry-withdrawn' }, anonymous)).entries.length, 0)
      } finally {
        await hub.close()
      }
    })

    test('a withdrawn document takes its reading with it, and brings it back', async () => {
      const place = await setting(engine.config())
      const { hub, process, by } = place
      try {
        const { document, received } = await addDocument(place, 'The bridge at Osk is open again')
        await hub.caughtUp()
        assert.ok(await hub.reading(document, anonymous))
        const withdraw = (entry: string) => hub.append({ kind: 'entry-withdrawn', process, body: { entry } }, by)
        const undone = await withdraw(received.id)
        await hub.caughtUp()
        assert.equal(await hub.reading(document, anonymous), undefined)
        assert.equal(await hub.original(document, anonymous), undefined)
        await withdraw(undone.entry.id)
        await hub.caughtUp()
        assert.ok(await hub.reading(document, anonymous))
      } finally {
        await hub.close()
      }
    })

    test('an erased document leaves no words in rows, blobs or log, and every other proof holds', async () => {
      const place = await setting(engine.config())
      const { hub, process, by } = place
      try {
        const kept = await addDocument(place, 'The bridge at Osk is open again')
        const gone = await addDocument(place, 'Witness Maravel Tonquin saw the trucks')
        await hub.caughtUp()
        assert.equal((await hub.list('documents', { process }, anonymous)).total, 2)
        assert.ok(await hub.reading(gone.document, anonymous))
        const why = { reason: 'danger-to-person', authority: 'the court' } as const
        await hub.erase(gone.received.id, process, why, by)
        await assert.rejects(hub.erase(gone.received.id, process, why, by))
        const documents = await hub.list('documents', { process }, anonymous)
        assert.deepEqual(
          documents.rows.map((row) => row.key),
          [kept.document],
        )
        assert.equal(await hub.reading(gone.document, anonymous), undefined)
        assert.equal(await hub.original(gone.document, anonymous), undefined)
        assert.equal((await hub.list('claims', { process, q: 'Tonquin' }, anonymous)).total, 0)
        const dump = (await Array.fromAsync(hub.dumpRows())).join('\n')
        assert.equal(/tonquin/i.test(dump), false, 'the erased name stands in a row')
        for (const { id } of [gone.received, gone.read]) {
          const seq = await hub.log.find(id)
          assert.equal((await hub.log.get(seq ?? -1))?.erased, true)
        }
        const verified = await hub.verify()
        assert.deepEqual(verified.problems, [])
        assert.equal(verified.erased, 2)
        await hub.rebuild()
        assert.equal((await Array.fromAsync(hub.dumpRows())).join('\n') === dump, true)
      } finally {
        await hub.close()
      }
    })

    test('a place erased behind the record’s back is found: no entry answers for it', async () => {
      const { hub, process, by } = await setting(engine.config())
      try {
        const { receipt } = await hub.append(note(process, 'gone without a word', ['public']), by)
        await hub.append(note(process, 'still here', ['public']), by)
        assert.deepEqual((await hub.verify()).problems, [])
        await hub.log.erase(receipt.seq)
        const { ok, problems } = await hub.verify()
        assert.equal(ok, false)
        assert.deepEqual(
          problems.map(({ seq, code }) => [seq, code]),
          [[receipt.seq, 'erased-unsaid']],
        )
      } finally {
        await hub.close()
      }
    })

    test('the rows as known then: by the hub’s own clock, and never by an author’s', async () => {
      let clock = Date.parse('2026-05-01T00:00:00Z')
      const place = await setting({ ...engine.config(), now: () => new Date(clock) })
      const { hub, process, by } = place
      try {
        clock += 3_600_000
        const { document } = await addDocument(place, 'The road to Sarom is closed')
        await hub.caughtUp()
        clock += 3_600_000
        const body = {
          on: { view: 'documents', key: document },
          field: 'title',
          value: 'Another title',
          reason: 'misread',
        }
        await hub.append(
          { kind: 'correction-made', process, audience: ['public'], at: '2020-01-01T00:00:00.000Z', body },
          by,
        )
        await hub.caughtUp()
        const titleAt = async (asKnown?: string) => {
          const query = { process, ...(asKnown === undefined ? {} : { asKnown }) }
          return (await hub.list('documents', query, anonymous)).rows.map((row) => row.title)
        }
        assert.deepEqual(await titleAt(), ['Another title'])
        assert.deepEqual(await titleAt('2026-05-01T01:30:00Z'), ['The road to Sarom is'])
        assert.deepEqual(await titleAt('2026-05-01T00:30:00Z'), [])
        await assert.rejects(titleAt('yesterday'), refuses('bad-instant'))
      } finally {
        await hub.close()
      }
    })

    test('long rows as known on a day: how the day began, by the hub’s own clock', async () => {
      let clock = Date.parse('2026-05-01T10:00:00Z')
      const { hub, process, by } = await setting({ ...engine.config(), now: () => new Date(clock) })
      try {
        const [indicator, series] = [newId('ind', randomBytes), newId('srs', randomBytes)]
        const say = async (kind: string, body: Record<string, unknown>) => {
          await hub.append({ kind, process, audience: ['public'], body }, by)
          await hub.caughtUp()
          clock += 3_600_000
        }
        const numbers = (value: number) =>
          say('series-entered', { series, name: 'N', unit: 'n', origin: 'o', from: '2026-04-01', values: [value] })
        await say('indicator-set', { indicator, title: 'Numbers', unit: 'n', source: { of: 'series', series } })
        await numbers(1)
        await numbers(2)
        clock = Date.parse('2026-05-03T10:00:00Z')
        await numbers(3)
        const valuesAt = async (asKnown?: string) => {
          const query = { process, ...(asKnown === undefined ? {} : { asKnown }) }
          return (await hub.list('indicators', query, anonymous)).rows.map((row) => row.values)
        }
        assert.deepEqual(await valuesAt(), [[3]])
        // The day's own later figures are not known as it begins; those of the day before are, the last of them.
        assert.deepEqual(await valuesAt('2026-05-03T23:00:00Z'), [[2]])
        assert.deepEqual(await valuesAt('2026-05-02T00:00:00Z'), [[2]])
        assert.deepEqual(await valuesAt('2026-05-01T23:00:00Z'), [])
        assert.deepEqual(await valuesAt('2026-05-04T00:00:00Z'), [[3]])
      } finally {
        await hub.close()
      }
    })

    test('a start goes on from the rows of then; those of another log or program are folded anew', async () => {
      const { hub, process, by, config } = await setting(engine.config())
      await hub.append(note(process, 'for all', ['public']), by)
      await hub.caughtUp()
      const before = (await Array.fromAsync(hub.dumpRows())).join('\n')
      await hub.close()
      for (const [change, isTrusted] of [
        [{}, true],
        [{ program: 'another' }, false],
        [{ origin: 'elsewhere.example/log' }, false],
        [{ root: 'another' }, false],
        [{ position: 1_000_000 }, false],
      ] as const) {
        // A row nobody folded shows whether the rows were trusted.
        const { databaseUrl, databaseSchema } = config
        const database = await openDatabase(
          databaseUrl === undefined
            ? { engine: 'pglite', folder: path.join(config.data, 'views') }
            : { engine: 'postgres', url: databaseUrl, schema: `${databaseSchema}_views` },
        )
        await database.kysely
          .updateTable('rows')
          .set({ row: '{"text":"forged"}' })
          .where('view', '=', 'notes')
          .execute()
        if (Object.keys(change).length > 0) await database.kysely.updateTable('fold').set(change).execute()
        await database.close()
        const again = await openHub(config)
        await again.caughtUp()
        const after = (await Array.fromAsync(again.dumpRows())).join('\n')
        await again.close()
        assert.equal(after === before, !isTrusted, JSON.stringify(change))
      }
    })
  })
}

test('a hub that opens has folded what a crash left behind before it answers', async () => {
  const { hub, process, by, config } = await setting()
  await hub.close()
  const views = path.join(config.data, 'views')
  cpSync(views, `${views}.then`, { recursive: true })
  const second = await openHub(config)
  for (let n = 0; n < 30; n++) await second.append(note(process, `note ${n}`, ['public']), by)
  await second.caughtUp()
  await second.close()
  // The log is ahead of the views, as after a kill.
  rmSync(views, { recursive: true })
  cpSync(`${views}.then`, views, { recursive: true })
  const third = await openHub(config)
  try {
    assert.equal((await third.list('notes', { process }, anonymous)).total, 30)
  } finally {
    await third.close()
  }
})

describe('several hub processes on one PostgreSQL', { skip: engines[1]?.skip }, () => {
  test('what one writes the other shows, tells and goes on from', async () => {
    const { hub, process, by, other, config } = await setting(engines[1]?.config())
    const second = await openHub(config)
    try {
      const told = new Map<Hub, string[]>([
        [hub, []],
        [second, []],
      ])
      for (const [one, keys] of told) {
        one.onChange((change) => {
          keys.push(...change.touched.filter(({ view }) => view === 'notes').flatMap((touched) => touched.keys))
        })
      }
      const written: string[] = []
      for (let round = 0; round < 20; round++) {
        const writer = round % 2 === 0 ? hub : second
        const { entry } = await writer.append(note(process, `note ${round}`, ['members']), round % 3 === 0 ? other : by)
        written.push(entry.id)
      }
      await Promise.all([hub.caughtUp(), second.caughtUp()])
      for (const one of [hub, second]) {
        assert.equal((await one.list('notes', { process }, readerOf(other))).total, 20)
        assert.deepEqual([...new Set(told.get(one))].sort(), [...written].sort())
      }
      const live = (await Array.fromAsync(hub.dumpRows())).join('\n')
      await second.close()
      await hub.rebuild()
      assert.equal((await Array.fromAsync(hub.dumpRows())).join('\n') === live, true)
    } finally {
      await second.close()
      await hub.close()
    }
  })
})

describe('a record does not change its store by itself', { skip: engines[1]?.skip }, () => {
  test('a log in the folder is not left for a database', async () => {
    const { hub, process, by, config } = await setting()
    await hub.append(note(process, 'in the folder', ['public']), by)
    await hub.close()
    await assert.rejects(openHub({ ...config, ...engines[1]?.config() }), refuses('log-in-folder'))
    const again = await openHub(config)
    assert.equal((await again.verify()).ok, true)
    await again.close()
  })

  test('a log in a database is not begun anew in the folder, or in another database', async () => {
    const { hub, process, by, config } = await setting(engines[1]?.config())
    await hub.append(note(process, 'in the database', ['public']), by)
    const size = hub.log.size()
    await hub.close()
    const { databaseUrl, databaseSchema, ...folder } = config
    await assert.rejects(openHub(folder), refuses('log-in-database'))
    await assert.rejects(openHub({ ...config, ...engines[1]?.config() }), refuses('log-not-there'))
    await assert.rejects(verifyFolder(config.data), refuses('log-in-database'))
    const report = await verifyFolder(config.data, undefined, { databaseUrl })
    assert.deepEqual([report.ok, report.entries], [true, size])
    const again = await openHub(config)
    assert.equal(again.log.size(), size)
    await again.close()
  })

  test('beside a hub that serves, no second one does', async () => {
    const { hub, config } = await setting(engines[1]?.config())
    await hub.close()
    const serve = { ...config, sample: false }
    const first = await startHub(serve)
    try {
      await assert.rejects(startHub(serve), refuses('log-locked'))
    } finally {
      await first.close()
    }
    const again = await startHub(serve)
    await again.close()
  })
})

describe('a data folder', () => {
  test('two hubs on one folder: the second is refused and the first goes on', async () => {
    const { hub, process, by, config } = await setting()
    try {
      await assert.rejects(openHub(config), refuses('log-locked'))
      await hub.append(note(process, 'still here', ['public']), by)
    } finally {
      await hub.close()
    }
  })

  test('secrets are for the owner alone', async () => {
    const { hub, data } = await setting()
    await hub.close()
    assert.equal(statSync(data).mode & 0o777, 0o700)
    for (const file of ['token', ...readdirSync(path.join(data, 'keys')).map((name) => `keys/${name}`)]) {
      assert.equal(statSync(path.join(data, file)).mode & 0o077, 0, file)
    }
  })

  const damages: readonly (readonly [string, string, (data: string) => void])[] = [
    ['an empty hub.json', 'damaged', (data) => writeFileSync(path.join(data, 'hub.json'), '')],
    ['a missing hub.json beside a log', 'damaged', (data) => rmSync(path.join(data, 'hub.json'))],
    [
      'a newer format',
      'newer-format',
      (data) => {
        const file = path.join(data, 'hub.json')
        writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), format: 99 }))
      },
    ],
    ['a missing token', 'damaged', (data) => rmSync(path.join(data, 'token'))],
    ['a token others can read', 'open-to-others', (data) => chmodSync(path.join(data, 'token'), 0o644)],
    ['a folder others can read', 'open-to-others', (data) => chmodSync(data, 0o755)],
    ['a missing hub key', 'damaged', (data) => rmSync(path.join(data, 'keys', 'hub.key'))],
    ['a missing log folder', 'damaged', (data) => rmSync(path.join(data, 'log'), { recursive: true })],
    [
      'another hub’s key',
      'log-other-key',
      (data) => writeFileSync(path.join(data, 'keys', 'hub.key'), `${randomBytes(32).toString('base64')}\n`),
    ],
    [
      'another log’s name',
      'log-other-origin',
      (data) => {
        const file = path.join(data, 'hub.json')
        writeFileSync(
          file,
          JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), origin: 'elsewhere.example/log' }),
        )
      },
    ],
  ]
  test('damage is refused with what to do, and nothing is written', async () => {
    const { hub, data } = await setting()
    await hub.close()
    for (const [name, code, damage] of damages) {
      const copy = path.join(newFolder(), 'copy')
      cpSync(data, copy, { recursive: true, filter: (file) => path.basename(file) !== 'views' })
      for (const part of [copy, path.join(copy, 'keys')]) chmodSync(part, 0o700)
      damage(copy)
      const before = listing(copy)
      await assert.rejects(openHub({ data: copy, host: '127.0.0.1', port: 0 }), (error) => {
        assert.ok(error instanceof Error && 'code' in error, name)
        assert.equal(error.code, code, `${name}: ${error.message}`)
        return true
      })
      assert.deepEqual(listing(copy), before, `${name}: something was written`)
    }
  })

  test('somebody else’s folder is left alone', async () => {
    const folder = newFolder()
    writeFileSync(path.join(folder, 'diary.txt'), 'mine')
    await assert.rejects(openHub({ data: folder, host: '127.0.0.1', port: 0 }), refuses('not-ours'))
    assert.deepEqual(readdirSync(folder), ['diary.txt'])
  })

  test('views that are damaged or gone are folded anew', async () => {
    const { hub, data, config, process, by } = await setting()
    await hub.append(note(process, 'for all', ['public']), by)
    await hub.caughtUp()
    const before = (await Array.fromAsync(hub.dumpRows())).join('\n')
    await hub.close()
    for (const breakIt of [
      () => rmSync(path.join(data, 'views'), { recursive: true }),
      () => writeFileSync(path.join(data, 'views', 'pglite', 'global', 'pg_control'), 'not a database'),
      () => rmSync(path.join(data, 'views', 'state.json')),
    ]) {
      breakIt()
      const again = await openHub(config)
      try {
        await again.caughtUp()
        assert.equal((await Array.fromAsync(again.dumpRows())).join('\n') === before, true)
      } finally {
        await again.close()
      }
    }
  })

  test('a lost reading is said, and everything else goes on', async () => {
    const place = await setting()
    const { document } = await addDocument(place, 'The bridge at Osk is open again')
    await place.hub.close()
    rmSync(path.join(place.data, 'blobs', 'blobs'), { recursive: true })
    rmSync(path.join(place.data, 'views'), { recursive: true })
    const hub = await openHub(place.config)
    try {
      await hub.append(note(place.process, 'for all', ['public']), place.by)
      await hub.caughtUp()
      assert.deepEqual(await texts(hub, place.process, anonymous), ['for all'])
      assert.deepEqual(
        (await hub.quarantine()).map(({ code }) => code),
        ['reading-lost'],
      )
      assert.equal(await hub.reading(document, anonymous), undefined)
      const { ok, problems } = await hub.verify()
      assert.equal(ok, false)
      assert.deepEqual([...new Set(problems.map(({ code }) => code))], ['blob-damaged'])
    } finally {
      await hub.close()
    }
  })

  test('a backup made while writing goes on is restored, verified and has what was acknowledged before it', async () => {
    const place = await setting()
    const { hub, process, by } = place
    const target = path.join(newFolder(), 'backup')
    const data = path.join(newFolder(), 'restored')
    let size = 0
    try {
      await addDocument(place, 'The bridge at Osk is open again')
      let writing = true
      const writer = (async () => {
        while (writing) await hub.append(note(process, 'meanwhile', ['public']), by)
      })()
      size = (await hub.backup(target)).size
      writing = false
      await writer
      await assert.rejects(hub.backup(target), refuses('not-empty'))
    } finally {
      await hub.close()
    }
    const verified = await restore(target, data)
    assert.deepEqual(verified.problems, [])
    assert.ok(verified.entries >= size)
    await assert.rejects(restore(target, data), refuses('not-empty'))
    const again = await openHub({ data, host: '127.0.0.1', port: 0 })
    try {
      await again.caughtUp()
      assert.equal((await again.list('documents', { process }, anonymous)).total, 1)
      assert.equal(again.origin, hub.origin)
    } finally {
      await again.close()
    }
  })

  test('a flipped byte in entries or blobs is found, and such a backup is not restored', async () => {
    const place = await setting()
    await addDocument(place, 'The bridge at Osk is open again')
    const target = path.join(newFolder(), 'backup')
    await place.hub.backup(target)
    await place.hub.close()
    assert.deepEqual((await verifyFolder(place.data)).problems, [])
    const blobs = path.join(target, 'blobs', 'blobs')
    const some = readdirSync(blobs, { recursive: true, withFileTypes: true }).find((file) => file.isFile())
    assert.ok(some)
    for (const file of [path.join(some.parentPath, some.name), path.join(target, 'log', 'entries.log')]) {
      const bytes = readFileSync(file)
      const at = Math.floor(bytes.length / 2)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(file, bytes)
      const data = path.join(newFolder(), 'restored')
      await assert.rejects(restore(target, data))
      assert.equal(readdirSync(path.dirname(data)).length, 0, 'something was left behind')
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(file, bytes)
    }
    await restore(target, path.join(newFolder(), 'restored'))
  })
})

function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.includes('lock'))
    .sort()
}
