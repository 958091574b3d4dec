import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IndicatorRow } from '@parley/peace'
import { daysOf, shownDays, topOf } from './chart-shape.ts'

const row = (more: Partial<IndicatorRow>): IndicatorRow => ({
  key: 'ind_1',
  process: 'prc_1',
  title: 'Incidents',
  unit: 'incidents',
  source: { of: 'incidents' },
  keeper: 'org_1',
  origin: null,
  from: '2031-01-01',
  values: [],
  machine: [],
  tone: null,
  usual: [],
  surges: [],
  forecast: [],
  unforeseen: null,
  thresholds: [],
  behind: [],
  entries: [],
  ...more,
})

test('a chart shows the newest days, then those foreseen, each with what is usual of it', () => {
  const values = Array.from({ length: 100 }, (_, at) => at)
  const band = { median: 1, low: 0, high: 3 }
  const days = daysOf(
    row({
      values,
      machine: values.map(() => 0),
      usual: [{ day: '2031-04-10', ...band }],
      forecast: [{ day: '2031-04-11', ...band }],
      surges: [{ day: '2031-04-10', since: '2031-04-09', direction: 'more', factor: 2, entries: [] }],
    }),
  )
  assert.equal(days.length, shownDays + 1)
  assert.deepEqual([days[0]?.day, days[0]?.value], ['2031-01-11', 10])
  assert.deepEqual(
    days
      .slice(-3)
      .map(({ day, value, usual, foreseen, isSurge }) => [day, value, usual?.high, foreseen?.high, isSurge]),
    [
      ['2031-04-09', 98, undefined, undefined, true],
      ['2031-04-10', 99, 3, undefined, true],
      ['2031-04-11', null, undefined, 3, false],
    ],
  )
})

test('a chart has a round top that nothing goes over, and an indicator without days has no chart', () => {
  const top = (value: number, machine = 0) => topOf(daysOf(row({ values: [value], machine: [machine] })))
  assert.deepEqual([top(0), top(1), top(7), top(112), top(90, 30), top(3.75)], [1, 1, 8, 150, 150, 4])
  assert.deepEqual(daysOf(row({ from: null })), [])
})
