// Finds the headings of a table as teams make them: under a title that spans the columns, in two rows of which the upper
// one groups the lower, with line breaks and the same word twice.

const titleRowsMax = 15

const cleaned = (cell: string | undefined): string => (cell ?? '').replace(/\s+/gu, ' ').trim()

/**
 * The headings in that row, each once and none empty. Where a heading stands twice, what stands over it is put before it:
 * 'Planned date' and 'Actual date' for two columns called 'date' under 'Planned' and 'Actual'.
 */
export function headingsIn(rows: readonly (readonly string[])[], at: number): readonly string[] {
  const lower = rows[at] ?? []
  const upper = rows[at - 1] ?? []
  const width = Math.max(lower.length, ...rows.slice(at + 1, at + 20).map((row) => row.length))
  const own = Array.from({ length: width }, (_, column) => cleaned(lower[column]))
  // Of cells that were merged sideways only the first has the words.
  let over = ''
  const groups = own.map((_, column) => {
    over = cleaned(upper[column]) || over
    return over
  })
  const isTitle = upper.filter((cell) => cleaned(cell) !== '').length < 2
  const named = own.map((heading, column) => {
    const group = isTitle ? '' : (groups[column] ?? '')
    if (heading === '') return isTitle ? '' : cleaned(upper[column])
    return own.filter((other) => other === heading).length > 1 && group !== '' ? `${group} ${heading}` : heading
  })
  const seen = new Map<string, number>()
  return named.map((heading, column) => {
    const name = (heading === '' ? `column ${columnLetters(column)}` : heading).slice(0, 190)
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before === 0 ? name : `${name} (${before + 1})`
  })
}

function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : `${columnLetters(Math.floor(column / 26) - 1)}${letter}`
}

/** The row whose headings `found` knows most of; the first where none is known. */
export function headingRow(
  rows: readonly (readonly string[])[],
  found: (headings: readonly string[]) => number,
): { readonly at: number; readonly found: number } {
  let best = { at: 0, found: found(headingsIn(rows, 0)) }
  for (let at = 1; at < Math.min(titleRowsMax, rows.length); at++) {
    const here = found(headingsIn(rows, at))
    if (here > best.found) best = { at, found: here }
  }
  return best
}

/** As headings are compared: lower case, words joined by one underscore, and nothing else. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/gu, '')
