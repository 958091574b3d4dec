// The row of a pair that met, or of somebody who went somewhere, as it crosses the wire.
import Type, { type Static, type TSchema } from 'typebox'
import { EngagementState, Form, Outcome } from './terms.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()

/** One time they met, or were to meet. */
export const Time = Type.Object({
  /** EDTF; null where nobody says when. */
  day: Nullable(Text),
  form: Nullable(Form),
  /** 'reported': documents tell of it, and nobody entered it. */
  state: Type.Union([EngagementState, Type.Literal('reported')]),
  title: Nullable(Text),
  place: Nullable(Text),
  about: Type.Array(Text),
  outcome: Nullable(Type.Union([Outcome, Type.Literal('contested')])),
  engagement: Nullable(Text),
  reports: Type.Array(Type.Object({ document: Text, reading: Text, passage: Text })),
  entries: Type.Array(Text),
})
export type Time = Static<typeof Time>

/** A sentence that calls it the first, and what the record has to say to that. */
export const FirstTold = Type.Object({
  says: Text,
  by: Nullable(Text),
  /** The year since which there was none; null where it is said to be the first ever. */
  since: Nullable(Text),
  verdict: Type.Union([Type.Literal('supported'), Type.Literal('not-supported'), Type.Literal('nothing-known')]),
  /** The entries of the times that bear it out, or do not. */
  because: Type.Array(Text),
  entry: Text,
  /** Where a document says it. */
  document: Nullable(Type.Object({ key: Text, reading: Text, start: Type.Integer(), end: Type.Integer() })),
  /** The day it is said of. */
  on: Nullable(Text),
  engagement: Nullable(Text),
})
export type FirstTold = Static<typeof FirstTold>

export const PrecedentRow = Type.Object({
  key: Text,
  process: Text,
  /** 'met': two who met; 'visited': one, and the place they went to. */
  kind: Type.Union([Type.Literal('met'), Type.Literal('visited')]),
  names: Type.Array(Text),
  /** How often it came about, as far as this record knows. */
  met: Type.Integer(),
  /** Oldest first; what was only planned, put off or cancelled too. */
  times: Type.Array(Time),
  places: Type.Array(Text),
  first: Nullable(Text),
  last: Nullable(Text),
  firsts: Type.Array(FirstTold),
  entries: Type.Array(Text),
})
export type PrecedentRow = Static<typeof PrecedentRow>
