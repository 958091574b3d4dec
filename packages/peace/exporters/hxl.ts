// The Humanitarian Exchange Language 1.1, for views that say what their columns are: a row of headings, a row of hashtags,
// the data. A number stands in a cell of its own, its unit beside it; a cell that is not known is empty, which is not none.
import { csvLine } from './csv.ts'
import type { Exporter } from './exporter.ts'

export const hxl: Exporter = {
  name: 'hxl',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'hxl.csv',
  isFor: (view) => view.hxl !== undefined,
  write: (view, rows) => {
    const { columns, lines } = view.hxl ?? { columns: [], lines: () => [] }
    const head = [columns.map(({ heading }) => heading), columns.map(({ tag }) => tag)]
    return [...head, ...rows.flatMap(lines)].map(csvLine).join('')
  },
}
