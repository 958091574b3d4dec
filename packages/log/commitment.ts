// How an entry is bound into the log without being shown: body commitment, author's message, full commitment, leaf
// record. Everything a restricted text could be guessed from stays behind a salt. docs/format.md has the vectors.
import { concat, utf8 } from './bytes.ts'
import { hmacSha256 } from './sha256.ts'

export const leafVersion = 1
/** Bytes of a leaf record: the version and the commitment. */
export const leafBytes = 33
export const saltBytes = 32
export const signatureBytes = 64
export const keyIdBytesMax = 255
export const originBytesMax = 200

// Tags keep the uses of one salt apart: no value made for one place can stand in another.
const bodyTag = utf8('parley/v1/body\n')
const authorTag = utf8('parley/v1/author\n')
const signedTag = 'parley/v1/entry\n'

/** HMAC of keys and parts; handed in where the platform has a faster one. */
export type Hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]) => Uint8Array

/** C0: commits to the entry's bytes. */
export function commitBody(salt: Uint8Array, bytes: Uint8Array, hmac: Hmac = hmacSha256): Uint8Array {
  return hmac(salt, bodyTag, bytes)
}

/** What the author's organisation signs: this entry, for this log, and no word of its content. */
export function authorMessage(origin: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  return concat(utf8(`${signedTag}${origin}\n`), body)
}

/** C: commits to the body and to who signed it. */
export function commitAuthor(
  { salt, body, keyId, signature }: { salt: Uint8Array; body: Uint8Array; keyId: string; signature: Uint8Array },
  hmac: Hmac = hmacSha256,
): Uint8Array {
  const id = utf8(keyId)
  return hmac(salt, authorTag, body, Uint8Array.of(id.length), id, signature)
}

/** The public leaf record: version and commitment, nothing else. */
export function leafRecord(commitment: Uint8Array): Uint8Array<ArrayBuffer> {
  return concat(Uint8Array.of(leafVersion), commitment)
}
