// The contract of a view: a pure fold of the entries one reader group may see, in log order.
// `buckets` says which parts of the view an entry touches, `rows` folds one part. A part (a document's claims, the
// actors that share a family name) is folded alone, so one new entry refolds a few dozen facts, not the record.
import type { Reading } from '@parley/read/reading'
import type { TSchema } from 'typebox'
import type { Entry } from '../entry.ts'
import type { Memo } from '../memo.ts'

/**
 * An entry at its place in the log, with the reading it names where it is a `document-read`. A `document-read` whose
 * reading cannot be had (unreadable, or not fetched) folds as one without a reading.
 */
export type Fact = { readonly seq: number; readonly entry: Entry; readonly reading?: Reading }

/**
 * The buckets an entry touches: those it opens, and those that entries it speaks of opened. A bucket's facts are the
 * entries that open it and the entries that follow one of those.
 *
 * What is told of another entry is nothing where that entry is not: rows must be the same with and without a fact that
 * follows nobody among the facts given.
 */
export type Buckets =
  | readonly string[]
  | {
      readonly opens?: readonly string[]
      /** The names under which other entries may follow this one: its id, its document. */
      readonly as?: readonly string[]
      /** It touches every bucket that an entry of one of these names opens, earlier in the log or later. */
      readonly follows?: readonly string[]
    }

/** A row carries its key, unguessable where its sources are, and its process; it never carries a log position. */
export type Row = { readonly key: string; readonly process: string }

export type FieldType = 'text' | 'number' | 'boolean' | 'list'

/** What may be filtered, sorted and counted. `of` reads it from the row. */
export type Field<R extends Row> = {
  readonly type: FieldType
  readonly of: (row: R) => string | number | boolean | null | readonly string[]
  readonly facet?: boolean
  readonly sort?: boolean
}

/** An item of a calendar, after RFC 5545. */
export type CalendarItem = {
  /** Stays the same however often it changes. */
  readonly key: string
  readonly title: string
  readonly status: 'tentative' | 'confirmed' | 'cancelled'
  /** Days from the first to the last, `YYYY-MM-DD`, where no hour is known; else instants. */
  readonly when:
    | { readonly firstDay: string; readonly lastDay: string }
    | { readonly from: string; readonly until: string | null }
  readonly place: string | null
  /** Plain lines. */
  readonly about: readonly string[]
  /** How often it changed, and when last (RFC 3339). */
  readonly sequence: number
  readonly changed: string
}

export type HxlCell = string | number | null
/** A heading for people and a hashtag with attributes for programs, as HXL 1.1 writes it: '#adm2+code'. */
export type HxlColumn = { readonly heading: string; readonly tag: string }
/** A row as lines of a table, each as long as `columns`. */
export type Hxl<R> = {
  readonly columns: readonly HxlColumn[]
  readonly lines: (row: R) => readonly (readonly HxlCell[])[]
}

/** A view that is folded and stored per reader group. */
export type FoldedView<R extends Row = Row> = {
  readonly name: string
  /** One sentence: what a row is. */
  readonly about: string
  readonly schema: TSchema
  readonly fields: Readonly<Record<string, Field<R>>>
  /** Field and direction of a list that names no order. Ties are broken by key. */
  readonly order: { readonly field: string; readonly direction: 'asc' | 'desc' }
  /**
   * Whether earlier states are kept (`fromSeq`, `toSeq`) for "as known on". By day: how each day (UTC, by when the hub saw
   * its entries) began, for rows that are long and change with every count.
   */
  readonly versioned: boolean | 'by-day'
  readonly buckets: (fact: Fact) => Buckets
  /**
   * Facts of one bucket that one reader group may see, in log order; withdrawn and erased entries are left out. A memo
   * saves work that other folds of the same record did, and changes nothing.
   */
  readonly rows: (bucket: string, facts: readonly Fact[], memo?: Memo) => readonly R[]
  /**
   * For a view that may have very many rows: they are kept in order and by value as well, so that lists and maps answer as
   * fast as for few. Each of its keys stands in one bucket, and no row lacks the field it is ordered by, a text.
   */
  readonly vast?: {
    /** Other text fields by which a list of any length may be sorted. */
    readonly sorts: readonly string[]
    /** Where a map shows the row; null where none does. */
    readonly point: (row: R) => { readonly lat: number; readonly lon: number } | null
  }
  /** What a calendar shows of a row; null for one that has no day. Views without it are in no calendar. */
  readonly calendar?: (row: R) => CalendarItem | null
  /** What the columns are in the Humanitarian Exchange Language. Views without it have no such file. */
  readonly hxl?: Hxl<R>
  /** The words full-text search looks through. */
  readonly words: (row: R) => string
}

/** One part of a composed view: a list of another view's rows, as the same reader would get it. */
export type Part = {
  readonly name: string
  readonly view: string
  readonly filter?: Readonly<Record<string, string>>
  readonly sort?: string
  readonly limit: number
}

/** A view made of nothing but other views' rows, read through the reader's own groups; nothing of it is stored. */
export type ComposedView = { readonly name: string; readonly about: string; readonly parts: readonly Part[] }

export type View = FoldedView | ComposedView
