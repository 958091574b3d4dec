import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reading } from '@parley/read/reading'
import fc from 'fast-check'
import { groupsOf, visibleTo } from './audience.ts'
import { directoryOf } from './directory.ts'
import { effectiveFacts } from './effective.ts'
import { bucketsOf, foldView, historyOf } from './fold.ts'
import { idOf, misshapen, now, orgA, orgB, processId, readingOf, SmallRecord, seedOf } from './testing.ts'
import { allFolded } from './views/all.ts'

const orgC = idOf('org', 3)
const personA = idOf('per', 11)
const words = ['public', 'members', orgA, orgB, orgC, personA]
const token = (number: number) =>
  `zq${number
    .toString()
    .padStart(4, '0')
    .replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? 'x')}zq`

/** A reading whose every word that can reach a row holds the token. */
function marked(mark: string, shared: number): Reading {
  const text = `Envoy ${mark} Ardell met leaders ${mark} of the Front${shared} in Tarsa${shared} about ${mark} on Monday, officials of ${mark} said.`
  return readingOf({
    text,
    title: `Title ${mark}`,
    publisher: `Paper ${mark}`,
    actors: [
      { id: 'a1', name: `${mark} Ardell`, roles: ['envoy'] },
      { id: 'a2', name: `Front${shared}`, type: 'armed-group', names: [`Front${shared}`, `The ${mark} Front`] },
      { id: 'a3', name: `officials of ${mark}`, type: 'unnamed' },
    ],
    places: [{ name: `Tarsa${shared}` }],
    claims: [
      { source: `officials of ${mark}`, cue: 'said', content: `Envoy ${mark} Ardell met leaders`, sourceActor: 'a3' },
    ],
    events: [
      {
        passage: text.slice(0, 80),
        type: 'consult',
        mode: 'meet',
        place: `Tarsa${shared}`,
        who: [
          ['a1', 'actor'],
          ['a2', 'actor'],
        ],
        claims: ['c1'],
      },
    ],
  })
}

const audiences = fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 })
const steps = fc.array(
  fc.record({
    what: fc.constantFrom('document', 'document', 'accept', 'correct', 'note', 'correction', 'withdraw', 'read-again'),
    audience: audiences,
    by: fc.constantFrom(orgA, orgB, orgC),
    pick: fc.nat({ max: 50 }),
    embargo: fc.constantFrom(undefined, undefined, undefined, '2027-01-01T00:00:00Z'),
  }),
  { minLength: 1, maxLength: 18 },
)
type Step = { what: string; audience: string[]; by: string; pick: number; embargo: string | undefined }

/** A record written by the steps, and for every entry the tokens its words hold. */
function written(list: readonly Step[]) {
  const record = new SmallRecord().open()
  record.add({
    kind: 'note-added',
    by: orgA,
    person: personA,
    audience: [],
    body: { on: { view: 'documents', key: 'x' }, text: 'first' },
  })
  const documents: { document: string; received: string; read: string; by: string; audience: string[] }[] = []
  const marks = new Map<string, string>()
  list.forEach((step, index) => {
    const mark = token(index)
    const { audience, by } = step
    const marking = { tlp: 'AMBER' as const, ...(step.embargo === undefined ? {} : { embargo: step.embargo }) }
    const target = documents[step.pick % Math.max(1, documents.length)]
    if (step.what === 'document' || target === undefined) {
      const made = record.document(index + 1, marked(mark, step.pick % 2), { audience, by, marking })
      documents.push({ ...made, by, audience })
      marks.set(made.received, mark).set(made.read, mark)
      return
    }
    const { document, received, read } = target
    const common = { audience, by, marking }
    switch (step.what) {
      case 'accept':
        marks.set(record.add({ kind: 'claim-accepted', ...common, body: { document, reading: read, claim: 'c1' } }), '')
        return
      case 'correct':
        marks.set(
          record.add({
            kind: 'claim-corrected',
            ...common,
            body: {
              document,
              reading: read,
              claim: 'c1',
              correction: { attitude: 'denies' },
              reason: `because ${mark}`,
            },
          }),
          mark,
        )
        return
      case 'note':
        marks.set(
          record.add({
            kind: 'note-added',
            ...common,
            body: { on: { view: 'documents', key: document }, text: `note ${mark}` },
          }),
          mark,
        )
        return
      case 'correction':
        marks.set(
          record.add({
            kind: 'correction-made',
            ...common,
            body: {
              on: { view: 'documents', key: document },
              field: 'publisher',
              value: `Corrected ${mark}`,
              reason: mark,
            },
          }),
          mark,
        )
        return
      case 'withdraw': {
        const entry = record.facts[3 + (step.pick % Math.max(1, record.facts.length - 3))]?.entry
        if (entry !== undefined && entry.kind !== 'document-read')
          record.add({
            kind: 'entry-withdrawn',
            by: entry.author.organisation,
            audience: entry.audience,
            body: { entry: entry.id },
          })
        return
      }
      default:
        target.read = record.read(document, received, marked(mark, 0), {
          audience: target.audience,
          by: target.by,
          supersedes: read,
        })
        marks.set(target.read, mark)
    }
  })
  return { record, marks }
}

const foldAll = (record: SmallRecord, group: string, at = now) => {
  const directory = directoryOf(record.facts)
  return allFolded.map((view) => foldView(view, { facts: record.facts, group, directory, now: at }))
}

test('no row of a group holds a word or an id of an entry the group may not see', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(steps, (list) => {
      const { record, marks } = written(list)
      const directory = directoryOf(record.facts)
      for (const group of groupsOf(processId, directory)) {
        const folded = foldAll(record, group)
        const text = JSON.stringify(folded)
        for (const { entry } of record.facts) {
          if (visibleTo(entry, group, directory, now)) continue
          const mark = marks.get(entry.id)
          const isToldElsewhere = record.facts.some(
            (fact) => marks.get(fact.entry.id) === mark && visibleTo(fact.entry, group, directory, now),
          )
          assert.ok(!text.includes(entry.id), `${group} sees the id ${entry.id} of ${entry.kind}`)
          if (mark !== undefined && mark !== '' && !isToldElsewhere)
            assert.ok(!text.includes(mark), `${group} sees words of ${entry.kind}`)
        }
      }
    }),
    { seed, numRuns: 150 },
  )
})

test('what a group may see is there: each visible reading has its document, claim, actor and account', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(steps, (list) => {
      const { record } = written(list)
      const directory = directoryOf(record.facts)
      for (const group of groupsOf(processId, directory)) {
        const facts = effectiveFacts(record.facts, group, directory, now)
        const superseded = new Set(facts.map(({ entry }) => entry.body.supersedes))
        const read = facts.filter(({ entry }) => entry.kind === 'document-read' && !superseded.has(entry.id))
        const inView = new Map(
          allFolded.map((view, index) => [view.name, JSON.stringify(foldAll(record, group)[index])]),
        )
        for (const { entry } of read) {
          for (const name of ['claims', 'actors', 'accounts', 'timeline'])
            assert.ok(inView.get(name)?.includes(entry.id), `${name} of ${group} lacks ${entry.id}`)
        }
      }
    }),
    { seed, numRuns: 40 },
  )
})

test('rows have the shape of their schema, and their keys are each used once', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(steps, (list) => {
      const { record } = written(list)
      for (const [index, rows] of foldAll(record, orgA).entries()) {
        const view = allFolded[index]
        assert.ok(view)
        assert.deepEqual(misshapen(view, rows), [])
        assert.equal(new Set(rows.map((row) => row.key)).size, rows.length, `${view.name} uses a key twice`)
      }
    }),
    { seed, numRuns: 60 },
  )
})

test('after an erasure no group finds the words in any row or any earlier state of one', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(steps, fc.nat({ max: 60 }), audiences, (list, pick, audience) => {
      const { record, marks } = written(list)
      const candidates = record.facts.filter((fact) => (marks.get(fact.entry.id) ?? '') !== '')
      const target = candidates[pick % candidates.length]?.entry
      if (target === undefined) return
      const mark = marks.get(target.id) ?? ''
      // The words of a document go with the entry that received it, whatever was read from it.
      const receipt =
        candidates.find(
          (fact) => fact.entry.id === (target.kind === 'document-read' ? target.body.received : target.id),
        )?.entry ?? target
      record.add({
        kind: 'entry-erased',
        by: receipt.author.organisation,
        audience,
        body: { entry: receipt.id, reason: 'danger-to-person', authority: 'the board' },
      })
      const directory = directoryOf(record.facts)
      for (const group of groupsOf(processId, directory)) {
        const facts = effectiveFacts(record.facts, group, directory, now)
        for (const view of allFolded) {
          for (const [bucket, ofBucket] of bucketsOf(view, facts)) {
            assert.ok(
              !JSON.stringify(historyOf(view, bucket, ofBucket)).includes(mark),
              `${view.name} of ${group} keeps erased words`,
            )
          }
        }
      }
    }),
    { seed, numRuns: 40 },
  )
})

test('when an embargo ends, the rows are those of a record that never had one', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(steps, (list) => {
      const { record } = written(list)
      const plain = written(list.map((step) => ({ ...step, embargo: undefined }))).record
      for (const group of groupsOf(processId, directoryOf(record.facts))) {
        assert.deepEqual(foldAll(record, group, '2027-01-01T00:00:00Z'), foldAll(plain, group))
      }
    }),
    { seed, numRuns: 30 },
  )
})

test('the last state in the history of every part is the fold', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(steps, (list) => {
      const { record } = written(list)
      const directory = directoryOf(record.facts)
      const facts = effectiveFacts(record.facts, 'members', directory, now)
      for (const [index, view] of allFolded.entries()) {
        const last = [...bucketsOf(view, facts)].flatMap(([bucket, ofBucket]) =>
          historyOf(view, bucket, ofBucket)
            .filter((version) => version.toSeq === null)
            .map((version) => version.row),
        )
        const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)
        assert.deepEqual(last.sort(byKey), foldAll(record, 'members')[index])
      }
    }),
    { seed, numRuns: 30 },
  )
})

test('a history tells which entry made each state', () => {
  const record = new SmallRecord().open()
  const { document } = record.document(1, marked('word', 0))
  record.add({
    kind: 'correction-made',
    body: { on: { view: 'documents', key: document }, field: 'title', value: 'Better', reason: 'typo' },
  })
  const view = allFolded.find((one) => one.name === 'documents')
  assert.ok(view)
  const facts = bucketsOf(view, record.facts).get(document) ?? []
  assert.deepEqual(
    historyOf(view, document, facts).map(({ fromSeq, toSeq }) => [fromSeq, toSeq]),
    [
      [3, 4],
      [4, 5],
      [5, null],
    ],
  )
})

test('undoing takes an entry out, undoing the undoing brings it back, and others cannot undo it', () => {
  const record = new SmallRecord().open()
  const { document } = record.document(1, marked('word', 0))
  const notes = () => foldAll(record, 'public')[1]?.map((row) => Reflect.get(row, 'notes'))
  const note = record.add({ kind: 'note-added', body: { on: { view: 'documents', key: document }, text: 'look' } })
  assert.deepEqual(notes(), [1])
  record.add({ kind: 'entry-withdrawn', by: orgB, body: { entry: note } })
  assert.deepEqual(notes(), [1], 'only the author’s organisation takes back')
  const undo = record.add({ kind: 'entry-withdrawn', body: { entry: note } })
  assert.deepEqual(notes(), [0])
  record.add({ kind: 'entry-withdrawn', body: { entry: undo } })
  assert.deepEqual(notes(), [1])
})
