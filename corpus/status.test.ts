import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calibrationError, macroF1 } from './status.ts'

test('macro F1 weighs each class alike, and counts what only one side has', () => {
  const { mean, each } = macroF1([
    { gold: 'asserted', predicted: 'asserted' },
    { gold: 'asserted', predicted: 'asserted' },
    { gold: 'denied', predicted: 'asserted' },
    { gold: 'denied', predicted: 'denied' },
    { gold: null, predicted: 'denied' },
    { gold: 'asserted', predicted: null },
  ])
  assert.deepEqual(each.get('asserted'), { f1: 4 / 6, count: 3 })
  assert.deepEqual(each.get('denied'), { f1: 2 / 4, count: 2 })
  assert.equal(mean, (4 / 6 + 2 / 4) / 2)
})

test('confidence that is the share of right claims has no calibration error', () => {
  const claims = (confidence: number, right: number, wrong: number) =>
    Array.from({ length: right + wrong }, (_, i) => ({ confidence, isRight: i < right }))
  assert.ok(calibrationError([...claims(0.75, 3, 1), ...claims(0.5, 1, 1)]) < 1e-12)
  assert.equal(calibrationError(claims(1, 1, 1)), 0.5)
  assert.equal(calibrationError([...claims(1, 1, 1), ...claims(0, 0, 2)]), 0.25)
  assert.equal(calibrationError([]), 0)
})
