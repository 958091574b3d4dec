// Many rows from one table: looked at first, then written, and taken back as a whole by withdrawing one entry.
import { AnyMapping, Audience, ItemChange, Marking, refusalCodes, tableNames } from '@parley/peace'
import Type, { type Static } from 'typebox'
import { Exact, Nullable, route } from './route.ts'

const Id = Type.String({ minLength: 1, maxLength: 64 })

const about = {
  process: Id,
  /** A CSV or XLSX file, or a report, that was handed in and read: it stays the source of every row. */
  document: Id,
  /** What its rows become; incidents where it is not said. */
  into: Type.Optional(Type.Enum([...tableNames])),
  /** Which of its tables, from 0; the one whose headings say most where it is not said. */
  table: Type.Optional(Type.Integer({ minimum: 0, maximum: 999 })),
  /** Where such files come from: the same row of the same source is the same thing. */
  source: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
}

export const RowRefusal = Exact({
  code: Type.Enum([...refusalCodes]),
  column: Type.String(),
  /** What stands there. */
  value: Type.String(),
  /** The code that a word may stand for, where nobody has said it. */
  suggested: Type.Optional(Type.String()),
})

export const ImportRow = Exact({
  /** The row's number in the table, from 1, its heading not counted. */
  row: Type.Integer(),
  state: Type.Enum(['new', 'changed', 'same', 'refused']),
  /** What the row is about: an incident, a movement. */
  thing: Nullable(Type.String()),
  what: Nullable(Type.String()),
  place: Nullable(Type.String()),
  from: Nullable(Type.String()),
  /** The code it has: the event of an incident, the outcome of a movement, a cluster. */
  code: Nullable(Type.String()),
  /** What else it says: what was counted, what became of it. */
  more: Type.Array(Type.String()),
  /** Its place in the text of a reading of the file. */
  at: Nullable(Exact({ reading: Type.String(), start: Type.Integer(), end: Type.Integer() })),
  refused: Type.Array(RowRefusal),
  /** Of a report, what is proposed, under the name by which it can be taken, with the words it was read from. */
  proposed: Nullable(
    Exact({
      name: Type.String(),
      kind: Type.String(),
      /** In the zone of the mapping; the time is empty where none is told. */
      when: Exact({ day: Type.String(), time: Type.String() }),
      words: Type.Array(Exact({ start: Type.Integer(), end: Type.Integer() })),
      body: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
})
export type ImportRow = Static<typeof ImportRow>

const Counts = {
  rows: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  refused: Type.Integer(),
}

export const imports = {
  importTables: route({
    summary: 'Which tables a file has, and what the rows of each most likely are; nothing is written.',
    tag: 'documents',
    security: 'writer',
    isRead: true,
    body: Exact({ process: Id, document: Id }),
    answers: {
      200: Exact({
        file: Type.String(),
        /** What a person should know about how it could be read. */
        notices: Type.Array(Type.String()),
        tables: Type.Array(
          Exact({
            table: Type.Integer(),
            sheet: Nullable(Type.String()),
            rows: Type.Integer(),
            /** Null where it is like none of the tables that can be read in. */
            into: Nullable(Type.String()),
          }),
        ),
      }),
    },
  }),
  previewImport: route({
    summary:
      'What a table would become, row by row; nothing is written. Without a mapping the one last used for this source is taken, else the one of another source whose files have the same headings, else one is guessed.',
    tag: 'documents',
    security: 'writer',
    isRead: true,
    body: Exact({
      ...about,
      mapping: Type.Optional(AnyMapping),
      /** For a first mapping: the time zone of whoever asks. */
      zone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    }),
    answers: {
      200: Exact({
        /** How many tables the file has. */
        tables: Type.Integer(),
        /** The one that was looked at, from 0. */
        table: Type.Integer(),
        /** The `document-read` entry that was read. */
        reading: Type.String(),
        columns: Type.Array(Type.String()),
        /** What can be asked of a column, and the codes of a field that has some; empty for incidents. */
        fields: Type.Array(Exact({ name: Type.String(), codes: Type.Array(Type.String()) })),
        mapping: AnyMapping,
        mappingFrom: Type.Enum(['given', 'saved', 'alike', 'guessed']),
        /** The other source whose files have the same headings, where the mapping is 'alike'. */
        mappingOf: Nullable(Type.String()),
        sheet: Nullable(Type.String()),
        /** Places of the table that may be one, spelt in two ways; the rarer spelling first. */
        alike: Type.Array(Exact({ field: Type.String(), value: Type.String(), like: Type.String() })),
        ...Counts,
        /** The first rows of those refused, changed and new, and then of the others. */
        shown: Type.Array(ImportRow),
      }),
    },
  }),
  addImport: route({
    summary: 'Write what a table holds. Rows that are refused are listed, and the others are written.',
    tag: 'documents',
    security: 'writer',
    body: Exact({
      ...about,
      mapping: AnyMapping,
      /** The rows that are taken, by their names; all where it is not said. A report's rows have to be named. */
      taken: Type.Optional(
        Type.Array(Exact({ name: Type.String({ minLength: 1, maxLength: 2000 }), change: Type.Optional(ItemChange) }), {
          maxItems: 2000,
        }),
      ),
      audience: Type.Optional(Audience),
      marking: Type.Optional(Marking),
      /** Your own name for the import: sent again, it goes on where it stopped. */
      id: Type.Optional(Id),
    }),
    answers: {
      201: Exact({
        /** The entry that says so. Take it back, and everything that came with it goes along. */
        import: Type.String(),
        ...Counts,
        refusals: Type.Array(ImportRow),
      }),
    },
  }),
}
