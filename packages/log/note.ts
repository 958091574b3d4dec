// Checkpoints as C2SP signed notes (c2sp.org/signed-note, c2sp.org/tlog-checkpoint): origin, size and root as text,
// an empty line, and one line for each signature. Reading and writing; holding private keys is elsewhere.
import { concat, fromBase64, toBase64, utf8 } from './bytes.ts'
import { verifyEd25519 } from './ed25519.ts'
import { Refusal } from './refusal.ts'
import { keyHash, noteAlgorithm, readVerifierKey, signaturesBy, verifierKey } from './verifier-key.ts'

export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

export type NoteSignature = {
  readonly name: string
  /** First four bytes of SHA-256(name, LF, algorithm, public key). */
  readonly keyHash: Uint8Array
  readonly signature: Uint8Array
}

export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

/** The key id of C2SP signed notes, 4 bytes: it finds a key, and proves nothing. */
export function noteKeyHash(name: string, publicKey: Uint8Array): Uint8Array {
  return keyHash(name, publicKey, noteAlgorithm)
}

/** The line by which others are told to trust a log: `name+hash+base64`. */
export function noteVerifierKey(name: string, publicKey: Uint8Array): string {
  return verifierKey(name, publicKey, noteAlgorithm)
}

/** Reads such a line; undefined for any other. */
export function parseVerifierKey(line: string): { readonly name: string; readonly key: Uint8Array } | undefined {
  const read = readVerifierKey(line)
  return read?.algorithm === noteAlgorithm ? { name: read.name, key: read.publicKey } : undefined
}

/** The text a checkpoint's signature is over. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

export function signatureLine(name: string, publicKey: Uint8Array, signature: Uint8Array): string {
  return `\u2014 ${name} ${toBase64(concat(noteKeyHash(name, publicKey), signature))}\n`
}

/** Reads a signed note. Refuses (`note-malformed`) what does not have its form; says nothing of who signed. */
export function parseNote(note: string): Note {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids them, so they are looked for.
  if (note.length > 100_000 || /[\u0000-\u0009\u000b-\u001f]/.test(note)) throw malformed('it has control characters')
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) throw malformed('it has no signatures')
  const lines = note.slice(split + 2, -1).split('\n')
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) }
}

function parseSignature(line: string): NoteSignature {
  const match = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line)
  if (match === null) throw malformed('a signature line does not have its form')
  let bytes: Uint8Array
  try {
    bytes = fromBase64(match[2]!)
  } catch (cause) {
    throw malformed('a signature is not base64', { cause })
  }
  if (bytes.length < 5) throw malformed('a signature is too short')
  return { name: match[1]!, keyHash: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}

/** Reads the three lines of a checkpoint's text. Refuses with `note-malformed`. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root, ...extensions] = text.split('\n')
  if (!origin || size === undefined || root === undefined || extensions.length !== 1 || extensions[0] !== '') {
    throw malformed('it has not exactly the lines origin, size and root')
  }
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw malformed('its size is not a whole number')
  }
  let hash: Uint8Array
  try {
    hash = fromBase64(root)
  } catch (cause) {
    throw malformed('its root is not base64', { cause })
  }
  if (hash.length !== 32) throw malformed('its root is not 32 bytes')
  return { origin, size: Number(size), root: hash }
}

/**
 * Whether the note is signed by this key under this name; undefined when the platform cannot say. The first signature of
 * that name and key hash counts.
 */
export async function verifyNote(note: Note, name: string, publicKey: Uint8Array): Promise<boolean | undefined> {
  const [first] = signaturesBy(note.signatures, name, noteKeyHash(name, publicKey))
  return first === undefined ? false : verifyEd25519(publicKey, utf8(note.text), first)
}

function malformed(reason: string, options?: ErrorOptions): Refusal {
  const message = `This is not a checkpoint: ${reason}. Fetch it again; if it stays so, tell the operator of the log.`
  return new Refusal('note-malformed', { reason }, message, options)
}
