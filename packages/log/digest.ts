// Node's own SHA-256 and HMAC, in the shape that the browser-safe parts take: the same bytes, four times as fast.
import { hash as hashOnce } from 'node:crypto'

/** SHA-256 of the parts joined. */
export function sha256Native(...parts: readonly Uint8Array[]): Buffer {
  return hashOnce('sha256', parts.length === 1 ? parts[0]! : Buffer.concat(parts), 'buffer')
}

/** HMAC-SHA256 with a key of at most 64 bytes: two one-shot hashes cost less than a keyed hash object. */
export function hmacSha256Native(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  let length = 64
  for (const part of parts) length += part.length
  const inner = Buffer.allocUnsafe(length)
  const outer = Buffer.allocUnsafe(96)
  for (let at = 0; at < 64; at++) {
    const byte = key[at] ?? 0
    inner[at] = byte ^ 0x36
    outer[at] = byte ^ 0x5c
  }
  let at = 64
  for (const part of parts) {
    inner.set(part, at)
    at += part.length
  }
  outer.set(hashOnce('sha256', inner, 'buffer'), 64)
  return hashOnce('sha256', outer, 'buffer')
}
