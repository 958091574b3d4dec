// Lists and maps from the shelves against the same rows listed the long way, in random records whose rows come, change and
// go, for readers whose groups stand beside and behind each other.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type AnyFoldedView, type Directory, emptyDirectory, type Row } from '@parley/peace'
import fc from 'fast-check'
import { sql } from 'kysely'
import Type from 'typebox'
import { type Database, openDatabase } from '../database/database.ts'
import { readerRoleOf } from '../database/wall.ts'
import { answers, ask, postgresUrl } from '../database/wall-testing.ts'
import { setBelonging } from '../projection/belonging.ts'
import type { Stored } from '../projection/bucket.ts'
import { Relisting } from '../projection/listing.ts'
import { rowText } from '../projection/row-text.ts'
import { type Closing, closeVersions, insertVersions, type NewVersion } from '../projection/store.ts'
import { gridPoint, latLon } from '../projection/terms.ts'
import { fieldsOf } from '../projection/versions.ts'
import { anonymous, type Reader } from '../reader.ts'
import { cursors } from './cursor.ts'
import { type ListQuery, type Lists, lists } from './list.ts'
import { readAsOf } from './read-as.ts'

type Thing = Row & {
  at: string
  kind: string | null
  place: string
  tags: readonly string[]
  open: boolean
  size: number | null
  point: { lat: number; lon: number } | null
}
const thing = (row: Row) => row as Thing

const vast: AnyFoldedView = {
  name: 'things',
  about: 'Made up for this test.',
  schema: Type.Object({}),
  fields: {
    at: { type: 'text', of: (row) => thing(row).at, sort: true },
    kind: { type: 'text', of: (row) => thing(row).kind, facet: true },
    place: { type: 'text', of: (row) => thing(row).place, facet: true, sort: true },
    tags: { type: 'list', of: (row) => thing(row).tags, facet: true },
    open: { type: 'boolean', of: (row) => thing(row).open, facet: true },
    size: { type: 'number', of: (row) => thing(row).size, sort: true },
  },
  order: { field: 'at', direction: 'desc' },
  versioned: true,
  vast: { sorts: ['place'], point: (row) => thing(row).point },
  buckets: () => [],
  rows: () => [],
  words: (row) => thing(row).tags.join(' '),
}
const { vast: _, ...plain } = vast

const process = 'prc_00000000000000000000000000'
const [org, other] = ['org_00000000000000000000000001', 'org_00000000000000000000000002']
const [one, two] = ['grp_00000000000000000000000001', 'grp_00000000000000000000000002']
const person = 'per_00000000000000000000000001'
const member = { entry: '', organisation: org, name: '', names: {}, role: '' }
const directory: Directory = {
  ...emptyDirectory,
  persons: new Map([[person, org]]),
  groups: new Map([
    [one, { entry: '', process, name: '', organisations: new Set([org]) }],
    [two, { entry: '', process, name: '', organisations: new Set([org, other]) }],
  ]) as Directory['groups'], // a group's name and entry are of no use here
  processes: new Map([
    [
      process,
      {
        process,
        name: '',
        organisations: new Map([
          [org, member],
          [other, { ...member, organisation: other }],
        ]),
        organisationsNamed: new Set<string>(),
        personsNamed: new Set([person]),
        rules: {},
      },
    ],
  ]),
}
const reader = (more: Partial<Reader>): Reader => ({ ...anonymous, ...more })
const readers = [
  anonymous,
  reader({ organisation: other }),
  reader({ organisation: org }),
  reader({ organisation: org, person }),
  reader({ organisation: 'org_00000000000000000000000009' }),
]

const groups = ['public', 'members', one, two, org, other, person]
const corners = [
  { lat: 14, lon: 42 },
  { lat: 14.001, lon: 42.001 },
  { lat: -33, lon: 151 },
  { lat: 60, lon: -179.9 },
]
const thingOf = fc.record({
  at: fc.constantFrom('2031-01-01T00:00:00.000Z', '2031-01-02T00:00:00.000Z', '2031-02-01T00:00:00.000Z'),
  kind: fc.option(fc.constantFrom('clash', 'protest')),
  place: fc.constantFrom('Ambry', 'Éder', 'osk', 'زيتون'),
  tags: fc.uniqueArray(fc.constantFrom('red', 'blue', 'sea'), { maxLength: 3 }),
  open: fc.boolean(),
  size: fc.option(fc.integer({ min: 0, max: 3 })),
  point: fc.option(fc.constantFrom(...corners)),
})
type Made = Omit<Thing, 'key' | 'process'>
/** What each group has of a key; null where it has none and a wider group does. */
const keyOf = fc.uniqueArray(fc.tuple(fc.constantFrom(...groups), fc.option(thingOf, { freq: 5 })), {
  selector: ([group]) => group,
  maxLength: 4,
})
const recordOf = fc.array(fc.array(keyOf, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 3 })
const queryOf = fc.record(
  {
    filter: fc.record(
      {
        kind: fc.constantFrom(['clash'], ['clash', 'protest'], ['nothing'], ['', 'clash']),
        place: fc.constantFrom(['Ambry'], ['Éder', 'زيتون']),
        tags: fc.constantFrom(['red'], ['red', 'sea'], ['']),
        open: fc.constantFrom(['true'], ['false']),
        size: fc.constantFrom(['1'], ['']),
      },
      { requiredKeys: [] },
    ),
    q: fc.constantFrom('red', 'se', 'blue red', ''),
    sort: fc.constantFrom('at', '-at', 'place', '-place'),
    facets: fc.constantFrom(['kind', 'place', 'tags', 'open'], ['tags']),
  },
  { requiredKeys: [] },
)

for (const engine of ['pglite', 'postgres'] as const) {
  describe(`a vast view on ${engine}`, { skip: engine === 'postgres' && !(await answers()) }, () => {
    let database: Database
    let folder: string
    let fromShelves: Lists
    let theLongWay: Lists
    const schema = `vast_test_${globalThis.process.pid}`
    before(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'parley-vast-'))
      database = await openDatabase(
        engine === 'pglite' ? { engine, folder: path.join(folder, 'views') } : { engine, url: postgresUrl, schema },
      )
      await setBelonging(database.kysely, emptyDirectory, directory)
      const rooms = { directory: () => directory, now: () => new Date('2031-06-01T00:00:00.000Z') }
      const times = { size: () => 0, note: () => {}, seenBy: () => 0, close: () => {} }
      const of = (view: AnyFoldedView) =>
        lists({
          ...{ readAs: readAsOf(database, rooms), directory: rooms.directory, times, views: [view] },
          cursors: cursors(new Uint8Array(32)),
        })
      fromShelves = of(vast)
      theLongWay = of(plain)
    })
    after(async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
      if (engine === 'postgres')
        await ask(postgresUrl, `drop schema ${schema} cascade; drop role ${readerRoleOf(schema)}`)
    })

    /** Lays what stands after each stage, as the fold does. */
    const lay = async (stages: readonly (readonly (readonly (readonly [string, Made | null])[])[])[]) => {
      await sql`truncate rows, shelves, listed, postings, tallies, squares`.execute(database.kysely)
      const stands = new Map<string, Stored>()
      for (const [stage, keys] of stages.entries()) {
        const relisting = new Relisting()
        const [versions, closings]: [NewVersion[], Closing[]] = [[], []]
        for (const [n, groupsOfKey] of keys.entries()) {
          const key = `key ${n}`
          const bucket = { view: vast.name, process, bucket: key }
          const old = stands.get(key) ?? new Map<string, Map<string, string | null>>()
          const next: Stored = new Map()
          const begun: NewVersion[] = []
          for (const [grp, made] of groupsOfKey) {
            const row = made === null ? null : { ...made, key, process }
            const text = row === null ? null : rowText(row)
            next.set(grp, new Map([[key, text]]))
            if (old.get(grp)?.get(key) === text) continue
            const shown =
              row === null ? { fields: null, words: null } : { fields: fieldsOf(vast, row), words: vast.words(row) }
            const point = row === null ? null : row.point
            begun.push({ ...bucket, grp, key, from_seq: stage, to_seq: null, row: text, point, ...shown })
          }
          const ended = [...old].flatMap(([grp, rows]) => {
            const [was, is] = [rows.get(key), next.get(grp)?.get(key)]
            return was === is ? [] : [{ ...bucket, grp, key, to_seq: stage, dropFrom: null }]
          })
          relisting.add(vast, bucket, {
            ...{ off: ended, on: begun },
            ...{ before: { rows: old, directory }, after: { rows: next, directory } },
          })
          stands.set(key, next)
          versions.push(...begun)
          closings.push(...ended)
        }
        await database.kysely.transaction().execute(async (db) => {
          await closeVersions(db, closings)
          await insertVersions(db, versions)
          await relisting.writeRows(db)
          await relisting.writeCounts(db)
        })
      }
    }

    test('lists, pages, counts and facets are those of the long way', async () => {
      await fc.assert(
        fc.asyncProperty(recordOf, fc.array(queryOf, { minLength: 4, maxLength: 4 }), async (stages, queries) => {
          await lay(stages)
          for (const reader of readers) {
            for (const query of [{ facets: ['kind', 'tags'] }, ...queries] as ListQuery[]) {
              const asked = { ...query, process }
              const expected = await theLongWay.list(vast.name, asked, reader)
              assert.deepEqual(await fromShelves.list(vast.name, asked, reader), expected)
              const paged: unknown[] = []
              let cursor: string | undefined
              do {
                const page = await fromShelves.list(
                  vast.name,
                  { ...asked, limit: 2, ...(cursor && { cursor }) },
                  reader,
                )
                paged.push(...page.rows)
                cursor = page.next ?? undefined
              } while (cursor !== undefined)
              assert.deepEqual(paged, expected.rows)
            }
          }
        }),
        { numRuns: engine === 'pglite' ? 12 : 6 },
      )
    })

    test('a map shows each placed row once, in its square, and alone where it lies alone', async () => {
      await fc.assert(
        fc.asyncProperty(recordOf, fc.constantFrom(2, 6, 12, 18), async (stages, zoom) => {
          await lay(stages)
          for (const reader of readers) {
            for (const query of [
              {},
              { filter: { open: ['true'] } },
              { since: '2031-01-02T00:00:00Z' },
            ] as ListQuery[]) {
              const { rows } = await fromShelves.list(vast.name, { ...query, process, limit: 200 }, reader)
              const map = await fromShelves.map(vast.name, { ...query, process, zoom }, reader)
              const placed = rows.map(thing).filter(({ point }) => point !== null)
              assert.equal(map.total, placed.length)
              assert.equal(map.since, null)
              assert.equal(
                map.squares.reduce((sum, { count }) => sum + count, 0),
                placed.length,
              )
              const cell = ({ lat, lon }: { lat: number; lon: number }) => {
                const { x, y } = gridPoint({ lat, lon })
                return `${x >> (24 - map.zoom)}/${y >> (24 - map.zoom)}`
              }
              for (const square of map.squares) {
                const inIt = placed.filter(({ point }) => point !== null && cell(point) === cell(square))
                assert.equal(square.count, inIt.length)
                assert.deepEqual(square.row, inIt.length === 1 ? inIt[0] : null)
              }
            }
          }
        }),
        { numRuns: engine === 'pglite' ? 15 : 6 },
      )
    })

    test('a box holds what lies in it, also across the line at 180 degrees, and times what lies in them', async () => {
      await fc.assert(
        fc.asyncProperty(recordOf, async (stages) => {
          await lay(stages)
          const all = await fromShelves.list(vast.name, { process, limit: 200 }, readers[3] ?? anonymous)
          for (const [box, corner] of [
            [{ west: 41, south: 13, east: 43, north: 15 }, [0, 1]],
            [{ west: 150, south: -40, east: -170, north: 70 }, [2, 3]],
            [{ west: 42.0005, south: 14.0005, east: 42.1, north: 14.1 }, [1]],
          ] as const) {
            const within = corner.map((n) => corners[n])
            const expected = all.rows
              .map(thing)
              .filter(({ point }) => within.some((one) => point !== null && one?.lat === point.lat))
            const found = await fromShelves.list(
              vast.name,
              { process, box, limit: 200, facets: ['tags'] },
              readers[3] ?? anonymous,
            )
            assert.deepEqual(found.rows, expected)
            assert.equal(found.total, expected.length)
          }
          const since = '2031-01-02T01:00:00+01:00'
          const found = await fromShelves.list(
            vast.name,
            { process, since, until: '2031-02-01T00:00:00Z' },
            readers[3] ?? anonymous,
          )
          assert.deepEqual(
            found.rows,
            all.rows.filter((row) => thing(row).at === '2031-01-02T00:00:00.000Z'),
          )
        }),
        { numRuns: 10 },
      )
    })

    test('what stands on the shelves at the end tells nothing of what stood there before', async () => {
      const shelves = async () => {
        const { rows } = await sql<{ text: string }>`
          select concat_ws(' ', s.grp, 'tally', t.field, t.value, t.own, t.n) as text from tallies t join shelves s on s.id = t.shelf
          union all select concat_ws(' ', s.grp, 'square', q.zoom, q.x, q.y, q.n, q.sum_x, q.sum_y) from squares q join shelves s on s.id = q.shelf
          union all select concat_ws(' ', s.grp, 'posting', p.term, p.at, l.key) from postings p join shelves s on s.id = p.shelf left join listed l on l.id = p.id and l.shelf = p.shelf
          union all select concat_ws(' ', s.grp, 'listed', l.key, l.at, l.sorts, l.terms, l.x, l.y, l.hidden) from listed l join shelves s on s.id = l.shelf
          order by 1`.execute(database.kysely)
        return rows.map(({ text }) => text)
      }
      await fc.assert(
        fc.asyncProperty(recordOf, async (stages) => {
          await lay(stages)
          const found = await shelves()
          await lay(stages.slice(-1))
          assert.deepEqual(found, await shelves())
        }),
        { numRuns: engine === 'pglite' ? 12 : 6 },
      )
    })
  })
}

test('a place on the grid comes back to within some metres', () => {
  for (const point of [
    { lat: 0, lon: 0 },
    { lat: 14.56789, lon: 42.12345 },
    { lat: -84, lon: 179.9999 },
  ]) {
    const back = latLon(gridPoint(point))
    assert.ok(Math.abs(back.lat - point.lat) < 1e-4 && Math.abs(back.lon - point.lon) < 1e-4, JSON.stringify(back))
  }
})
