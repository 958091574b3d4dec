import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDecided, nextUndecided } from './decided.ts'

const claim = (key: string, ...organisations: string[]) => ({
  key,
  row: { decisions: organisations.map((organisation) => ({ organisation })) },
})

test('what another organisation decided is still to be decided by ours; for a reader, anybody’s word counts', () => {
  assert.equal(isDecided(claim('a', 'org_b'), 'org_a'), false)
  assert.equal(isDecided(claim('a', 'org_b', 'org_a'), 'org_a'), true)
  assert.equal(isDecided(claim('a', 'org_b'), null), true)
  assert.equal(isDecided(claim('a'), null), false)
})

test('the next undecided claim is after the chosen one, then from the start, and nowhere when all are decided', () => {
  const claims = [claim('a'), claim('b', 'org_a'), claim('c'), claim('d', 'org_a')]
  for (const [from, to] of [
    [null, 'a'],
    ['a', 'c'],
    ['b', 'c'],
    ['c', 'a'],
    ['d', 'a'],
    ['gone', 'a'],
  ] as const) {
    assert.equal(nextUndecided(claims, from, 'org_a'), to, `after ${from}`)
  }
  assert.equal(nextUndecided([claim('b', 'org_a')], null, 'org_a'), null)
  assert.equal(nextUndecided([claim('only')], 'only', 'org_a'), 'only')
})
