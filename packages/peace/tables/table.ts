// The contract of a table that can be read in: what its rows become, by which fields, and under which mapping. Nothing is
// guessed into an entry: a value that cannot be read is a reason and not a blank.
import type { Span } from '@parley/read/reading'
import type { TSchema } from 'typebox'
import type { ItemChange } from '../daily/change.ts'
import type { DailyReading } from '../daily/items.ts'
import type { IdPrefix } from '../ids.ts'
import type { RowRefusal } from '../incidents/import-rows.ts'
import type { Alike } from './alike.ts'
import type { AnyMapping } from './mapping.ts'

/** One entry that a row becomes. `of` tells those of one kind apart: the point at which something was counted. */
export type Part = {
  readonly kind: string
  readonly of?: string
  readonly body: Readonly<Record<string, unknown>>
}

/** What a part goes by among those of its row. */
export const partName = ({ kind, of }: Pick<Part, 'kind' | 'of'>): string => (of === undefined ? kind : `${kind} ${of}`)

/** What a row says, less what only the hub knows: the id of its thing and the import it came with. */
export type ReadRow = {
  /** What the row goes by in its source. */
  readonly name: string
  readonly parts: readonly Part[]
  /** For whoever looks it through before it is written. */
  readonly shown: RowShown
  /** Of what was read in a text: the words, by their places in it. */
  readonly words?: readonly Span[]
  /** The day and time of the clock it names, in the zone of the mapping. */
  readonly when?: { readonly day: string; readonly time: string }
  /** It tells of where somebody looked: its entry stands by itself, and has no id of a thing. */
  readonly isCoverage?: boolean
}
export type RowShown = {
  readonly what: string
  readonly place: string | null
  readonly from: string | null
  readonly code: string | null
  /** What else it says. */
  readonly more?: readonly string[]
}
export type TableRead =
  | { readonly row: ReadRow; readonly refused: readonly [] }
  | { readonly refused: readonly RowRefusal[] }

/** What an organisation has in the record of one thing now, by the name of the part. */
export type OwnEntries = ReadonlyMap<string, string>

type Common = {
  readonly name: string
  readonly mapping: TSchema
  /** The kind of entry that says that a table of this was read in. */
  readonly importKind: 'incidents-imported' | 'table-imported'
  /** The first kind its rows become: whoever may write that may read such a table in. */
  readonly kind: string
  /** The view in which a thing of it has a row, the ids of such things, and the field in which entries name one. */
  readonly view: string
  readonly prefix: IdPrefix
  readonly idField: string
  /** What is asked about its columns; the codes of a field that has some. Empty where a page knows it by itself. */
  readonly fields: readonly { readonly name: string; readonly codes: readonly string[] }[]
  /** The organisation's own entries that a row of the view stands on, newest of each kind. */
  readonly own: (row: Readonly<Record<string, unknown>>, thing: string, organisation: string) => OwnEntries
}

export type RowsTable = Common & {
  readonly of: 'rows'
  /** A first mapping, which a person then looks at, and how many headings it found. */
  readonly guess: (rows: readonly (readonly string[])[]) => { readonly mapping: AnyMapping; readonly found: number }
  readonly read: (rows: readonly (readonly string[])[], mapping: AnyMapping) => readonly TableRead[]
  /** Places that may be one, spelt in two ways. */
  readonly alike: (
    rows: readonly (readonly string[])[],
    mapping: AnyMapping,
    known: readonly string[],
  ) => readonly Alike[]
}

/** What is proposed of a whole document: nothing of it is written but what a person takes, by the names of the rows. */
export type ReportTable = Common & {
  readonly of: 'report'
  readonly guess: (reading: DailyReading) => AnyMapping
  readonly read: (
    reading: DailyReading,
    mapping: AnyMapping,
    changes: ReadonlyMap<string, ItemChange>,
  ) => readonly TableRead[]
}

export type Table = RowsTable | ReportTable
