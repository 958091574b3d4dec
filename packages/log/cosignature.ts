// Cosignatures (c2sp.org/tlog-cosignature): a witness says that, as of a second, a checkpoint is the largest tree it has
// seen of that log, and grew out of all it saw before. Making them and checking them; when to make one is witness.ts.
import { concat, toBase64, utf8 } from './bytes.ts'
import { isStrictPoint, verifyEd25519 } from './ed25519.ts'
import type { Signer } from './log.ts'
import type { Note } from './note.ts'
import {
  cosignatureAlgorithm,
  keyHash,
  type NamedKey,
  readVerifierKey,
  signaturesBy,
  verifierKey,
} from './verifier-key.ts'

// Seconds since 1970 in 8 bytes, then the signature.
const timeBytes = 8
const cosignatureBytes = timeBytes + 64

/** The message a cosignature is over. */
export function cosignatureMessage(seconds: number, text: string): Uint8Array<ArrayBuffer> {
  return utf8(`cosignature/v1\ntime ${seconds}\n${text}`)
}

/** The key id in a cosignature's line, 4 bytes. */
export function cosignatureKeyHash(name: string, publicKey: Uint8Array): Uint8Array {
  return keyHash(name, publicKey, cosignatureAlgorithm)
}

/** The line by which others are told to trust a witness: `name+hash+base64`. */
export function witnessKey(name: string, publicKey: Uint8Array): string {
  return verifierKey(name, publicKey, cosignatureAlgorithm)
}

/** Reads such a line; undefined for any other, and for a key nobody should trust. */
export function parseWitnessKey(line: string): NamedKey | undefined {
  const read = readVerifierKey(line)
  return read?.algorithm === cosignatureAlgorithm && isStrictPoint(read.publicKey) ? read : undefined
}

/** A cosignature of a checkpoint's text, as the line that stands under it. */
export async function cosignatureLine(name: string, signer: Signer, text: string, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000)
  const signature = await signer.sign(cosignatureMessage(seconds, text))
  const time = new Uint8Array(timeBytes)
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds))
  return `\u2014 ${name} ${toBase64(concat(cosignatureKeyHash(name, signer.publicKey), time, signature))}\n`
}

/**
 * When this witness signed the note, if it did: the latest of its cosignatures that holds. With `now`, those in its
 * future by more than five minutes do not count.
 */
export async function cosignedAt(
  note: Note,
  { name, publicKey }: NamedKey,
  now: Date | undefined,
): Promise<Date | undefined> {
  let latest: Date | undefined
  for (const line of signaturesBy(note.signatures, name, cosignatureKeyHash(name, publicKey))) {
    if (line.length !== cosignatureBytes) continue
    const seconds = Number(new DataView(Uint8Array.from(line).buffer).getBigUint64(0))
    if (!Number.isSafeInteger(seconds * 1000)) continue
    const at = new Date(seconds * 1000)
    if (now !== undefined && at.getTime() > now.getTime() + aheadMs) continue
    const message = cosignatureMessage(seconds, note.text)
    if ((await verifyEd25519(publicKey, message, line.subarray(timeBytes))) !== true) continue
    if (latest === undefined || at > latest) latest = at
  }
  return latest
}

const aheadMs = 5 * 60_000

/** Which of these witnesses signed the note. One key counts once, under whatever names it is listed. */
export async function witnessesOf(
  note: Note,
  witnesses: readonly NamedKey[],
  now: Date | undefined,
): Promise<readonly { readonly name: string; readonly at: Date }[]> {
  const found = new Map<string, { name: string; at: Date }>()
  for (const witness of witnesses) {
    const key = toBase64(witness.publicKey)
    const at = found.has(key) ? undefined : await cosignedAt(note, witness, now)
    if (at !== undefined) found.set(key, { name: witness.name, at })
  }
  return [...found.values()]
}
