// The key inside a signed note's verifier key, 'name+key id+base64(algorithm, key)' (C2SP signed-note).
import { fromBase64 } from '@parley/log/check'

/** The public key, 32 bytes. Base64 has plus signs of its own: only the first two part the line. */
export function keyOfVerifier(verifierKey: string): Uint8Array {
  const parts = /^[^+]+\+[0-9a-f]{8}\+(.+)$/.exec(verifierKey)
  return fromBase64(parts?.[1] ?? '').slice(1)
}
