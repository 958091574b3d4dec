// Ed25519 keys that sign, kept as Node key objects. Where a key is stored, and who may use it, is the hub's to say.
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { keyIdOf } from './key-id.ts'
import type { Signer } from './log.ts'

// RFC 8410: the fixed beginning of a PKCS #8 Ed25519 private key, before its 32 bytes of seed.
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A signer from its 32 secret bytes (RFC 8032 seed). */
export function signerFromSeed(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new RangeError(`An Ed25519 seed has 32 bytes, not ${seed.length}.`)
  return signerFromKey(createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' }))
}

/** A signer with a new key, and the seed to keep it by. */
export function generateSigner(): { signer: Signer; seed: Uint8Array } {
  const { privateKey } = generateKeyPairSync('ed25519')
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8Prefix.length)
  return { signer: signerFromKey(privateKey), seed: Uint8Array.from(seed) }
}

function signerFromKey(privateKey: KeyObject): Signer {
  const publicKey = Uint8Array.from(Buffer.from(privateKey.export({ format: 'jwk' }).x ?? '', 'base64url'))
  return { keyId: keyIdOf(publicKey), publicKey, sign: (message) => sign(null, message, privateKey) }
}
