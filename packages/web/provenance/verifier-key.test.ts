import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noteVerifierKey } from '@parley/log/check'
import { keyOfVerifier } from './verifier-key.ts'

test('the key comes back whole, whatever plus signs its base64 has', () => {
  // 0xfb 0xef 0xbe is '++++' in base64, at every offset.
  const keys = [
    new Uint8Array(32).fill(0xfb),
    Uint8Array.from({ length: 32 }, (_, at) => [0xfb, 0xef, 0xbe][at % 3] ?? 0),
  ]
  for (const key of keys) assert.deepEqual(keyOfVerifier(noteVerifierKey('parley.example/a', key)), key)
})

test('what is no verifier key gives no key', () => assert.equal(keyOfVerifier('nonsense').length, 0))
