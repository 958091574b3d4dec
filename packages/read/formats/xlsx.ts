// Spreadsheets (OOXML): a table a sheet. Values as computed when the file was saved; formulas are not run.
import { bomb, isZip, listEntries, pack, refuseHostileXml, unpack } from '../archive.ts'
import { coreOf } from '../core-properties.ts'
import type { Found, Piece } from '../draft.ts'
import type { Notice } from '../reading.ts'
import { Unreadable } from '../unreadable.ts'
import type { Format, Input } from './format.ts'
import { layoutsOf, type SheetLayout } from './xlsx-layout.ts'

const rowsMax = 50_000

export const xlsx: Format = {
  name: 'XLSX',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  recognises: ({ bytes }: Input) => isZip(bytes) && listEntries(bytes).some(({ name }) => name === 'xl/workbook.xml'),
  async read({ bytes }) {
    const files = unpack(bytes, (name) => /\.(?:xml|rels)$/u.test(name) && !/(?:^|\/)\.\.?\//u.test(name))
    refuseHostileXml(files)
    for (const [name, bytes] of files) if (/^xl\/worksheets\//u.test(name)) refuseHuge(new TextDecoder().decode(bytes))
    const sheets = await sheetsOf(pack(files))
    const layouts = layoutsOf(files)
    const core = coreOf(files)
    const notices: Notice[] = []
    let chars = 0
    // One shared string may stand in a million cells.
    const counted = (text: string) => {
      chars += text.length
      if (chars > textCharsMax) throw bomb(`more than ${textCharsMax} characters`)
      return text
    }
    const pieces = sheets.flatMap(({ sheet, data }): Piece[] => {
      const layout = layouts.get(sheet)
      if (layout !== undefined) notices.push(...hiddenIn(sheet, data, layout))
      const rows = filledDown(data.slice(0, rowsMax), layout?.mergedDown ?? [])
        .map((row) => row.map((cell) => counted(cellText(cell))))
        .filter((row) => row.some((cell) => cell !== ''))
      if (data.length > rowsMax)
        notices.push({ code: 'rows-cut', message: `Only the first ${rowsMax} rows of the sheet “${sheet}” were read.` })
      const [columns, ...body] = rows
      return columns === undefined ? [] : [{ kind: 'table', columns, rows: body, sheet }]
    })
    const said = (value: string | undefined): Found | undefined =>
      value === undefined ? undefined : { value, basis: 'core-properties' }
    return {
      mediaType: xlsx.mediaType,
      charset: null,
      notices,
      title: said(core.title),
      byline: said(core.creator),
      language: core.language,
      pieces,
    }
  },
}

/** Cells merged downwards say in each row what they say in the first. */
function filledDown(
  rows: readonly (readonly unknown[])[],
  merged: SheetLayout['mergedDown'],
): readonly (readonly unknown[])[] {
  if (merged.length === 0) return rows
  const filled = rows.map((row) => [...row])
  for (const { column, from, to } of merged) {
    const value = filled[from]?.[column]
    if (value === null || value === undefined) continue
    for (let at = from + 1; at <= Math.min(to, filled.length - 1); at++) {
      const row = filled[at]
      // A row with nothing else in it is a blank one.
      if (row?.some((cell) => cell !== null && cell !== undefined && cell !== '')) row[column] ??= value
    }
  }
  return filled
}

/** What was hidden is read all the same, and whoever hands the file on should know of it. */
function hiddenIn(sheet: string, data: readonly (readonly unknown[])[], layout: SheetLayout): readonly Notice[] {
  const columns = layout.hiddenColumns.filter((letters) => {
    const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    return data.some((row) => row[at] !== null && row[at] !== undefined && row[at] !== '')
  })
  return [
    ...(layout.isHidden ? [{ code: 'hidden-sheet', message: `The sheet “${sheet}” is hidden, and was read.` }] : []),
    ...(columns.length === 0
      ? []
      : [
          {
            code: 'hidden-columns',
            message: `Hidden columns of the sheet “${sheet}” were read: ${columns.join(', ')}.`,
          },
        ]),
  ]
}

const cellsMax = 5_000_000
const textCharsMax = 20_000_000

/** A sheet is held as a full grid: one cell in its far corner would make a kilobyte into gigabytes. */
function refuseHuge(sheet: string): void {
  let columns = 0
  let rows = 0
  for (const [, letters, number] of sheet.matchAll(/\br="([A-Z]*)(\d+)"/gu)) {
    rows = Math.max(rows, Number(number))
    if (letters!.length > columnLettersMax) throw bomb('more columns than a sheet can have')
    columns = Math.max(
      columns,
      [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
    )
  }
  if (rows * columns > cellsMax) throw bomb(`${rows} rows of ${columns} cells`)
}

// XFD, the last column there is.
const columnLettersMax = 3

type SheetRows = { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }

async function sheetsOf(bytes: Uint8Array): Promise<SheetRows[]> {
  const { default: readSheets } = await import('read-excel-file/universal')
  try {
    // The library asks for a buffer of its own, not a view into a larger one.
    return await readSheets(new Uint8Array(bytes).buffer)
  } catch (cause) {
    throw new Unreadable(
      'damaged',
      {},
      'The spreadsheet is damaged or not a complete XLSX file. Open it, save it anew, and add that.',
      { cause },
    )
  }
}

/** A cell as a person would write it; a moment at midnight is a day. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return ''
    const iso = value.toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
  }
  return String(value)
}
