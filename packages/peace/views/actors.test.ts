import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '@parley/read/reading'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { misshapen, now, orgA, readingOf, SmallRecord } from '../testing.ts'
import { actors } from './actors.ts'

type Sketch = Partial<Actor> & { name: string }
const naming = (sketches: readonly Sketch[], text = sketches.map((one) => one.name).join(', ')) =>
  readingOf({ text, actors: sketches.map((one, index) => ({ id: `a${index + 1}`, ...one })) })

const record = (...documents: (readonly Sketch[])[]) => {
  const written = new SmallRecord().open()
  for (const [index, sketches] of documents.entries()) written.document(index + 1, naming(sketches))
  return written
}
const fold = (written: SmallRecord) => {
  const rows = foldView(actors, { facts: written.facts, group: 'public', directory: directoryOf(written.facts), now })
  assert.deepEqual(misshapen(actors, rows), [])
  return rows
}
const shapeOf = (written: SmallRecord) =>
  fold(written)
    .map((row) => [row.name, row.documents.length, row.conflicts.length] as const)
    .sort()

for (const [name, documents, expected] of [
  [
    'one full name in two documents is one actor',
    [[{ name: 'Jonas Ardell' }], [{ name: 'Jonas Ardell' }]],
    [['Jonas Ardell', 2, 0]],
  ],
  [
    'a family name alone joins the only person who has it',
    [[{ name: 'Jonas Ardell' }], [{ name: 'Ardell' }]],
    [['Jonas Ardell', 2, 0]],
  ],
  [
    'a family name alone stays alone where two persons have it',
    [
      [{ name: 'Jonas Ardell', roles: ['teacher'] }],
      [{ name: 'Mira Ardell', roles: ['surgeon'] }],
      [{ name: 'Ardell' }],
    ],
    [
      ['Ardell', 1, 0],
      ['Jonas Ardell', 1, 0],
      ['Mira Ardell', 1, 0],
    ],
  ],
  [
    'one office under two first names is one probable actor with a conflict',
    [[{ name: 'Jonas Ardell', roles: ['special envoy'] }], [{ name: 'Marcus Ardell', roles: ['envoy to the talks'] }]],
    [['Jonas Ardell', 2, 1]],
  ],
  [
    'different offices under one family name are two actors',
    [[{ name: 'Jonas Ardell', roles: ['foreign minister'] }], [{ name: 'Marcus Ardell', roles: ['finance minister'] }]],
    [
      ['Jonas Ardell', 1, 0],
      ['Marcus Ardell', 1, 0],
    ],
  ],
  [
    'two residents of one family name are two actors',
    [[{ name: 'Jonas Ardell', roles: ['resident'] }], [{ name: 'Marcus Ardell', roles: ['resident'] }]],
    [
      ['Jonas Ardell', 1, 0],
      ['Marcus Ardell', 1, 0],
    ],
  ],
  ['an initial may be the name', [[{ name: 'J. Ardell' }], [{ name: 'Jonas Ardell' }]], [['J. Ardell', 2, 1]]],
  [
    'accents, titles and the Arabic article do not count',
    [[{ name: 'Dr. Khalíl al-Hadri' }], [{ name: 'Khalil Hadri' }]],
    [['Dr. Khalíl al-Hadri', 2, 0]],
  ],
  [
    'a state is one under its usual names',
    [
      [{ name: 'U.S.', type: 'state' }],
      [{ name: 'United States', type: 'state' }],
      [{ name: 'the United States of America', type: 'state' }],
    ],
    [['U.S.', 3, 0]],
  ],
  [
    'a body without a name of its own is not linked across documents',
    [[{ name: 'the Government', type: 'office' }], [{ name: 'Government', type: 'office' }]],
    [
      ['Government', 1, 0],
      ['the Government', 1, 0],
    ],
  ],
  [
    'unnamed sources are never linked across documents',
    [[{ name: 'a senior official', type: 'unnamed' }], [{ name: 'a senior official', type: 'unnamed' }]],
    [
      ['a senior official', 1, 0],
      ['a senior official', 1, 0],
    ],
  ],
] as const) {
  test(name, () => {
    assert.deepEqual(shapeOf(record(...documents)), expected)
  })
}

const story = (name: string) =>
  `${name} walked the length of the Tarsa bridge on Tuesday morning before the first lorries were let across it, and said that the river had never looked so quiet to him in all the years he had worked along its banks.`

test('two first names in two versions of one story are one probable actor', () => {
  const written = new SmallRecord().open()
  written.document(1, naming([{ name: 'Jonas Ardell' }], story('Jonas Ardell')))
  written.document(2, naming([{ name: 'Marcus Ardell' }], story('Marcus Ardell')))
  assert.deepEqual(shapeOf(written), [['Jonas Ardell', 2, 1]])
})

const twoEnvoys = () =>
  record([{ name: 'Jonas Ardell', roles: ['envoy'] }], [{ name: 'Marcus Ardell', roles: ['envoy'] }])
const keysOfConflict = (written: SmallRecord): [string, string] => {
  const [a, b] = fold(written)[0]?.conflicts[0]?.keys ?? []
  return [a ?? '', b ?? '']
}

test('people split a probable actor, and undoing the split joins it again', () => {
  const written = twoEnvoys()
  const keys = keysOfConflict(written)
  const split = written.add({ kind: 'actors-split', body: { actors: keys } })
  const rows = fold(written)
  assert.deepEqual(rows.map((row) => [row.keys, row.conflicts, row.separateFrom.length]).sort(), [
    [[keys[0]], [], 1],
    [[keys[1]], [], 1],
  ])
  assert.ok(rows.every((row) => row.entries.includes(split)))
  written.add({ kind: 'entry-withdrawn', by: orgA, body: { entry: split } })
  assert.deepEqual(shapeOf(written), [['Jonas Ardell', 2, 1]])
})

test('people who say that two names are one settle the conflict', () => {
  const written = twoEnvoys()
  written.add({ kind: 'actors-merged', body: { actors: keysOfConflict(written) } })
  assert.deepEqual(shapeOf(written), [['Jonas Ardell', 2, 0]])
})

test('a merge across files shows on both actors and can be undone', () => {
  const written = record(
    [{ name: 'River Front', type: 'armed-group' }],
    [{ name: 'Front of the River', type: 'armed-group' }],
  )
  const keyOf = (name: string) => fold(written).find((row) => row.name === name)?.key ?? ''
  const [a, b] = [keyOf('River Front'), keyOf('Front of the River')]
  const merged = written.add({ kind: 'actors-merged', body: { actors: [a, b] } })
  const told = () =>
    fold(written)
      .map((row) => [row.key, row.includes, row.mergedInto])
      .sort()
  assert.deepEqual(
    told(),
    [
      [a, [b], null],
      [b, [], a],
    ].sort(),
  )
  written.add({ kind: 'entry-withdrawn', by: orgA, body: { entry: merged } })
  assert.deepEqual(
    told(),
    [
      [a, [], null],
      [b, [], null],
    ].sort(),
  )
})

test('notes find an actor under any of its keys', () => {
  const written = twoEnvoys()
  written.add({
    kind: 'note-added',
    body: { on: { view: 'actors', key: keysOfConflict(written)[1] }, text: 'Which is it?' },
  })
  assert.equal(fold(written)[0]?.notes, 1)
})

test('who is one actor does not depend on the order of documents', () => {
  const documents: (readonly Sketch[])[] = [
    [{ name: 'Ardell' }],
    [{ name: 'Jonas Ardell', roles: ['envoy'] }],
    [{ name: 'Marcus Ardell', roles: ['envoy'] }],
    [{ name: 'J. Ardell' }],
    [{ name: 'Mira Ardell', roles: ['surgeon'] }],
  ]
  const sets = (order: readonly number[]) =>
    fold(record(...order.map((index) => documents[index] ?? [])))
      .map((row) => row.keys.toSorted())
      .sort()
  const expected = sets([0, 1, 2, 3, 4])
  for (const order of [
    [4, 3, 2, 1, 0],
    [2, 4, 0, 3, 1],
    [3, 0, 1, 4, 2],
  ])
    assert.deepEqual(sets(order), expected)
})
