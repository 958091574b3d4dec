// Word documents (OOXML): text, headings, lists, quotes and tables. Pictures, comments, headers and footers are not
// read; insertions of tracked changes are, deletions are not. Nothing outside the file is ever opened.
import { isZip, listEntries, pack, refuseHostileXml, unpack } from '../archive.ts'
import { type Core, coreOf } from '../core-properties.ts'
import { readCredits } from '../credits.ts'
import { type Draft, type Found, tidy } from '../draft.ts'
import { type Line, pageOf, wordCount } from '../line.ts'
import { parseMarkup } from '../markup.ts'
import { pageLines } from '../page-lines.ts'
import { piecesOf } from '../strip.ts'
import { Unreadable } from '../unreadable.ts'
import type { Format, Input } from './format.ts'

const wanted = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:[^/]+\.xml|_rels\/[^/]+\.rels))$/u

export const docx: Format = {
  name: 'DOCX',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  recognises: ({ bytes }: Input) => isZip(bytes) && listEntries(bytes).some(({ name }) => name === 'word/document.xml'),
  async read({ bytes }) {
    const files = unpack(bytes, (name) => wanted.test(name))
    refuseHostileXml(files)
    const { root } = parseMarkup(await htmlOf(pack(files)))
    const { lines: all } = pageLines(root)
    // Word has no places that are "navigation"; what the page reader hints at by tag does not apply.
    const lines: Line[] = all.map((line) => ({
      ...line,
      hint: null,
      text: line.text.endsWith('↑') ? line.text.slice(0, -1).trimEnd() : line.text,
    }))
    return { ...draftOfLines(lines, coreOf(files)), mediaType: docx.mediaType }
  },
}

async function htmlOf(archive: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(archive) },
      {
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        styleMap: [
          "p[style-name='Title'] => h1:fresh",
          "p[style-name='Subtitle'] => p:fresh",
          "p[style-name='Quote'] => blockquote > p:fresh",
          "p[style-name='Intense Quote'] => blockquote > p:fresh",
        ],
        // Pictures were left out of the archive; they are not asked for.
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    return result.value
  } catch (cause) {
    throw new Unreadable(
      'damaged',
      {},
      'The document is damaged or not a complete DOCX file. Open it, save it anew, and add that.',
      { cause },
    )
  }
}

const titleWordsMax = 40

/** A draft of a document that is all text: title and credits are read, only the title leaves the text. */
function draftOfLines(lines: readonly Line[], core: Core): Draft {
  const heading = lines.findIndex((line) => line.type === 'heading')
  const start = lines[0]
  const early = heading >= 0 && heading <= 4 ? heading : -1
  const opening =
    early < 0 &&
    start !== undefined &&
    start.type === 'paragraph' &&
    wordCount(start.text) <= titleWordsMax &&
    !/[.;,:]$/u.test(start.text)
      ? 0
      : early
  const shown = lines[opening]
  const title: Found | undefined =
    shown !== undefined
      ? { value: tidy(shown.text), basis: early >= 0 ? 'heading' : 'first-line' }
      : core.title === undefined
        ? undefined
        : { value: core.title, basis: 'core-properties' }
  const credits = readCredits(
    pageOf(lines, () => false),
    opening,
  )
  return {
    mediaType: '',
    charset: null,
    title,
    byline:
      credits.byline ?? (core.creator === undefined ? undefined : { value: core.creator, basis: 'core-properties' }),
    publisher: credits.publisher,
    published: credits.published,
    language: core.language,
    pieces: piecesOf(lines, new Map(), opening),
    notices: [],
  }
}
