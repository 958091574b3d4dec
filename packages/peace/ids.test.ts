import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digest } from './digest.ts'
import { idPattern } from './entry.ts'
import { newId } from './ids.ts'

for (const [fill, expected] of [
  [0x00, `ent_${'0'.repeat(26)}`],
  [0xff, `ent_${'z'.repeat(26)}`],
] as const) {
  test(`17 bytes of ${fill} become ${expected}`, () =>
    assert.equal(
      newId('ent', (n) => new Uint8Array(n).fill(fill)),
      expected,
    ))
}

test('each of the first 130 bits changes the id, and every id has the pattern', () => {
  const seen = new Set<string>()
  for (let bit = 0; bit < 130; bit++) {
    const id = newId('doc', (n) => {
      const bytes = new Uint8Array(n)
      bytes[bit >> 3] = 128 >> (bit & 7)
      return bytes
    })
    assert.match(id, new RegExp(idPattern('doc')))
    seen.add(id)
  }
  assert.equal(seen.size, 130)
})

test('a source that gives too few bytes is not used', () => {
  assert.throws(() => newId('ent', () => new Uint8Array(3)), /17 random bytes and got 3/)
})

test('digests are 13 digits, equal for equal text, and differ for 100,000 others', () => {
  const seen = new Set(Array.from({ length: 100_000 }, (_, i) => digest(`name ${i}`)))
  assert.equal(seen.size, 100_000)
  assert.equal(digest('name 7'), digest('name 7'))
  assert.match(digest(''), /^[0-9a-z]{13}$/)
})
