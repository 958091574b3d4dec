// Sealing an entry: commit, sign, encrypt. And opening it again, believing nothing but what the leaf commits to.
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { isEqual, textOf, utf8 } from './bytes.ts'
import { entryBytesMax } from './canonical.ts'
import {
  authorMessage,
  commitAuthor,
  commitBody,
  keyIdBytesMax,
  leafBytes,
  leafRecord,
  leafVersion,
  saltBytes,
  signatureBytes,
} from './commitment.ts'
import { hmacSha256Native } from './digest.ts'
import type { Sealed, Signer } from './log.ts'
import { Refusal } from './refusal.ts'

export const keyBytes = 32
export const tagBytes = 16
// Length of the entry, length of the key id.
const frameBytes = 5
/** Most bytes a box can have. */
export const boxBytesMax = frameBytes + entryBytesMax + keyIdBytesMax + signatureBytes + tagBytes

// A key encrypts one record and is never used again, so its nonce may be constant (NIST SP 800-38D asks that no pair
// of key and nonce repeat).
const nonce = Buffer.alloc(12)

export type SealOptions = {
  readonly origin: string
  /** The author's organisation. */
  readonly signer: Signer
  /** Idempotency key; see `Sealed`. */
  readonly id?: string
  /** Chance, for test vectors alone: called for the key, then for the salt. */
  readonly random?: (bytes: number) => Uint8Array
}

/** Makes an entry's canonical bytes ready to be appended. Refuses with `entry-too-large` above 64 KiB. */
export async function seal(bytes: Uint8Array, options: SealOptions): Promise<Sealed> {
  const { origin, signer, random = randomBytes } = options
  refuseTooLarge(bytes)
  const key = random(keyBytes)
  const salt = random(saltBytes)
  const signature = await signer.sign(authorMessage(origin, commitBody(salt, bytes, hmacSha256Native)))
  return boxed(bytes, { key, salt, keyId: signer.keyId, signature, id: options.id })
}

/** An entry that was salted and signed elsewhere, by `signature` of the key of this id. Whether it holds is not asked here. */
export function sealSigned(bytes: Uint8Array, signed: Signed & { readonly id?: string }): Sealed {
  refuseTooLarge(bytes)
  return boxed(bytes, { ...signed, key: randomBytes(keyBytes) })
}

/** What its author made of an entry's bytes: 32 bytes of salt, the key's id, 64 bytes of signature. */
export type Signed = { readonly salt: Uint8Array; readonly keyId: string; readonly signature: Uint8Array }

function boxed(
  bytes: Uint8Array,
  { key, salt, keyId, signature, id }: Signed & { readonly key: Uint8Array; readonly id?: string | undefined },
): Sealed {
  const body = commitBody(salt, bytes, hmacSha256Native)
  const commitment = commitAuthor({ salt, body, keyId, signature }, hmacSha256Native)
  const box = encrypt(key, frame(bytes, keyId, signature))
  return { ...(id === undefined ? {} : { id }), leaf: leafRecord(commitment), key, salt, box }
}

function refuseTooLarge(bytes: Uint8Array): void {
  if (bytes.length > entryBytesMax) {
    const data = { bytes: bytes.length, bytesMax: entryBytesMax }
    throw new Refusal('entry-too-large', data, 'An entry holds at most 64 KiB. Keep the content as a file and name it.')
  }
}

function frame(bytes: Uint8Array, keyId: string, signature: Uint8Array): Buffer {
  const id = utf8(keyId)
  if (id.length > keyIdBytesMax || signature.length !== signatureBytes) {
    throw new RangeError(`A key id has at most 255 bytes and a signature 64, not ${id.length} and ${signature.length}.`)
  }
  const framed = Buffer.allocUnsafe(frameBytes + bytes.length + id.length + signatureBytes)
  framed.writeUInt32BE(bytes.length, 0)
  framed.set(bytes, 4)
  framed[4 + bytes.length] = id.length
  framed.set(id, frameBytes + bytes.length)
  framed.set(signature, frameBytes + bytes.length + id.length)
  return framed
}

export type Opened = {
  readonly bytes: Uint8Array
  readonly keyId: string
  readonly signature: Uint8Array
}

/** An opened entry with the commitment to its bytes, which is what its author signed. */
export type OpenedBody = { readonly opened: Opened; readonly body: Uint8Array }

/** Opens a sealed entry, or undefined when box, key, salt and leaf do not belong together. */
export function unseal(sealed: Omit<Sealed, 'id'>): Opened | undefined {
  return unsealWithBody(sealed)?.opened
}

/** As `unseal`, for whoever goes on to check the author's signature. */
export function unsealWithBody({ leaf, key, salt, box }: Omit<Sealed, 'id'>): OpenedBody | undefined {
  const framed = decrypt(key, box)
  if (framed === undefined || framed.length < frameBytes + signatureBytes) return undefined
  const length = framed.readUInt32BE(0)
  if (length > framed.length - frameBytes - signatureBytes) return undefined
  const idLength = framed[4 + length]!
  if (framed.length !== frameBytes + length + idLength + signatureBytes) return undefined
  const bytes = framed.subarray(4, 4 + length)
  const signature = framed.subarray(framed.length - signatureBytes)
  let keyId: string
  try {
    keyId = textOf(framed.subarray(frameBytes + length, framed.length - signatureBytes))
  } catch {
    return undefined
  }
  const body = commitBody(salt, bytes, hmacSha256Native)
  const commitment = commitAuthor({ salt, body, keyId, signature }, hmacSha256Native)
  return isEqual(leafRecord(commitment), leaf) ? { opened: { bytes, keyId, signature }, body } : undefined
}

// A key object first: handed plain bytes, Node 24 asks twice in vain whether they are one, which costs three times as
// much as the decryption.

/** AES-256-GCM under a key used only here. */
export function encrypt(key: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** What `encrypt` was given, or undefined when a bit of it or of the key changed. */
export function decrypt(key: Uint8Array, box: Uint8Array): Buffer | undefined {
  if (key.length !== keyBytes || box.length < tagBytes) return undefined
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce)
  decipher.setAuthTag(box.subarray(box.length - tagBytes))
  const plain = decipher.update(box.subarray(0, box.length - tagBytes))
  try {
    decipher.final()
  } catch {
    return undefined
  }
  return plain
}

/** Refuses (`entry-malformed`) what `seal` did not make, before any store takes it in. */
export function assertSealed({ id, leaf, key, salt, box }: Sealed): void {
  const isWhole =
    leaf.length === leafBytes &&
    leaf[0] === leafVersion &&
    key.length === keyBytes &&
    salt.length === saltBytes &&
    box.length >= frameBytes + signatureBytes + tagBytes &&
    box.length <= boxBytesMax &&
    (id === undefined || (id.length > 0 && id.length <= 512))
  if (isWhole) return
  throw new Refusal(
    'entry-malformed',
    {},
    'This is not a sealed entry. Seal it with `seal` and an id of 1 to 512 characters.',
  )
}
