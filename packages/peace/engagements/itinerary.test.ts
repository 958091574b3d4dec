// Tables of documents that were read by the real reader.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '@parley/read'
import { daysOfStops, guessColumns, isItinerary, stateOfWords, stopsOf } from './itinerary.ts'

async function tableIn(text: string, name = 'programme.md') {
  const { document, places } = await read(new TextEncoder().encode(text), { name, mediaType: 'text/markdown' })
  const [table] = document.tables
  assert.ok(table !== undefined, 'the reader found no table')
  return { table, reading: { document, places } }
}

const counted = `# Tour of the lake

The envoy is expected in the lake towns this week.

| Day | Location | Key Focus |
|---|---|---|
| Day 1 | Marrow, Lakeland | Talks with the harbour council |
| Day 2 | Lissmere | Visit to the ferry |
| Day 3 | | Rest |
`

test('a table that only counts days gives stops in words, and days once the first is named', async () => {
  const { table, reading } = await tableIn(counted)
  const columns = guessColumns(table, reading)
  assert.deepEqual(columns, { day: 0, place: 1, focus: 2, state: null })
  assert.equal(isItinerary(table, reading), true)
  const { stops, leftOut } = stopsOf(table, columns, reading)
  assert.deepEqual(
    stops.map(({ day, dayWords, place, focus }) => [day, dayWords, place, focus]),
    [
      [undefined, 'Day 1', 'Marrow, Lakeland', 'Talks with the harbour council'],
      [undefined, 'Day 2', 'Lissmere', 'Visit to the ferry'],
    ],
  )
  // A row that names no place is said to be left out, not lost.
  assert.deepEqual(leftOut, [2])
  assert.equal(daysOfStops(stops), null)
  const dated = stopsOf(table, columns, reading, '2031-02-28').stops
  assert.deepEqual(
    dated.map(({ day, dayWords }) => [day, dayWords]),
    [
      ['2031-02-28', 'Day 1'],
      ['2031-03-01', 'Day 2'],
    ],
  )
  assert.deepEqual(daysOfStops(dated), { day: '2031-02-28', until: '2031-03-01' })
})

test('every value leads to the very words of its cell', async () => {
  const { table, reading } = await tableIn(counted)
  for (const stop of stopsOf(table, guessColumns(table, reading), reading).stops) {
    const words = (span: { start: number; end: number } | undefined) =>
      span === undefined ? null : reading.document.text.slice(span.start, span.end)
    assert.deepEqual(
      [words(stop.cells.day), words(stop.cells.place), words(stop.cells.focus)],
      [stop.dayWords, stop.place, stop.focus],
    )
  }
})

test('days of the calendar are read from the cells, and a state from its words', async () => {
  const { table, reading } = await tableIn(`---
date: 2031-03-17
---

# Visit

| Day | Date | Location | Programme | Status |
|---|---|---|---|---|
| Day 1 | Thursday 20 March | Marrow | Dinner | Confirmed |
| Day 2 | Friday 21 March | Lissmere | Ferry | Provisional |
| Day 3 | Saturday 22 March | Osmer | Talks | Called off |
`)
  const columns = guessColumns(table, reading)
  assert.deepEqual(columns, { day: 1, place: 2, focus: 3, state: 4 })
  const { stops } = stopsOf(table, columns, reading)
  assert.deepEqual(
    stops.map(({ day, state }) => [day, state]),
    [
      ['2031-03-20', 'confirmed'],
      ['2031-03-21', 'planned'],
      ['2031-03-22', 'cancelled'],
    ],
  )
})

test('a table of prices is no programme of days', async () => {
  const { table, reading } = await tableIn('# Prices\n\n| Item | Price |\n|---|---|\n| Flour | 12 |\n| Oil | 30 |\n')
  assert.equal(isItinerary(table, reading), false)
  assert.deepEqual(guessColumns(table, reading), { day: null, place: null, focus: null, state: null })
})

test('words that name no known state are none', () => {
  assert.equal(stateOfWords('Unconfirmed'), 'unconfirmed')
  assert.equal(stateOfWords('À définir'), undefined)
  assert.equal(stateOfWords('Annulée'), 'cancelled')
  assert.equal(stateOfWords('مؤكد'), 'confirmed')
})
