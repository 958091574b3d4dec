import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base32, codeAt, keyAddress, stepOf } from './totp.ts'

const secret = new TextEncoder().encode('12345678901234567890')

// RFC 6238, appendix B, the rows for SHA-1.
for (const [seconds, code] of [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const) {
  test(`RFC 6238: the code at ${seconds} s`, () => assert.equal(codeAt(secret, Math.floor(seconds / 30), 8), code))
}

// RFC 4648, section 10.
for (const [text, encoded] of [
  ['', ''],
  ['f', 'MY'],
  ['foobar', 'MZXW6YTBOI'],
] as const) {
  test(`RFC 4648: base32 of '${text}'`, () => assert.equal(base32(new TextEncoder().encode(text)), encoded))
}

test('a code is good one step aside and no further', () => {
  const now = new Date(1111111111_000)
  const step = Math.floor(1111111111 / 30)
  const found = [-2, -1, 0, 1, 2].map((aside) => stepOf(secret, codeAt(secret, step + aside), now))
  assert.deepEqual(found, [undefined, step - 1, step, step + 1, undefined])
  for (const wrong of ['', '05047', ' 050471', '050471 ', '0504711', 'abcdef']) {
    assert.equal(stepOf(secret, wrong, now), undefined, wrong)
  }
})

test('the address of a key says who issued it and for whom', () => {
  const address = new URL(keyAddress({ secret, issuer: 'Parley', name: 'ana@example.org' }))
  assert.equal(address.searchParams.get('secret'), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  assert.equal(decodeURIComponent(address.pathname), '//totp/Parley:ana@example.org'.slice(address.host === '' ? 0 : 6))
})
