// From bytes to a document: the format that recognises them reads them, and its draft is set. Pure: no clock, no
// network, no file but the bytes given.
import { decode } from './charset.ts'
import { type Draft, type Found, setText } from './draft.ts'
import { formats } from './formats/all.ts'
import type { Input } from './formats/format.ts'
import { directionOf, languageOf } from './language.ts'
import { plainDraft } from './plain.ts'
import type { Document, ReadOptions } from './reading.ts'
import { refuseForeign } from './signatures.ts'
import { Unreadable } from './unreadable.ts'

/** The largest input read unless the caller says otherwise, in bytes. */
export const bytesMaxDefault = 32 * 1024 * 1024

/**
 * Reads a document: text, blocks, tables, metadata, and what was left out. The same bytes and options give the same
 * document. Throws Unreadable for bytes nobody can read; anything less is a notice.
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions = {}): Promise<Document> {
  refuseSize(bytes, options.bytesMax ?? bytesMaxDefault)
  const input = inputOf(bytes, options)
  if (options.plain === true) return documentOf(plainDraft(input.decoded()), input)
  refuseForeign(bytes)
  const format = formats.find((one) => one.recognises(input))
  if (format === undefined) throw new Error('no format took the bytes, though plain text takes everything')
  return documentOf(await format.read(input), input)
}

function refuseSize(bytes: Uint8Array, limit: number): void {
  if (bytes.length === 0) {
    throw new Unreadable(
      'empty',
      {},
      'The file is empty. Check that it was saved or copied completely, then add it again.',
    )
  }
  if (bytes.length > limit) {
    const mib = (n: number) => (n / 1024 / 1024).toFixed(n < 1024 * 1024 ? 2 : 0)
    throw new Unreadable(
      'too-large',
      { bytes: bytes.length, limit },
      `The file has ${mib(bytes.length)} MiB and the limit is ${mib(limit)} MiB. Split it, or leave pictures and attachments out, and add the parts.`,
    )
  }
}

function inputOf(bytes: Uint8Array, options: ReadOptions): Input {
  const declared = /charset\s*=\s*"?([\w:.-]+)/i.exec(options.mediaType ?? '')?.[1]
  let decoded: ReturnType<typeof decode> | undefined
  return {
    bytes,
    name: (options.name ?? '').toLowerCase(),
    mediaType: (options.mediaType ?? '').split(';')[0]!.trim().toLowerCase(),
    url: options.url ?? null,
    decoded: () => (decoded ??= decode(bytes, declared)),
  }
}

async function documentOf(draft: Draft, input: Input): Promise<Document> {
  const set = draft.verbatim === undefined ? setText(draft.pieces) : { ...draft.verbatim, tables: [], removed: [] }
  const url: Found | undefined = draft.url ?? (input.url === null ? undefined : { value: input.url, basis: 'given' })
  const metadata = {
    title: draft.title,
    byline: draft.byline,
    publisher: draft.publisher,
    published: draft.published,
    url,
  }
  const basis: Record<string, string> = {}
  for (const [name, found] of Object.entries(metadata)) if (found !== undefined) basis[name] = found.basis
  const words = `${draft.title?.value ?? ''}\n${set.text}`
  const notices = [...draft.notices]
  if (set.text === '') {
    notices.push({
      code: 'no-text',
      message: 'No running text was found. If this is a scan or a picture, have its words typed or recognised first.',
    })
  }
  return {
    title: draft.title?.value ?? null,
    byline: draft.byline?.value ?? null,
    publisher: draft.publisher?.value ?? null,
    published: draft.published?.value ?? null,
    language: await languageOf(words, draft.language),
    direction: directionOf(words),
    url: url?.value ?? null,
    mediaType: draft.mediaType,
    charset: draft.charset,
    basis,
    ...set,
    notices,
  }
}
