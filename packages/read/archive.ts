// Zip archives opened with care: the central directory is read here, each wanted entry is unpacked against a budget of
// bytes, and a library is only ever given what came out, packed anew without compression. So no bomb, no overlapping
// entry and no name outside the archive reaches code that is not ours.
import { createRequire } from 'node:module'
import { Unreadable } from './unreadable.ts'

// Loaded with the first archive. require() is untyped; these are the types the package publishes.
const require = createRequire(import.meta.url)
const fflate = () => require('fflate') as typeof import('fflate')

export type ArchiveEntry = {
  readonly name: string
  readonly compressedBytes: number
  readonly method: number
  readonly encrypted: boolean
  readonly offset: number
}

const entriesMax = 5000
/** Most bytes unpacked from one archive, whatever it claims. A 500-page report is some 5 MB of XML. */
export const unpackedBytesMax = 64 * 1024 * 1024
// Small steps, because one input byte can become a thousand.
const stepBytes = 16 * 1024

/** Whether bytes begin like a zip archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/** The entries a zip's central directory lists. Throws Unreadable('damaged' | 'bomb'). */
export function listEntries(bytes: Uint8Array): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff || count > entriesMax) throw bomb(`${count} parts`)
  const entries: ArchiveEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      compressedBytes: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at = next
  }
  return entries
}

/** Unpacks the entries `wanted` names, within the budget. Throws Unreadable('bomb' | 'damaged' | 'encrypted'). */
export function unpack(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  budgetBytes = unpackedBytesMax,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  let left = budgetBytes
  for (const entry of listEntries(bytes)) {
    if (!wanted(entry.name)) continue
    if (entry.encrypted) throw locked()
    const file = unpackEntry(bytes, entry, left)
    left -= file.length
    files.set(entry.name, file)
  }
  return files
}

/** The unpacked files as an archive again, stored without compression; the clock is not asked. */
export function pack(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return fflate().zipSync(Object.fromEntries(files), { level: 0, mtime: '1980-01-02' })
}

function unpackEntry(bytes: Uint8Array, entry: ArchiveEntry, budget: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { offset } = entry
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw damaged()
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + entry.compressedBytes > bytes.length) throw damaged()
  const packed = bytes.subarray(start, start + entry.compressedBytes)
  if (entry.method === 0) {
    if (packed.length > budget) throw bomb(`more than ${unpackedBytesMax / 1024 / 1024} MiB`)
    return packed
  }
  if (entry.method !== 8) throw damaged()
  const chunks: Uint8Array[] = []
  let length = 0
  const inflate = new (fflate().Inflate)((chunk) => {
    length += chunk.length
    chunks.push(chunk)
  })
  try {
    for (let i = 0; i < packed.length; i += stepBytes) {
      inflate.push(packed.subarray(i, i + stepBytes), i + stepBytes >= packed.length)
      if (length > budget) throw bomb(`more than ${unpackedBytesMax / 1024 / 1024} MiB`)
    }
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : damaged(cause)
  }
  const file = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    file.set(chunk, at)
    at += chunk.length
  }
  return file
}

function endRecord(view: DataView): number {
  // The record is 22 bytes and a comment of at most 65,535.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw damaged()
}

const damaged = (cause?: unknown) =>
  new Unreadable(
    'damaged',
    {},
    'The file is damaged: it begins like a document but is not complete. Copy or download it again, or open it and save it anew.',
    { cause },
  )
/** The refusal of a document that becomes far larger than it is. */
export const bomb = (what: string) =>
  new Unreadable(
    'bomb',
    { unpacked: what },
    `The file unpacks to ${what}, which no ordinary document does, and was not opened. If it is genuine, save it as PDF or plain text and add that.`,
  )
const locked = () =>
  new Unreadable(
    'encrypted',
    {},
    'The document is protected by a password. Save it without the password and add it again.',
  )

// A document type that defines entities can make a kilobyte of XML into gigabytes; office files never have one.
const entityDefinition = /<!(?:DOCTYPE|ENTITY)/iu

/** Refuses XML parts that define entities or nest deeper than any library here can follow. */
export function refuseHostileXml(files: ReadonlyMap<string, Uint8Array>): void {
  for (const [name, bytes] of files) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue
    const source = new TextDecoder().decode(bytes)
    if (entityDefinition.test(source.slice(0, 4096)) || source.includes('<!ENTITY'))
      throw bomb('text defined by entities')
    if (xmlDepth(source) > xmlDepthMax) {
      throw new Unreadable(
        'too-deep',
        { part: name, limit: xmlDepthMax },
        `The document nests its parts more than ${xmlDepthMax} deep and cannot be read. Open it and save it anew, or save it as PDF.`,
      )
    }
  }
}

const xmlDepthMax = 400

/** How deep tags nest, counted without building anything. */
function xmlDepth(source: string): number {
  let depth = 0
  let most = 0
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    const next = source.charCodeAt(at + 1)
    if (next === 0x2f) depth--
    else if (next !== 0x21 && next !== 0x3f) {
      const end = source.indexOf('>', at)
      if (end > 0 && source.charCodeAt(end - 1) !== 0x2f) most = Math.max(most, ++depth)
    }
  }
  return most
}
