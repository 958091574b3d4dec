import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { shortLived } from './short-lived.ts'

test('what is kept is found by its name, taken once, and gone after its time', () => {
  const clock = { at: 0 }
  const kept = shortLived<string>({ now: () => new Date(clock.at), random: randomBytes, lifeMs: 1000 })
  const name = kept.keep('a sign-in')
  assert.match(name, /^[\w-]{43}$/)
  assert.equal(kept.find(name), 'a sign-in')
  assert.equal(kept.find('another'), undefined)
  assert.deepEqual([kept.take(name), kept.take(name)], ['a sign-in', undefined])
  const later = kept.keep('a challenge')
  clock.at = 1000
  assert.equal(kept.take(later), undefined)
})

test('a flood takes no more room than the most; the oldest goes first', () => {
  const kept = shortLived<number>({ now: () => new Date(0), random: randomBytes, lifeMs: 1000 })
  const names = Array.from({ length: 10_001 }, (_, index) => kept.keep(index))
  assert.equal(kept.find(names[0]), undefined)
  assert.equal(kept.find(names[1]), 1)
  kept.drop((value) => value < 5000)
  assert.equal(kept.find(names[4999]), undefined)
  assert.equal(kept.find(names[5000]), 5000)
})
