// Every label against what is computed, and the histories against what they are said to be.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commitments, directoryOf, foldView } from '@parley/peace'
import { misshapen } from '@parley/peace/testing'
import { histories } from './all.ts'
import { judge } from './judge.ts'

for (const history of histories) {
  const { name, story, moments } = history
  test(`${name}: at least 150 entries, and 20 moments of different promises and times`, () => {
    assert.ok(story.facts.length >= 150, `${story.facts.length} entries`)
    assert.equal(new Set(moments.map((one) => JSON.stringify([one.of, one.when, one.known, one.as, one.by]))).size, 20)
    assert.ok(new Set(moments.map((one) => one.status)).size >= 5)
  })
  for (const { moment, computed } of judge(history)) {
    const known = moment.known === undefined ? '' : `, as known on ${moment.known}`
    test(`${name}: ${moment.of} on ${moment.when}${known}: ${moment.because}`, () =>
      assert.equal(computed, moment.status))
  }
  test(`${name}: rows have their shape, and every state a source`, () => {
    const rows = foldView(commitments, {
      facts: story.facts,
      group: 'public',
      directory: directoryOf(story.facts),
      now: story.t('2040-01-01'),
    })
    assert.deepEqual(misshapen(commitments, rows), [])
    const ids = new Set(story.facts.map(({ entry }) => entry.id))
    for (const { states } of rows)
      for (const { because } of states) {
        const sources = because.flatMap((one) => one.entries)
        assert.ok(sources.length > 0 && sources.every((id) => ids.has(id)))
      }
  })
}
