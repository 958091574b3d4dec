// Markdown (CommonMark's common part, tables, front matter), read as text: marks go, words stay.
import { readCredits } from '../credits.ts'
import { type Draft, type Found, type Piece, tidy } from '../draft.ts'
import { type Line, pageOf } from '../line.ts'
import { parseMarkup, wordsOf } from '../markup.ts'
import { findTables } from '../text-tables.ts'
import { machineDate } from '../written-date.ts'
import type { Format, Input } from './format.ts'

export const markdown: Format = {
  name: 'Markdown',
  mediaType: 'text/markdown',
  recognises: looksLikeMarkdown,
  async read(input) {
    const { text, charset, notices } = input.decoded()
    return { ...draftOfMarkdown(text), charset, notices }
  },
}

const marks: readonly RegExp[] = [
  /^#{1,6} \S/mu,
  /^[ \t]{0,40}[-*+] \S/mu,
  /\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/u,
  /^```/mu,
  /\*\*[^*\n]{1,200}\*\*/u,
  /^\|?[ \t]{0,40}:?-{3,}:?[ \t]{0,40}\|/mu,
  /^>\s\S/mu,
]

function looksLikeMarkdown({ name, mediaType, decoded }: Input): boolean {
  if (/\.(?:md|markdown|mdown)$/u.test(name) || mediaType === 'text/markdown') return true
  const sample = decoded().text.slice(0, 20_000)
  // A heading mark and one other: a hash alone is a tag, a dash alone a list in any text.
  return marks[0]!.test(sample) && marks.slice(1).some((mark) => mark.test(sample))
}

function draftOfMarkdown(text: string): Omit<Draft, 'charset' | 'notices'> {
  const all = text.split(/\r\n?|\n/u)
  const { fields, length } = frontMatter(all)
  const lines = all.slice(length)
  const tables = new Map(findTables(lines).map((one) => [one.from, one]))
  const pieces: Piece[] = []
  let open = null as Open | null
  const close = () => {
    if (open !== null) pieces.push({ kind: 'text', type: open.type, text: plain(open.text.join('\n')) })
    open = null
  }
  const heading = (words: string, level: number) => {
    close()
    pieces.push({ kind: 'text', type: 'heading', level, text: plain(words) })
  }
  let fence: string | null = null
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const mark = /^\s{0,3}(`{3,}|~{3,})/u.exec(line)?.[1]
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) {
        fence = null
        close()
      } else open = add(open, 'paragraph', line)
      continue
    }
    const table = tables.get(i)
    if (table !== undefined) {
      close()
      const cells = (row: readonly string[]) => row.map(plain)
      pieces.push({ ...table.table, columns: cells(table.table.columns), rows: table.table.rows.map(cells) })
      i = table.to - 1
      continue
    }
    const atx = /^\s{0,3}(#{1,6})\s(.*)$/u.exec(line)
    const under =
      open?.type === 'paragraph' && open.text.length === 1 ? /^\s{0,3}(=+|-{2,})\s*$/u.exec(line)?.[1] : undefined
    const item = /^\s*(?:[-*+]|(\d{1,9}[.)]))\s(.*)$/u.exec(line)
    const quote = /^\s{0,3}>\s?(.*)$/u.exec(line)
    if (mark !== undefined) {
      close()
      fence = mark
    } else if (line.trim() === '') close()
    else if (atx !== null) heading(unmarked(atx[2]!), atx[1]!.length)
    else if (under !== undefined && open !== null) {
      const words: string = open.text[0]!
      open = null
      heading(words, under.startsWith('=') ? 1 : 2)
    } else if (/^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/u.test(line)) close()
    else if (item !== null) {
      close()
      open = { type: 'list-item', text: [item[1] === undefined ? item[2]! : `${item[1]} ${item[2]!}`] }
    } else if (quote !== null) {
      if (open?.type !== 'quote') close()
      open = add(open, 'quote', quote[1]!)
    } else open = add(open, open?.type ?? 'paragraph', line)
  }
  close()
  const titleAt = pieces.findIndex((piece) => piece.kind === 'text' && piece.type === 'heading' && piece.level === 1)
  const shown = fields.get('title') === undefined && titleAt >= 0 && titleAt <= 2 ? pieces[titleAt] : undefined
  const title = fields.get('title') ?? (shown?.kind === 'text' ? shown.text : undefined)
  const date = fields.get('date') ?? fields.get('published')
  const found = (value: string | null | undefined, basis: string): Found | undefined =>
    value === null || value === undefined || value === '' ? undefined : { value, basis }
  return {
    mediaType: 'text/markdown',
    title: found(title, shown === undefined ? 'front-matter' : 'heading'),
    byline: found(fields.get('author'), 'front-matter'),
    publisher: found(fields.get('publisher'), 'front-matter'),
    published: found(date === undefined ? null : machineDate(date), 'front-matter') ?? shownDate(pieces, titleAt),
    language: fields.get('lang') ?? fields.get('language'),
    pieces: pieces.filter(
      (piece) => piece !== shown && !(piece.kind === 'text' && piece.type === 'heading' && piece.text === title),
    ),
  }
}

/** The day that stands at the head of the text ("Sella, 19 October 2031"), where the front matter gives none. */
function shownDate(pieces: readonly Piece[], titleAt: number): Found | undefined {
  const lines = pieces.flatMap((piece): Line[] => (piece.kind === 'text' ? [{ ...piece, linked: 0, hint: null }] : []))
  return readCredits(
    pageOf(lines, () => false),
    titleAt,
  ).published
}

/** The block being read, line by line. */
type Open = { readonly type: 'paragraph' | 'list-item' | 'quote'; readonly text: string[] }

function add(open: Open | null, type: Open['type'], line: string): Open {
  if (open === null) return { type, text: [line] }
  open.text.push(line)
  return open
}

function frontMatter(lines: readonly string[]): { fields: Map<string, string>; length: number } {
  const fields = new Map<string, string>()
  if (lines[0]?.trim() !== '---') return { fields, length: 0 }
  const end = lines.findIndex((line, i) => i > 0 && i < 60 && /^(?:---|\.\.\.)\s*$/u.test(line))
  if (end < 0) return { fields, length: 0 }
  for (const line of lines.slice(1, end)) {
    const match = /^([\w-]+)[ \t]{0,20}:(.*)$/u.exec(line)
    if (match !== null) fields.set(match[1]!.toLowerCase(), match[2]!.trim().replace(/^(["'])(.*)\1$/u, '$2'))
  }
  return { fields, length: end + 1 }
}

/** Words without marks. What looks like HTML inside is taken as such. */
function plain(text: string): string {
  const words = text
    .replace(/!\[([^\]\n]{0,300})\]\([^)\n]{0,1000}\)/gu, '')
    .replace(/\[([^\]\n]{1,500})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,200}\])/gu, '$1')
    .replace(/<(https?:\/\/[^\s>]{1,1000})>/gu, '$1')
    .replace(/(?<![\\\p{L}\p{N}])(\*{1,3}|_{1,3}|~~|`{1,2})(?=\S)([^\n]{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
  return tidy(/<\/?[a-z][^<>]{0,300}>|&[a-z]{2,8};|&#\d/iu.test(words) ? wordsOf(parseMarkup(words).root) : words)
}

/** "Title ##": the marks that close a heading are no part of it. */
function unmarked(text: string): string {
  const trimmed = text.trim()
  let end = trimmed.length
  while (trimmed[end - 1] === '#') end--
  return end < trimmed.length && (end === 0 || /\s/.test(trimmed[end - 1]!)) ? trimmed.slice(0, end).trimEnd() : trimmed
}
