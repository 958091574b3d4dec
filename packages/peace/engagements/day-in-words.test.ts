import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayInWords } from './day-in-words.ts'

const cases: readonly (readonly [words: string, published: string | null, day: string | undefined])[] = [
  ['2031-03-20', null, '2031-03-20'],
  ['20 March 2031', null, '2031-03-20'],
  ['Thursday 20 March', '2031-03-17', '2031-03-20'],
  ['Thu, March 20th', '2031-03-17', '2031-03-20'],
  ['March 20, 2031', null, '2031-03-20'],
  ['jeudi 20 mars', '2031', '2031-03-20'],
  ['1er mai 2031', null, '2031-05-01'],
  ['الخميس 20 مارس', '2031-03-17', '2031-03-20'],
  ['٢٠ آذار ٢٠٣١', null, '2031-03-20'],
  // Published in December, for a Thursday of January.
  ['Thursday 1 January', '2031-12-20', '2032-01-01'],
  // A weekday that fits no year near is a mistake somebody should see.
  ['Thursday 21 March', '2031-03-17', undefined],
  ['20 March', null, undefined],
  ['30 February 2031', null, undefined],
  ['Day 1', '2031-03-17', undefined],
  ['20–22 March', '2031-03-17', undefined],
]
for (const [words, published, day] of cases) {
  test(`${words} (${published ?? 'no year'})`, () => assert.equal(dayInWords(words, published), day))
}
