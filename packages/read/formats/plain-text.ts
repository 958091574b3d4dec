// Plain text, also text copied out of a web page: title, credits, tables drawn with characters, headings, lists.

import type { Decoded } from '../charset.ts'
import { readCredits, splitTitle } from '../credits.ts'
import { type Draft, type Found, tidy } from '../draft.ts'
import { isProse, key, type Line, pageOf, plainLine, wordCount } from '../line.ts'
import type { RemovalReason } from '../reading.ts'
import { piecesOf, stripLines } from '../strip.ts'
import { findTables } from '../text-tables.ts'
import type { Format } from './format.ts'

export const plainText: Format = {
  name: 'plain text',
  mediaType: 'text/plain',
  recognises: () => true,
  read: async (input) => draftOf(input.decoded()),
}

/** A draft of decoded text; e-mail bodies come this way too, with a title of their own. */
export function draftOf({ text, charset, notices }: Decoded, given: { readonly title?: Found } = {}): Draft {
  const lines = linesOf(text)
  const titleAt =
    given.title === undefined
      ? titleIndex(lines)
      : lines.findIndex((line) => key(line.text) === key(given.title!.value))
  const titled = titleAt < 0 ? null : splitTitle(lines[titleAt]!.text)
  const title: Found | undefined =
    given.title ?? (titled === null ? undefined : { value: titled.title, basis: 'first-line' })

  const reasons = new Map<number, RemovalReason>()
  const credits = readCredits(
    pageOf(lines, () => false),
    titleAt,
  )
  for (const [i, reason] of credits.lines) reasons.set(i, reason)
  // The title is known; it is neither text nor left out.
  if (titleAt >= 0) reasons.set(titleAt, 'duplicate')
  const stripped = stripLines(lines, reasons)
  const headed = withHeadings(lines, stripped)
  const fromTitle: Found | undefined =
    titled?.publisher == null ? undefined : { value: titled.publisher, basis: 'title' }
  return {
    mediaType: 'text/plain',
    charset,
    notices,
    title,
    byline: credits.byline,
    publisher:
      credits.publisher?.basis === 'visible'
        ? credits.publisher
        : (fromTitle ?? credits.publisher ?? ownerOf(lines, stripped)),
    published: credits.published,
    pieces: piecesOf(headed, stripped, titleAt),
  }
}

/** Lines as a reader sees them: tables drawn with characters are one line, wrapped lines are joined. */
function linesOf(text: string): Line[] {
  const raw = text.split(/\r\n?|[\n\u2028\u2029\f\v]/u)
  const tables = new Map(findTables(raw).map((one) => [one.from, one]))
  const wrapped = isWrapped(raw)
  const lines: Line[] = []
  let open = false
  for (let i = 0; i < raw.length; i++) {
    const table = tables.get(i)
    if (table !== undefined) {
      lines.push({
        text: raw.slice(table.from, table.to).join('\n'),
        type: 'table',
        table: table.table,
        linked: 0,
        hint: null,
      })
      i = table.to - 1
      open = false
      continue
    }
    const words = tidy(raw[i]!)
    if (words === '' || /^[-=_*~#•·.]{3,}$/u.test(words)) {
      open = false
      continue
    }
    const item = bullet.exec(words)
    const previous = lines[lines.length - 1]
    if (item !== null) lines.push(plainLine(words.slice(item[0].length), 'list-item'))
    else if (wrapped && open && previous !== undefined)
      lines[lines.length - 1] = { ...previous, text: `${previous.text} ${words}` }
    else lines.push(plainLine(words))
    open = true
  }
  return asNumbered(lines)
}

const bullet = /^(?:[•●▪■◦‣∙⁃*►▶➤✓✔–—-]|o(?=\s{2}))\s+(?=\S)/u
const numbered = /^(?:\(?(?<n>\d{1,2})[.)]|(?<letter>[a-z])\))\s+(?=\S)/u

/** Numbers begin list items where they count up; "19. October" alone is a sentence. The number stays in the text. */
function asNumbered(lines: readonly Line[]): Line[] {
  const number = lines.map((line) => numbered.exec(line.text)?.groups)
  const value = (i: number) => (number[i] === undefined ? null : (number[i]['n'] ?? number[i]['letter']!.charCodeAt(0)))
  const follows = (i: number, j: number) =>
    value(i) !== null && value(j) !== null && Number(value(j)) === Number(value(i)) + 1
  return lines.map((line, i) =>
    line.type === 'paragraph' && (follows(i - 1, i) || follows(i, i + 1)) ? { ...line, type: 'list-item' } : line,
  )
}

const wrapColumnsMin = 50
const wrapColumnsMax = 100

/** Whether lines are broken at a column (letters, wire copies): inner lines of a block are near the widest one. */
function isWrapped(raw: readonly string[]): boolean {
  let inner = 0
  let full = 0
  let open = 0
  const widths = raw.map((line) => line.trimEnd().length).filter((width) => width > 0)
  if (widths.length < 4) return false
  const sorted = widths.toSorted((a, b) => a - b)
  const widest = sorted[Math.floor(sorted.length * 0.97)]!
  if (widest < wrapColumnsMin || widest > wrapColumnsMax || sorted[sorted.length - 1]! > wrapColumnsMax * 1.5)
    return false
  for (let i = 0; i + 1 < raw.length; i++) {
    const line = raw[i]!.trim()
    if (line === '' || raw[i + 1]!.trim() === '') continue
    inner++
    if (line.length > widest * 0.7) full++
    if (!/[.!?:;”"']$/u.test(line)) open++
  }
  return inner >= 3 && full > inner * 0.7 && open > inner * 0.6
}

const titleCharsMax = 250
const titleLinesMax = 12

/** The first line of the head that reads like a title; -1 where the text begins at once. */
function titleIndex(lines: readonly Line[]): number {
  const reasons = stripLines(lines)
  const page = pageOf(lines, (i) => reasons.has(i))
  for (let i = 0; i < Math.min(lines.length, titleLinesMax); i++) {
    const line = lines[i]!
    const long = wordCount(line.text) >= 3 || line.text.length >= 24
    // What removers take is no title, unless it is the very first line and repeated below as one.
    if (reasons.has(i) && !(i === 0 && long && reasons.get(i) === 'duplicate')) continue
    if (line.type !== 'paragraph' || line.text.length > titleCharsMax)
      return i === 0 ? -1 : firstShort(lines, reasons, i)
    if (isCreditLine(lines, i)) continue
    if (long || (i === 0 && i < page.first))
      return isProse(line) && i >= page.first && /[.؟。]$/u.test(line.text) && i > 0 ? -1 : i
  }
  return -1
}

const firstShort = (lines: readonly Line[], reasons: ReadonlyMap<number, RemovalReason>, to: number) =>
  lines.findIndex((line, i) => i < to && !reasons.has(i) && line.type === 'paragraph' && !isCreditLine(lines, i))

const isCreditLine = (lines: readonly Line[], i: number) =>
  readCredits({ lines: [lines[i]!], taken: () => false, first: 1, last: -1 }, -1).lines.size > 0

const headingWordsMax = 12
const headingCharsMax = 90

/** A short line without a stop between paragraphs is a heading. */
function withHeadings(lines: readonly Line[], reasons: ReadonlyMap<number, RemovalReason>): Line[] {
  return lines.map((line, i) => {
    if (line.type !== 'paragraph' || reasons.has(i) || line.text.length > headingCharsMax) return line
    if (
      wordCount(line.text) > headingWordsMax ||
      /[.,;:!…،؛。]["”’»)]?$/u.test(line.text) ||
      /^[\p{Ll}"“«„(]/u.test(line.text)
    )
      return line
    const next = lines.findIndex((_, j) => j > i && !reasons.has(j))
    if (next < 0 || !(isProse(lines[next]!) || lines[next]!.type !== 'paragraph')) return line
    return { ...line, type: 'heading' }
  })
}

/** "© 2025 The Example Times" names the publisher where nothing else does. */
function ownerOf(lines: readonly Line[], reasons: ReadonlyMap<number, RemovalReason>): Found | undefined {
  for (const [i, reason] of reasons) {
    if (reason !== 'copyright') continue
    const match =
      /(?:©|\(c\)|copyright)[\s©(c)]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?:by\s+)?(?<owner>[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}.'’& -]{1,50}?)(?=[.,;|]|\s*[-–—]\s|\s*all rights|\s*$)/iu.exec(
        lines[i]!.text.slice(0, 300),
      )
    const owner = match?.groups?.['owner']?.trim()
    if (owner !== undefined && !/^(?:all|the (?:author|material|content)|disclaimer)\b/iu.test(owner))
      return { value: owner, basis: 'copyright' }
  }
  return undefined
}
