// Any view, through one door: filter, sort, search, count, page.
import {
  AccountRow,
  ActivityRow,
  ActorRow,
  AgreementRow,
  AlertRow,
  CaseRow,
  ClaimRow,
  ClauseRow,
  CommissionRow,
  CommitmentRow,
  ConsignmentRow,
  ConstraintRow,
  ContestedNameRow,
  CorridorRow,
  CoverageRow,
  CrossingRow,
  DecisionRow,
  DisagreementRow,
  DocumentRow,
  EngagementRow,
  ExchangeRow,
  GapRow,
  GroupRow,
  ImportedRow,
  IncentiveRow,
  IncidentRow,
  IndicatorRow,
  InitiativeRow,
  LineRow,
  MessageRow,
  MovementRow,
  NeedRow,
  NoteRow,
  NotificationRow,
  OfferRow,
  PositionRow,
  PrecedentRow,
  ProcessRow,
  ProposalRow,
  SessionRow,
  StandingRow,
  SuggestionRow,
  TimelineRow,
  WindowRow,
} from '@parley/peace'
import Type, { type Static } from 'typebox'
import { Cursor, Exact, Instant, Limit, route } from './route.ts'

const ViewName = Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 64 })
const Key = Type.String({ minLength: 1, maxLength: 512 })
const Process = Type.String({ maxLength: 64 })

/** The rows of the views that are folded; their schemas are peace's. */
export const rowSchemas = {
  documents: DocumentRow,
  claims: ClaimRow,
  suggestions: SuggestionRow,
  actors: ActorRow,
  accounts: AccountRow,
  disagreements: DisagreementRow,
  timeline: TimelineRow,
  notes: NoteRow,
  groups: GroupRow,
  processes: ProcessRow,
  agreements: AgreementRow,
  clauses: ClauseRow,
  commitments: CommitmentRow,
  windows: WindowRow,
  exchanges: ExchangeRow,
  proposals: ProposalRow,
  incidents: IncidentRow,
  imports: ImportedRow,
  coverage: CoverageRow,
  cases: CaseRow,
  lines: LineRow,
  commissions: CommissionRow,
  sessions: SessionRow,
  decisions: DecisionRow,
  positions: PositionRow,
  deconfliction: MessageRow,
  engagements: EngagementRow,
  incentives: IncentiveRow,
  initiatives: InitiativeRow,
  activities: ActivityRow,
  needs: NeedRow,
  'aid-gaps': GapRow,
  offers: OfferRow,
  movements: MovementRow,
  consignments: ConsignmentRow,
  corridors: CorridorRow,
  crossings: CrossingRow,
  'access-constraints': ConstraintRow,
  notifications: NotificationRow,
  precedents: PrecedentRow,
  standing: StandingRow,
  'contested-names': ContestedNameRow,
  indicators: IndicatorRow,
  alerts: AlertRow,
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
  total: Type.Integer({ description: 'How many match; where `more` is true, there are more.' }),
  more: Type.Boolean({ description: 'Of incidents, not every row is counted for every question.' }),
  next: Type.Union([Cursor, Type.Null()]),
  facets: Type.Record(Type.String(), Type.Array(FacetCount)),
  counted: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Facets count only so many of the latest rows; null where they count all.',
  }),
})
/** A composed view: parts of other views, as the same reader gets them. */
export const Parts = Exact({
  parts: Type.Record(
    Type.String(),
    Exact({ view: Type.String(), rows: Type.Array(AnyRow), total: Type.Integer(), more: Type.Boolean() }),
  ),
})
/** A view on a map. */
export const MapSquares = Exact({
  squares: Type.Array(
    Exact({
      lat: Type.Number(),
      lon: Type.Number(),
      count: Type.Integer(),
      row: Type.Union([AnyRow, Type.Null()], {
        description: 'Where one lies alone; null beyond the first 200 of those.',
      }),
    }),
  ),
  total: Type.Integer({ description: 'How many are on it.' }),
  since: Type.Union([Instant, Type.Null()], {
    description:
      'What happened up to this instant is not on it: too many were to be looked through. Null where all are.',
  }),
  zoom: Type.Integer({ description: 'The zoom of the squares: the world is 2^zoom of them across.' }),
})

export type FacetCount = Static<typeof FacetCount>
/** One page of a folded view. */
export type RowsOf<Row> = {
  readonly rows: readonly Row[]
  readonly total: number
  readonly more: boolean
  readonly next: string | null
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
  readonly counted: number | null
}
export type MapSquaresOf<Row> = Omit<Static<typeof MapSquares>, 'squares'> & {
  readonly squares: readonly {
    readonly lat: number
    readonly lon: number
    readonly count: number
    readonly row: Row | null
  }[]
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

const narrowed = {
  process: Type.Optional(Process),
  q: Type.Optional(Type.String({ maxLength: 500, description: 'Words to search for.' })),
  filter: Type.Optional(
    Type.Record(Type.String(), Type.Array(Type.String({ maxLength: 500 }), { maxItems: 32 }), {
      description: 'filter[field]=value, repeatable: values of one field are alternatives; a list field contains one.',
    }),
  ),
}
/** Of incidents: the time they are listed under, and the part of the map they lie in. */
const within = {
  since: Type.Optional(Instant),
  until: Type.Optional(Instant),
  box: Type.Optional(
    Type.String({
      pattern: '^-?[0-9]{1,3}(\\.[0-9]{1,9})?(,-?[0-9]{1,3}(\\.[0-9]{1,9})?){3}$',
      description: 'west,south,east,north in degrees',
    }),
  ),
}
/** Which rows, in which order, as known when. */
const which = {
  ...narrowed,
  sort: Type.Optional(Type.String({ maxLength: 64, description: 'field, or -field for the other way round' })),
  asKnown: Type.Optional(Instant),
  ...within,
}

export const ViewQuery = Exact({
  ...which,
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
  facets: Type.Optional(Type.String({ maxLength: 500, description: 'Names of fields to count, with commas.' })),
})
export type ViewQuery = Static<typeof ViewQuery>

export const MapQuery = Exact({
  ...narrowed,
  ...within,
  zoom: Type.Integer({ minimum: 0, maximum: 22, description: 'How fine: the world is 2^zoom squares across.' }),
})
export type MapQuery = Static<typeof MapQuery>

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
    isRead: true,
    summary: 'Rows of a view, folded from what you may see and nothing else; a composed view answers with parts.',
    tag: 'views',
    security: 'anyone',
    params: Exact({ view: ViewName }),
    query: ViewQuery,
    answers: { 200: Type.Union([Rows, Parts]) },
  }),
  viewRow: route({
    isRead: true,
    summary: 'One row of a view.',
    tag: 'views',
    security: 'anyone',
    params: Exact({ view: ViewName, key: Key }),
    query: Exact({ process: Type.Optional(Process), asKnown: Type.Optional(Instant) }),
    answers: { 200: Exact({ row: AnyRow }) },
  }),
  viewMap: route({
    isRead: true,
    summary: 'Incidents by the squares of a map they lie in, and the row itself where one lies alone.',
    tag: 'views',
    security: 'anyone',
    params: Exact({ view: ViewName }),
    query: MapQuery,
    answers: { 200: MapSquares },
  }),
  exportRows: route({
    summary:
      'All rows of a view that a question finds, as one file: csv, ics where the rows have days, or hxl where they tell of relief work.',
    tag: 'views',
    security: 'anyone',
    params: Exact({ view: ViewName, format: Type.String({ pattern: '^[a-z]{1,16}$', maxLength: 16 }) }),
    query: Exact(which),
    media: 'application/octet-stream',
    answers: { 200: null },
  }),
  viewRowAs: route({
    summary:
      'The row as another organisation of the process has it, as far as you can tell: folded from what you both may see.',
    tag: 'views',
    security: 'writer',
    params: Exact({ view: ViewName, key: Key, organisation: Type.String({ maxLength: 64 }) }),
    query: Exact({ process: Process }),
    answers: { 200: Exact({ row: Type.Union([AnyRow, Type.Null()]) }) },
  }),
}
