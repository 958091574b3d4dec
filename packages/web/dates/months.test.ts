import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthsOf } from './months.ts'

test('rows stand under their month in the order they come, those without a year last', () => {
  const rows = [{ sort: null }, { sort: '2026-03-04' }, { sort: '2026-03-01' }, { sort: '2026-02-28' }]
  assert.deepEqual(
    monthsOf(rows).map(({ value, rows: of }) => [value, of.length]),
    [
      ['2026-03', 2],
      ['2026-02', 1],
      [null, 1],
    ],
  )
})

test('nothing makes no month', () => assert.deepEqual(monthsOf([]), []))
