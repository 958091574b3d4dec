// Tables of a page: those that hold data, as rows of cells, told from those that only lay out the page.
import { type TablePiece, tidy } from './draft.ts'
import { type Element, wordsOf } from './markup.ts'

const tableCellsMax = 20_000
const cellCharsMax = 1200

// A cell of data is a value or a sentence or two; a column of running text has paragraphs.
const layoutParagraphs = 4
const paragraphCharsMin = 40

function paragraphsIn(element: Element): number {
  let count = 0
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.tag === 'p') count += wordsOf(child).length >= paragraphCharsMin ? 1 : 0
    else count += paragraphsIn(child)
  }
  return count
}

/** A table of data; null for one that only lays out the page. Spanned cells are written once, in their first place. */
export function tableOf(element: Element): TablePiece | null {
  if (element.attributes.role === 'presentation') return null
  if (hasTable(element)) return null
  const rows: { cells: string[]; head: boolean }[] = []
  let cellCount = 0
  let longest = 0
  let running = 0
  let caption: string | undefined
  const pending: { left: number }[] = []
  const walk = (at: Element, inHead: boolean) => {
    for (const child of at.children) {
      if (typeof child === 'string') continue
      if (child.tag === 'caption') caption = tidy(wordsOf(child))
      else if (child.tag === 'tr') row(child, inHead)
      else if (child.tag === 'thead' || child.tag === 'tbody' || child.tag === 'tfoot')
        walk(child, child.tag === 'thead')
    }
  }
  const row = (tr: Element, inHead: boolean) => {
    const cells: string[] = []
    const skipSpanned = () => {
      while ((pending[cells.length]?.left ?? 0) > 0) {
        pending[cells.length]!.left--
        cells.push('')
      }
    }
    let headers = 0
    let count = 0
    for (const cell of tr.children) {
      if (typeof cell === 'string' || (cell.tag !== 'td' && cell.tag !== 'th')) continue
      if (cellCount++ > tableCellsMax) return
      skipSpanned()
      const text = tidy(wordsOf(cell))
      longest = Math.max(longest, text.length)
      if (paragraphsIn(cell) >= layoutParagraphs) running++
      count++
      if (cell.tag === 'th') headers++
      const wide = span(cell.attributes.colspan)
      const high = span(cell.attributes.rowspan)
      for (let k = 0; k < wide; k++) {
        if (high > 1) pending[cells.length] = { left: high - 1 }
        cells.push(k === 0 ? text : '')
      }
    }
    skipSpanned()
    if (count > 0) rows.push({ cells, head: inHead || headers === count })
  }
  walk(element, false)
  const width = Math.max(0, ...rows.map((one) => one.cells.length))
  if (width < 2 || rows.length < 2 || longest > cellCharsMax || running > 0) return null
  const fill = (cells: readonly string[]) => Array.from({ length: width }, (_, c) => cells[c] ?? '')
  const first = rows.findIndex((one) => !one.head)
  const heads = first === 0 && looksLikeHeader(rows.map((one) => fill(one.cells))) ? 1 : first
  const headed = heads > 0
  const columns = headed ? fill(rows[heads - 1]!.cells) : []
  const above = headed ? rows.slice(0, heads - 1) : []
  const body = [...above, ...rows.slice(headed ? heads : 0)].map((one) => fill(one.cells))
  return { kind: 'table', columns, rows: body, ...(caption === undefined || caption === '' ? {} : { sheet: caption }) }
}

// Three columns: in two, a first row like the others is as often a name and its value.
const headerColumnsMin = 3
const headerCharsMax = 40

/** Whether the first row of a table without marked headers names its columns: full, short, without numbers, unlike all below. */
function looksLikeHeader([first, ...others]: readonly (readonly string[])[]): boolean {
  if (first === undefined || first.length < headerColumnsMin || new Set(first).size < first.length) return false
  if (!first.every((cell) => cell !== '' && cell.length <= headerCharsMax && !/\d/u.test(cell))) return false
  return first.every((cell, c) => others.every((row) => row[c] !== cell))
}

const span = (value: string | undefined) => Math.min(50, Math.max(1, Number.parseInt(value ?? '1', 10) || 1))

const hasTable = (element: Element): boolean =>
  element.children.some((child) => typeof child !== 'string' && (child.tag === 'table' || hasTable(child)))
