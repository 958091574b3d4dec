// Lists against a naive model: the same rows kept in an array, filtered, sorted and cut by hand.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type AnyFoldedView, emptyDirectory, type Row } from '@parley/peace'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import Type from 'typebox'
import { type Database, openDatabase } from '../database/database.ts'
import { setBelonging } from '../projection/belonging.ts'
import { rowText } from '../projection/row-text.ts'
import { insertVersions, type NewVersion } from '../projection/store.ts'
import { anonymous, type Reader } from '../reader.ts'
import { chance } from '../testing.ts'
import { cursors } from './cursor.ts'
import { type ListQuery, type Lists, lists } from './list.ts'
import { readAsOf } from './read-as.ts'

type Thing = Row & { name: string | null; size: number | null; open: boolean; tags: readonly string[] }

const things: AnyFoldedView = {
  name: 'things',
  about: 'Made up for this test.',
  schema: Type.Object({}),
  fields: {
    name: { type: 'text', of: (row) => (row as Thing).name, facet: true, sort: true },
    size: { type: 'number', of: (row) => (row as Thing).size, sort: true },
    open: { type: 'boolean', of: (row) => (row as Thing).open, facet: true },
    tags: { type: 'list', of: (row) => (row as Thing).tags, facet: true },
  },
  order: { field: 'name', direction: 'asc' },
  versioned: true,
  buckets: () => [],
  rows: () => [],
  words: (row) => wordsOf(row as Thing),
}
const wordsOf = ({ name, tags }: Thing) => [name ?? '', ...tags].join(' ')

const process = 'prc_00000000000000000000000000'
const org = 'org_00000000000000000000000001'
const member: Reader = { person: null, organisation: org, chain: [], canWrite: false, administrator: false }
const directory = {
  ...emptyDirectory,
  processes: new Map([
    [
      process,
      {
        process,
        name: '',
        organisations: new Map([[org, { entry: '', organisation: org, name: '', names: {}, role: '' }]]),
        organisationsNamed: new Set<string>(),
        personsNamed: new Set<string>(),
        rules: {},
      },
    ],
  ]),
}
const chainOfMember = [org, 'members', 'public']

/** What stands stored, and what the model says a reader gets of it. */
type Stored = { group: string; from: number; to: number | null; thing: Thing | null; key: string }

function shown(stored: readonly Stored[], reader: Reader, at: number | null): Thing[] {
  const chain = reader === anonymous ? ['public'] : chainOfMember
  const stands = (one: Stored) => (at === null ? one.to === null : one.from < at && (one.to === null || one.to >= at))
  return [...new Set(stored.map((one) => one.key))].flatMap((key) => {
    for (const group of chain) {
      const own = stored.find((one) => one.key === key && one.group === group && stands(one))
      if (own !== undefined) return own.thing === null ? [] : [own.thing]
    }
    return []
  })
}

const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

function model(stored: readonly Stored[], reader: Reader, query: ListQuery, at: number | null): Thing[] {
  const passes = (thing: Thing) =>
    Object.entries(query.filter ?? {}).every(([field, given]) =>
      (typeof given === 'string' ? [given] : given).some((value) => {
        const own = thing[field as 'name' | 'size' | 'open' | 'tags']
        if (value === '') return Array.isArray(own) ? own.length === 0 : own === null
        return Array.isArray(own) ? own.includes(value) : own !== null && String(own) === value
      }),
    )
  const asked = (query.q ?? '').split(' ').filter(Boolean)
  const found = (thing: Thing) => {
    const words = wordsOf(thing).split(' ')
    return asked.every((word, index) =>
      index === asked.length - 1 ? words.some((one) => one.startsWith(word)) : words.includes(word),
    )
  }
  const field = (query.sort ?? 'name').replace(/^-/, '') as 'name' | 'size'
  const sign = query.sort?.startsWith('-') ? -1 : 1
  const order = (a: Thing, b: Thing) => {
    const [x, y] = [a[field], b[field]]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : byCodePoint(String(x), String(y)))
  }
  return shown(stored, reader, at)
    .filter((thing) => passes(thing) && found(thing))
    .sort((a, b) => order(a, b) || byCodePoint(a.key, b.key))
}

const nameOf = fc.constantFrom('alder', 'Birch', 'cedar', 'éder', 'زيتون', '😀elm', 'z', 'alderman', '')
const thingOf = fc.record({
  name: fc.option(nameOf),
  size: fc.option(fc.oneof(fc.integer({ min: -5, max: 20 }), fc.constantFrom(0.5, 2.25, 1e6))),
  open: fc.boolean(),
  tags: fc.uniqueArray(fc.constantFrom('red', 'reed', 'blue', 'sea'), { maxLength: 3 }),
})
const storedOf = fc
  .uniqueArray(
    fc.record({
      key: fc.constantFrom('k1', 'k2', 'K3', 'ö4', 'k5', 'k6', 'k7', 'k8'),
      group: fc.constantFrom('public', 'members', org),
      thing: fc.option(thingOf, { freq: 4 }),
      past: fc.option(thingOf),
    }),
    { selector: ({ key, group }) => `${key} ${group}`, maxLength: 20 },
  )
  .map((some) =>
    some.flatMap(({ key, group, thing, past }): Stored[] => [
      ...(past === null ? [] : [{ key, group, from: 1, to: 5, thing: { ...past, key, process } }]),
      { key, group, from: 5, to: null, thing: thing === null ? null : { ...thing, key, process } },
    ]),
  )
const queryOf = fc.record(
  {
    q: fc.constantFrom('', 'al', 'alder', 're', 'red', 'red se', 'nothing', 'blue al'),
    filter: fc.dictionary(fc.constant('open'), fc.constantFrom('true', 'false')).chain((open) =>
      fc
        .record(
          {
            name: fc.oneof(nameOf, fc.array(nameOf, { minLength: 1, maxLength: 3 })),
            tags: fc.constantFrom('red', '', 'sea'),
            size: fc.constantFrom('0', '2.25', '7', ''),
          },
          { requiredKeys: [] },
        )
        .map((rest) => ({ ...open, ...rest })),
    ),
    sort: fc.constantFrom('name', '-name', 'size', '-size'),
  },
  { requiredKeys: [] },
)

const url = globalThis.process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test'
const schema = `list_test_${globalThis.process.pid}`
let folder = ''
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parley-list-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const seed = Number(globalThis.process.env.SEED ?? Date.now() % 1_000_000)

for (const engine of ['pglite', 'postgres'] as const) {
  describe(`lists on ${engine}`, { skip: engine === 'postgres' && !(await answers()) }, () => {
    let database: Database
    let all: Lists
    before(async () => {
      database = await openDatabase(
        engine === 'pglite' ? { engine, folder: path.join(folder, 'views') } : { engine, url, schema },
      )
      const times = { size: () => 5, note: () => {}, seenBy: (instant: number) => instant / 1000, close: () => {} }
      const secret = new Uint8Array(32).fill(7)
      await setBelonging(database.kysely, emptyDirectory, directory)
      const readAs = readAsOf(database, { directory: () => directory, now: () => new Date(0) })
      all = lists({ readAs, directory: () => directory, times, cursors: cursors(secret), views: [things] })
    })
    after(async () => {
      if (engine === 'postgres') {
        await sql`drop schema ${sql.id(schema)} cascade`.execute(database.kysely)
        await sql`drop role ${sql.id(database.reader)}`.execute(database.kysely)
      }
      await database.close()
    })

    const store = async (stored: readonly Stored[]) => {
      await sql`truncate rows`.execute(database.kysely)
      const versions: NewVersion[] = stored.map(({ key, group, from, to, thing }) => ({
        view: 'things',
        process,
        bucket: '',
        grp: group,
        key,
        from_seq: from,
        to_seq: to,
        row: thing === null ? null : rowText(thing),
        fields: thing === null ? null : { name: thing.name, size: thing.size, open: thing.open, tags: thing.tags },
        words: thing === null ? null : wordsOf(thing),
      }))
      await insertVersions(database.kysely, versions)
    }

    test(`any question gets what the model says, whole and page by page (seed ${seed})`, async () => {
      await fc.assert(
        fc.asyncProperty(
          storedOf,
          queryOf,
          fc.constantFrom(anonymous, member),
          fc.constantFrom(null, 3, 5, 6),
          fc.integer({ min: 1, max: 4 }),
          async (stored, query, reader, at, limit) => {
            await store(stored)
            const asKnown = at === null ? {} : { asKnown: new Date(at * 1000).toISOString() }
            const expected = model(stored, reader, query, at)
            const rows: unknown[] = []
            let cursor: string | undefined
            do {
              const asked = { ...query, ...asKnown, process, limit, ...(cursor === undefined ? {} : { cursor }) }
              const page = await all.list('things', asked, reader)
              assert.equal(page.total, expected.length)
              assert.ok(page.rows.length <= limit)
              rows.push(...page.rows.map((row) => row.key))
              cursor = page.next ?? undefined
            } while (cursor !== undefined)
            assert.deepEqual(
              rows,
              expected.map((thing) => thing.key),
            )
            const { facets } = await all.list(
              'things',
              { ...query, ...asKnown, process, facets: ['open', 'tags'] },
              reader,
            )
            for (const field of ['open', 'tags'] as const) {
              const filter: Record<string, string | readonly string[]> = { ...query.filter }
              delete filter[field]
              const counts = new Map<string, number>()
              for (const thing of model(stored, reader, { ...query, filter }, at)) {
                for (const value of field === 'open' ? [String(thing.open)] : thing.tags) {
                  counts.set(value, (counts.get(value) ?? 0) + 1)
                }
              }
              assert.deepEqual(new Map(facets[field]?.map(({ value, count }) => [value, count])), counts)
            }
          },
        ),
        { seed, numRuns: 120 },
      )
    })

    test('a cursor fits one question of one reader, and nothing of it can be changed', async () => {
      const some = Array.from({ length: 8 }, (_, index): Stored => {
        const key = `k${index}`
        const thing = { key, process, name: `n${index}`, size: index, open: true, tags: ['red'] }
        return { key, group: 'public', from: 1, to: null, thing }
      })
      await store(some)
      const first = await all.list('things', { process, limit: 2 }, anonymous)
      assert.ok(first.next)
      const refused = { code: 'bad-cursor' }
      const { next } = first
      await assert.rejects(all.list('things', { process, limit: 2, cursor: next, sort: '-size' }, anonymous), refused)
      await assert.rejects(all.list('things', { process, limit: 2, cursor: next, q: 'n' }, anonymous), refused)
      await assert.rejects(all.list('things', { process, limit: 2, cursor: next }, member), refused)
      await assert.rejects(all.list('things', { process, limit: 2, cursor: 'AAAA' }, anonymous), refused)
      const random = chance(seed)
      const bytes = Buffer.from(next, 'base64url')
      for (let round = 0; round < 20; round++) {
        const bent = Buffer.from(bytes)
        const at = Math.floor(random() * bent.length)
        bent[at] = (bent[at] ?? 0) ^ (1 << Math.floor(random() * 8))
        const cursor = bent.toString('base64url')
        await assert.rejects(all.list('things', { process, limit: 2, cursor }, anonymous), refused)
      }
      const second = await all.list('things', { process, limit: 5, cursor: next }, anonymous)
      assert.deepEqual(
        second.rows.map((row) => row.key),
        ['k2', 'k3', 'k4', 'k5', 'k6'],
      )
    })

    test('what a person types into the search box never breaks it', async () => {
      await store([
        {
          key: 'k',
          group: 'public',
          from: 1,
          to: null,
          thing: { key: 'k', process, name: "it's", size: 1, open: true, tags: [] },
        },
      ])
      const typed = [
        "'",
        "it's",
        '\\',
        "\\'",
        '"',
        '"a',
        'a & b',
        '!',
        '-',
        '- a',
        'or',
        'a or',
        'a or b',
        ':*',
        'a:*',
        '<->',
        '\u0000',
        '\ud800',
        '؟ سلام',
        '(',
        '%',
        'a/b.c',
        'x@y.z',
      ]
      for (const q of typed) await all.list('things', { process, q }, anonymous)
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (q) => {
          await all.list('things', { process, q }, anonymous)
        }),
        { seed, numRuns: 100 },
      )
    })

    test('fields nobody declared, and limits beyond the page, are refused with what is possible', async () => {
      const asked: readonly (readonly [ListQuery, string])[] = [
        [{ filter: { nothing: 'x' } }, 'unknown-field'],
        [{ filter: { constructor: 'x' } }, 'unknown-field'],
        [{ sort: 'tags' }, 'unknown-field'],
        [{ sort: 'name; drop table rows' }, 'unknown-field'],
        [{ facets: ['size'] }, 'unknown-field'],
        [{ filter: { size: 'many' } }, 'bad-filter'],
        [{ limit: 0 }, 'bad-limit'],
        [{ limit: 201 }, 'bad-limit'],
        [{ limit: 1.5 }, 'bad-limit'],
      ]
      for (const [query, code] of asked)
        await assert.rejects(all.list('things', { process, ...query }, anonymous), { code })
      await assert.rejects(all.list('nothings', {}, anonymous), { code: 'unknown-view' })
    })

    test('a member of one process is the public of another', async () => {
      const elsewhere = 'prc_00000000000000000000000009'
      await store([])
      const thing = { key: 'k', process: elsewhere, name: 'n', size: 1, open: true, tags: [] }
      await insertVersions(database.kysely, [
        {
          view: 'things',
          process: elsewhere,
          bucket: '',
          grp: 'members',
          key: 'k',
          from_seq: 1,
          to_seq: null,
          row: rowText(thing),
          fields: {},
          words: '',
        },
      ])
      const asked = { ...member, chain: ['members', 'public'] }
      assert.equal((await all.list('things', { process: elsewhere }, asked)).total, 0)
      assert.equal(await all.row('things', 'k', { process: elsewhere }, asked), undefined)
      assert.equal((await all.list('things', {}, asked)).total, 0)
    })
  })
}

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
