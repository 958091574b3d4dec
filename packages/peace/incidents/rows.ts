// The rows of incidents and of where somebody looked, as they cross the wire.
import Type, { type Static, type TSchema } from 'typebox'
import { RowReadFrom } from '../aid/terms.ts'
import { CaseState, FindingState } from '../findings/rows.ts'
import {
  Alleged,
  EventCode,
  Harm,
  HowMany,
  Involved,
  Observed,
  Place,
  PlacePrecision,
  Time,
  TimeMeant,
  TimePrecision,
} from './terms.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Texts = Type.Array(Text)
const Count = Type.Integer()

/** What one organisation tells of an incident, beside what the others tell. */
export const IncidentAccount = Type.Object({
  entry: Text,
  /** The incident it names; another one than the row's where somebody said that they are the same. */
  incident: Text,
  organisation: Text,
  at: Text,
  event: EventCode,
  type: Text,
  what: Text,
  times: Type.Array(Time),
  where: Place,
  observed: Observed,
  harm: Type.Array(Harm),
  /** How many explosions, shots or the like were perceived. */
  counts: Type.Array(HowMany),
  involved: Type.Array(Involved),
  alleged: Nullable(Alleged),
  report: Nullable(Type.Object({ name: Text, item: Count })),
  sources: Type.Array(Type.Object({ view: Text, key: Text })),
  /** The row or the words of a document it was read from. */
  read: Nullable(RowReadFrom),
  /** Earlier accounts of the same organisation that this one takes the place of, oldest first. */
  replaced: Texts,
})
export type IncidentAccount = Static<typeof IncidentAccount>

export const Contested = Type.Union([
  Type.Literal('event'),
  Type.Literal('time'),
  Type.Literal('place'),
  Type.Literal('harm'),
  Type.Literal('involved'),
])
export type Contested = Static<typeof Contested>

/** Where accounts cannot both be right: the entries on either side, in the order of their times. */
export const Difference = Type.Object({ about: Contested, of: Nullable(Text), entries: Texts })
export type Difference = Static<typeof Difference>

export const IncidentRow = Type.Object({
  key: Text,
  process: Text,
  /** Of the first account, for lists and maps; the others stand beside it and are as good. */
  event: EventCode,
  type: Text,
  what: Text,
  place: Text,
  area: Nullable(Text),
  lat: Nullable(Type.Number()),
  lon: Nullable(Type.Number()),
  precision: PlacePrecision,
  /** The time it is listed under: of the first account, the most telling of its times. UTC. */
  from: Text,
  until: Nullable(Text),
  timeIs: TimeMeant,
  timePrecision: TimePrecision,
  /** The day and the ISO week (2031-W11) it began in, by the zone of its time. */
  day: Text,
  week: Text,
  state: CaseState,
  /** Side by side, in the order of their authors' clocks. */
  accounts: Type.Array(IncidentAccount),
  reports: Count,
  organisations: Texts,
  differences: Type.Array(Difference),
  isContested: Type.Boolean(),
  /** Of each kind and group the least and the most that any account gives, and no figure between them. */
  harm: Type.Array(Type.Object({ kind: Text, of: Text, low: Count, high: Count })),
  /** Who said which other incidents are this one, or are not. */
  links: Type.Array(
    Type.Object({
      entry: Text,
      incident: Text,
      says: Type.Union([Type.Literal('same'), Type.Literal('not-same')]),
      by: Text,
      at: Text,
      reason: Nullable(Text),
    }),
  ),
  /** Of incidents that are held to be the same, one counts: that of the earliest account. */
  isFirst: Type.Boolean(),
  /** Allegations by clause, nobody's finding. */
  alleged: Type.Array(
    Type.Object({ agreement: Text, clauses: Texts, commitment: Nullable(Text), by: Texts, entry: Text }),
  ),
  cases: Type.Array(
    Type.Object({
      case: Text,
      title: Text,
      by: Text,
      state: CaseState,
      findings: Type.Array(
        Type.Object({ finding: Text, lane: Nullable(Text), state: FindingState, result: Nullable(Text) }),
      ),
      entry: Text,
    }),
  ),
  notes: Count,
  entries: Texts,
})
export type IncidentRow = Static<typeof IncidentRow>

/** Where somebody looked, found nothing, or was not let. */
export const CoverageRow = Type.Object({
  /** The entry. */
  key: Text,
  process: Text,
  kind: Type.Union([Type.Literal('patrol'), Type.Literal('nothing-observed'), Type.Literal('access-denied')]),
  /** Who looked, or was not let. */
  by: Text,
  organisation: Text,
  place: Place,
  from: Text,
  until: Nullable(Text),
  week: Text,
  how: Nullable(Text),
  covered: Nullable(Type.Number()),
  /** Of a negative report: the events it is about; empty for any. */
  events: Texts,
  restriction: Nullable(Text),
  purpose: Nullable(Text),
  /** The ground that was given, and by whom, as it is told. */
  ground: Nullable(Text),
  deniedBy: Nullable(Text),
  agreement: Nullable(Text),
  clauses: Texts,
  says: Nullable(Text),
  /** The row or the words of a document it was read from. */
  read: Nullable(RowReadFrom),
  at: Text,
  entries: Texts,
})
export type CoverageRow = Static<typeof CoverageRow>
