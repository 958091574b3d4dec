// A document before its text is set: blocks kept and stretches removed, in reading order. Setting it is the only
// place where offsets are made, so that every format gets them right in the same way.
import type { BlockType, Document, Notice, RemovalReason, Removed, Span, Table } from './reading.ts'

export type TextPiece = {
  readonly kind: 'text'
  readonly type: Exclude<BlockType, 'table'>
  readonly text: string
  readonly level?: number
  readonly page?: number
}
export type TablePiece = {
  readonly kind: 'table'
  /** The header row; empty where the source marks none. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly sheet?: string
  readonly page?: number
}
export type RemovedPiece = { readonly kind: 'removed'; readonly text: string; readonly reason: RemovalReason }
export type Piece = TextPiece | TablePiece | RemovedPiece

/** A value of the document's metadata and how it was found. */
export type Found = { readonly value: string; readonly basis: string }

export type Draft = {
  readonly mediaType: string
  readonly charset: string | null
  readonly title?: Found | undefined
  readonly byline?: Found | undefined
  readonly publisher?: Found | undefined
  /** EDTF. */
  readonly published?: Found | undefined
  readonly url?: Found | undefined
  /** What the document says of its own language (BCP 47); the words themselves have the last say. */
  readonly language?: string | undefined
  readonly pieces: readonly Piece[]
  readonly notices: readonly Notice[]
  /** Where the text must equal the source: the text itself and blocks that already point into it. */
  readonly verbatim?: { readonly text: string; readonly blocks: Document['blocks'] } | undefined
}

/** What `setText` makes of the pieces: the text, and everything that points into it. */
export type SetText = Pick<Document, 'text' | 'blocks' | 'tables' | 'removed'>

/** Between two cells of a row. A reader sees a column, and no cell can contain it by accident and shift a span. */
const cellSeparator = ' | '

/**
 * Sets pieces one below the other: a blank line between blocks, one line break between list items, a table as one line
 * a row. Returns blocks in order and without overlap, and removed stretches with the offset where they stood.
 */
export function setText(pieces: readonly Piece[]): SetText {
  const parts: string[] = []
  const blocks: Document['blocks'][number][] = []
  const tables: Table[] = []
  const removed: Removed[] = []
  let length = 0
  let last: BlockType | null = null
  const add = (text: string) => {
    parts.push(text)
    length += text.length
  }
  const open = (type: BlockType) => {
    if (last !== null) add(last === 'list-item' && type === 'list-item' ? '\n' : '\n\n')
    last = type
    return length
  }
  for (const piece of pieces) {
    if (piece.kind === 'removed') {
      if (piece.text.trim() !== '') removed.push({ text: piece.text, reason: piece.reason, at: length })
    } else if (piece.kind === 'text') {
      if (piece.text.trim() === '') continue
      const start = open(piece.type)
      add(piece.text)
      blocks.push({ type: piece.type, start, end: length, ...levelOf(piece), ...pageOf(piece) })
    } else {
      const table = {
        ...piece,
        columns: piece.columns.map(cellText),
        rows: piece.rows.map((row) => row.map(cellText)).filter((row) => row.some((cell) => cell !== '')),
      }
      if (![table.columns, ...table.rows].some((row) => row.some((cell) => cell !== ''))) continue
      const start = open('table')
      const columnCells = table.columns.length > 0 ? addRow(table.columns) : []
      const cells = table.rows.map((row, r) => {
        if (r > 0 || table.columns.length > 0) add('\n')
        return addRow(row)
      })
      blocks.push({ type: 'table', start, end: length, ...pageOf(piece) })
      tables.push({
        start,
        end: length,
        columns: table.columns,
        rows: table.rows,
        columnCells,
        cells,
        ...(piece.sheet === undefined ? {} : { sheet: piece.sheet }),
        ...pageOf(piece),
      })
    }
  }
  return { text: parts.join(''), blocks, tables, removed }

  /** One line a row; empty cells at its end leave no trace, so that a block neither begins nor ends with a space. */
  function addRow(row: readonly string[]): (Span | null)[] {
    const rowStart = length
    const filled = row.findLastIndex((cell) => cell !== '')
    return row.map((cell, c) => {
      if (c > 0 && c <= filled) add(length === rowStart ? cellSeparator.trimStart() : cellSeparator)
      const start = length
      add(cell)
      return cell === '' ? null : { start, end: length }
    })
  }
}

/** White space of a page means nothing: runs become one space; what has no width and joins nothing goes. */
export function tidy(text: string): string {
  return text
    .replace(/[\u00ad\u200b\ufeff\u2060]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

const cellText = (cell: string) => tidy(cell)
const levelOf = (piece: { level?: number }) => (piece.level === undefined ? {} : { level: piece.level })
const pageOf = (piece: { page?: number }) => (piece.page === undefined ? {} : { page: piece.page })
