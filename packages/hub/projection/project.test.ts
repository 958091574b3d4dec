// What cannot be folded is set aside and seen; everything else goes on, in whatever batches it comes.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { type AnyFoldedView, type Entry, noteAdded } from '@parley/peace'
import { idOf, orgA, processId, SmallRecord } from '@parley/peace/testing'
import Type from 'typebox'
import { openDatabase } from '../database/database.ts'
import { dumpRows } from './dump.ts'
import type { LogFacts } from './log-facts.ts'
import { openProjector } from './project.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'parley-project-'))
const database = await openDatabase({ engine: 'pglite', folder: path.join(folder, 'views') })
after(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const textOf = (entry: Entry) => (entry.kind === noteAdded.name ? String(entry.body.text) : '')

/** Joins the texts of a bucket's notes; chokes on 'poison', and on where 'no bucket' belongs. */
const joined: AnyFoldedView = {
  name: 'joined',
  about: 'Made up for this test.',
  schema: Type.Object({}),
  fields: { text: { type: 'text', of: (row) => ('text' in row ? String(row.text) : null) } },
  order: { field: 'text', direction: 'asc' },
  versioned: true,
  buckets: ({ entry }) => {
    if (textOf(entry) === 'no bucket') throw new Error('nobody knows where')
    return entry.kind === noteAdded.name ? ['all'] : []
  },
  rows: (_, facts) => {
    const texts = facts.map(({ entry }) => textOf(entry))
    if (texts.includes('poison')) throw new Error('it tastes of almonds')
    return texts.length === 0 ? [] : [{ key: 'all', process: processId, text: texts.join(' ') }]
  },
  words: () => '',
}

async function fold(
  entries: readonly Entry[],
  batch: number,
  { view = joined, dayFrom = (seq: number) => seq }: { view?: AnyFoldedView; dayFrom?: (seq: number) => number } = {},
) {
  const facts: LogFacts = {
    entry: async (seq) => entries[seq] ?? null,
    fact: async (seq) => {
      const entry = entries[seq]
      return entry === undefined ? undefined : { seq, entry }
    },
    complete: async (logged) => logged,
    logged: async ({ seq }) => ({ seq, entry: entries[seq] ?? null }),
    placeOf: async (id) => entries.findIndex((entry) => entry.id === id),
    forget: () => {},
  }
  const parts = {
    database,
    facts,
    origin: 'test',
    program: 'test',
    views: [view],
    now: () => new Date('2026-06-01T00:00:00Z'),
    dayFrom,
    destroy: async () => {},
  }
  const projector = await openProjector(parts, { size: 0, rootAt: async () => 'none' })
  await projector.restart()
  for (let seq = 0; seq < entries.length; seq += batch) {
    const some = entries.slice(seq, seq + batch).map((entry, index) => ({ seq: seq + index, entry }))
    await projector.take(some, `root ${seq}`)
  }
  const quarantine = await database.kysely
    .selectFrom('quarantine')
    .select(['seq', 'view', 'code', 'message'])
    .orderBy('seq')
    .execute()
  return { dump: await Array.fromAsync(dumpRows(database)), quarantine }
}

test('an entry that breaks a fold is quarantined; rows go on without it', async () => {
  const record = new SmallRecord().open()
  for (const text of ['one', 'poison', 'two', 'no bucket', 'three']) {
    record.add({ kind: 'note-added', by: orgA, body: { on: { view: 'processes', key: processId }, text } })
  }
  const entries: Entry[] = record.facts.map(({ entry }) => entry)
  const unknown: Entry = { ...(entries[0] as Entry), id: idOf('ent', 99), kind: 'of-a-later-version', body: {} }
  entries.push(unknown)
  const folds = []
  for (const batch of [1, 2, 100]) folds.push(await fold(entries, batch))
  const [first] = folds
  assert.ok(first)
  const rows = first.dump.map((line) => JSON.parse(line) as { row: { text: string }; to_seq: number | null })
  assert.deepEqual(
    rows.map(({ row, to_seq }) => [row.text, to_seq]),
    [
      ['one', 5],
      ['one two', 7],
      ['one two three', null],
    ],
  )
  assert.deepEqual(
    first.quarantine.map(({ seq, view, code }) => [seq, view, code]),
    [
      [4, 'joined', 'fold-failed'],
      [6, 'joined', 'fold-failed'],
      [8, '', 'unknown-kind'],
    ],
  )
  for (const other of folds) assert.deepEqual(other, first)
})

test('a view that keeps its past by day keeps of each day the last version, in whatever batches it is folded', async () => {
  const record = new SmallRecord().open()
  const first = record.facts.length
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
    record.add({ kind: 'note-added', by: orgA, body: { on: { view: 'processes', key: processId }, text } })
  }
  const entries: Entry[] = record.facts.map(({ entry }) => entry)
  // Days of three entries: a b c, d e f, g.
  const dayFrom = (seq: number) => first + Math.floor((seq - first) / 3) * 3
  const view: AnyFoldedView = { ...joined, versioned: 'by-day' }
  const folds = []
  for (const batch of [1, 2, 3, 100]) folds.push((await fold(entries, batch, { view, dayFrom })).dump)
  const rows = folds[0]?.map((line) => JSON.parse(line) as { row: { text: string }; from_seq: number; to_seq: number })
  assert.deepEqual(
    rows?.map(({ row, from_seq, to_seq }) => [row.text, from_seq - first, to_seq === null ? null : to_seq - first]),
    [
      ['a b c', 2, 3],
      ['a b c d e f', 5, 6],
      ['a b c d e f g', 6, null],
    ],
  )
  for (const other of folds) assert.deepEqual(other, folds[0])
})
