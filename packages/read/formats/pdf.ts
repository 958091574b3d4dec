// PDF: text in the order the pages give it, paragraphs put together again, each block with its page. What stands on
// page after page (running heads, page numbers) is left out and listed.
import { readCredits } from '../credits.ts'
import { type Found, tidy } from '../draft.ts'
import { type Line, pageOf, wordCount } from '../line.ts'
import { type Cell, findGrids } from '../pdf-grids.ts'
import type { Notice, RemovalReason } from '../reading.ts'
import { piecesOf } from '../strip.ts'
import { Unreadable } from '../unreadable.ts'
import type { Format, Input } from './format.ts'

const pagesMax = 2000
const textCharsMax = 20_000_000

export const pdf: Format = {
  name: 'PDF',
  mediaType: 'application/pdf',
  recognises({ bytes }: Input) {
    // Readers accept the mark anywhere in the first kilobyte.
    return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')
  },
  async read({ bytes }) {
    const { pages, info, notices } = await pagesOf(bytes)
    const rows = withoutFurniture(pages)
    const lines = paragraphsOf(rows)
    const reasons = new Map<number, RemovalReason>()
    for (const [i, line] of lines.entries()) if (line.furniture) reasons.set(i, 'page-furniture')
    const titleAt = titleIndex(lines, info.title)
    const shown = lines[titleAt]
    const title: Found | undefined =
      shown !== undefined
        ? { value: tidy(shown.text), basis: 'heading' }
        : info.title === undefined
          ? undefined
          : { value: info.title, basis: 'core-properties' }
    const credits = readCredits(
      pageOf(lines, (i) => reasons.has(i)),
      titleAt,
    )
    return {
      mediaType: 'application/pdf',
      charset: null,
      notices,
      title,
      byline:
        credits.byline ?? (info.author === undefined ? undefined : { value: info.author, basis: 'core-properties' }),
      publisher: credits.publisher,
      published: credits.published,
      language: info.language,
      pieces: piecesOf(lines, reasons, titleAt),
    }
  },
}

/** One printed line: where it stands on its page and how large it is set, in points. */
type Row = {
  readonly text: string
  readonly page: number
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** Parts of the line with wide gaps between them, as cells of a table have. */
  readonly cells: readonly Cell[]
  furniture: boolean
}
type Info = { readonly title?: string; readonly author?: string; readonly language?: string }

async function pagesOf(bytes: Uint8Array): Promise<{ pages: Row[][]; info: Info; notices: Notice[] }> {
  const { getDocumentProxy } = await import('unpdf')
  const notices: Notice[] = []
  const pages: Row[][] = []
  let chars = 0
  try {
    // The library takes the buffer for itself: it gets a copy.
    const document = await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: 0,
    })
    try {
      const { info } = await document.getMetadata()
      for (let number = 1; number <= Math.min(document.numPages, pagesMax); number++) {
        const page = await document.getPage(number)
        const { items } = await page.getTextContent()
        const rows = rowsOf(items, number)
        page.cleanup()
        chars += rows.reduce((sum, row) => sum + row.text.length, 0)
        if (chars > textCharsMax) throw tooLong()
        pages.push(rows)
      }
      if (document.numPages > pagesMax)
        notices.push({
          code: 'pages-cut',
          message: `Only the first ${pagesMax} of ${document.numPages} pages were read.`,
        })
      return { pages, info: infoOf(info), notices }
    } finally {
      await document.loadingTask.destroy()
    }
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new Unreadable(
        'encrypted',
        {},
        'The PDF is protected by a password. Save it without the password and add it again.',
        { cause },
      )
    }
    throw new Unreadable(
      'damaged',
      {},
      'The PDF is damaged and cannot be read. Download it again, or print it to a new PDF and add that.',
      { cause },
    )
  }
}

const tooLong = () =>
  new Unreadable(
    'bomb',
    { limit: textCharsMax },
    `The PDF holds more than ${textCharsMax} characters, which no ordinary document does. Add the parts you need as documents of their own.`,
  )

type Item = { str: string; transform: number[]; width: number; height: number; hasEOL: boolean }

function rowsOf(items: readonly unknown[], page: number): Row[] {
  const rows: Row[] = []
  let parts: Item[] = []
  const flush = () => {
    const text = joinItems(parts)
    const first = parts.find((item) => item.str.trim() !== '')
    if (text !== '' && first !== undefined) {
      const inked = parts.filter((item) => item.str.trim() !== '')
      rows.push({
        text,
        page,
        x: Math.min(...inked.slice(0, 500).map((item) => item.transform[4] ?? 0)),
        right: Math.max(...inked.slice(0, 500).map((item) => (item.transform[4] ?? 0) + item.width)),
        y: first.transform[5] ?? 0,
        size: Math.max(
          ...inked.slice(0, 500).map((item) => Math.hypot(item.transform[2] ?? 0, item.transform[3] ?? 0)),
        ),
        cells: cellsOf(inked),
        furniture: false,
      })
    }
    parts = []
  }
  for (const one of items) {
    if (!isItem(one)) continue
    const last = parts[parts.length - 1]
    // A jump to another height is a new line, whether the file says so or not.
    if (
      last !== undefined &&
      one.str.trim() !== '' &&
      Math.abs((one.transform[5] ?? 0) - (last.transform[5] ?? 0)) > Math.max(one.height, last.height, 4) * 0.7
    )
      flush()
    parts.push(one)
    if (one.hasEOL) flush()
  }
  flush()
  return rows
}

// The library types items as text or marks; only text has `str`.
const isItem = (one: unknown): one is Item =>
  typeof one === 'object' && one !== null && 'str' in one && 'transform' in one

/** Cells of a printed line: a gap of more than half a line's height, twice a space between words, parts two. */
function cellsOf(items: readonly Item[]): Cell[] {
  const cells: { parts: Item[]; x: number; right: number }[] = []
  for (const item of items) {
    const x = item.transform[4] ?? 0
    const last = cells[cells.length - 1]
    if (last !== undefined && x >= last.x && x - last.right <= Math.max(item.height, 6) * cellGap) {
      last.parts.push(item)
      last.right = Math.max(last.right, x + item.width)
    } else cells.push({ parts: [item], x, right: x + item.width })
  }
  return cells.map(({ parts, x, right }) => ({ text: joinItems(parts), x, right }))
}

const cellGap = 0.6

function joinItems(parts: readonly Item[]): string {
  let text = ''
  let end = 0
  for (const part of parts) {
    const x = part.transform[4] ?? 0
    if (text !== '' && x - end > Math.max(part.height, 6) * 0.2 && !/\s$/u.test(text) && !/^\s/u.test(part.str))
      text += ' '
    text += part.str
    end = x + part.width
  }
  return tidy(text)
}

function infoOf(info: object): Info {
  const value = (name: string) => {
    // The library leaves the info dictionary untyped.
    const one = (info as Record<string, unknown>)[name]
    const words = typeof one === 'string' ? tidy(one) : ''
    return words === '' || words.length > 300 ? undefined : words
  }
  const [title, author, language] = [value('Title'), value('Author'), value('Language')]
  return {
    ...(title === undefined ||
    /^(?:microsoft (?:word|powerpoint)|untitled|document\d*$|.{1,80}\.(?:docx?|pdf|indd|xlsx?|odt|tex|dvi)$)/iu.test(
      title,
    )
      ? {}
      : { title }),
    ...(author === undefined || /^(?:user|admin|administrator|author|owner)$/iu.test(author) ? {} : { author }),
    ...(language === undefined ? {} : { language }),
  }
}

const edgeRows = 3

/** Marks rows that stand in the same place at the edge of several pages with the same words, numbers aside, and page numbers. */
function withoutFurniture(pages: readonly Row[][]): Row[] {
  const edges = pages.map((rows) => {
    const byHeight = rows.toSorted((a, b) => b.y - a.y)
    return [byHeight.slice(0, edgeRows), byHeight.slice(-edgeRows).toReversed()]
  })
  const counts = new Map<string, number>()
  for (const page of edges) {
    for (const place of new Set(page.flat().map(pattern))) counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  const often = Math.max(2, Math.ceil(pages.length * 0.4))
  for (const edge of edges.flat()) {
    // From the edge inwards: behind the first row that is text, everything is.
    for (const row of edge) {
      const repeated = (counts.get(pattern(row)) ?? 0) >= often && row.text.length <= 160
      if (!repeated && !pageNumber.test(row.text)) break
      row.furniture = true
    }
  }
  return pages.flat()
}

const pageNumber =
  /^(?:(?:page|seite|página|стр\.?|страница|صفحة|sayfa)\s?)?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:\/|of|von|de|sur|из|من)\s?\d{1,4})?$/iu
const pattern = (row: Row) => `${Math.round(row.y / 3)} ${row.text.toLowerCase().replace(/\d+/gu, '#')}`

type PdfLine = Line & { readonly furniture: boolean; readonly size: number }

/** Rows to paragraphs: a gap, an indent, another size of type or a closed short row begins a new one. */
function paragraphsOf(rows: readonly Row[]): PdfLine[] {
  const body = median(rows.map((row) => row.size))
  const gaps = rows
    .slice(1)
    .map((row, i) => rows[i]!.y - row.y)
    .filter((gap) => gap > 0 && gap < body * 4)
  const leading = median(gaps)
  const width = median(rows.map((row) => row.right - row.x).filter((one) => one > body * 10))
  const hyphenated = new Set(rows.flatMap((row) => row.text.toLowerCase().match(/(?<!\p{L})\p{L}+-\p{L}+/gu) ?? []))
  const lines: PdfLine[] = []
  let last: Row | null = null
  const grids = findGrids(rows)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const grid = grids.get(i)
    if (grid !== undefined) {
      const { table, to } = grid
      lines.push({
        text: '',
        type: 'table',
        table: { ...table, page: row.page },
        page: row.page,
        linked: 0,
        hint: null,
        furniture: false,
        size: row.size,
      })
      last = null
      i = to - 1
      continue
    }
    if (row.furniture) {
      lines.push({
        text: row.text,
        type: 'paragraph',
        page: row.page,
        linked: 0,
        hint: null,
        furniture: true,
        size: row.size,
      })
      continue
    }
    const item = /^(?:[•●▪■◦‣∙⁃*–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)/u.exec(row.text)
    const target = lastText(lines)
    if (
      target !== null &&
      lines[target]!.type !== 'table' &&
      last !== null &&
      item === null &&
      continues(last, row, { body, leading, width })
    ) {
      lines[target] = { ...lines[target]!, text: join(lines[target]!.text, row.text, hyphenated) }
    } else {
      const large = row.size > body * 1.12 && wordCount(row.text) <= 30
      const mark = item !== null && /^[•●▪■◦‣∙⁃*–-]/u.test(item[0]) ? item[0].length : 0
      lines.push({
        text: row.text.slice(mark),
        type: large ? 'heading' : item !== null ? 'list-item' : 'paragraph',
        page: row.page,
        linked: 0,
        hint: null,
        furniture: false,
        size: row.size,
      })
    }
    last = row
  }
  return lines
}

/** The last line that is text; a page's furniture lies between the halves of a paragraph. */
function lastText(lines: readonly PdfLine[]): number | null {
  for (let i = lines.length - 1; i >= 0; i--) if (!lines[i]!.furniture) return i
  return null
}

function continues(last: Row, row: Row, set: { body: number; leading: number; width: number }): boolean {
  if (Math.abs(last.size - row.size) > set.body * 0.1) return false
  const closed = /[.!?:;…۔؟。][”"’'»)\]]*$/u.test(last.text)
  if (row.page !== last.page) return !closed && /^[\p{Ll}\p{Lo}]/u.test(row.text) && last.size <= set.body * 1.12
  const gap = last.y - row.y
  // A new column begins higher up: its first row goes on with the sentence or does not.
  if (gap < 0) return !closed && /^[\p{Ll}\p{Lo}]/u.test(row.text)
  if (gap > Math.max(set.leading * 1.4, last.size * 1.9)) return false
  const short = last.right - last.x < set.width * 0.8
  const indented = row.x - last.x > set.body * 0.8 && row.x - last.x < set.body * 6
  if (closed && (short || indented)) return false
  return !(
    short &&
    !closed &&
    wordCount(last.text) <= 8 &&
    /^\p{Lu}/u.test(row.text) &&
    last.size <= set.body * 1.12 &&
    last.right - last.x < set.width * 0.55
  )
}

/** Two rows of one paragraph. A hyphen at the end goes, unless the word is written with it elsewhere. */
function join(text: string, next: string, hyphenated: ReadonlySet<string>): string {
  const left = /(?<!\p{L})(\p{L}+)[-\u2010]$/u.exec(text)?.[1]
  const right = /^\p{Ll}\p{L}*/u.exec(next)?.[0]
  if (left === undefined || right === undefined) return `${text} ${next}`
  return hyphenated.has(`${left}-${right}`.toLowerCase()) ? `${text}${next}` : `${text.slice(0, -1)}${next}`
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

const titleRowsMax = 12

/** The largest heading near the top of the first page, or the line the file names as its title. */
function titleIndex(lines: readonly PdfLine[], named: string | undefined): number {
  const first = lines.slice(0, titleRowsMax)
  const same = named === undefined ? -1 : first.findIndex((line) => line.text.toLowerCase() === named.toLowerCase())
  if (same >= 0) return same
  const headings = first.flatMap((line, i) =>
    line.type === 'heading' && !line.furniture && line.page === 1 ? [i] : [],
  )
  if (headings.length === 0) return -1
  return headings.reduce((best, i) => (first[i]!.size > first[best]!.size ? i : best))
}
