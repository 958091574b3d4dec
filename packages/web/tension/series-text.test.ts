import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSeries } from './series-text.ts'

test('days in any order become one series, and a day without a number is a gap', () => {
  const text = 'day,price\r\n2031-01-03,4\r\n2031-01-01;2,5\r\n\r\n"2031-01-04"\t"7.25",office\r\n'
  assert.deepEqual(readSeries(text), { series: { from: '2031-01-01', values: [2.5, null, 4, 7.25] }, unread: [] })
})

test('lines that are no day and number are named, and days that are none are not taken for one', () => {
  assert.deepEqual(readSeries('2031-01-01,2\nsomething\n2031-02-30,4\n2031-01-02,-3'), {
    series: { from: '2031-01-01', values: [2] },
    unread: [2, 3, 4],
  })
})

test('nothing to read is nothing, and so is a stretch of more days than a series holds', () => {
  assert.deepEqual(readSeries('day,number'), { series: null, unread: [] })
  assert.deepEqual(readSeries('1931-01-01,1\n2031-01-01,2'), { series: null, unread: [] })
})
