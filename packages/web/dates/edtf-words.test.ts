import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DatePhrases, edtfInWords, isEdtf } from './edtf-words.ts'

const phrases: DatePhrases = {
  yearUnknown: (date) => `${date}, year unknown`,
  monthUnknown: (day) => `day ${day}, month unknown`,
  about: (date) => `about ${date}`,
  uncertain: (date) => `perhaps ${date}`,
  range: (from, to) => `${from} to ${to}`,
  openStart: (to) => `until ${to}`,
  openEnd: (from) => `from ${from}`,
  decade: (year) => `the ${year}s`,
  century: (year) => `the ${year}s (century)`,
  season: (season, year) => `season ${season} ${year}`,
}

const cases: readonly (readonly [string, string, string])[] = [
  ['a full date', '2026-03-04', '4 March 2026'],
  ['a month', '2026-03', 'March 2026'],
  ['a year', '2026', '2026'],
  ['a day without a year gets none', 'XXXX-10-19', '19 October, year unknown'],
  ['a month without a year gets none', 'XXXX-10', 'October, year unknown'],
  ['29 February without a year can be written', 'XXXX-02-29', '29 February, year unknown'],
  ['a day whose month nobody gave', 'XXXX-XX-15', 'day 15, month unknown'],
  ['a month whose day is open', '2026-03-XX', 'March 2026'],
  ['about', '2026-03~', 'about March 2026'],
  ['uncertain', '2026-03-04?', 'perhaps 4 March 2026'],
  ['an interval', '2026-03-04/2026-03-06', '4 March 2026 to 6 March 2026'],
  ['an interval without an end', '2026-03-04/..', 'from 4 March 2026'],
  ['an interval without a start', '../2026-03-04', 'until 4 March 2026'],
  ['a decade', '198X', 'the 1980s'],
  ['a season', '2026-22', 'season 2 2026'],
  ['a time', '2026-03-04T09:30', '4 March 2026 at 09:30'],
  ['what is not a date stays as it is', 'soon', 'soon'],
  ['an impossible month stays as it is', '2026-13', '2026-13'],
]

for (const [name, value, expected] of cases) {
  test(`${name}: ${value}`, () => assert.equal(edtfInWords(value, 'en-GB', phrases), expected))
}

test('months follow the language of the reader', () => {
  assert.match(edtfInWords('2026-03-04', 'fr', phrases), /4 mars 2026/)
})

test('what may be recorded as a date is EDTF, and a day that no calendar has is not', () => {
  for (const value of ['2026', '2026-03', '2026-03-12', '2026-03-12?', '2026~', 'XXXX-10-19', '202X', '2026-21']) {
    assert.ok(isEdtf(value), value)
  }
  for (const value of ['2026-03-05/2026-03-12', '2026-03/..', '../2026', '2024-02-29', '2026-03-12T14:30Z']) {
    assert.ok(isEdtf(value), value)
  }
  for (const value of ['', '12 March', '2026-3-1', '2026-13', '2026-02-30', '2025-02-29', 'XXXX', '/', '2026/27/28']) {
    assert.ok(!isEdtf(value), value)
  }
})
