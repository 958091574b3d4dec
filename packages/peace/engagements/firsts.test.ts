import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstsIn } from './firsts.ts'

const cases: readonly (readonly [text: string, found: readonly (readonly [of: string, since: string | null])[]])[] = [
  ['It is the first visit of the Minister to Marrow since 2005.', [['visited', '2005']]],
  ['The two sides held their first direct talks since March 2019, she said.', [['met', '2019']]],
  ['This was the first meeting of the two in more than 20 years.', [['met', '2011']]],
  ['It is the first such summit in two decades.', [['met', '2011']]],
  ['The first ever visit by a president to the valley.', [['visited', null]]],
  ['The first meeting was on Monday.', []],
  ['At first the talks went well. They have met since 2005.', []],
  ['C’est la première visite du ministre à Marrow depuis 2005.', [['visited', '2005']]],
  ['هذه أول زيارة للوزير إلى مارو منذ عام 2005.', [['visited', '2005']]],
  ['Nothing of the kind. He visited in 2005.', []],
]
for (const [text, found] of cases) {
  test(text, () => {
    const firsts = firstsIn(text, 2031)
    assert.deepEqual(
      firsts.map(({ of, since }) => [of, since]),
      found,
    )
    for (const { start, end, says } of firsts) assert.equal(text.slice(start, end), says)
  })
}

test('without a day of its own a text counts no years back', () => {
  assert.deepEqual(firstsIn('The first meeting in ten years.', null), [])
})
