import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cursorSeal } from './cursor.ts'

test('a place in the stream opens for the one it was made for, and tells nothing', () => {
  const seal = cursorSeal('a secret of this hub')
  const text = seal.seal(42, 'ana')
  assert.equal(seal.open(text, 'ana'), 42)
  assert.equal(seal.open(text, 'eve'), undefined)
  assert.equal(cursorSeal('another secret').open(text, 'ana'), undefined)
  assert.notEqual(seal.seal(42, 'ana'), text)
  assert.equal(seal.seal(0, 'a').length, seal.seal(Number.MAX_SAFE_INTEGER, 'a').length)
  for (const bad of ['', 'x', '42', text.slice(1), `${text}A`, `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`]) {
    assert.equal(seal.open(bad, 'ana'), undefined, bad)
  }
})
