// The check of ed25519.ts on a server, where one key signs many entries: the key is judged and prepared once, and the
// arithmetic is OpenSSL's. The rules are the same; a test holds the two together.
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { isStrictPoint, isStrictSignature } from './ed25519.ts'

/** An Ed25519 public key (RFC 8032, 32 bytes), prepared; undefined for what is none under the strict rules. */
export function preparedKey(publicKey: Uint8Array): KeyObject | undefined {
  if (!isStrictPoint(publicKey)) return undefined
  const x = Buffer.from(publicKey).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

/** As `verifyEd25519`, with a prepared key. Side by side on as many hands as the machine has. */
export function verifyPrepared(key: KeyObject, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  // OpenSSL computes R and compares its spelling with the one given, so an R it takes is on the curve.
  if (!isStrictSignature(signature)) return Promise.resolve(false)
  return new Promise((resolve) => {
    verify(null, message, key, signature, (error, holds) => resolve(error === null && holds))
  })
}
