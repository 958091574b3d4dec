// Tables on printed pages, which a PDF does not mark: lines one below the other whose parts stand in the same columns.
// Three columns and three lines are asked for, because lists and pages set in two columns look like two.
import type { TablePiece } from './draft.ts'

/** A part of a printed line, with its left and right end in points. */
export type Cell = { readonly text: string; readonly x: number; readonly right: number }
/** What is known here of a printed line. */
export type GridRow = {
  readonly page: number
  readonly y: number
  readonly size: number
  readonly cells: readonly Cell[]
  readonly furniture: boolean
}
/** A table in rows from its key (inclusive) to `to` (exclusive). */
export type Grid = { readonly to: number; readonly table: TablePiece }

const columnsMin = 3
const rowsMin = 3
const gridRowsMax = 200
// A line this close below another belongs to the same row of the table.
const wrapLeading = 1.45

/** Tables by the index of their first row. */
export function findGrids(rows: readonly GridRow[]): Map<number, Grid> {
  const grids = new Map<number, Grid>()
  for (let i = 0; i < rows.length; ) {
    const to = runEnd(rows, i)
    const table = to - i >= rowsMin ? gridOf(rows.slice(i, to)) : null
    if (table !== null) grids.set(i, { to, table })
    // A line above the table may look like its first: the run is tried again without it.
    i = table === null ? i + 1 : to
  }
  return grids
}

/** Where a run of lines with several parts ends; a line of one part belongs to it only where a cell goes on. */
function runEnd(rows: readonly GridRow[], from: number): number {
  const first = rows[from]!
  if (first.furniture || first.cells.length < columnsMin) return from
  let to = from + 1
  for (; to < Math.min(rows.length, from + gridRowsMax); to++) {
    const row = rows[to]!
    const above = rows[to - 1]!
    const gap = above.y - row.y
    if (row.furniture || row.page !== first.page || gap <= 0 || gap > row.size * 4) break
    if (row.cells.length >= 2) continue
    if (gap > row.size * wrapLeading || row.cells[0] === undefined || !goesOn(row.cells[0], [first, above])) break
  }
  return to
}

/** Whether a lone part stands below a cell and leaves the next column free, as a cell's second line does. */
function goesOn(cell: Cell, rows: readonly GridRow[]): boolean {
  const others = rows.flatMap((row) => row.cells)
  const slack = rows[0]!.size
  const next = Math.min(...others.map(({ x }) => x).filter((x) => x > cell.x + slack))
  return cell.right <= next && others.some(({ x }) => Math.abs(x - cell.x) < slack)
}

function gridOf(rows: readonly GridRow[]): TablePiece | null {
  const columns = columnsOf(rows.flatMap((row) => row.cells))
  const widest = Math.max(...rows.map((row) => row.cells.length))
  if (columns.length < columnsMin || columns.length < widest) return null
  const table: string[][] = []
  let above: GridRow | null = null
  for (const row of rows) {
    const cells = columns.map(() => '')
    for (const cell of row.cells) {
      const c = columns.findIndex((column) => cell.x <= column.right && cell.right >= column.x)
      cells[c] = cells[c] === '' ? cell.text : `${cells[c]} ${cell.text}`
    }
    const last = table[table.length - 1]
    const wraps = above !== null && above.y - row.y <= row.size * wrapLeading && cells.some((cell) => cell === '')
    if (wraps && last !== undefined) for (const [c, cell] of cells.entries()) last[c] = `${last[c]} ${cell}`.trim()
    else table.push(cells)
    above = row
  }
  const full = table.filter((row) => row.filter((cell) => cell !== '').length >= columnsMin - 1).length
  if (table.length < rowsMin || full < table.length * 0.7) return null
  const [header, ...body] = table
  return { kind: 'table', columns: header!, rows: body }
}

/** The stretches of a page's width that cells stand in, from left to right; cells that overlap share one. */
function columnsOf(cells: readonly Cell[]): { x: number; right: number }[] {
  const columns: { x: number; right: number }[] = []
  for (const { x, right } of cells.toSorted((a, b) => a.x - b.x)) {
    const last = columns[columns.length - 1]
    if (last !== undefined && x <= last.right) last.right = Math.max(last.right, right)
    else columns.push({ x, right })
  }
  return columns
}
