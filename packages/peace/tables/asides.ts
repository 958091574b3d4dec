// Rows of a table that are no rows of it: a heading over a part, a note, a total at its end.

const totals = /^(grand\s+|sub\s*-?\s*)?totals?\b|^sum\b|^(sous-)?total\b|^somme\b|^(المجموع|الإجمالي|الاجمالي|مجموع)/iu

type Aside = { readonly code: 'one-cell' | 'total'; readonly column: string; readonly value: string }

/** Why a row is none of the table's, or undefined. */
export function asideOf(row: readonly string[]): Aside | undefined {
  const filled = row.filter((cell) => cell.trim() !== '')
  const [first = ''] = filled
  if (filled.length < 2) return { code: 'one-cell', column: '', value: first.slice(0, 200) }
  // Its name stands in one of the first columns, and the others have figures or nothing.
  const isTotal = totals.test(first.trim()) && filled.slice(1).every((cell) => /^[\d\s.,٠-٩%-]+$/u.test(cell))
  return isTotal ? { code: 'total', column: '', value: first.slice(0, 200) } : undefined
}
