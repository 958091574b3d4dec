// Rows of a timeline under the month they belong to; those whose year nobody gave come last, under none. Pure.

export type Dated = { readonly sort: string | null }

/** Neighbours of one month together, in the order they come; `value` is 'YYYY-MM', or null. */
export function monthsOf<R extends Dated>(
  rows: readonly R[],
): readonly { readonly value: string | null; readonly rows: readonly R[] }[] {
  const months = new Map<string | null, R[]>()
  for (const row of rows) {
    const value = row.sort === null ? null : row.sort.slice(0, 7)
    const month = months.get(value)
    if (month === undefined) months.set(value, [row])
    else month.push(row)
  }
  const undated = months.get(null)
  months.delete(null)
  const dated = [...months].map(([value, of]) => ({ value, rows: of }))
  return undated === undefined ? dated : [...dated, { value: null, rows: undated }]
}
