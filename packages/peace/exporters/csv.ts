// RFC 4180, UTF-8, CRLF, one header row; every cell a spreadsheet would take for a formula is defused.
import type { Exporter } from './exporter.ts'

export const csv: Exporter = {
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  write: (view, rows) => {
    const columns = Object.entries(view.fields)
    const lines = rows.map((row) => [row.key, row.process, ...columns.map(([, field]) => field.of(row))])
    return [['key', 'process', ...columns.map(([name]) => name)], ...lines].map(csvLine).join('')
  },
}

type Value = string | number | boolean | null | readonly string[]

/** One line of a table. */
export const csvLine = (cells: readonly Value[]): string => `${cells.map(cellOf).join(',')}\r\n`

/** Lists are joined with '; '. A number is written as it is, so that it stays a number. */
function cellOf(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = defused(typeof value === 'string' ? value : value.join('; '))
  return /[",\r\n\t;]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

// Spreadsheets read a cell that starts with one of these, also after white space and in their full-width forms, as a
// formula, which may call out or run a program. An apostrophe before it makes it text (OWASP, CSV injection).
const formulaStart = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%\uff0b\uff0d\uff1d\uff20\u2212]/u
const controlStart = /^[\t\r\n]/u
const defused = (text: string) => (formulaStart.test(text) || controlStart.test(text) ? `'${text}` : text)
