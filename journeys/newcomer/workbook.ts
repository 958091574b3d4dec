// A workbook as people leave it: titles and a logo over merged cells, styled dates, hidden columns and sheets, comments in
// the margin. Raw parts of OOXML, so that what stands in the file is what is written here.
import { strToU8, zipSync } from 'fflate'

/** A moment as Excel keeps it: the number of days since 30 December 1899, shown as a date or, where `plain`, as the number. */
export type Serial = { readonly serial: number; readonly plain?: boolean }
export type CellOf = string | number | Serial | null
export type Sheet = {
  readonly rows: readonly (readonly CellOf[])[]
  /** Areas such as 'A1:H1'. */
  readonly merged?: readonly string[]
  /** Columns by number, from 1. */
  readonly hiddenColumns?: readonly number[]
  readonly isHidden?: boolean
  readonly logo?: boolean
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'
// One grey point.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

export const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569

export function workbook(sheets: Readonly<Record<string, Sheet>>): Uint8Array {
  const names = Object.entries(sheets)
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${xml}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${xml}<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${names.map(([name, { isHidden }], at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${xml}<Relationships xmlns="${packages}">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    ),
    // Style 0 is general, style 1 a date.
    'xl/styles.xml': strToU8(
      `${xml}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="164" applyNumberFormat="1" xfId="0"/></cellXfs></styleSheet>`,
    ),
  }
  for (const [at, [, sheet]] of names.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(sheetXml(sheet))
    if (sheet.logo !== true) continue
    parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = strToU8(
      `${xml}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relation}/drawing" Target="../drawings/drawing${at + 1}.xml"/></Relationships>`,
    )
    parts[`xl/drawings/drawing${at + 1}.xml`] = strToU8(
      `${xml}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>`,
    )
    parts['xl/media/image1.png'] = png
  }
  return zipSync(parts, { mtime: '1980-01-02' })
}

function sheetXml({ rows, merged = [], hiddenColumns = [], logo = false }: Sheet): string {
  const columns = hiddenColumns.map((at) => `<col min="${at}" max="${at}" width="9" hidden="1"/>`).join('')
  const lines = rows.map((row, r) => {
    const cells = row.map((value, c) => cellXml(value, `${letters(c)}${r + 1}`)).join('')
    return cells === '' ? '' : `<row r="${r + 1}">${cells}</row>`
  })
  return [
    `${xml}<worksheet xmlns="${main}" xmlns:r="${relation}">`,
    columns === '' ? '' : `<cols>${columns}</cols>`,
    `<sheetData>${lines.join('')}</sheetData>`,
    merged.length === 0
      ? ''
      : `<mergeCells count="${merged.length}">${merged.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`,
    logo ? '<drawing r:id="rId1"/>' : '',
    '</worksheet>',
  ].join('')
}

function cellXml(value: CellOf, at: string): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
  if (typeof value === 'string')
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
  return `<c r="${at}"${value.plain ? '' : ' s="1"'}><v>${value.serial}</v></c>`
}

const letters = (column: number): string => String.fromCharCode(65 + column)
const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;')
