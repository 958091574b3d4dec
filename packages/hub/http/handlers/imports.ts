// A table, looked at and written.
import type { ImportRow } from '@parley/api'
import { countsOf, type PlannedRow, planImport, tablesIn, writeImport } from '../../imports/imports.ts'
import { authorOf } from '../asking.ts'
import type { Handlers } from './handler.ts'

const shownMax = 500
const order: readonly PlannedRow['state'][] = ['refused', 'changed', 'new', 'same']

export const imports: Handlers<'importTables' | 'previewImport' | 'addImport'> = {
  importTables: async ({ input, asking }, { hub }) => {
    const { file, notices, tables } = await tablesIn(input.body, asking.reader, hub)
    return { file, notices: [...notices], tables: [...tables] }
  },

  previewImport: async ({ input, asking }, { hub }) => {
    const plan = await planImport(input.body, authorOf(asking.reader), asking.reader, hub)
    const { tables, table, reading, sheet, columns, fields, mapping, mappingFrom, mappingOf, alike, rows } = plan
    const shown = rows.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.row - b.row)
    return {
      tables,
      table,
      reading,
      columns: [...columns],
      fields: fields.map(({ name, codes }) => ({ name, codes: [...codes] })),
      mapping,
      mappingFrom,
      mappingOf,
      sheet,
      alike: [...alike],
      ...countsOf(rows),
      shown: shown.slice(0, shownMax).map(lineOf),
    }
  },

  addImport: async ({ input, asking, reply }, { hub }) => {
    const { entry, plan } = await writeImport(input.body, authorOf(asking.reader), asking.reader, hub)
    reply.code(201)
    const refusals = plan.rows.filter(({ state }) => state === 'refused').slice(0, shownMax)
    return { import: entry, ...countsOf(plan.rows), refusals: refusals.map(lineOf) }
  },
}

function lineOf({ row, state, thing, read, refused, at }: PlannedRow): ImportRow {
  const { what = null, place = null, from = null, code = null, more = [] } = read?.shown ?? {}
  const [part] = read?.parts ?? []
  const proposed =
    read?.words === undefined || read.when === undefined || part === undefined
      ? null
      : { name: read.name, kind: part.kind, when: read.when, words: [...read.words], body: { ...part.body } }
  const where = at === null ? null : { reading: at.reading, start: at.start, end: at.end }
  return { row, state, thing, what, place, from, code, more: [...more], at: where, refused: [...refused], proposed }
}
