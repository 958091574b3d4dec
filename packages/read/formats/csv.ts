// Comma-separated values and their kin: one table. The delimiter is found, not assumed.
import type { Notice } from '../reading.ts'
import type { Format, Input } from './format.ts'

const sampleChars = 8000
const delimiters = [',', ';', '\t', '|']
const rowsMax = 50_000

export const csv: Format = {
  name: 'CSV',
  mediaType: 'text/csv',
  recognises: looksLikeCsv,
  async read(input) {
    const { default: Papa } = await import('papaparse')
    const { text, charset, notices } = input.decoded()
    const parsed = Papa.parse(text, { delimitersToGuess: delimiters, skipEmptyLines: 'greedy', preview: rowsMax + 1 })
    const told: Notice[] = [...notices]
    const rows = parsed.data.slice(0, rowsMax)
    if (parsed.data.length > rowsMax)
      told.push({ code: 'rows-cut', message: `Only the first ${rowsMax} rows were read.` })
    if (parsed.errors.some((error) => error.type === 'Quotes')) {
      told.push({
        code: 'table-damaged',
        message: 'Quotation marks in the table do not pair; cells after the first such place may be wrong.',
      })
    }
    const [columns = [], ...body] = rows
    return { mediaType: 'text/csv', charset, notices: told, pieces: [{ kind: 'table', columns, rows: body }] }
  },
}

function looksLikeCsv({ name, mediaType, decoded }: Input): boolean {
  const said = /\.(?:csv|tsv)$/u.test(name) || /^text\/(?:csv|tab-separated-values)$/u.test(mediaType)
  const sample = decoded().text.slice(0, sampleChars)
  const lines = sample.split(/\r\n?|\n/u).filter((line) => line.trim() !== '')
  if (sample.length === sampleChars) lines.pop()
  if (said) return delimiters.some((one) => lines[0]?.includes(one) === true)
  // Unnamed text is a table only when every line has the same many short cells.
  if (lines.length < 4) return false
  return delimiters.some((one) => {
    if (one === '|') return false
    const widths = lines.map((line) => line.replace(/"(?:[^"]|"")*"/gu, '').split(one).length)
    const width = widths[0]!
    return width >= 3 && widths.every((each) => each === width) && sample.length / (width * lines.length) < 30
  })
}
