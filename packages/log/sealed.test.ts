// What an entry is made of: canonical bytes or nothing, commitments that hide and bind, boxes that open for one key.
import { strict as assert } from 'node:assert'
import { createHash, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromHex, textOf, toHex, utf8 } from './bytes.ts'
import { canonicalBytes, parseCanonical } from './canonical.ts'
import { authorMessage, commitBody } from './commitment.ts'
import { verifyEd25519 } from './ed25519.ts'
import { seal, unseal } from './sealed.ts'
import { hmacSha256, sha256 } from './sha256.ts'
import { generateSigner, signerFromSeed } from './signer.ts'
import { seedOf } from './testing-chance.ts'

const origin = 'hub.example/log'

test('the example of RFC 8785 comes out byte for byte', () => {
  const value = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  )
  // The one number of the example that is an integer beyond 2^53 is refused here; the rest stands as published.
  value.numbers.splice(1, 1)
  assert.equal(
    textOf(canonicalBytes(value)),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  const keys = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 }
  assert.equal(textOf(canonicalBytes(keys)), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
})

for (const [what, text] of [
  ['a repeated key', '{"a":1,"a":2}'],
  ['a repeated key, the same value', '{"a":1,"a":1}'],
  ['an integer beyond 2^53', '{"a":9007199254740993}'],
  ['an even larger integer', '[9007199254740992]'],
  ['a number in another spelling', '[1.0]'],
  ['minus zero', '[-0]'],
  ['a number beyond all', '[1e999]'],
  ['spaces', '{"a": 1}'],
  ['another order of keys', '{"b":1,"a":2}'],
  ['half a surrogate pair', '["\\ud800"]'],
  ['an escape that is not needed', '["\\u0041"]'],
  ['upper-case escapes', '["\\u000F"]'],
  ['a byte order mark', '\ufeff[]'],
  ['more after the end', '[]\n'],
  ['nothing', ''],
  ['deep nesting', `${'['.repeat(5000)}${']'.repeat(5000)}`],
] as const) {
  test(`bytes with ${what} are refused`, () => {
    assert.throws(() => parseCanonical(utf8(text)), { code: 'not-canonical' })
  })
}

test('bytes that are not UTF-8 are refused', () => {
  for (const hex of ['22ff22', '22c0af22', '22eda08022', '22f4908080', '22c3']) {
    assert.throws(() => parseCanonical(fromHex(hex)), { code: 'not-canonical' }, hex)
  }
})

test('values that JSON cannot say to everyone alike are refused', () => {
  for (const value of [
    Number.NaN,
    2 ** 53,
    '\ud800',
    { '\udc00': 1 },
    1n,
    () => 1,
    new Date(0),
    new Map(),
    [undefined],
    undefined,
  ]) {
    assert.throws(() => canonicalBytes(value), { code: 'not-canonical' })
  }
  assert.equal(textOf(canonicalBytes({ a: undefined, b: 1 })), '{"b":1}')
})

test('every JSON value has one spelling, and comes back from it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      let bytes: Uint8Array
      try {
        bytes = canonicalBytes(value)
      } catch {
        return
      }
      const back = parseCanonical(bytes)
      assert.deepEqual(canonicalBytes(back), bytes)
    }),
    { seed: seedOf('canonical'), numRuns: 2_000 },
  )
})

test('SHA-256 and HMAC are those of everyone else', () => {
  assert.equal(toHex(sha256(utf8('abc'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  // RFC 4231, test case 2.
  const mac = hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?'))
  assert.equal(toHex(mac), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
  for (let length = 0; length < 260; length++) {
    const bytes = randomBytes(length)
    assert.equal(toHex(sha256(bytes)), createHash('sha256').update(bytes).digest('hex'))
    assert.equal(toHex(hmacSha256(bytes, bytes)), createHmac('sha256', bytes).update(bytes).digest('hex'))
  }
})

test('Ed25519 keys, signatures and checks are those of RFC 8032', async () => {
  // RFC 8032 §7.1, test 2.
  const signer = signerFromSeed(fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
  assert.equal(toHex(signer.publicKey), '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
  const signature = await signer.sign(fromHex('72'))
  assert.equal(
    toHex(signature),
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  )
  assert.equal(await verifyEd25519(signer.publicKey, fromHex('72'), signature), true)
  assert.equal(await verifyEd25519(signer.publicKey, fromHex('73'), signature), false)
  assert.equal(await verifyEd25519(signer.publicKey.subarray(1), fromHex('72'), signature), false)
})

test('a sealed entry opens with its own key, salt and leaf, and with no others', async () => {
  const { signer } = generateSigner()
  const bytes = canonicalBytes({ text: 'words' })
  const sealed = await seal(bytes, { origin, signer })
  const opened = unseal(sealed)
  assert.deepEqual([Buffer.from(opened!.bytes), opened!.keyId], [Buffer.from(bytes), signer.keyId])
  const message = authorMessage(origin, commitBody(sealed.salt, bytes))
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(signer.publicKey).toString('base64url') }
  assert.ok(verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), opened!.signature))
  for (const part of ['leaf', 'key', 'salt', 'box'] as const) {
    for (let at = 0; at < sealed[part].length; at++) {
      const bent = Uint8Array.from(sealed[part])
      bent[at]! ^= 0x10
      assert.equal(unseal({ ...sealed, [part]: bent }), undefined, `${part} ${at}`)
    }
  }
  assert.equal(unseal({ ...sealed, box: sealed.box.subarray(0, 10) }), undefined)
})

test('the same words sealed twice have nothing in common to be seen', async () => {
  const { signer } = generateSigner()
  const bytes = canonicalBytes({ village: 'a', casualties: 3 })
  const [one, two] = [await seal(bytes, { origin, signer }), await seal(bytes, { origin, signer })]
  assert.notEqual(toHex(one.leaf), toHex(two.leaf))
  assert.notEqual(toHex(one.box), toHex(two.box))
  assert.equal(one.leaf.length, 33)
})

test('64 KiB are sealed, and one byte more is refused', async () => {
  const { signer } = generateSigner()
  const sealed = await seal(new Uint8Array(65_536), { origin, signer })
  assert.equal(unseal(sealed)?.bytes.length, 65_536)
  await assert.rejects(seal(new Uint8Array(65_537), { origin, signer }), { code: 'entry-too-large' })
})
