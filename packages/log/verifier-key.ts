// Public keys in the one line by which others are told whom to trust: `name+hash+base64` (C2SP signed-note). The byte
// before the key says what it signs: checkpoints of its own log, or those of others.
import { concat, fromBase64, isEqual, toBase64, toHex, utf8 } from './bytes.ts'
import { sha256 } from './sha256.ts'

/** Ed25519 over a note's text (C2SP signed-note). */
export const noteAlgorithm = 0x01
/** Ed25519 over a timestamped cosignature (C2SP tlog-cosignature). */
export const cosignatureAlgorithm = 0x04
type Algorithm = typeof noteAlgorithm | typeof cosignatureAlgorithm

/** A name and its Ed25519 public key of 32 bytes. */
export type NamedKey = { readonly name: string; readonly publicKey: Uint8Array }

/** The key id in a note's signature line, 4 bytes: it finds a key, and proves nothing. */
export function keyHash(name: string, publicKey: Uint8Array, algorithm: Algorithm): Uint8Array {
  return sha256(utf8(`${name}\n`), Uint8Array.of(algorithm), publicKey).subarray(0, 4)
}

export function verifierKey(name: string, publicKey: Uint8Array, algorithm: Algorithm): string {
  const hash = toHex(keyHash(name, publicKey, algorithm))
  return `${name}+${hash}+${toBase64(concat(Uint8Array.of(algorithm), publicKey))}`
}

/** Reads such a line; undefined for any that is not spelt so, or of another algorithm than these two. */
export function readVerifierKey(line: string): (NamedKey & { readonly algorithm: Algorithm }) | undefined {
  const found = /^([^\s+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/=]+)$/u.exec(line)
  if (found === null) return undefined
  try {
    const [name, bytes] = [found[1]!, fromBase64(found[2]!)]
    const [algorithm, publicKey] = [bytes[0], bytes.subarray(1)]
    if (algorithm !== noteAlgorithm && algorithm !== cosignatureAlgorithm) return undefined
    const isWhole = publicKey.length === 32 && verifierKey(name, publicKey, algorithm) === line
    return isWhole ? { name, publicKey, algorithm } : undefined
  } catch {
    return undefined
  }
}

/** The signature bytes under this name and key hash, in the note's order. */
export function signaturesBy(
  signatures: readonly { readonly name: string; readonly keyHash: Uint8Array; readonly signature: Uint8Array }[],
  name: string,
  hash: Uint8Array,
): Uint8Array[] {
  return signatures.filter((one) => one.name === name && isEqual(one.keyHash, hash)).map(({ signature }) => signature)
}
