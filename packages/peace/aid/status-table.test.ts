// Tables of documents that were read by the real reader.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '@parley/read'
import { guessStatuses, initiativeStateOf, initiativesOf, isStatusTable } from './status-table.ts'

async function tableIn(text: string) {
  const { document } = await read(new TextEncoder().encode(text), { name: 'plan.md', mediaType: 'text/markdown' })
  const [table] = document.tables
  assert.ok(table !== undefined, 'the reader found no table')
  return { table, document }
}

test('rows become initiatives, and each value leads to the words of its cell', async () => {
  const { table, document } = await tableIn(`# Plans for the lake

| Shared Initiative | Impact Area | Status |
|---|---|---|
| Ferry fund | Transport | Proposed |
| Lake clinic | Health | In Development |
| Bread for the hills | Food | Active |
| Market days | Trade | Under review |
`)
  assert.equal(isStatusTable(table), true)
  const columns = guessStatuses(table)
  assert.deepEqual(columns, { title: 0, about: 1, state: 2 })
  const { initiatives, leftOut } = initiativesOf(table, columns)
  assert.deepEqual(
    initiatives.map(({ title, about, state }) => [title, about, state]),
    [
      ['Ferry fund', 'Transport', 'proposed'],
      ['Lake clinic', 'Health', 'in-development'],
      ['Bread for the hills', 'Food', 'active'],
    ],
  )
  // No word known here is in its state: it is said to be left out, and nothing is guessed.
  assert.deepEqual(leftOut, [3])
  assert.equal(initiativesOf(table, columns, 'ongoing').initiatives[3]?.state, 'ongoing')
  for (const { title, cells } of initiatives) {
    assert.equal(document.text.slice(cells.title?.start, cells.title?.end), title)
  }
})

test('a programme of days is no table of statuses', async () => {
  const { table } = await tableIn('# Tour\n\n| Day | Place |\n|---|---|\n| Day 1 | Marrow |\n| Day 2 | Osmer |\n')
  assert.equal(isStatusTable(table), false)
})

for (const [words, state] of [
  ['Ongoing', 'ongoing'],
  ['En cours', 'ongoing'],
  ['مقترحة', 'proposed'],
  ['Completed in May', 'ended'],
  ['Inactive', undefined],
  ['Unknown', undefined],
] as const) {
  test(`${words} is ${state ?? 'no state known here'}`, () => assert.equal(initiativeStateOf(words), state))
}
