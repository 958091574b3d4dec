// Any view, through one door: filter, sort, search, count, page.
import { AccountRow, ActorRow, ClaimRow, DocumentRow, NoteRow, ProcessRow, TimelineRow } from '@parley/peace'
import Type, { type Static } from 'typebox'
import { Cursor, Exact, Instant, Limit, route } from './route.ts'

const ViewName = Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 64 })
const Key = Type.String({ minLength: 1, maxLength: 512 })
const Process = Type.String({ maxLength: 64 })

/** The rows of the views that are folded; their schemas are peace's. */
export const rowSchemas = {
  documents: DocumentRow,
  claims: ClaimRow,
  actors: ActorRow,
  accounts: AccountRow,
  timeline: TimelineRow,
  notes: NoteRow,
  processes: ProcessRow,
} as const
export type RowOf = { readonly [V in keyof typeof rowSchemas]: Static<(typeof rowSchemas)[V]> }

/** A row of any folded view. Which one, the view's name says. */
export const AnyRow = Type.Object(
  { key: Type.String(), process: Type.String() },
  { additionalProperties: true, description: "A row of the view asked for; GET /views names each view's fields." },
)

export const FacetCount = Exact({ value: Type.String(), count: Type.Integer() })
export const Rows = Exact({
  rows: Type.Array(AnyRow),
  total: Type.Integer(),
  next: Type.Union([Cursor, Type.Null()]),
  facets: Type.Record(Type.String(), Type.Array(FacetCount)),
})
/** A composed view: parts of other views, as the same reader gets them. */
export const Parts = Exact({
  parts: Type.Record(Type.String(), Exact({ view: Type.String(), rows: Type.Array(AnyRow), total: Type.Integer() })),
})

export type FacetCount = Static<typeof FacetCount>
/** One page of a folded view. */
export type RowsOf<Row> = {
  readonly rows: readonly Row[]
  readonly total: number
  readonly next: string | null
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
}
/** Of a composed view. `view` says which view's rows a part holds. */
export type Parts = Static<typeof Parts>

export const ViewAbout = Exact({
  name: Type.String(),
  about: Type.String(),
  composed: Type.Boolean(),
  versioned: Type.Boolean(),
  fields: Type.Record(
    Type.String(),
    Exact({
      type: Type.Union([Type.Literal('text'), Type.Literal('number'), Type.Literal('boolean'), Type.Literal('list')]),
      facet: Type.Boolean(),
      sort: Type.Boolean(),
    }),
  ),
  order: Type.Union([Exact({ field: Type.String(), direction: Type.String() }), Type.Null()]),
})
export type ViewAbout = Static<typeof ViewAbout>

export const ViewQuery = Exact({
  process: Type.Optional(Process),
  q: Type.Optional(Type.String({ maxLength: 500, description: 'Words to search for.' })),
  filter: Type.Optional(
    Type.Record(Type.String(), Type.Array(Type.String({ maxLength: 500 }), { maxItems: 32 }), {
      description: 'filter[field]=value, repeatable: values of one field are alternatives; a list field contains one.',
    }),
  ),
  sort: Type.Optional(Type.String({ maxLength: 64, description: 'field, or -field for the other way round' })),
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
  facets: Type.Optional(Type.String({ maxLength: 500, description: 'Names of fields to count, with commas.' })),
  asKnown: Type.Optional(Instant),
})
export type ViewQuery = Static<typeof ViewQuery>

export const views = {
  processes: route({
    summary: 'The processes you may see something of.',
    tag: 'views',
    security: 'anyone',
    answers: { 200: Exact({ processes: Type.Array(ProcessRow) }) },
  }),
  views: route({
    summary: 'The views: what a row is, and which fields can be filtered, sorted and counted.',
    tag: 'views',
    security: 'anyone',
    answers: { 200: Exact({ views: Type.Array(ViewAbout) }) },
  }),
  viewRows: route({
    summary: 'Rows of a view, folded from what you may see and nothing else; a composed view answers with parts.',
    tag: 'views',
    security: 'anyone',
    params: Exact({ view: ViewName }),
    query: ViewQuery,
    answers: { 200: Type.Union([Rows, Parts]) },
  }),
  viewRow: route({
    summary: 'One row of a view.',
    tag: 'views',
    security: 'anyone',
    params: Exact({ view: ViewName, key: Key }),
    query: Exact({ process: Type.Optional(Process), asKnown: Type.Optional(Instant) }),
    answers: { 200: Exact({ row: AnyRow }) },
  }),
}
