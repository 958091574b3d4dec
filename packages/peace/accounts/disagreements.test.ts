import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reading } from '@parley/read/reading'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { now, type ReadingSketch, readingOf, SmallRecord } from '../testing.ts'
import { accounts } from '../views/accounts.ts'

const shelled = 'Government guns shelled the grain market in Tarsa on Monday'
const event = { passage: shelled, mode: 'heavy-weapons', place: 'Tarsa', date: '2026-04-20' } as const
const army = { id: 'a1', name: 'Northern Army', type: 'armed-group' } as const

const told = (text: string, more: Partial<ReadingSketch> = {}): Reading =>
  readingOf({ text, published: '2026-04-21', places: [{ name: 'Tarsa' }], events: [event], ...more })

function rowsOf(...readings: readonly Reading[]) {
  const record = new SmallRecord().open()
  for (const [index, reading] of readings.entries()) record.document(index + 1, reading)
  return foldView(accounts, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })
}

const disagreementsOf = (...readings: readonly Reading[]) => rowsOf(...readings).flatMap((row) => row.disagreements)

test('who turns down the charge right after it denies what it charges, beside another document’s telling', () => {
  const denied = `${shelled}, the governor said of the Northern Army.\n\nThe Northern Army rejected the charge.`
  const denial = told(denied, {
    actors: [army],
    claims: [
      {
        source: 'The Northern Army',
        cue: 'rejected',
        content: 'the charge',
        sourceActor: 'a1',
        attitude: 'denies',
        status: 'denied',
        quotation: 'none',
      },
    ],
  })
  const [one, ...others] = disagreementsOf(told(`${shelled}, two traders said.`), denial)
  assert.equal(others.length, 0)
  assert.equal(one?.about, 'denial')
  assert.deepEqual(
    one?.sides.map((side) => side.passage),
    [`${shelled}, two traders said.`, 'The Northern Army rejected the charge'],
  )
})

test('a charge turned down after another event is not a denial of the first', () => {
  const text = `${shelled}, the governor said of the Northern Army. Troops of the Northern Army took the bridge. The Northern Army rejected the charge.`
  const denial = told(text, {
    actors: [army],
    claims: [{ cue: 'rejected', content: 'the charge', sourceActor: 'a1', attitude: 'denies', status: 'denied' }],
    events: [event, { passage: 'Troops of the Northern Army took the bridge', type: 'coerce', mode: 'seize' }],
  })
  const assaults = rowsOf(told(`${shelled}, two traders said.`), denial).filter(({ type }) => type === 'assault')
  assert.deepEqual(
    assaults.map((row) => [row.reports.length, row.disagreements]),
    [[2, []]],
  )
})

test('a document that gives a total and a part disagrees with another’s part about the part', () => {
  const counted = (text: string, quantities: readonly { value: number; of: string }[]) =>
    told(text, { events: [{ ...event, quantities }] })
  const rows = disagreementsOf(
    counted(`${shelled}, killing 16 people, 12 of them at once, the hospital said.`, [
      { value: 16, of: 'killed' },
      { value: 12, of: 'killed' },
    ]),
    counted(`${shelled}, killing 11 people, the governor said.`, [{ value: 11, of: 'killed' }]),
  )
  assert.deepEqual(
    rows.map((one) => [one.about, one.why]),
    [['number', '“12 people killed” against “11 people killed”.']],
  )
})

for (const [name, mine, theirs, about] of [
  ['one letter apart are one person under two names', 'Juris Aldon', 'Juris Alden', ['name']],
  ['with other first letters are two persons', 'Juris Aldon', 'Juris Elden', []],
  ['too short to tell are two persons', 'Juris Ben', 'Juris Bell', []],
] as const)
  test(`spellings ${name}`, () => {
    const quoted = (person: string) => {
      const reading = told(`${shelled}, Minister ${person} said.`, { actors: [{ id: 'p1', name: person }] })
      const start = reading.document.text.indexOf(person)
      return { ...reading, mentions: [{ start, end: start + person.length, actor: 'p1' }] }
    }
    const rows = disagreementsOf(quoted(mine), quoted(theirs))
    assert.deepEqual(
      rows.map((one) => one.about),
      about,
    )
  })

test('a side under a shorter name is no rival doer', () => {
  const by = (name: string) =>
    told(`${shelled}, said observers who blamed the ${name}.`, {
      actors: [{ id: 'a1', name, type: 'armed-group' }],
      events: [{ ...event, who: [['a1', 'source']] }],
    })
  const about = (...names: readonly string[]) => disagreementsOf(...names.map(by)).map((one) => one.about)
  assert.deepEqual(about('Harbour Volunteers', 'Volunteers'), [])
  assert.deepEqual(about('Harbour Volunteers', 'Coast Brigade'), ['attribution'])
})

test('a release announced and a release made are one only where a day says so', () => {
  const release = (text: string, more: object) =>
    readingOf({
      text,
      published: '2026-04-21',
      actors: [army],
      events: [{ passage: text, type: 'retreat', mode: 'release', who: [['a1', 'source']], ...more }],
    })
  const done = release('The Northern Army freed 20 prisoners at the river.', { date: '2026-04-20' })
  const announced = 'The Northern Army will free prisoners held in the hills, its council announced.'
  assert.equal(rowsOf(done, release(announced, { status: 'planned' })).length, 2)
  assert.equal(rowsOf(done, release(announced, { status: 'planned', date: '2026-04-20' })).length, 1)
})

test('a denial of something else, told of the same event, is not set beside it', () => {
  const denying = (content: string) =>
    told(`${shelled}. The Northern Army denied ${content}.`, {
      actors: [army],
      events: [{ ...event, claims: ['c1'] }],
      claims: [
        {
          source: 'The Northern Army',
          cue: 'denied',
          content,
          sourceActor: 'a1',
          attitude: 'denies',
          status: 'denied',
        },
      ],
    })
  const about = (reading: Reading) =>
    disagreementsOf(told(`${shelled}, two traders said.`), reading).map((one) => one.about)
  assert.deepEqual(about(denying('that its guns shelled the grain market')), ['denial'])
  assert.deepEqual(about(denying('that it keeps a second barrier')), [])
})

test('who is heard is no doer: two speakers of one demand disagree about nothing', () => {
  const demand = 'An apology for the shelling of Tarsa was demanded on Monday'
  const by = (name: string) =>
    readingOf({
      text: `${demand} by ${name}.`,
      published: '2026-04-21',
      actors: [{ id: 'p1', name }],
      places: [{ name: 'Tarsa' }],
      events: [{ passage: demand, type: 'request', place: 'Tarsa', date: '2026-04-20', who: [['p1', 'source']] }],
    })
  const rows = rowsOf(by('Ada Kirsten'), by('Juris Aldon'))
  assert.deepEqual(
    rows.flatMap((row) => row.disagreements.map((one) => one.about)),
    [],
  )
})

for (const [name, mine, theirs, about] of [
  ['an office in place of the first name', 'Chairwoman Aldon', 'Ada Aldon', []],
  ['a letter in place of the first name', 'A. Aldon', 'Ilse Aldon', []],
  ['one sound in two letters', 'Yelka Tomas', 'Jelka Tomas', ['name']],
] as const)
  test(`names: ${name}`, () => {
    const quoted = (person: string) => {
      const reading = told(`${shelled}, ${person} said.`, { actors: [{ id: 'p1', name: person }] })
      const start = reading.document.text.indexOf(person)
      return { ...reading, mentions: [{ start, end: start + person.length, actor: 'p1' }] }
    }
    assert.deepEqual(
      disagreementsOf(quoted(mine), quoted(theirs)).map((one) => one.about),
      about,
    )
  })

test('the night between two days goes under either', () => {
  const on = (date: string, words: string) =>
    told(`Government guns shelled the grain market in Tarsa ${words}.`, {
      events: [{ ...event, passage: 'Government guns shelled the grain market in Tarsa', date }],
    })
  const about = (...readings: readonly Reading[]) => disagreementsOf(...readings).map((one) => one.about)
  assert.deepEqual(about(on('2026-04-20', 'on Monday'), on('2026-04-21', 'on Tuesday')), ['date'])
  assert.deepEqual(about(on('2026-04-20', 'late on Monday'), on('2026-04-21', 'before dawn on Tuesday')), [])
})
