// The contract of a view: a pure fold of the entries one reader group may see, in log order.
// `buckets` says which parts of the view an entry touches, `rows` folds one part. A part (a document's claims, the
// actors that share a family name) is folded alone, so one new entry refolds a few dozen facts, not the record.
import type { Reading } from '@parley/read/reading'
import type { TSchema } from 'typebox'
import type { Entry } from '../entry.ts'

/**
 * An entry at its place in the log, with the reading it names where it is a `document-read`. A `document-read` whose
 * reading cannot be had (unreadable, or not fetched) folds as one without a reading.
 */
export type Fact = { readonly seq: number; readonly entry: Entry; readonly reading?: Reading }

/** For an entry that bears on every bucket of its process. */
export const everywhere = Symbol('everywhere')

/**
 * The buckets an entry touches: these; every bucket that other entries opened; or every such bucket and these besides,
 * though nothing may be in them yet (a second reading takes the first one's place wherever that was, and may tell of
 * something new). `touchedBy` in `fold.ts` gives one answer for the three.
 */
export type Buckets = readonly string[] | typeof everywhere | { readonly everywhereAnd: readonly string[] }

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

/** A view that is folded and stored per reader group. */
export type FoldedView<R extends Row = Row> = {
  readonly name: string
  /** One sentence: what a row is. */
  readonly about: string
  readonly schema: TSchema
  readonly fields: Readonly<Record<string, Field<R>>>
  /** Field and direction of a list that names no order. Ties are broken by key. */
  readonly order: { readonly field: string; readonly direction: 'asc' | 'desc' }
  /** Whether earlier states are kept (`fromSeq`, `toSeq`) for "as known on". */
  readonly versioned: boolean
  readonly buckets: (fact: Fact) => Buckets
  /** Facts of one bucket that one reader group may see, in log order; withdrawn and erased entries are left out. */
  readonly rows: (bucket: string, facts: readonly Fact[]) => readonly R[]
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
