import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { misshapen, now, orgA, orgB, readingOf, SmallRecord } from '../testing.ts'
import { claims } from './claims.ts'
import { documents } from './documents.ts'
import { notes } from './notes.ts'
import { processes } from './processes.ts'

const text =
  'The council will reopen the bridge on Friday, its speaker said. Two drivers familiar with the plan denied it.'
const reading = () =>
  readingOf({
    text,
    title: 'Bridge',
    actors: [
      { id: 'a1', name: 'Council', type: 'organisation' },
      { id: 'a2', name: 'two drivers', type: 'unnamed' },
    ],
    claims: [
      {
        source: 'its speaker',
        cue: 'said',
        content: 'The council will reopen the bridge on Friday',
        sourceActor: 'a1',
        modality: 'planned',
        status: 'planned',
      },
      {
        source: 'Two drivers familiar with the plan',
        cue: 'denied',
        content: 'it',
        sourceActor: 'a2',
        sourceKind: 'unnamed',
        attitude: 'denies',
        status: 'denied',
      },
    ],
  })

function start() {
  const record = new SmallRecord().open()
  const made = record.document(1, reading())
  const fold = () => {
    const rows = foldView(claims, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })
    assert.deepEqual(misshapen(claims, rows), [])
    return rows
  }
  const decide = (kind: string, by: string, more: object = {}) =>
    record.add({
      kind: `claim-${kind}`,
      by,
      body: { document: made.document, reading: made.read, claim: 'c1', ...more },
    })
  return { record, made, fold, decide }
}

test('a claim shows its words, its source and where they stand', () => {
  const [first, second] = start().fold()
  assert.equal(first?.content, 'The council will reopen the bridge on Friday')
  assert.equal(text.slice(first?.spans.cue[0]?.start, first?.spans.cue[0]?.end), 'said')
  assert.equal(first?.sourceName, 'Council')
  assert.equal(second?.sourceKind, 'unnamed')
  assert.equal(first?.standing, 'machine')
})

test('accepted means faithful: modality, status and attitude stay what they were', () => {
  const { fold, decide } = start()
  const before = fold()[0]
  const entry = decide('accepted', orgA)
  const after = fold()[0]
  assert.equal(after?.standing, 'accepted')
  assert.deepEqual(
    [after?.modality, after?.status, after?.attitude],
    [before?.modality, before?.status, before?.attitude],
  )
  assert.equal(after?.decisions[0]?.organisation, orgA)
  assert.equal(after?.decisions[0]?.entry, entry)
})

test('the latest word of each organisation counts, and two words that differ are contested', () => {
  const { fold, decide } = start()
  decide('accepted', orgA)
  decide('rejected', orgB, { reason: 'a headline' })
  assert.deepEqual([fold()[0]?.standing, fold()[0]?.contested, fold()[0]?.decisions.length], ['rejected', true, 2])
  decide('accepted', orgB)
  assert.deepEqual([fold()[0]?.standing, fold()[0]?.contested, fold()[0]?.decisions.length], ['accepted', false, 2])
})

test('a correction shows the corrected words and keeps what the machine read', () => {
  const { fold, decide, record } = start()
  const start_ = text.indexOf('the bridge')
  const entry = decide('corrected', orgA, {
    correction: { content: [{ start: start_, end: start_ + 10 }], attitude: 'promises' },
    reason: 'narrower',
  })
  const [row] = fold()
  assert.deepEqual(
    [row?.content, row?.attitude, row?.standing, row?.modality],
    ['the bridge', 'promises', 'corrected', 'planned'],
  )
  assert.deepEqual(
    [row?.original?.content, row?.original?.attitude],
    ['The council will reopen the bridge on Friday', 'asserts'],
  )
  record.add({ kind: 'entry-withdrawn', by: orgA, body: { entry } })
  assert.deepEqual(
    [fold()[0]?.content, fold()[0]?.original, fold()[0]?.standing],
    ['The council will reopen the bridge on Friday', null, 'machine'],
  )
})

test('a second reading takes the first one’s place, but what people decided on stays and is marked', () => {
  const { fold, decide, record, made } = start()
  const decision = decide('accepted', orgA)
  record.read(made.document, made.received, reading(), { supersedes: made.read })
  const rows = fold()
  assert.deepEqual(rows.map((row) => row.superseded).sort(), [false, false, true])
  assert.deepEqual(rows.find((row) => row.superseded)?.entries, [made.read, decision])
})

test('the document counts what was decided on its current reading', () => {
  const { decide, record } = start()
  decide('accepted', orgA)
  const rows = () =>
    foldView(documents, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })
  assert.deepEqual(misshapen(documents, rows()), [])
  assert.deepEqual([rows()[0]?.counts.accepted, rows()[0]?.counts.claims, rows()[0]?.state], [1, 2, 'read'])
  decide('rejected', orgB)
  assert.deepEqual([rows()[0]?.counts.accepted, rows()[0]?.counts.rejected], [0, 0])
})

test('a correction of a document shows in its row and in its claims, with who made it and why', () => {
  const { fold, record, made } = start()
  record.add({
    kind: 'correction-made',
    by: orgB,
    body: {
      on: { view: 'documents', key: made.document },
      field: 'published',
      value: '2026-04-20',
      reason: 'printed on the back',
    },
  })
  assert.equal(fold()[0]?.published, '2026-04-20')
  const [row] = foldView(documents, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })
  assert.equal(row?.published, '2026-04-20')
  assert.deepEqual(
    row?.corrections.map((one) => [one.by, one.reason]),
    [[orgB, 'printed on the back']],
  )
})

test('a document that cannot be read says why, and a date its sender knows stands in for its own', () => {
  const record = new SmallRecord().open()
  const made = record.document(1, reading(), { date: '2026-04' })
  record.add({
    kind: 'document-read',
    body: {
      document: made.document,
      received: made.received,
      reading: null,
      problem: { code: 'damaged', message: 'The file is damaged.' },
      reader: 'read/0.2.0',
      counts: { claims: 0, actors: 0, events: 0, commitments: 0 },
    },
  })
  const rows = () =>
    foldView(documents, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })
  assert.deepEqual([rows()[0]?.state, rows()[0]?.published], ['read', '2026-04'], 'a reading that worked stays')
  record.add({ kind: 'entry-withdrawn', body: { entry: made.read } })
  assert.deepEqual([rows()[0]?.state, rows()[0]?.problem?.code], ['unreadable', 'damaged'])
})

test('notes hang on any record and answer each other', () => {
  const { record, fold } = start()
  const on = { view: 'claims', key: fold()[0]?.key ?? '' }
  const first = record.add({ kind: 'note-added', body: { on, text: 'Which speaker?' } })
  record.add({ kind: 'note-added', by: orgB, body: { on, text: 'The deputy.', replyTo: first } })
  const rows = foldView(notes, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })
  assert.deepEqual(misshapen(notes, rows), [])
  assert.deepEqual(
    rows.map((row) => row.replyTo),
    [null, first],
  )
  assert.equal(fold()[0]?.notes, 2)
})

test('a process lists its organisations with their roles', () => {
  const { record } = start()
  const rows = foldView(processes, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })
  assert.deepEqual(misshapen(processes, rows), [])
  assert.deepEqual(
    rows[0]?.organisations.map((one) => [one.organisation, one.role]),
    [
      [orgA, 'mediator'],
      [orgB, 'mediator'],
    ],
  )
})
