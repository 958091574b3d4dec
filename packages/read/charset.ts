// Bytes to characters: byte order mark, then what the bytes themselves allow, then what the document declares, then a
// guess that is always told. Characters that no text contains mean that the bytes are not text.
import { createRequire } from 'node:module'
import type { Notice } from './reading.ts'
import { Unreadable } from './unreadable.ts'

export type Decoded = { readonly text: string; readonly charset: string; readonly notices: readonly Notice[] }

/** Decodes bytes; `declared` is the charset a transport header named. Throws Unreadable('binary') for what is no text. */
export function decode(bytes: Uint8Array, declared?: string | undefined): Decoded {
  const decoded = decodeAny(bytes, declared)
  const bad = badCharacters(decoded.text)
  if (bad.count > 0 && bad.share > badShareMax) {
    throw new Unreadable(
      'binary',
      { bytes: bytes.length },
      'These bytes are not text, nor a document of a kind that can be read here. Export the document as PDF, DOCX, HTML or plain text and try again.',
    )
  }
  return decoded
}

// Loaded by the rare document that needs them. require() is untyped; these are the types the packages publish.
const require = createRequire(import.meta.url)
const iconv = () => require('iconv-lite') as typeof import('iconv-lite')
const chardet = () => require('chardet') as typeof import('chardet')

// A stray control character is a slip of some editor; one in two hundred is a picture or a program.
const badShareMax = 0.005

function decodeAny(bytes: Uint8Array, header: string | undefined): Decoded {
  const bom = bomOf(bytes)
  if (bom !== null)
    return { text: withCharset(bytes.subarray(bom.length), bom.charset), charset: bom.charset, notices: [] }
  const wide = wideOf(bytes)
  if (wide !== null) return { text: withCharset(bytes, wide), charset: wide, notices: [] }

  const declared = known(header) ?? known(declaredIn(bytes))
  if (declared !== null && /^(iso-2022|hz|utf-16|utf-7)/.test(declared) && declared !== 'utf-16') {
    if (declared.startsWith('iso-2022')) return { text: withCharset(bytes, declared), charset: declared, notices: [] }
  }
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null) {
    const plain = declared === null || declared === 'utf-8' || !/[^\p{ASCII}]/u.test(utf8)
    const notices: Notice[] = plain
      ? []
      : [
          notice(
            'charset-mismatch',
            `The document says it is written in ${declared}, but its bytes are UTF-8; they were read as UTF-8.`,
          ),
        ]
    return { text: utf8, charset: 'utf-8', notices }
  }
  if (declared !== null && declared !== 'utf-8') {
    const text = withCharset(bytes, declared)
    if (badCharacters(text).share <= badShareMax) return { text, charset: declared, notices: [] }
  }
  const loose = new TextDecoder('utf-8').decode(bytes)
  const damage = (loose.match(/\ufffd/gu) ?? []).length
  const whole = (loose.match(/[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu) ?? []).length
  if (whole > damage * 4) {
    return {
      text: loose,
      charset: 'utf-8',
      notices: [notice('charset-damaged', `${damage} characters are damaged and shown as \ufffd; the rest is UTF-8.`)],
    }
  }
  const charset = guess(bytes)
  const told =
    declared === 'utf-8'
      ? 'The document says it is UTF-8, and its bytes are not'
      : 'The document does not say how it is encoded'
  return {
    text: withCharset(bytes, charset),
    charset,
    notices: [
      notice(
        'charset-guessed',
        `${told}; it was read as ${charset}. If the words look wrong, save it as UTF-8 and add it again.`,
      ),
    ],
  }
}

const notice = (code: string, message: string): Notice => ({ code, message })

function bomOf(bytes: Uint8Array): { charset: string; length: number } | null {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: 'utf-8', length: 3 }
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { charset: 'utf-32le', length: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { charset: 'utf-32be', length: 4 }
  if (a === 0xff && b === 0xfe) return { charset: 'utf-16le', length: 2 }
  if (a === 0xfe && b === 0xff) return { charset: 'utf-16be', length: 2 }
  return null
}

/** UTF-16 without a mark shows as text with a zero in nearly every second byte. */
function wideOf(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length & ~1, 4096)
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const pairs = length / 2
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be'
  return null
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: the other roads are tried.
    return null
  }
}

/** The charset an HTML or XML document names in its first bytes. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  return (
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1] ??
    /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1]
  )
}

/** The name we use for a charset, or null for one nobody here can decode. */
function known(label: string | undefined): string | null {
  if (label === undefined) return null
  const name = label.trim().toLowerCase()
  try {
    return new TextDecoder(name).encoding
  } catch {
    return iconv().encodingExists(name) ? name : null
  }
}

function withCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    // The platform does not know it (UTF-32, old DOS and Mac code pages): iconv does.
    return iconv().decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset)
  }
}

/** How many characters a guess looks at; enough for every statistic, little enough to stay quick. */
const guessBytesMax = 64 * 1024

function guess(bytes: Uint8Array): string {
  const sample = withoutTags(bytes.subarray(0, guessBytesMax * 4)).subarray(0, guessBytesMax)
  let best = 'windows-1252'
  let bestScore = -1
  for (const { name, confidence } of chardet().analyse(sample)) {
    // Every letter of ISO 8859-8 stands in the same place in the charset that followed it, and more do.
    const charset = known(name.toLowerCase().startsWith('iso-8859-8') ? 'windows-1255' : name)
    if (charset === null || charset.startsWith('utf-') || charset.startsWith('iso-2022')) continue
    const score = confidence * plausibility(withCharset(sample, charset))
    if (score > bestScore) {
      best = charset
      bestScore = score
    }
  }
  return best
}

/** Markup is ASCII in every charset and would drown the words. */
function withoutTags(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let inside = false
  for (const byte of bytes) {
    if (byte === 0x3c) inside = true
    else if (byte === 0x3e) inside = false
    else if (!inside) out[length++] = byte
  }
  return length > 200 ? out.subarray(0, length) : bytes
}

/** How much a decoding looks like writing, 0 to 1: letters of one script in a word, and no control characters. */
function plausibility(text: string): number {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  const wide = words.filter((word) => /[^\p{ASCII}]/u.test(word))
  if (wide.length === 0) return 0.1
  const whole = wide.filter((word) => !mixed.test(word) && !/\p{Ll}\p{Lu}/u.test(word))
  const letters = (text.match(/[^\p{ASCII}]/gu) ?? []).length
  const odd = (text.match(/[\u0080-\u009f\ufffd¤¦¬±¶ºª¼½¾µ]/gu) ?? []).length
  return (whole.length / wide.length) * (1 - odd / Math.max(1, letters))
}

const mixed =
  /[a-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u052f\u0590-\u06ff]|[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff][a-z\u00c0-\u024f]/i

/** Characters that stand in no text: controls other than white space, unassigned specials. */
function badCharacters(text: string): { count: number; share: number } {
  let count = 0
  const length = Math.min(text.length, 200_000)
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (
      code < 0x20
        ? code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 11
        : code === 0xfffd || code === 0x7f || code === 0xffff
    ) {
      count++
    }
  }
  return { count, share: length === 0 ? 0 : count / length }
}
