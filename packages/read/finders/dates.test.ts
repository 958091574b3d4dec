import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find } from './find.ts'
import { plainDocument } from './plain-document.ts'

const dateOf = (text: string, date?: string) => find(plainDocument(text), date === undefined ? {} : { date }).dates[0]

test('dates as the text gives them', () => {
  for (const [text, value, basis] of [
    ['The talks began on October 19 in the capital.', 'XXXX-10-19', 'explicit'],
    ['In October the army left the town.', 'XXXX-10', 'explicit'],
    ['The accord was signed in 2011 by both sides.', '2011', 'explicit'],
    ['The accord was signed on 3 May 2011.', '2011-05-03', 'explicit'],
    ['The accord was signed on May 3, 2011.', '2011-05-03', 'explicit'],
    ['The accord was signed in May 2011.', '2011-05', 'explicit'],
    ['It was filed on 2011-05-03 by the clerk.', '2011-05-03', 'explicit'],
    ['Fighting went on through the 1990s.', '199X', 'explicit'],
    ['The talks ran on Wednesday, October 19, in the capital.', 'XXXX-10-19', 'explicit'],
  ] as const) {
    const found = dateOf(text)
    assert.equal(found?.value, value, text)
    assert.equal(found?.basis, basis, text)
  }
})

test('without a date of the document a weekday keeps its relation and gets no value', () => {
  for (const text of [
    'They met on Wednesday.',
    'They met last week.',
    'They will meet next month.',
    'Two were hurt yesterday.',
  ]) {
    const found = dateOf(text)
    assert.equal(found?.value, null, text)
    assert.equal(found?.basis, 'unresolved', text)
    assert.ok(found?.relation, text)
  }
})

test('with a date of the document, tense tells which Wednesday is meant', () => {
  // 17 October 2024 is a Thursday.
  for (const [text, value] of [
    ['They met on Wednesday in the capital.', '2024-10-16'],
    ['They will meet on Wednesday in the capital.', '2024-10-23'],
    ['They met on Thursday.', '2024-10-17'],
    ['They met last weekend.', '2024-10-12/2024-10-13'],
    ['They met over the weekend.', '2024-10-12/2024-10-13'],
    ['They will meet next week.', '2024-10-21/2024-10-27'],
    ['The army left the town in March.', '2024-03'],
    ['They met earlier this week.', '2024-10-14/2024-10-20'],
    ['The talks will resume in March.', '2025-03'],
    ['They agreed on December 3 to a truce.', '2023-12-03'],
    ['They met three days ago.', '2024-10-14'],
    ['They met yesterday.', '2024-10-16'],
  ] as const) {
    const found = dateOf(text, '2024-10-17')
    assert.equal(found?.value, value, text)
    assert.equal(found?.basis, 'document-date', text)
  }
})

test('the following day is counted from the story, not from the document', () => {
  const { dates } = find(plainDocument('The convoy left on 3 May 2031. It was stopped the following day.'), {
    date: '2031-06-01',
  })
  assert.deepEqual(
    dates.map((date) => [date.value, date.basis]),
    [
      ['2031-05-03', 'explicit'],
      ['2031-05-04', 'context'],
    ],
  )
})

test('limits, stretches and habits', () => {
  for (const [text, value, relation] of [
    ['The guns must be gone by Friday.', '../2024-10-18', null],
    ['The road has been shut since March.', '2024-03/..', null],
    ['The lists follow within 72 hours of signing.', null, 'PT72H starting signing'],
    ['A six-week truce ending Saturday is on the table.', null, 'P6W ending Saturday'],
    ['They swap lists on the first day of the second phase.', null, 'day 1 of second phase'],
    ['The guns stay silent through Ramadan.', null, 'through Ramadan'],
    ['Every Friday they pray.', null, 'every Friday'],
    ['The pause starts at 6 p.m. on Friday.', '2024-10-18T18:00', null],
    ['They met from 30 April to 2 May 2031.', '2031-04-30/2031-05-02', null],
  ] as const) {
    const found = dateOf(text, '2024-10-17')
    assert.equal(found?.value, value, text)
    assert.equal(found?.relation, relation, text)
  }
})

test('what looks like a date and is none', () => {
  for (const text of ['They may meet.', 'Some 2000 fighters left.', 'The troops march on the town.']) {
    assert.equal(dateOf(text), undefined, text)
  }
})
