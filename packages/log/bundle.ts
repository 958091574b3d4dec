// An evidence bundle: entries, their proofs and the files they name, in one file that an outsider can check without
// asking anyone. What it holds and how it is spelt; checking it is next door, and docs/bundle.md says it in words.
import { concat, fromBase64, toBase64, toHex, utf8 } from './bytes.ts'
import { canonicalBytes, type Json, parseCanonical } from './canonical.ts'
import type { Opening } from './check.ts'
import { leafBytes, leafVersion, saltBytes, signatureBytes } from './commitment.ts'
import { Refusal } from './refusal.ts'
import { hmacSha256, sha256 } from './sha256.ts'

export const bundleFormat = 'parley/bundle/1'

/** Most bytes a bundle may have: what a laptop reads into memory without trouble. */
export const bundleBytesMax = 256 * 2 ** 20

/** What every bundle says of itself to whoever opens it. Fixed: words that could be changed could mislead. */
export const bundleReadme = [
  'This file is evidence from a Parley log: entries, and the proof that they stand in it.',
  'Do not edit it. A single changed letter makes the check fail.',
  'To check it without a network: python3 verify.py FILE (docs/verify in the Parley sources, Python 3.8 or later),',
  'or: npx parley verify FILE. The two were written apart and must agree.',
  'A check shows that these exact entries were signed with the keys named here, and stand at these places in the log.',
  'It does not show that what they say is true, nor who holds a key. Ask the organisation and the operator of the log',
  'for their keys by another way, and give the log key to the check with --key.',
  'Bytes are written in base64. The field opening.bytes is the entry itself, as JSON.',
].join('\n')

export type BundleEntry = {
  /** Place in the log, from 0. */
  readonly index: number
  readonly leaf: Uint8Array
  /** RFC 6962 inclusion path in the tree of the bundle's checkpoint, from the leaf upward. */
  readonly path: readonly Uint8Array[]
  /** Absent where only the place is proven. */
  readonly opening?: Opening
}

export type BundleAuthor = {
  readonly keyId: string
  readonly key: Uint8Array
  /** Where the key was ended, the place behind the entry that says so: from it on nothing is signed with the key. */
  readonly until?: number
}

/** A file named by an entry of the bundle, with what binds it to its name. */
export type BundleFile = {
  /** As the entry names it: `blb_…`. */
  readonly name: string
  /** 32 hex digits. */
  readonly slot: string
  readonly salt: Uint8Array
  readonly content: Uint8Array
}

export type Bundle = {
  readonly origin: string
  /** The log's verifier key, `name+hash+base64`. */
  readonly hubKey: string
  /** The signed note that all inclusion paths lead to. */
  readonly checkpoint: string
  /** Smaller checkpoints, by size, each with the RFC 6962 consistency path to `checkpoint`. */
  readonly earlier: readonly { readonly checkpoint: string; readonly path: readonly Uint8Array[] }[]
  /** The public keys the entries are signed with, by key id. */
  readonly authors: readonly BundleAuthor[]
  /** By index. */
  readonly entries: readonly BundleEntry[]
  /** By name. */
  readonly files: readonly BundleFile[]
}

/** Base64 of this many bytes at a time: so long a string is no trouble to any reader. */
const pieceBytes = 49_152

/** The bundle as a file: canonical JSON (RFC 8785) and a line feed. */
export function writeBundle(bundle: Bundle): Uint8Array<ArrayBuffer> {
  const { origin, hubKey, checkpoint, earlier, authors, entries, files } = bundle
  const json = {
    README: bundleReadme,
    format: bundleFormat,
    origin,
    hubKey,
    checkpoint,
    earlier: earlier.map((one) => ({ checkpoint: one.checkpoint, path: one.path.map(toBase64) })),
    authors: authors.map(({ keyId, key, until }) => ({ keyId, key: toBase64(key), until })),
    entries: entries.map(({ index, leaf, path, opening }) => ({
      index,
      leaf: toBase64(leaf),
      path: path.map(toBase64),
      opening: opening && {
        bytes: toBase64(opening.bytes),
        salt: toBase64(opening.salt),
        keyId: opening.keyId,
        signature: toBase64(opening.signature),
      },
    })),
    files: files.map(({ name, slot, salt, content }) => ({
      name,
      slot,
      salt: toBase64(salt),
      content: pieces(content),
    })),
  }
  return concat(canonicalBytes(json), utf8('\n'))
}

function pieces(content: Uint8Array): string[] {
  const found: string[] = []
  for (let at = 0; at < content.length; at += pieceBytes) found.push(toBase64(content.subarray(at, at + pieceBytes)))
  return found
}

/** Reads a bundle. Refuses (`bundle-malformed`) what is not spelt as `writeBundle` spells it; proves nothing yet. */
export function readBundle(bytes: Uint8Array): Bundle {
  if (bytes.length > bundleBytesMax) throw malformed(`it has more than ${bundleBytesMax / 2 ** 20} MiB`)
  if (bytes.at(-1) !== 0x0a) throw malformed('it does not end with a line feed, so its end may be missing')
  let value: Json
  try {
    value = parseCanonical(bytes.subarray(0, -1))
  } catch (cause) {
    throw malformed(cause instanceof Refusal ? String(cause.data.reason) : 'it cannot be read', { cause })
  }
  const fields = members(value, [
    'README',
    'authors',
    'checkpoint',
    'earlier',
    'entries',
    'files',
    'format',
    'hubKey',
    'origin',
  ])
  if (fields.format !== bundleFormat) {
    throw malformed(`it says it is '${String(fields.format)}'; this program reads ${bundleFormat}`)
  }
  if (fields.README !== bundleReadme) throw malformed('its README is not the one every bundle has')
  const entries = list(fields.entries).map(readEntry)
  if (entries.length === 0) throw malformed('it holds no entry')
  const authors = list(fields.authors).map(readAuthor)
  ascending(entries.map(({ index }) => index))
  ascending(authors.map(({ keyId }) => keyId))
  const used = new Set(entries.flatMap(({ opening }) => (opening === undefined ? [] : [opening.keyId])))
  if (used.size !== authors.length || authors.some(({ keyId }) => !used.has(keyId))) {
    throw malformed('the authors it lists are not the authors of its entries')
  }
  const files = list(fields.files).map(readFile)
  ascending(files.map(({ name }) => name))
  return {
    origin: text(fields.origin),
    hubKey: text(fields.hubKey),
    checkpoint: text(fields.checkpoint),
    earlier: list(fields.earlier).map((one) => {
      const { checkpoint, path } = members(one, ['checkpoint', 'path'])
      return { checkpoint: text(checkpoint), path: hashes(path) }
    }),
    authors,
    entries,
    files,
  }
}

const keyIdPattern = /^[A-Za-z0-9_-]{43}$/

function readAuthor(value: Json): BundleAuthor {
  const hasEnded = has(value, 'until')
  const { key, keyId, until } = members(value, hasEnded ? ['key', 'keyId', 'until'] : ['key', 'keyId'])
  const author = { key: base64(key, 32), keyId: match(keyId, keyIdPattern) }
  return hasEnded ? { ...author, until: place(until) } : author
}

function readEntry(value: Json | undefined): BundleEntry {
  const names = ['index', 'leaf', 'path']
  const hasOpening = has(value, 'opening')
  const fields = members(value, hasOpening ? [...names, 'opening'] : names)
  const index = place(fields.index)
  const leaf = base64(fields.leaf, leafBytes)
  if (leaf[0] !== leafVersion) throw malformed('a leaf is of a version this program does not know')
  const closed = { index, leaf, path: hashes(fields.path) }
  if (!hasOpening) return closed
  const { bytes, keyId, salt, signature } = members(fields.opening, ['bytes', 'keyId', 'salt', 'signature'])
  const opening = {
    bytes: base64(bytes),
    keyId: match(keyId, keyIdPattern),
    salt: base64(salt, saltBytes),
    signature: base64(signature, signatureBytes),
  }
  return { ...closed, opening }
}

function readFile(value: Json | undefined): BundleFile {
  const { content, name, salt, slot } = members(value, ['content', 'name', 'salt', 'slot'])
  const parts = list(content).map((piece) => base64(piece))
  return {
    name: match(name, /^blb_[0-9a-z]{26}$/),
    slot: match(slot, /^[0-9a-f]{32}$/),
    salt: base64(salt, saltBytes),
    content: joined(parts),
  }
}

// Not `concat(...parts)`: a hostile bundle may cut a file into more pieces than a call takes arguments.
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const content = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    content.set(part, at)
    at += part.length
  }
  return content
}

const has = (value: Json | undefined, name: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)

function place(value: Json | undefined): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw malformed('an index is no place')
}

function members(value: Json | undefined, names: readonly string[]): Readonly<Record<string, Json | undefined>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('an object is missing')
  const found = Object.keys(value)
  if (found.length !== names.length || names.some((name) => !Object.hasOwn(value, name))) {
    throw malformed(`an object has other fields than ${names.join(', ')}`)
  }
  return value as Readonly<Record<string, Json | undefined>> // an array was ruled out above, which Array.isArray cannot tell of a readonly type
}

function list(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) throw malformed('a list is missing')
  return value
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw malformed('a text is missing')
  return value
}

function match(value: Json | undefined, pattern: RegExp): string {
  const found = text(value)
  if (!pattern.test(found)) throw malformed('a name does not have its form')
  return found
}

function base64(value: Json | undefined, length?: number): Uint8Array<ArrayBuffer> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = fromBase64(text(value))
  } catch (cause) {
    throw malformed('bytes in it are not base64', { cause })
  }
  if (length !== undefined && bytes.length !== length) throw malformed(`${length} bytes in it are ${bytes.length}`)
  return bytes
}

const hashes = (value: Json | undefined): Uint8Array[] => list(value).map((hash) => base64(hash, 32))

function ascending(values: readonly (number | string)[]): void {
  if (values.some((value, at) => at > 0 && value <= values[at - 1]!))
    throw malformed('a list is not in order, or repeats')
}

function malformed(reason: string, options?: ErrorOptions): Refusal {
  const message = `This is not a whole bundle: ${reason}. Get it again from whoever gave it to you, as a file, unchanged.`
  return new Refusal('bundle-malformed', { reason }, message, options)
}

// Crockford's base 32 in lower case, as ids are written.
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** The name under which an entry names this content: 130 bits of a hash over the salted hash of the content and the slot. */
export function fileName({ slot, salt, content }: Omit<BundleFile, 'name'>): string {
  const digest = sha256(utf8(`${toHex(hmacSha256(salt, sha256(content)))} ${slot}`))
  let bits = BigInt(`0x${toHex(digest)}`) >> 126n
  let name = ''
  for (let at = 0; at < 26; at++, bits >>= 5n) name = digits[Number(bits & 31n)] + name
  return `blb_${name}`
}
