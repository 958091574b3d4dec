import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { claimAt, cutIntoRuns, inReadingOrder, type Mark, step, tidySpans } from './runs.ts'

const part = fc.constantFrom('source', 'cue', 'content', 'actor', 'date', 'place')
const marks = fc.array(
  fc
    .record({ start: fc.nat(60), length: fc.nat(30), of: fc.constantFrom('a', 'b', 'c'), part })
    .map(({ start, length, of, part }): Mark => ({ start, end: start + length, of, part })),
  { maxLength: 12 },
)
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
console.log(`seed ${seed}`)

test('runs cover the stretch without gap or overlap, and each holds exactly the marks over it', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(60), marks, (start, length, all) => {
      const within = { start, end: start + length }
      const runs = cutIntoRuns(within, all)
      assert.equal(
        runs.reduce((sum, run) => sum + run.end - run.start, 0),
        length,
      )
      let at = start
      for (const run of runs) {
        assert.equal(run.start, at)
        at = run.end
        for (let offset = run.start; offset < run.end; offset++) {
          const expected = all.filter((mark) => mark.start <= offset && mark.end > offset)
          assert.deepEqual(new Set(run.marks), new Set(expected))
        }
      }
    }),
    { seed, numRuns: 300 },
  )
})

test('a press on nested claims means the innermost', () => {
  const outer: Mark = { start: 0, end: 20, of: 'outer', part: 'content' }
  const inner: Mark = { start: 5, end: 10, of: 'inner', part: 'content' }
  const runs = cutIntoRuns({ start: 0, end: 20 }, [inner, outer])
  assert.deepEqual(runs.map(claimAt), ['outer', 'inner', 'outer'])
})

test('an actor or a date alone is no claim', () => {
  const [run] = cutIntoRuns({ start: 0, end: 4 }, [{ start: 0, end: 4, of: 'a1', part: 'actor' }])
  assert.equal(run && claimAt(run), null)
})

test('claims are met in the order of the text, the longer before those inside it', () => {
  const claims = [
    { key: 'inside', spans: [{ start: 3, end: 5 }] },
    { key: 'later', spans: [{ start: 9, end: 12 }] },
    {
      key: 'long',
      spans: [
        { start: 6, end: 8 },
        { start: 3, end: 4 },
      ],
    },
  ]
  assert.deepEqual(
    inReadingOrder(claims).map((claim) => claim.key),
    ['long', 'inside', 'later'],
  )
})

test('stepping stays at the ends, and begins where nothing is chosen', () => {
  assert.equal(step(['a', 'b'], null, 1), 'a')
  assert.equal(step(['a', 'b'], null, -1), 'b')
  assert.equal(step(['a', 'b'], 'b', 1), 'b')
  assert.equal(step(['a', 'b'], 'a', -1), 'a')
  assert.equal(step([], 'a', 1), null)
})

test('selected stretches lose blanks at their ends, and touching ones become one', () => {
  const text = 'He said  it was so.'
  assert.deepEqual(
    tidySpans(text, [
      { start: 8, end: 16 },
      { start: 2, end: 9 },
    ]),
    [{ start: 3, end: 15 }],
  )
  assert.deepEqual(tidySpans(text, [{ start: 7, end: 9 }]), [])
})
