// The row of an engagement as it crosses the wire.
import Type, { type Static, type TSchema } from 'typebox'
import { Delegation, EngagementState, Form, Leg, Outcome, Tabled, When } from './terms.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()

/** What somebody called it, and when. */
export const Statement = Type.Object({
  entry: Text,
  state: EngagementState,
  by: Text,
  said: Text,
  says: Nullable(Text),
  toldBy: Text,
})

export const EngagementRow = Type.Object({
  key: Text,
  process: Text,
  title: Text,
  form: Form,
  /** Whose entry the plan is; what others entered of it is in `alsoEntered`. */
  keeper: Text,
  state: EngagementState,
  /** The statement that `state` follows from; null where nobody said anything but that it is. */
  stateBy: Nullable(Statement),
  /** Oldest first. */
  statements: Type.Array(Statement),
  /** Parties that deny it, and have not said otherwise since. */
  deniedBy: Type.Array(Statement),
  when: Nullable(When),
  /** The first and last day it falls on, for lists; null where it is not known. */
  firstDay: Nullable(Text),
  lastDay: Nullable(Text),
  place: Nullable(Text),
  channel: Nullable(Text),
  host: Nullable(Text),
  languages: Type.Array(Text),
  delegations: Type.Array(
    Type.Intersect([
      Delegation,
      Type.Object({
        answer: Nullable(Text),
        answeredBy: Nullable(Text),
      }),
    ]),
  ),
  agenda: Type.Array(Text),
  tabled: Type.Array(Tabled),
  legs: Type.Array(Leg),
  follows: Nullable(Text),
  readouts: Type.Array(
    Type.Object({
      entry: Text,
      by: Text,
      said: Text,
      outcome: Outcome,
      says: Text,
      next: Nullable(When),
      consulted: Type.Array(Text),
      informed: Type.Array(Text),
      toldBy: Text,
    }),
  ),
  /** What all readouts say; 'contested' where they differ; null where there is none. */
  outcome: Nullable(Type.Union([Outcome, Type.Literal('contested')])),
  alsoEntered: Type.Array(
    Type.Object({ organisation: Text, entry: Text, title: Text, when: Nullable(When), place: Nullable(Text) }),
  ),
  /** Rows of other views that this was read from. */
  sources: Type.Array(Type.Object({ view: Text, key: Text })),
  changed: Text,
  entries: Type.Array(Text),
})
export type EngagementRow = Static<typeof EngagementRow>
export type Statement = Static<typeof Statement>
