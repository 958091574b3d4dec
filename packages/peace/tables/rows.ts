// The row of a table that was read in, as it crosses the wire.
import Type, { type Static } from 'typebox'
import { AnyMapping } from './mapping.ts'

const Text = Type.String()
const Count = Type.Integer()

/** A table that was read in. */
export const ImportedRow = Type.Object({
  /** The entry that says so. */
  key: Text,
  process: Text,
  at: Text,
  organisation: Text,
  document: Text,
  file: Text,
  source: Text,
  /** What its rows became: 'incidents', 'movements'. */
  into: Text,
  mapping: AnyMapping,
  rows: Count,
  added: Count,
  changed: Count,
  same: Count,
  refused: Count,
  entries: Type.Array(Text),
})
export type ImportedRow = Static<typeof ImportedRow>
