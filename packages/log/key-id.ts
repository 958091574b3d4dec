// The usual name of a public key, by which entries say who signed them.
import { toBase64 } from './bytes.ts'
import { sha256 } from './sha256.ts'

/** base64url, without padding, of SHA-256 over the algorithm byte and the key: 43 characters. */
export function keyIdOf(publicKey: Uint8Array): string {
  const digest = toBase64(sha256(Uint8Array.of(0x01), publicKey))
  return digest.replaceAll('+', '-').replaceAll('/', '_').replace('=', '')
}
