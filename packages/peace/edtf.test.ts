import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareDates, daysApart, earliestDay, latestDay } from './edtf.ts'

for (const [date, first, last] of [
  ['2026-04-20', '2026-04-20', '2026-04-20'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2026', '2026-01-01', '2026-12-31'],
  ['2026-04-2X', '2026-04-20', '2026-04-29'],
  ['2026-XX-31', '2026-01-31', '2026-12-31'],
  ['XXXX-10-19', null, null],
  ['202X', null, null],
  ['2026-04-20/2026-05-02', '2026-04-20', '2026-05-02'],
  ['2026-04-20?', '2026-04-20', '2026-04-20'],
  ['2026-04-20T10:00:00Z', '2026-04-20', '2026-04-20'],
  ['soon', null, null],
] as const) {
  test(`${date} means days from ${first} to ${last}`, () => {
    assert.equal(earliestDay(date), first)
    assert.equal(latestDay(date), last)
  })
}

for (const [a, b, expected] of [
  ['2026-04-20', '2026-04-20', 'same'],
  ['2026-04-20', '2026-04-21', 'different'],
  ['XXXX-04-20', '2026-04-20', 'possible'],
  ['XXXX-04-20', '2026-04-21', 'different'],
  ['2026-04', '2026-04-21', 'possible'],
  ['2026-05', '2026-04-21', 'different'],
  ['2026-04-20/2026-04-25', '2026-04-21', 'possible'],
  ['2026-04-20/2026-04-25', '2026-04-26', 'different'],
  [null, '2026-04-26', 'possible'],
  ['soon', '2026-04-26', 'possible'],
] as const) {
  test(`${a} and ${b}: ${expected}`, () => {
    assert.equal(compareDates(a, b), expected)
    assert.equal(compareDates(b, a), expected)
  })
}

test('days apart are counted at the least, and not without a year', () => {
  assert.equal(daysApart('2026-04-20', '2026-04-23'), 3)
  assert.equal(daysApart('2026-04', '2026-05-03'), 3)
  assert.equal(daysApart('2026-04', '2026-04-03'), 0)
  assert.equal(daysApart('XXXX-04-20', '2026-04-23'), null)
})
