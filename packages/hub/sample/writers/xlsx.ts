// A workbook with typed cells: text, numbers and dates (ECMA-376, part 1, SpreadsheetML).
import { escaped, officePackage, officeRelations, type Properties } from './office.ts'

/** A day as 'YYYY-MM-DD'. */
export type Day = { readonly day: string }
export type Cell = string | number | Day | null
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] }

const sheetNs = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const dayMs = 86_400_000
// Day 0 of the 1900 date system, so placed that days from March 1900 on count right despite its false 29 February 1900.
const serialZeroMs = Date.UTC(1899, 11, 30)
// Index of the date format among the cell formats of `styles` below.
const dateFormat = 1

/** The workbook's bytes. */
export function xlsx(properties: Properties, sheets: readonly Sheet[]): Uint8Array {
  const list = sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  return officePackage({
    properties,
    main: {
      name: 'xl/workbook.xml',
      contentType: `${sheetTypes}.sheet.main+xml`,
      text: `<workbook xmlns="${sheetNs}" xmlns:r="${officeRelations}"><sheets>${list.join('')}</sheets></workbook>`,
    },
    parts: [
      ...sheets.map((sheet, i) => ({
        name: `xl/worksheets/sheet${i + 1}.xml`,
        contentType: `${sheetTypes}.worksheet+xml`,
        text: worksheet(sheet),
      })),
      { name: 'xl/styles.xml', contentType: `${sheetTypes}.styles+xml`, text: styles },
    ],
    relations: [
      ...sheets.map((_, i) => ({ id: `rId${i + 1}`, type: 'worksheet', target: `worksheets/sheet${i + 1}.xml` })),
      { id: `rId${sheets.length + 1}`, type: 'styles', target: 'styles.xml' },
    ],
  })
}

function worksheet({ rows }: Sheet): string {
  const lines = rows.map((cells, r) => `<row r="${r + 1}">${cells.map((value, c) => cell(value, r, c)).join('')}</row>`)
  return `<worksheet xmlns="${sheetNs}"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

function cell(value: Cell, row: number, column: number): string {
  if (value === null) return ''
  const at = `${String.fromCharCode(65 + column)}${row + 1}`
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
  if (typeof value === 'string') return `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
  const serial = (Date.parse(`${value.day}T00:00:00Z`) - serialZeroMs) / dayMs
  return `<c r="${at}" s="${dateFormat}"><v>${serial}</v></c>`
}

const styles =
  `<styleSheet xmlns="${sheetNs}"><fonts count="1"><font/></fonts>` +
  '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
