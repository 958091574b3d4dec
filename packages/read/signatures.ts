// Bytes that begin like something this package does not read: refused by name, with what to do instead.
import { isZip, listEntries } from './archive.ts'
import { Unreadable } from './unreadable.ts'

type Signature = { readonly at?: number; readonly bytes: readonly number[]; readonly what: string }

const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0))
const signatures: readonly Signature[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], what: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
  { bytes: ascii('GIF8'), what: 'a GIF picture' },
  { at: 8, bytes: ascii('WEBP'), what: 'a WebP picture' },
  { bytes: ascii('II*\0'), what: 'a TIFF picture' },
  { bytes: ascii('MM\0*'), what: 'a TIFF picture' },
  { at: 4, bytes: ascii('ftyp'), what: 'a film or a picture' },
  { bytes: ascii('OggS'), what: 'a sound recording' },
  { bytes: ascii('ID3'), what: 'a sound recording' },
  { bytes: ascii('fLaC'), what: 'a sound recording' },
  { bytes: ascii('RIFF'), what: 'a sound recording or film' },
  { bytes: [0x1a, 0x45, 0xdf, 0xa3], what: 'a film' },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive' },
  { bytes: ascii('Rar!'), what: 'a RAR archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], what: 'a 7-Zip archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'an XZ archive' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program' },
  { bytes: ascii('{\\rtf'), what: 'an RTF document' },
  { bytes: ascii('%!PS'), what: 'a PostScript file' },
  { bytes: ascii('SQLite format 3'), what: 'a database' },
]
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Throws Unreadable('unsupported' | 'encrypted') for bytes that begin like a known kind nobody here reads. */
export function refuseForeign(bytes: Uint8Array): void {
  if (begins(bytes, ole)) {
    if (holds(bytes, 'EncryptedPackage') || holds(bytes, 'EncryptionInfo')) {
      throw new Unreadable(
        'encrypted',
        {},
        'The document is protected by a password. Save it without the password and add it again.',
      )
    }
    throw new Unreadable(
      'unsupported',
      { kind: 'an old Office file' },
      'This is a Word, Excel or Outlook file in the old format. Save it as DOCX, XLSX or PDF and add that.',
    )
  }
  const known = isZip(bytes) ? zipKind(bytes) : signatures.find((one) => begins(bytes, one.bytes, one.at))
  if (known === null || known === undefined) return
  throw new Unreadable(
    'unsupported',
    { kind: known.what },
    `This is ${known.what}, which is not read here. Add its words as PDF, DOCX, HTML or plain text.`,
  )
}

/** What a zip archive is, where it is neither a Word document nor a workbook. */
function zipKind(bytes: Uint8Array): { readonly what: string } | null {
  const names = new Set(listEntries(bytes).map(({ name }) => name))
  if (names.has('word/document.xml') || names.has('xl/workbook.xml')) return null
  if (names.has('ppt/presentation.xml')) return { what: 'a presentation' }
  if (names.has('mimetype') && names.has('content.xml')) return { what: 'an OpenDocument file' }
  if (names.has('META-INF/container.xml')) return { what: 'an EPUB book' }
  return { what: 'a zip archive' }
}

const begins = (bytes: Uint8Array, start: readonly number[], at = 0) => start.every((byte, i) => bytes[at + i] === byte)

/** Whether a name stands in an OLE directory, where names are UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
}
