import assert from 'node:assert/strict'
import { test } from 'node:test'
import { confidenceWord, placesOf, wordsAt } from './words-at.ts'

const text = 'The convoy, she said, left. The convoy did not\n  arrive (yet).'
const all = { start: 0, end: text.length }

const cases: readonly (readonly [string, string, number, readonly string[] | null])[] = [
  ['words that occur once', 'she said', 0, ['she said']],
  ['the occurrence nearest to where the claim stands', 'The convoy', 40, ['The convoy']],
  ['pieces that do not stand together', 'The convoy … left', 0, ['The convoy', 'left']],
  ['line breaks in the text count as blanks', 'not arrive', 0, ['not\n  arrive']],
  ['signs that mean something to a pattern', '(yet).', 0, ['(yet).']],
  ['words that do not occur', 'the ship', 0, null],
  ['nothing', ' ', 0, []],
]
for (const [name, words, near, expected] of cases) {
  test(`places of ${name}`, () => {
    const places = placesOf(text, all, words, near)
    assert.deepEqual(places?.map(({ start, end }) => text.slice(start, end)) ?? null, expected)
  })
}

test('of two occurrences the nearer is taken', () => {
  assert.equal(placesOf(text, all, 'The convoy', 40)?.[0]?.start, 28)
  assert.equal(placesOf(text, all, 'The convoy', 3)?.[0]?.start, 0)
})

test('words outside the passage are not found', () =>
  assert.equal(placesOf(text, { start: 0, end: 20 }, 'arrive', 0), null))

test('places give back their words', () => {
  const places = placesOf(text, all, 'The convoy … left', 0) ?? []
  assert.equal(wordsAt(text, places), 'The convoy … left')
})

test('confidence is said in three words', () => {
  assert.deepEqual([0.95, 0.6, 0.2].map(confidenceWord), ['sure', 'fair', 'unsure'])
})
