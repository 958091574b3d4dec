import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reading } from '@parley/read/reading'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { Memo } from '../memo.ts'
import { now, type ReadingSketch, readingOf, SmallRecord } from '../testing.ts'
import { disagreements } from '../views/disagreements.ts'
import { disagreementRows } from './rows.ts'

function recordOf(...readings: readonly Reading[]) {
  const record = new SmallRecord().open()
  for (const [index, reading] of readings.entries()) record.document(index + 1, reading)
  return record
}

function rowsOf(...readings: readonly Reading[]) {
  const { facts } = recordOf(...readings)
  return foldView(disagreements, { facts, group: 'public', directory: directoryOf(facts), now })
}

/** A text without any event; each sentence a paragraph of its own, as blocks. */
function told(sentences: readonly string[], more: Partial<ReadingSketch> = {}): Reading {
  const text = sentences.join('\n\n')
  const reading = readingOf({ text, published: '2026-04-21', ...more })
  const blocks = sentences.map((sentence) => {
    const start = text.indexOf(sentence)
    return { type: 'paragraph' as const, start, end: start + sentence.length }
  })
  const mentions = reading.actors.flatMap(({ id, names }) =>
    names.flatMap((name) =>
      [...text.matchAll(new RegExp(name, 'gu'))].map(({ index }) => ({
        start: index,
        end: index + name.length,
        actor: id,
      })),
    ),
  )
  return { ...reading, document: { ...reading.document, blocks }, mentions }
}

const guard = { id: 'a1', name: 'Harbour Guard', type: 'armed-group' } as const
const union = { id: 'a2', name: 'Dockers’ Union', type: 'organisation' } as const
const charge = 'The Dockers’ Union accused the Harbour Guard of flooding the grain store at Pier Nine.'
const charged = told([charge, 'Grain prices rose in the town.'], {
  actors: [guard, union],
  claims: [
    {
      source: 'The Dockers’ Union',
      cue: 'accused',
      content: 'the Harbour Guard of flooding the grain store at Pier Nine',
      sourceActor: 'a2',
      attitude: 'accuses',
    },
  ],
})
const denial = 'The Harbour Guard denied the charge.'
const denied = told(['The union says the Harbour Guard flooded the grain store at Pier Nine.', denial], {
  actors: [guard],
  claims: [
    {
      source: 'The Harbour Guard',
      cue: 'denied',
      content: 'the charge',
      sourceActor: 'a1',
      attitude: 'denies',
      status: 'denied',
      quotation: 'none',
    },
  ],
})

test('a charge that nobody saw an event in stands beside the denial another document has of it', () => {
  const [row, ...others] = rowsOf(charged, denied)
  assert.equal(others.length, 0)
  assert.equal(row?.about, 'denial')
  assert.equal(row?.event, null)
  assert.deepEqual(
    row?.sides.map(({ passage, value }) => [value, passage]),
    [
      ['asserted', charge],
      ['denied', denial],
    ],
  )
  assert.match(row?.why ?? '', /Harbour Guard denies it/)
  assert.equal(row?.reports.length, 2)
})

test('two documents that report one denial do not disagree', () => {
  assert.deepEqual(rowsOf(denied, denied), [])
})

const plan = (days: string, place: string, name: string) =>
  told([`The mediators said the crossing at ${place} would stay closed for ${days} after a complaint by ${name}.`])

for (const [name, mine, theirs, about] of [
  ['another number', plan('three days', 'Ostra', 'Velden'), plan('five days', 'Ostra', 'Velden'), ['number']],
  ['another measure', plan('12 days', 'Ostra', 'Velden'), plan('12 hours', 'Ostra', 'Velden'), ['number']],
  ['another spelling', plan('three days', 'Ostra', 'Veldin'), plan('three days', 'Ostra', 'Velden'), ['name']],
  ['another name', plan('three days', 'Ostra', 'Velden'), plan('three days', 'Ostra', 'Kirsten'), []],
  ['nothing changed', plan('three days', 'Ostra', 'Velden'), plan('three days', 'Ostra', 'Velden'), []],
] as const)
  test(`a sentence taken over with ${name}`, () => {
    assert.deepEqual(
      rowsOf(mine, theirs).map((row) => row.about),
      about,
    )
  })

test('sentences of their own that share a few words are not compared number by number', () => {
  const own = told(['Three days of talks at Ostra ended without a word on the crossing, Velden said.'])
  assert.deepEqual(rowsOf(plan('five days', 'Ostra', 'Velden'), own), [])
})

test('documents that come one by one give what they give together, and each pair is compared once', () => {
  const all = [charged, plan('three days', 'Ostra', 'Velden'), denied, plan('five days', 'Ostra', 'Velden')]
  const { facts } = recordOf(...all)
  const memo = new Memo()
  const reads = facts.flatMap((fact, i) => (fact.reading === undefined ? [] : [i]))
  let last: readonly unknown[] = []
  for (const upTo of reads) last = disagreementRows(facts.slice(0, upTo + 1), memo)
  assert.deepEqual(last, disagreementRows(facts))
  assert.equal(last.length, 2)
  const before = memo.size
  disagreementRows(facts, memo)
  assert.equal(memo.size, before, 'nothing is worked out again')
})

const lead = 'A ferry sank off Ostra on Tuesday, the harbour office of Velden said.'
const tolls = (sentence: string, title = lead) => told([title, sentence])

for (const [name, mine, theirs, about] of [
  [
    'a ferry are rivals, though nobody saw an event',
    tolls('In Ostra nine passengers drowned.'),
    tolls('In Ostra fourteen people drowned.'),
    ['number'],
  ],
  ['the dead and of the hurt are none', tolls('In Ostra nine people drowned.'), tolls('In Ostra 14 were hurt.'), []],
  [
    'one ferry, in figures that can both be so, are none',
    tolls('In Ostra about 140 people drowned.'),
    tolls('In Ostra 141 people drowned.'),
    [],
  ],
  [
    'two conflicts are none',
    tolls('In Ostra nine passengers drowned.'),
    tolls(
      'In Kemal fourteen people drowned.',
      'A bus fell into the gorge near Kemal on Tuesday, the mayor of Sorin said.',
    ),
    [],
  ],
] as const)
  test(`tolls of ${name}`, () => {
    const rows = rowsOf(mine, theirs)
    assert.deepEqual(
      rows.map((row) => row.about),
      about,
    )
  })

test('rival tolls stand side by side in their documents’ own words', () => {
  const [row] = rowsOf(tolls('In Ostra nine passengers drowned.'), tolls('In Ostra fourteen people drowned.'))
  assert.deepEqual(
    row?.sides.map(({ value, passage }) => [value, passage]),
    [
      ['nine passengers drowned', 'In Ostra nine passengers drowned.'],
      ['fourteen people drowned', 'In Ostra fourteen people drowned.'],
    ],
  )
  assert.equal(row?.why, '“nine passengers drowned” against “fourteen people drowned”.')
})

test('a denial told twice, each time in other words, is no disagreement', () => {
  const notice = (sentence: string, cue: string, content: string) =>
    told(['Grain prices rose in the town on Monday.', sentence], {
      actors: [guard],
      claims: [
        {
          source: 'The Harbour Guard',
          cue,
          content,
          sourceActor: 'a1',
          attitude: 'denies',
          status: 'denied',
          quotation: 'none',
        },
      ],
    })
  const one = notice(
    'The Harbour Guard denied having received a notice about the grain store.',
    'denied',
    'having received a notice about the grain store',
  )
  const other = notice(
    'The Harbour Guard said no such notice on the grain store ever came.',
    'said',
    'no such notice on the grain store ever came',
  )
  assert.deepEqual(rowsOf(one, other), [])
})
