// A table for a person: the columns that are words or numbers, cut to what a screen takes.
import type { Format } from './format.ts'

const columnsMax = 6
const widthMax = 44

export const table: Format = {
  name: 'table',
  write: (rows) => {
    if (rows.length === 0) return 'Nothing here yet.\n'
    const first = rows[0] ?? {}
    const columns = Object.keys(first)
      .filter((column) => !['key', 'process', 'entries', 'reading', 'document', 'account', 'sort'].includes(column))
      .filter((column) => rows.some((row) => ['string', 'number', 'boolean'].includes(typeof row[column])))
      .slice(0, columnsMax)
    const cells = rows.map((row) => columns.map((column) => cut(row[column])))
    const widths = columns.map((column, index) =>
      Math.max(column.length, ...cells.map((line) => line[index]?.length ?? 0)),
    )
    const line = (words: readonly string[]) =>
      words
        .map((word, index) => word.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd()
    return `${[line(columns), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n')}\n`
  },
}

function cut(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return ''
  const words = String(value).replace(/\s+/g, ' ')
  return words.length > widthMax ? `${words.slice(0, widthMax - 1)}…` : words
}
