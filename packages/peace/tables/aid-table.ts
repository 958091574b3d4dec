// What tables of relief work share: they are described by fields, kept as `table-imported`, and find their own entries on
// the row of their thing.
import type { ToldEntry } from '../aid/rows.ts'
import type { AidPlace } from '../aid/terms.ts'
import type { IdPrefix } from '../ids.ts'
import { alikeOf, type Cells, type Fields, guessMapping, readFields } from './fields.ts'
import { type AnyMapping, TableMapping, type TableName } from './mapping.ts'
import type { OwnEntries, ReadRow, RowsTable } from './table.ts'

type Described<F extends Fields> = {
  readonly name: TableName
  readonly kind: string
  readonly view: string
  readonly prefix: IdPrefix
  readonly idField: string
  readonly fields: F
  /** Where a row of the view has more of the organisation's own than one entry of each kind. */
  readonly ownMore?: (row: Readonly<Record<string, unknown>>, organisation: string) => OwnEntries
  readonly become: (cells: Cells<F>) => Omit<ReadRow, 'name'> | undefined
}

export function aidTable<F extends Fields>({ fields, become, ownMore, ...table }: Described<F>): RowsTable {
  return {
    ...table,
    of: 'rows',
    mapping: TableMapping,
    importKind: 'table-imported',
    fields: Object.entries(fields).map(([name, field]) => ({ name, codes: field.is === 'code' ? field.codes : [] })),
    guess: (rows) => guessMapping(table.name, fields, rows),
    read: (rows, mapping) => readFields(fields, rows, isTableMapping(mapping, table.name), become),
    alike: (rows, mapping, known) => alikeOf(fields, rows, isTableMapping(mapping, table.name), known),
    own: (row, _thing, organisation) => new Map([...ownOf(row, organisation), ...(ownMore?.(row, organisation) ?? [])]),
  }
}

/** A mapping of another table reads nothing in this one. */
function isTableMapping(mapping: AnyMapping, into: TableName): TableMapping {
  if ('into' in mapping && mapping.into === into) return mapping
  return { into, heading: 0, columns: {}, values: {}, asAbove: [], usual: {}, days: 'year-first', zone: 'UTC' }
}

function ownOf(row: Readonly<Record<string, unknown>>, organisation: string): OwnEntries {
  // Every row of this room has the list, in the order of the log.
  const told = (row.told ?? []) as readonly ToldEntry[]
  return new Map(told.flatMap((one) => (one.organisation === organisation ? [[one.kind, one.entry]] : [])))
}

/** A place with its code, whose level is that of the column's heading, or the usual one. */
export function placeOf(name: string, code: string | undefined, level: number | undefined): AidPlace {
  if (code === undefined) return { name }
  return { name, pcode: { code: code.toUpperCase(), level: Math.min(5, Math.max(0, level ?? 2)) } }
}

/** The given fields, without those that are not there. */
export const filled = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
