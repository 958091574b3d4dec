// How the columns of somebody's table become entries. A mapping is kept with each import, so that next week's file of the
// same source is read in the same way.
import Type, { type Static } from 'typebox'
import { DailyMapping } from '../daily/mapping.ts'
import { OneOf, Words } from '../fields.ts'
import { Mapping } from '../incidents/mapping.ts'
import { Zone } from '../promises/terms.ts'

const Exact = { additionalProperties: false } as const
const FieldName = Type.String({ pattern: '^[a-z][A-Za-z]*$', maxLength: 40 })
const Cell = Type.String({ minLength: 1, maxLength: 200 })

export const aidTables = ['movements', 'activities', 'needs', 'offers'] as const
export const TableName = OneOf(aidTables)
export type TableName = (typeof aidTables)[number]

export const TableMapping = Type.Object(
  {
    into: TableName,
    /** Which row holds the headings, from 0: above it such tables have titles, dates and logos. */
    heading: Type.Integer({ minimum: 0, maximum: 200 }),
    /** By what it is for, the heading of the column it stands in. */
    columns: Type.Record(FieldName, Words(200)),
    /** By field, what the table's own words for a code stand for. */
    values: Type.Record(FieldName, Type.Record(Cell, Words(80))),
    /** Fields whose blank cells say what the cell above says: cells that were merged downwards. */
    asAbove: Type.Array(FieldName, { maxItems: 40 }),
    /** For rows that say nothing of it. */
    usual: Type.Record(FieldName, Words(400)),
    /** In which order a date is written, where it is not year first. */
    days: OneOf(['year-first', 'day-first', 'month-first']),
    zone: Zone,
  },
  Exact,
)
export type TableMapping = Static<typeof TableMapping>

export const AnyMapping = Type.Union([Mapping, TableMapping, DailyMapping])
export type AnyMapping = Static<typeof AnyMapping>
