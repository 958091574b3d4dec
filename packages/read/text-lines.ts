// Plain text to lines: paragraphs, lists, headings, and tables drawn with characters.
import { type Piece, tidy } from './draft.ts'
import { countOf, isProse, type Line, plainLine } from './line.ts'
import type { RemovalReason } from './reading.ts'
import { piecesOf } from './strip.ts'
import { findTables } from './text-tables.ts'

/** Pieces of a text in which everything is text: no title, nothing left out. */
export function textPieces(text: string, options: { readonly wrapColumn?: number | null } = {}): Piece[] {
  return piecesOf(withHeadings(linesOf(text, options.wrapColumn), new Map()), new Map())
}

const rawLines = (text: string) => text.split(/\r\n?|[\n\u2028\u2029\f\v]/u)

/**
 * Lines as a reader sees them: tables drawn with characters are one line, lines broken at a column are joined. The
 * column is found, unless the caller knows it (null: lines are not broken).
 */
export function linesOf(text: string, wrapColumn: number | null = wrapColumnOf(rawLines(text))): Line[] {
  const raw = rawLines(text)
  const tables = new Map(findTables(raw).map((one) => [one.from, one]))
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
    // "- ends -" is no item.
    const item = /[-–—]$/u.test(words) ? null : bullet.exec(words)
    const previous = lines[lines.length - 1]
    if (item !== null) lines.push(plainLine(words.slice(item[0].length), 'list-item'))
    else if (
      wrapColumn !== null &&
      open &&
      previous !== undefined &&
      raw[i - 1]!.trim().length > wrapColumn * fullShare
    )
      lines[lines.length - 1] = { ...previous, text: `${previous.text} ${words}` }
    else lines.push(plainLine(words))
    open = true
  }
  return asNumbered(lines)
}

const bullet = /^(?:[•●▪■◦‣∙⁃*►▶➤✓✔–—-]|o(?=\s{2}))\s+(?=\S)/u
const numbered = /^\(?(?:(?<n>\d{1,2})[.)]|(?<letter>[a-z])\))\s+(?=\S)/u

/** Numbers begin list items where they count up, over headings too; "19. October" alone is a sentence. The number stays. */
function asNumbered(lines: readonly Line[]): Line[] {
  const items = new Set<number>()
  let last: { readonly at: number; readonly value: number } | null = null
  for (const [at, line] of lines.entries()) {
    const found = line.type === 'paragraph' ? numbered.exec(line.text)?.groups : undefined
    if (found === undefined) continue
    const value = found.n === undefined ? found.letter!.charCodeAt(0) : Number(found.n)
    if (last !== null && value === last.value + 1) items.add(last.at).add(at)
    last = { at, value }
  }
  return lines.map((line, i) => (items.has(i) ? { ...line, type: 'list-item' } : line))
}

const wrapColumnsMin = 50
const wrapColumnsMax = 100
// A line this full was broken by its column; a shorter one by its writer.
const fullShare = 0.65
/** Mail programs break lines here at the latest (RFC 5322 §2.1.1 asks for 78). */
export const mailColumn = 78

/** The column at which lines are broken (letters, wire copies); null where each line is a paragraph of its own. */
function wrapColumnOf(raw: readonly string[]): number | null {
  let inner = 0
  let full = 0
  let open = 0
  const widths = raw.map((line) => line.trimEnd().length).filter((width) => width > 0)
  if (widths.length < 4) return null
  const sorted = widths.toSorted((a, b) => a - b)
  const widest = sorted[Math.floor(sorted.length * 0.97)]!
  const longest = sorted[sorted.length - 1]!
  if (widest < wrapColumnsMin || widest > wrapColumnsMax || longest > wrapColumnsMax * 1.5) return null
  for (let i = 0; i + 1 < raw.length; i++) {
    const line = raw[i]!.trim()
    if (line === '' || raw[i + 1]!.trim() === '') continue
    inner++
    if (line.length > widest * fullShare) full++
    if (!/[.!?:;”"']$/u.test(line)) open++
  }
  return inner >= 3 && full > inner * 0.7 && open > inner * 0.6 ? widest : null
}

const headingWordsMax = 16
const headingCharsMax = 120

/** A short line without a stop above a paragraph, a list or another heading is a heading. */
export function withHeadings(lines: readonly Line[], reasons: ReadonlyMap<number, RemovalReason>): Line[] {
  const headed = [...lines]
  // From the end, because what a line is depends on what it stands above.
  let below: Line | null = null
  for (let i = headed.length - 1; i >= 0; i--) {
    if (reasons.has(i)) continue
    const line = headed[i]!
    if (below !== null && isHeading(line) && (below.type !== 'paragraph' || isProse(below))) {
      headed[i] = { ...line, type: 'heading' }
    }
    below = headed[i]!
  }
  return headed
}

const isHeading = (line: Line) =>
  line.type === 'paragraph' &&
  line.text.length <= headingCharsMax &&
  countOf(line) <= headingWordsMax &&
  !/[.,;:!…،؛。]["”’»)]?$/u.test(line.text) &&
  // Speech, the rest of a sentence, a speaker's name before what was said, and a place with a day are none.
  !/^(?:[\p{Ll}"“«„(–—-]|[\p{L} .()’'-]{1,60}:\s|\p{L}[\p{L} .'’-]{1,40},\s+(?:(?:the|le|el|am|den)\s+)?\d)/u.test(
    line.text,
  )
