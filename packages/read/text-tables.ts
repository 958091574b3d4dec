// Tables drawn with characters: `Day | Place |` rows, with or without Markdown's line of dashes below the header, and
// tab-separated rows. Three cells of evidence are asked for before lines are taken for a table.
import type { TablePiece } from './draft.ts'

/** A table in lines `from` (inclusive) to `to` (exclusive). */
export type TextTable = { readonly from: number; readonly to: number; readonly table: TablePiece }

const rule = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/u
const box = /^[+|]?[-=─━]{2,}(?:[+|┼┬┴][-=─━]{2,})*[+|┼┬┴]?$/u

/** Finds tables among the raw lines of a text. Blank lines end a table. */
export function findTables(lines: readonly string[]): TextTable[] {
  const found: TextTable[] = []
  let i = 0
  while (i < lines.length) {
    const one = pipeTable(lines, i) ?? tabTable(lines, i)
    if (one === null) i++
    else {
      found.push(one)
      i = one.to
    }
  }
  return found
}

function pipeTable(lines: readonly string[], from: number): TextTable | null {
  if (!lines[from]!.includes('|')) return null
  let to = from
  let ruled = -1
  const rows: string[][] = []
  for (; to < lines.length; to++) {
    const line = lines[to]!.trim()
    if (box.test(line) && !rule.test(line)) continue
    if (!line.includes('|')) break
    if (rule.test(line)) {
      if (ruled < 0 && rows.length > 0) ruled = rows.length
      continue
    }
    rows.push(pipeCells(line))
  }
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (width < 2) return null
  // Without a line of dashes only a regular grid is a table; a breadcrumb or a row of links is not.
  const regular = rows.filter((row) => row.length === width).length >= rows.length * 0.8
  if (ruled < 0 && (rows.length < 3 || !regular)) return null
  if (rows.length < 2 && ruled < 0) return null
  const header = ruled > 0 ? rows.slice(0, ruled) : rows.slice(0, 1)
  const columns = fill(header[header.length - 1] ?? [], width)
  const above = header.slice(0, -1)
  const body = [...above, ...rows.slice(header.length)]
  return { from, to, table: { kind: 'table', columns, rows: body.map((row) => fill(row, width)) } }
}

/** Cells between pipes; an escaped pipe is a character, the outer pipes belong to no cell. */
function pipeCells(line: string): string[] {
  const inner = line.replace(/^\|/u, '').replace(/(?<!\\)\|$/u, '')
  return inner.split(/(?<!\\)\|/u).map((cell) => cell.replaceAll('\\|', '|').trim())
}

const tabRowsMin = 3

function tabTable(lines: readonly string[], from: number): TextTable | null {
  const width = tabCells(lines[from]!).length
  if (width < 2) return null
  let to = from
  while (to < lines.length && tabCells(lines[to]!).length === width) to++
  if (to - from < tabRowsMin) return null
  const [columns, ...rows] = lines.slice(from, to).map(tabCells)
  return { from, to, table: { kind: 'table', columns: columns!, rows } }
}

const tabCells = (line: string) =>
  /\S\t+\S/u.test(line)
    ? line
        .trim()
        .split(/\t/u)
        .map((cell) => cell.trim())
    : []

const fill = (row: readonly string[], width: number) => Array.from({ length: width }, (_, c) => row[c] ?? '')
