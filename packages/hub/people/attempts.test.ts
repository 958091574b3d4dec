import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countAttempts, networkOf, watchDoors } from './attempts.ts'

const start = Date.parse('2026-01-05T10:00:00Z')

test('two windows hold at once: the short one soon, the long one over the day', () => {
  let at = start
  const counted = countAttempts(
    () => new Date(at),
    [
      { triesMax: 2, windowMs: 60_000 },
      { triesMax: 4, windowMs: 3_600_000 },
    ],
  )
  const waits: number[] = []
  for (let minutes = 0; minutes < 4; minutes++) {
    for (let i = 0; i < 3; i++) waits.push(counted.take('ana'))
    at += 61_000
  }
  assert.deepEqual(waits.slice(0, 6), [0, 0, 60, 0, 0, 3600 - 61])
  assert.ok(waits.slice(6).every((wait) => wait > 0))
})

test('a flood of names takes no more room than the most, and forgets the one least lately used', () => {
  const counted = countAttempts(() => new Date(start), [{ triesMax: 1, windowMs: 60_000 }])
  for (let i = 0; i <= 10_000; i++) counted.take(`n${i}`)
  assert.equal(counted.take('n0'), 0, 'the first name was forgotten')
  assert.ok(counted.take('n10000') > 0, 'the latest was not')
})

test('one’s own account does not open an address to guesses at others’', () => {
  const doors = watchDoors(() => new Date(start))
  for (let i = 0; i < 9; i++) doors.knock('password', { name: `victim${i}`, address: '192.0.2.1' })
  doors.knock('password', { name: 'own', address: '192.0.2.1' }).passed()
  doors.knock('password', { name: 'victim9', address: '192.0.2.1' })
  assert.throws(() => doors.knock('password', { name: 'victim10', address: '192.0.2.1' }), {
    code: 'too-many-requests',
  })
})

for (const [one, other, isSame] of [
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['::ffff:192.0.2.1', '192.0.2.1', true],
  ['192.0.2.1', '192.0.2.2', false],
] as const) {
  test(`${one} and ${other} are ${isSame ? 'one caller' : 'two callers'}`, () => {
    assert.equal(networkOf(one) === networkOf(other), isSame)
  })
}
