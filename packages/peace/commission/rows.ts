// The rows of commissions' sessions and decisions, and of messages on the line, as they cross the wire.
import Type, { type Static, type TSchema } from 'typebox'
import { CommissionRule } from './rule.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Texts = Type.Array(Text)
const OnRow = Type.Object({ view: Text, key: Text })

export const SeatRow = Type.Object({
  actor: Text,
  /** The organisation whose word counts as this actor's. */
  organisation: Text,
  people: Texts,
})

export const CommissionRow = Type.Object({
  key: Text,
  process: Text,
  name: Text,
  agreement: Nullable(Text),
  clause: Nullable(Text),
  members: Type.Array(SeatRow),
  chair: Nullable(SeatRow),
  rule: CommissionRule,
  /** The organisation that founded it in the record, and keeps it. */
  keeper: Text,
  founded: Text,
  entries: Texts,
})
export type CommissionRow = Static<typeof CommissionRow>

export const SessionRow = Type.Object({
  key: Text,
  process: Text,
  commission: Text,
  commissionName: Text,
  name: Text,
  at: Text,
  place: Nullable(Text),
  members: Texts,
  chair: Nullable(Text),
  agenda: Type.Array(Type.Object({ item: Text, title: Text, about: Type.Array(OnRow) })),
  statements: Type.Array(
    Type.Object({ entry: Text, item: Nullable(Text), by: Text, text: Text, on: Text, toldBy: Nullable(Text) }),
  ),
  decisions: Texts,
  /** The words that most lately somebody agreed to, by whom, and whether every member did. */
  minutes: Nullable(
    Type.Object({
      points: Type.Array(Type.Object({ text: Text, cites: Texts })),
      agreedBy: Texts,
      isAgreed: Type.Boolean(),
      entries: Texts,
    }),
  ),
  entries: Texts,
})
export type SessionRow = Static<typeof SessionRow>

export const DecisionRow = Type.Object({
  key: Text,
  process: Text,
  commission: Text,
  commissionName: Text,
  session: Nullable(Text),
  item: Nullable(Text),
  by: Text,
  text: Text,
  put: Text,
  about: Type.Array(OnRow),
  rule: CommissionRule,
  outcome: Type.Union([Type.Literal('open'), Type.Literal('taken'), Type.Literal('not-taken')]),
  /** When the vote came that settled it. */
  settled: Nullable(Text),
  votes: Type.Array(
    Type.Object({
      entry: Text,
      by: Text,
      vote: Text,
      reason: Nullable(Text),
      at: Text,
      /** False where the organisation does not speak for whom it voted, was too late, or voted again. */
      counts: Type.Boolean(),
    }),
  ),
  entries: Texts,
})
export type DecisionRow = Static<typeof DecisionRow>

export const MessageRow = Type.Object({
  key: Text,
  process: Text,
  commission: Nullable(Text),
  from: Text,
  to: Texts,
  text: Text,
  sent: Text,
  /** By then each has to acknowledge it; a page needs only a clock to say that it escalates. */
  until: Text,
  escalates: Texts,
  place: Nullable(Text),
  answers: Nullable(Text),
  acknowledged: Type.Array(
    Type.Object({ entry: Text, by: Text, at: Text, isLate: Type.Boolean(), says: Nullable(Text) }),
  ),
  awaits: Texts,
  /** When the last that was awaited acknowledged it, null while somebody has not. */
  settled: Nullable(Text),
  by: Text,
  entries: Texts,
})
export type MessageRow = Static<typeof MessageRow>

/** One actor's positions on one issue, oldest first. */
export const PositionRow = Type.Object({
  /** `<commission>/<issue>/<actor>` */
  key: Text,
  process: Text,
  commission: Text,
  issue: Text,
  name: Text,
  actor: Text,
  latest: Text,
  course: Type.Array(Type.Object({ entry: Text, position: Text, text: Text, on: Text, by: Text })),
  entries: Texts,
})
export type PositionRow = Static<typeof PositionRow>
